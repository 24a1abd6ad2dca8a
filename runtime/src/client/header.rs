//! Headers that callers name.

use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue, PROXY_AUTHORIZATION};

use crate::secret::is_secret_name;

/// Checks a header that a user names.
///
/// # Errors
/// A sentence without its subject.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "has a name that no header can have")?;
    let mut value =
        HeaderValue::from_bytes(value.as_bytes()).map_err(|_| "has a line break or control character in its value")?;
    mark_sensitive(&name, &mut value);
    Ok((name, value))
}

/// Marks the value of a header that holds credentials, so that it is redacted.
pub(crate) fn mark_sensitive(name: &HeaderName, value: &mut HeaderValue) {
    let is_known = [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(name);
    let holds_credentials = is_known || is_secret_name(name.as_str());
    value.set_sensitive(value.is_sensitive() || holds_credentials);
}
