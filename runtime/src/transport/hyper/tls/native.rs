//! TLS by the library of the platform.

use http::Uri;
use hyper_util::rt::TokioIo;
use tokio_native_tls::TlsConnector;
use tokio_native_tls::native_tls;

use crate::transport::Identity;
use crate::transport::hyper::connection::{Connection, Protocol, Stream};
use crate::transport::hyper::connector::BoxError;
use crate::transport::options::Form;

/// Wraps connections in TLS.
#[derive(Clone)]
pub(in crate::transport::hyper) struct Tls(TlsConnector);

impl Tls {
    pub(in crate::transport::hyper) fn new(roots: &[Vec<u8>], identity: Option<&Identity>) -> Result<Self, String> {
        let mut builder = native_tls::TlsConnector::builder();
        #[cfg(feature = "http2")]
        builder.request_alpns(&["h2", "http/1.1"]);
        for pem in roots {
            let certificates = native_tls::Certificate::stack_from_pem(pem)
                .map_err(|error| format!("the certificate given to `.root_certificate(…)` cannot be read: {error}"))?;
            for certificate in certificates {
                builder.add_root_certificate(certificate);
            }
        }
        if let Some(identity) = identity {
            let read = read_identity(identity)
                .map_err(|error| format!("the certificate given to `.client_identity(…)` cannot be read: {error}"))?;
            builder.identity(read);
        }
        let connector = builder.build().map_err(|error| format!("TLS cannot be set up: {error}"))?;
        Ok(Self(TlsConnector::from(connector)))
    }

    pub(in crate::transport::hyper) async fn connect(
        &self,
        stream: impl Stream + 'static,
        uri: &Uri,
    ) -> Result<Connection, BoxError> {
        let stream = self.0.connect(super::host(uri), TokioIo::new(stream)).await?;
        let protocol = negotiated(stream.get_ref())?;
        Ok(Connection::new(TokioIo::new(stream), protocol))
    }
}

/// The protocol that the server has chosen (RFC 7301).
#[cfg(feature = "http2")]
fn negotiated<S: std::io::Read + std::io::Write>(
    stream: &native_tls::TlsStream<S>,
) -> Result<Protocol, native_tls::Error> {
    let chosen = stream.negotiated_alpn()?;
    Ok(if chosen.as_deref() == Some(b"h2") { Protocol::Http2 } else { Protocol::Http1 })
}

#[cfg(not(feature = "http2"))]
#[expect(clippy::unnecessary_wraps, reason = "with HTTP/2, the library is asked")]
fn negotiated<S>(_: &native_tls::TlsStream<S>) -> Result<Protocol, native_tls::Error> {
    Ok(Protocol::Http1)
}

/// A PEM text has the certificates and the key side by side; the library takes them one by one.
fn read_identity(identity: &Identity) -> Result<native_tls::Identity, native_tls::Error> {
    match &identity.0 {
        Form::Pem(text) => native_tls::Identity::from_pkcs8(text.expose().as_bytes(), text.expose().as_bytes()),
        Form::Pkcs12(archive, password) => native_tls::Identity::from_pkcs12(archive, password.expose()),
    }
}
