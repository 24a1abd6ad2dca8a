//! Percent-encoding (RFC 3986, 2).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986, 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a literal part of a path cannot hold as it is; `%` stays, for templates may be encoded already.
const NOT_LITERAL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'%')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Encodes everything that is not unreserved.
pub(crate) fn percent(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Encodes what a URL cannot hold, and leaves its structure.
pub(super) fn literal(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, NOT_LITERAL)
}

/// Appends `name=value` to a query, both encoded.
pub(crate) fn pair(query: &mut String, name: &str, value: &str) {
    raw_pair(query, name, &percent(value).to_string());
}

/// Appends `name=value` to a query, where the value is encoded already.
pub(super) fn raw_pair(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(percent(name));
    query.push('=');
    query.push_str(value);
}
