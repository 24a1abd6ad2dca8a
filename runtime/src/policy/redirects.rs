//! The origins to which redirects are followed.

use http::Uri;

/// Settings for redirects. By default, up to five are followed, within the origin (scheme, host and port) of the request.
///
/// A redirect to another origin is followed only if that is allowed here, and then without credentials: `Authorization`, cookies,
/// and the headers, query parameters and cookies of the document's security schemes are not sent there. A redirect from `https` to
/// `http` is never followed.
///
/// ```
/// use clientwright_runtime::Redirects;
///
/// let redirects = Redirects::default().allow_origin("https://downloads.example.com");
/// # let _ = redirects;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirects {
    pub(crate) max: usize,
    origins: Vec<String>,
    any_origin: bool,
}

impl Default for Redirects {
    fn default() -> Self {
        Self { max: 5, origins: Vec::new(), any_origin: false }
    }
}

impl Redirects {
    /// Follows no redirects.
    #[must_use]
    pub fn off() -> Self {
        Self { max: 0, ..Self::default() }
    }

    /// Sets the number of redirects that are followed for one attempt; 5 by default.
    #[must_use]
    pub fn max(self, redirects: usize) -> Self {
        Self { max: redirects, ..self }
    }

    /// Allows redirects to this origin, such as `https://downloads.example.com`, without credentials.
    #[must_use]
    pub fn allow_origin(mut self, origin: impl Into<String>) -> Self {
        self.origins.push(origin.into());
        self
    }

    /// Allows redirects to any origin, without credentials.
    #[must_use]
    pub fn allow_any_origin(self) -> Self {
        Self { any_origin: true, ..self }
    }

    pub(crate) fn allow(&self, target: &Uri) -> bool {
        let is_allowed = |origin: &String| origin.parse().is_ok_and(|origin| is_same_origin(&origin, target));
        self.any_origin || self.origins.iter().any(is_allowed)
    }
}

/// Returns `true` if both URLs have the same scheme, host and port (RFC 6454, 5).
pub(crate) fn is_same_origin(left: &Uri, right: &Uri) -> bool {
    let port = |uri: &Uri| uri.port_u16().or(if uri.scheme_str() == Some("https") { Some(443) } else { Some(80) });
    let host = |uri: &Uri| uri.host().map(str::to_ascii_lowercase);
    left.scheme() == right.scheme() && host(left) == host(right) && port(left) == port(right)
}

#[cfg(test)]
mod tests {
    use http::Uri;

    use super::{Redirects, is_same_origin};

    #[test]
    fn a_port_is_that_of_its_scheme_where_none_is_written() {
        let is_same =
            |left: &'static str, right: &'static str| is_same_origin(&Uri::from_static(left), &Uri::from_static(right));
        assert!(is_same("http://a.example/x", "http://A.example:80/y"));
        assert!(is_same("https://a.example/", "https://a.example:443/"));
        assert!(!is_same("http://a.example/", "http://a.example:443/"));
        assert!(!is_same("https://a.example/", "https://a.example:80/"));
        assert!(!is_same("http://a.example/", "http://a.example:81/"));
        assert!(!is_same("http://a.example/", "http://b.example/"));
    }

    #[test]
    fn five_redirects_are_followed_by_default() {
        assert_eq!((Redirects::default().max, Redirects::off().max), (5, 0));
    }
}
