//! The URL of an entry document.

use std::fmt;
use std::str::FromStr;

use super::origin::WebOrigin;
use crate::source::uri;

/// The URL of an entry document: `https`, or `http` on this computer.
///
/// An unencrypted response can be changed on its way, and with it the generated code; so it is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebUrl {
    url: String,
    origin: WebOrigin,
}

impl WebUrl {
    /// Returns whether a string is meant as a URL rather than as a path.
    pub fn is_written_so(text: &str) -> bool {
        let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
        ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
    }

    /// Returns the URL, without a fragment.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Returns the origin, which references of the document may lead to.
    pub(crate) fn origin(&self) -> &WebOrigin {
        &self.origin
    }
}

impl FromStr for WebUrl {
    type Err = String;

    /// Parses a URL; the error is a sentence.
    fn from_str(text: &str) -> Result<Self, String> {
        let shown = text.escape_debug();
        let url = uri::split_fragment(text).0;
        let origin = WebOrigin::of_url(url);
        match origin.filter(|_| Self::is_written_so(url) && !url.contains(char::is_whitespace)) {
            None => Err(format!("`{shown}` is not a URL like `https://example.com/openapi.yaml`")),
            Some(origin) if !origin.is_private() => {
                Err(format!("`{shown}` is not encrypted: use `https`, or download the document"))
            }
            Some(origin) => Ok(Self { url: url.to_owned(), origin }),
        }
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::WebUrl;

    #[test]
    fn a_url_is_encrypted_or_on_this_computer() {
        for url in ["https://example.com/a.yaml?v=1", "http://localhost:80/a", "http://127.0.0.1:1/a", "http://[::1]/a"]
        {
            assert_eq!(url.parse::<WebUrl>().map(|url| url.to_string()), Ok(url.to_owned()));
        }
        let fragment = "https://example.com/a.yaml#/info".parse::<WebUrl>().unwrap();
        assert_eq!(fragment.as_str(), "https://example.com/a.yaml");
        for url in ["http://example.com/a", "http://127.0.0.1.example.com/a", "http://localhost.example/a"] {
            assert!(url.parse::<WebUrl>().unwrap_err().contains("is not encrypted"), "{url}");
        }
        for url in ["https://", "https://user:password@example.com/a", "https://example.com/a b", "ftp://example.com/a"]
        {
            assert!(url.parse::<WebUrl>().unwrap_err().contains("is not a URL like"), "{url}");
        }
    }
}
