//! Percent-encoding (RFC 3986, 2).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986, 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Characters that are encoded in a literal part of a path; `%` is not, because templates may be encoded already.
const NOT_LITERAL: &AsciiSet = &RESERVED
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

/// Characters that are encoded in a path segment even with `allowReserved`: `/`, `?` and `#` would end the segment, `[`
/// and `]` are not allowed in a path (RFC 3986, 3.3).
const NOT_IN_SEGMENT: &AsciiSet = &NOT_LITERAL.add(b'/');

/// Characters that are encoded in a query even with `allowReserved`: `#` would end it, `&` and `+` mean something else
/// there, `[` and `]` are not allowed (OAS 3.1.1, appendix E), and URL parsers encode `'` (WHATWG URL, 1.3).
const NOT_IN_QUERY: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The characters of a value that are not encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allow {
    /// The unreserved ones.
    Unreserved,
    /// Reserved ones that a path segment can hold, and triples such as `%2F`.
    Segment,
    /// Reserved ones that a query can hold, and triples such as `%2F`.
    Query,
}

impl Allow {
    /// A value, encoded.
    pub(super) fn encode(self, text: &str) -> String {
        match self {
            Self::Unreserved => Cow::from(percent(text)).into_owned(),
            Self::Segment => keep_triples(text, NOT_IN_SEGMENT),
            Self::Query => keep_triples(text, NOT_IN_QUERY),
        }
    }
}

/// Reserved expansion (RFC 6570, 3.2.3): what is a percent-encoded triple already stays one.
fn keep_triples(text: &str, set: &'static AsciiSet) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        encoded.extend(utf8_percent_encode(before, set));
        let is_triple = after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        encoded.push_str(if is_triple { "%" } else { "%25" });
        rest = after;
    }
    encoded.extend(utf8_percent_encode(rest, set));
    encoded
}

/// Encodes everything that is not unreserved.
pub(crate) fn percent(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Encodes what a URL cannot hold, and leaves its structure.
pub(super) fn literal(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, NOT_LITERAL)
}

/// Appends a literal part of a path. Most have nothing to encode.
pub(super) fn push_literal(path: &mut String, text: &str) {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.')) {
        path.push_str(text);
    } else {
        path.extend(literal(text));
    }
}

/// Appends `name=value` to a query, both encoded.
pub(crate) fn pair(query: &mut String, name: &str, value: &str) {
    begin_pair(query, name);
    query.extend(percent(value));
}

/// Appends `name=value` to a query, where the value is encoded already.
pub(super) fn raw_pair(query: &mut String, name: &str, value: &str) {
    begin_pair(query, name);
    query.push_str(value);
}

fn begin_pair(query: &mut String, name: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(percent(name));
    query.push('=');
}
