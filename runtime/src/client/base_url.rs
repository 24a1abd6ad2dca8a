//! The URL that every path is appended to.
//!
//! | document's server | `base_url` | requests go below |
//! |---|---|---|
//! | `https://a.example/v1` | none | `https://a.example/v1` |
//! | `https://a.example/v1` | `http://b.example` | `http://b.example` |
//! | `/api/v1` | `http://b.example` | `http://b.example/api/v1` |
//! | `/api/v1` | `http://b.example/proxy` | `http://b.example/proxy` |
//!
//! A query of the URL is sent with every request.

use bytes::Bytes;
use http::Uri;
use http::uri::{Authority, Parts, PathAndQuery, Scheme};

use super::reference::{has_scheme, resolve};
use crate::encode::is_dot_segment;
use crate::operation::BuildError;

/// A checked base URL: scheme, host and perhaps a path, without the slash at its end, and a query.
#[derive(Debug, Clone)]
pub(crate) struct BaseUrl {
    url: String,
    query: String,
    scheme: Scheme,
    authority: Authority,
}

impl BaseUrl {
    /// # Errors
    /// Says what is wrong with it, and that `.base_url(…)` sets it.
    pub(super) fn parse(text: &str) -> Result<Self, BuildError> {
        let (scheme, authority) = check(text)
            .map_err(|reason| BuildError::new(format!("the base URL {reason}; set it with `.base_url(…)`")))?;
        let (url, query) = text.split_once('?').unwrap_or((text, ""));
        let (url, query) = (url.trim_end_matches('/').to_owned(), query.trim_matches('&').to_owned());
        Ok(Self { url, query, scheme, authority })
    }

    /// The URL of a server of the document that nobody has overridden; it is at `https` if the document leaves that open.
    pub(super) fn of_document(url: &str) -> Result<Self, BuildError> {
        if url.starts_with("//") {
            return Self::parse(&format!("https:{url}"));
        }
        if is_relative(url) {
            return Err(BuildError::new(format!(
                "the document's server `{}` has no host; set it with `.base_url(…)`",
                url.escape_debug()
            )));
        }
        Self::parse(url)
    }

    /// Another one, which may be relative to this: `/v2` is below its host. The query stays unless the other has one.
    pub(crate) fn join(&self, url: &str) -> Result<Self, BuildError> {
        let joined = if has_scheme(url) {
            Self::parse(url)?
        } else {
            let base: Option<Uri> = self.url.parse().ok();
            let resolved = base.and_then(|base| resolve(&base, url));
            let resolved = resolved.ok_or_else(|| {
                BuildError::new(format!("the server `{}` is not a URL; set it with `.base_url(…)`", url.escape_debug()))
            })?;
            Self::parse(&resolved.to_string())?
        };
        let is_elsewhere = has_scheme(url) || url.starts_with("//");
        let query = if joined.query.is_empty() && !is_elsewhere { self.query.clone() } else { joined.query };
        Ok(Self { query, ..joined })
    }

    /// The URL without its query.
    pub(crate) fn as_str(&self) -> &str {
        &self.url
    }

    /// The query of every request.
    pub(crate) fn query(&self) -> &str {
        &self.query
    }

    /// The URL of this text, which begins with the base URL.
    ///
    /// # Errors
    /// The rest of it cannot be part of a URL.
    pub(crate) fn extended(&self, text: &Bytes) -> Result<Uri, http::Error> {
        let origin = self.scheme.as_str().len() + "://".len() + self.authority.as_str().len();
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::from_maybe_shared(text.slice(origin.min(text.len())..))?);
        Ok(Uri::from_parts(parts)?)
    }

    /// Returns `true` if it has more than a host.
    pub(super) fn has_path(&self) -> bool {
        self.url.split_once("://").is_some_and(|(_, rest)| rest.contains('/'))
    }
}

/// Returns `true` if a server has no host of its own, such as `/v1`.
pub(super) fn is_relative(url: &str) -> bool {
    !has_scheme(url) && !url.starts_with("//")
}

