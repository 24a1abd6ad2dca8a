//! Tokens of HTTP.

/// A token (RFC 9110, 5.6.2): the name of a header, a cookie (RFC 6265, 4.1.1) or an authentication scheme.
pub(super) fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
