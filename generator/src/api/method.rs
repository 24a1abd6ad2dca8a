//! HTTP methods.

use std::fmt;
use std::sync::Arc;

/// The methods of a Path Item Object, as keys; `query` is new in 3.2.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// An HTTP method, a token (RFC 9110, section 9.1): `GET`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Method(Arc<str>);

impl Method {
    /// The method of this name, if it is a token (RFC 9110, section 5.6.2).
    pub fn of(name: &str) -> Option<Self> {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        (!name.is_empty() && name.bytes().all(is_token)).then(|| Self(name.into()))
    }

    /// The method of a key of a Path Item Object.
    pub fn of_key(key: &str) -> Option<Self> {
        METHODS.contains(&key).then(|| Self(key.to_uppercase().into()))
    }

    /// The name, with the case that servers see.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name in lower case.
    pub fn to_lowercase(&self) -> String {
        self.0.to_lowercase()
    }

    /// Returns whether responses have no body (RFC 9110, section 9.3.2).
    pub fn is_head(&self) -> bool {
        &*self.0 == "HEAD"
    }
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Method;

    #[test]
    fn methods_are_tokens() {
        assert!(Method::of("COPY").is_some() && Method::of("M-SEARCH").is_some());
        assert!(Method::of("").is_none() && Method::of("GET /").is_none() && Method::of("GÈT").is_none());
        assert_eq!(Method::of_key("query").map(|method| method.to_string()), Some("QUERY".to_owned()));
        assert_eq!(Method::of_key("parameters"), None);
    }
}
