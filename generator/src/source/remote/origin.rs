//! Origins of the web: the scheme, the host and the port of a URL (RFC 6454, section 4).

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// `https://example.com` or `http://127.0.0.1:8080`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct WebOrigin {
    is_secure: bool,
    /// The host in lower case; an IPv6 address is in brackets.
    host: String,
    port: u16,
}

impl WebOrigin {
    /// The origin of a URL of the web; `None` if the URL is unusual, for example with a user name.
    pub(super) fn of_url(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let is_secure = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = rest.split(['/', '?', '#', '\\']).next()?;
        let (host, port) = split_port(authority)?;
        let port = match port {
            None | Some("") => default_port(is_secure),
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
            Some(_) => return None,
        };
        is_host(host).then(|| Self { is_secure, host: host.to_ascii_lowercase(), port })
    }

    /// Returns whether nobody on the way can change a response: it is encrypted, or comes from this computer.
    pub(super) fn is_private(&self) -> bool {
        let address = self.host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
        self.is_secure || self.host == "localhost" || address.is_ok_and(|address| address.is_loopback())
    }
}

fn default_port(is_secure: bool) -> u16 {
    if is_secure { 443 } else { 80 }
}

fn split_port(authority: &str) -> Option<(&str, Option<&str>)> {
    let after_address = authority.rfind(']').map_or(0, |end| end + 1);
    match authority.get(after_address..)?.split_once(':') {
        Some((host, port)) => Some((&authority[..after_address + host.len()], Some(port))),
        None => Some((authority, None)),
    }
}

/// Returns whether a string is a name, an IPv4 address, or an IPv6 address in brackets. International names must be in
/// ASCII.
fn is_host(host: &str) -> bool {
    let name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(name),
    }
}

impl FromStr for WebOrigin {
    type Err = String;

    /// Parses an origin; the error is a sentence.
    fn from_str(text: &str) -> Result<Self, String> {
        let after_scheme = text.split_once("://").map_or("", |(_, rest)| rest);
        let only_origin = !after_scheme.trim_end_matches('/').contains(['/', '?', '#', '\\']);
        Self::of_url(text).filter(|_| only_origin).ok_or_else(|| {
            format!(
                "`{}` is not an origin: write it like `https://example.com` or `http://127.0.0.1:8080`",
                text.escape_debug()
            )
        })
    }
}

impl TryFrom<String> for WebOrigin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for WebOrigin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_secure { "https" } else { "http" };
        write!(formatter, "{scheme}://{}", self.host)?;
        if self.port == default_port(self.is_secure) { Ok(()) } else { write!(formatter, ":{}", self.port) }
    }
}

#[cfg(test)]
mod tests {
    use super::WebOrigin;

    fn of_url(url: &str) -> Option<String> {
        WebOrigin::of_url(url).map(|origin| origin.to_string())
    }

    #[test]
    fn a_url_belongs_to_scheme_host_and_port() {
        for (url, origin) in [
            ("https://Example.com/a/b?c#d", "https://example.com"),
            ("https://example.com:443/", "https://example.com"),
            ("HTTP://example.com:8080", "http://example.com:8080"),
            ("http://[::1]:80/x", "http://[::1]"),
            ("https://[::1]:8443", "https://[::1]:8443"),
            ("https://example.com?x", "https://example.com"),
        ] {
            assert_eq!(of_url(url).as_deref(), Some(origin), "{url}");
        }
    }

    #[test]
    fn what_is_odd_has_no_origin() {
        for url in [
            "https://allowed.com@evil.com/",
            "https://user:pass@example.com/",
            "https:///path",
            "ftp://example.com/",
            "https://example.com:99999/",
            "https://example.com:+80/",
            "https://[::1/",
            "https://ex ample.com/",
            "//example.com",
        ] {
            assert_eq!(of_url(url), None, "{url}");
        }
    }

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(
            "https://example.com/".parse::<WebOrigin>().map(|origin| origin.to_string()),
            Ok("https://example.com".into())
        );
        for text in ["https://example.com/api", "example.com", "https://*.example.com", "https://a.com?x"] {
            assert!(text.parse::<WebOrigin>().is_err(), "{text}");
        }
    }
}
