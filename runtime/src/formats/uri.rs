//! `format: uri`

use super::{Format, Formatted, from_values};

/// `format: uri`: absolute (RFC 3986), or of other letters than ASCII (RFC 3987).
pub type Uri = Formatted<::url::Url>;

impl Format for ::url::Url {
    const NAME: &'static str = "uri";

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }

    fn to_text(&self) -> String {
        self.as_str().to_owned()
    }
}

from_values!(::url::Url);

#[cfg(test)]
mod tests {
    use super::Uri;

    #[test]
    fn the_text_stays_as_it_is_and_the_value_is_normal() {
        let uri: Uri = "HTTP://example.com".parse().expect("a URI");
        assert_eq!(uri, "HTTP://example.com");
        assert_eq!(uri.parse().map(|url| url.to_string()), Ok("http://example.com/".to_owned()));
        assert!("pets/1".parse::<Uri>().is_err());
    }
}