/// The text is not repeated in the reason: it may hold a password.
fn check(text: &str) -> Result<(Scheme, Authority), String> {
    if let Some(variable) = leftover_variable(text) {
        return Err(format!("has the variable `{{{variable}}}`, which has no value"));
    }
    if text.contains('#') {
        return Err("has a fragment (`#…`)".to_owned());
    }
    let (scheme, rest) = text.split_once("://").ok_or("must begin with `http://` or `https://` and a host")?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(format!("has the scheme `{}`, not `http` or `https`", scheme.escape_debug()));
    }
    if rest.is_empty() || rest.starts_with(['/', ':', '?']) {
        return Err("has no host".to_owned());
    }
    let uri: Uri = text.parse().map_err(|error| format!("is not a URL ({error})"))?;
    let Parts { scheme: Some(scheme), authority: Some(authority), .. } = uri.into_parts() else {
        return Err("has no host".to_owned());
    };
    check_authority(&authority)?;
    check_path(text)?;
    Ok((scheme, authority))
}

/// Other programs read a backslash as a slash (WHATWG URL, 4.4), and remove segments of dots.
fn check_path(text: &str) -> Result<(), String> {
    let path = text.split('?').next().unwrap_or_default();
    if path.contains('\\') {
        Err("has a backslash".to_owned())
    } else if path.split('/').any(is_dot_segment) {
        Err("has a segment of dots in its path".to_owned())
    } else {
        Ok(())
    }
}

fn check_authority(authority: &Authority) -> Result<(), String> {
    if authority.as_str().contains('@') {
        Err("has a user name or password, which belong into credentials".to_owned())
    } else if !is_port(&authority.as_str()[authority.host().len()..]) {
        Err("has a port that is not a number up to 65535".to_owned())
    } else {
        Ok(())
    }
}

/// Returns `true` for nothing, and for a colon with digits: a number may be parsed of `+80`, too.
fn is_port(after_host: &str) -> bool {
    let is_number = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    after_host.is_empty() || after_host.strip_prefix(':').is_some_and(is_number)
}

fn leftover_variable(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('{')?;
    rest.split_once('}').map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    fn joined(base: &str, url: &str) -> String {
        let joined = BaseUrl::parse(base).and_then(|base| base.join(url));
        joined.map_or_else(|error| error.to_string(), |joined| format!("{} {}", joined.as_str(), joined.query()))
    }

    #[test]
    fn a_relative_server_is_resolved() {
        assert_eq!(joined("https://a.example/v1", "/v4/"), "https://a.example/v4 ");
        assert_eq!(joined("https://a.example/v1", "../v3"), "https://a.example/v3 ");
        assert_eq!(joined("https://a.example/api/v1", "v5"), "https://a.example/api/v5 ");
        assert_eq!(joined("https://a.example", "v5"), "https://a.example/v5 ");
        assert_eq!(joined("http://a.example/v1", "//b.example/v6"), "http://b.example/v6 ");
        assert_eq!(joined("http://a.example/v1", "https://b.example"), "https://b.example ");
    }

    #[test]
    fn a_query_stays_on_its_host() {
        assert_eq!(joined("https://a.example/v1?k=1", "/v2"), "https://a.example/v2 k=1");
        assert_eq!(joined("https://a.example/v1?k=1", "/v2?l=2"), "https://a.example/v2 l=2");
        assert_eq!(joined("https://a.example/v1?k=1", "//b.example"), "https://b.example ");
    }

    #[test]
    fn a_server_of_the_document_has_a_host() {
        let url =
            |text| BaseUrl::of_document(text).map_or_else(|error| error.to_string(), |base| base.as_str().to_owned());
        assert_eq!(url("//a.example/v1"), "https://a.example/v1");
        assert_eq!(url("http://a.example/v1/"), "http://a.example/v1");
        assert_eq!(url("/v1"), "the document's server `/v1` has no host; set it with `.base_url(…)`");
    }

    #[test]
    fn a_base_url_without_a_host_or_with_dots_in_its_path_is_refused() {
        let fault = |text| BaseUrl::parse(text).map_or_else(|error| error.to_string(), |base| base.as_str().to_owned());
        for text in ["https://", "https:///a", "https://:80/a", "https://?a"] {
            assert_eq!(fault(text), "the base URL has no host; set it with `.base_url(…)`", "{text}");
        }
        for port in ["+80", "-1", "65536", "", "80:80", "8 0"] {
            assert!(BaseUrl::parse(&format!("https://a.example:{port}")).is_err(), "{port:?}");
        }
        assert!(BaseUrl::parse("https://[::1]:8080/a").is_ok());
        let dots = "the base URL has a segment of dots in its path; set it with `.base_url(…)`";
        assert_eq!(fault("https://a.example/v1/..?a=b"), dots);
        assert_eq!(fault("https://a.example/v1?a=/../b"), "https://a.example/v1", "a query may have them");
    }
}
