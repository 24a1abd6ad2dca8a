//! Errors of headers that do not match the document.

use std::fmt;

/// A header that is missing or does not fit its type. Its value is not shown, for it may be secret.
#[derive(Clone, PartialEq, Eq)]
pub struct HeaderError(Box<(String, String)>);

impl HeaderError {
    pub(super) fn new(name: &str, reason: impl Into<String>) -> Self {
        Self(Box::new((name.to_owned(), reason.into())))
    }

    /// The header's name, as the document writes it.
    pub fn name(&self) -> &str {
        &self.0.0
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, reason) = &*self.0;
        write!(f, "header `{name}`: {reason}")
    }
}

impl fmt::Debug for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HeaderError({self})")
    }
}

impl std::error::Error for HeaderError {}

#[cfg(test)]
mod tests {
    use super::HeaderError;

    #[test]
    fn an_error_knows_its_header() {
        let error = HeaderError::new("X-Total", "not UTF-8 text");
        assert_eq!((error.name(), error.to_string().as_str()), ("X-Total", "header `X-Total`: not UTF-8 text"));
    }
}
