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
        Ok(Connection::new(TokioIo::new(stream), Protocol::Http1))
    }
}

/// A PEM text has the certificates and the key side by side; the library takes them one by one.
fn read_identity(identity: &Identity) -> Result<native_tls::Identity, native_tls::Error> {
    match &identity.0 {
        Form::Pem(text) => native_tls::Identity::from_pkcs8(text.expose().as_bytes(), text.expose().as_bytes()),
        Form::Pkcs12(archive, password) => native_tls::Identity::from_pkcs12(archive, password.expose()),
    }
}
