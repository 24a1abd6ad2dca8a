//! TLS, set up when the first server asks for it.

#[cfg(feature = "native-tls")]
mod native;
#[cfg(all(feature = "__rustls", not(feature = "native-tls")))]
mod rustls;

#[cfg(feature = "native-tls")]
pub(super) use self::native::Tls;
#[cfg(all(feature = "__rustls", not(feature = "native-tls")))]
pub(super) use self::rustls::Tls;
#[cfg(not(any(feature = "native-tls", feature = "__rustls")))]
pub(super) use self::without::Tls;

/// Returns `true` if the server has refused the certificate of the client. TLS 1.3 reports that after the handshake of the client
/// (RFC 8446, 4.4.2.4).
#[cfg(all(feature = "__rustls", not(feature = "native-tls")))]
pub(super) fn is_refused_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    // The source of an `io::Error` skips the error that it wraps.
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    wrapped.is_some_and(|wrapped| rustls::is_refused_certificate(wrapped))
        || error.source().is_some_and(is_refused_certificate)
}

#[cfg(not(all(feature = "__rustls", not(feature = "native-tls"))))]
pub(super) fn is_refused_certificate(_: &(dyn std::error::Error + 'static)) -> bool {
    false
}

/// The host of a URL, without the brackets of an IPv6 address.
#[cfg(any(feature = "native-tls", feature = "__rustls"))]
fn host(uri: &http::Uri) -> &str {
    let host = uri.host().unwrap_or_default();
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(not(any(feature = "native-tls", feature = "__rustls")))]
mod without {
    use http::Uri;

    use crate::transport::Identity;
    use crate::transport::hyper::connection::{Connection, Stream};
    use crate::transport::hyper::connector::BoxError;

    const NEEDS: &str =
        "needs one of the features `rustls-ring`, `rustls-aws-lc`, `native-tls` of clientwright-runtime";

    /// No TLS: `https` fails.
    #[derive(Clone)]
    pub(in crate::transport::hyper) struct Tls;

    impl Tls {
        pub(in crate::transport::hyper) fn new(roots: &[Vec<u8>], identity: Option<&Identity>) -> Result<Self, String> {
            if !roots.is_empty() {
                return Err(format!("`.root_certificate(…)` {NEEDS}"));
            }
            if identity.is_some() {
                return Err(format!("`.client_identity(…)` {NEEDS}"));
            }
            Ok(Self)
        }

        #[expect(clippy::unused_async, reason = "TLS is negotiated where a feature brings it")]
        pub(in crate::transport::hyper) async fn connect(
            &self,
            _: impl Stream + 'static,
            _: &Uri,
        ) -> Result<Connection, BoxError> {
            Err(format!("`https` {NEEDS}").into())
        }
    }
}
