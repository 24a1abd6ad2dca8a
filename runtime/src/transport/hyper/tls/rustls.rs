//! TLS by `rustls`, with the certificates that the platform trusts.

use std::fmt::Display;
use std::sync::{Arc, OnceLock};

use http::Uri;
use hyper_util::rt::TokioIo;
use rustls_platform_verifier::Verifier;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::CryptoProvider;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use tokio_rustls::rustls::{AlertDescription, ClientConfig, Error};

use crate::secret::Secret;
use crate::transport::Identity;
use crate::transport::hyper::connection::{Connection, Protocol, Stream};
use crate::transport::hyper::connector::BoxError;
use crate::transport::options::Form;

/// The protocols that are offered, the preferred one first (RFC 7301).
const PROTOCOLS: &[&[u8]] = if cfg!(feature = "http2") { &[b"h2", b"http/1.1"] } else { &[b"http/1.1"] };

/// Wraps connections in TLS. The certificates that the platform trusts are read when the first connection is wrapped.
#[derive(Clone)]
pub(in crate::transport::hyper) struct Tls(Arc<Lazy>);

/// A certificate with those of its issuers, and the private key.
type KeyPair = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

struct Lazy {
    roots: Vec<CertificateDer<'static>>,
    identity: Option<KeyPair>,
    config: OnceLock<Result<Arc<ClientConfig>, Error>>,
}

impl Tls {
    pub(in crate::transport::hyper) fn new(roots: &[Vec<u8>], identity: Option<&Identity>) -> Result<Self, String> {
        let mut found = Vec::new();
        for pem in roots {
            let known = found.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                found.push(certificate.map_err(|error| unreadable(&error))?);
            }
            if found.len() == known {
                return Err(unreadable(&"the text has no `BEGIN CERTIFICATE`"));
            }
        }
        let identity = identity
            .map(read_identity)
            .transpose()
            .map_err(|reason| format!("the certificate given to `.client_identity(…)` cannot be read: {reason}"))?;
        Ok(Self(Arc::new(Lazy { roots: found, identity, config: OnceLock::new() })))
    }

    pub(in crate::transport::hyper) async fn connect(
        &self,
        stream: impl Stream + 'static,
        uri: &Uri,
    ) -> Result<Connection, BoxError> {
        let config = self.0.config.get_or_init(|| configure(&self.0.roots, self.0.identity.as_ref())).clone()?;
        let server = ServerName::try_from(super::host(uri))?.to_owned();
        let stream = TlsConnector::from(config).connect(server, TokioIo::new(stream)).await?;
        let protocol = match stream.get_ref().1.alpn_protocol() {
            Some(b"h2") => Protocol::Http2,
            _ => Protocol::Http1,
        };
        Ok(Connection::new(TokioIo::new(stream), protocol))
    }
}

/// Returns `true` for an alert about the certificate of the client (RFC 8446, 6.2).
pub(super) fn is_refused_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    use AlertDescription::{
        AccessDenied, BadCertificate, CertificateExpired, CertificateRequired, CertificateRevoked, CertificateUnknown,
        DecryptError, HandshakeFailure, UnknownCA, UnsupportedCertificate,
    };

    matches!(
        error.downcast_ref(),
        Some(Error::AlertReceived(
            AccessDenied
                | BadCertificate
                | CertificateExpired
                | CertificateRequired
                | CertificateRevoked
                | CertificateUnknown
                | DecryptError
                | HandshakeFailure
                | UnknownCA
                | UnsupportedCertificate
        ))
    )
}

fn read_identity(identity: &Identity) -> Result<KeyPair, String> {
    match &identity.0 {
        Form::Pem(text) => read_pem(text),
        Form::Pkcs12(archive, password) => read_archive(archive, password),
    }
}

#[cfg(feature = "pkcs12")]
fn read_archive(archive: &[u8], password: &Secret) -> Result<KeyPair, String> {
    use p12_keystore::{KeyStore, Pkcs12ImportPolicy};
    use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

    let store = KeyStore::from_pkcs12(archive, password.expose(), Pkcs12ImportPolicy::Relaxed)
        .map_err(|_| "it is no PKCS#12 archive, or the password is wrong")?;
    let (_, chain) = store
        .private_key_chain()
        .filter(|(_, chain)| !chain.certs().is_empty())
        .ok_or("the archive has no private key with a certificate")?;
    let certificates = chain.certs().iter().map(|certificate| CertificateDer::from(certificate.as_der().to_vec()));
    let key = PrivatePkcs8KeyDer::from(chain.key().as_der().to_vec());
    Ok((certificates.collect(), key.into()))
}

#[cfg(not(feature = "pkcs12"))]
fn read_archive(_: &[u8], _: &Secret) -> Result<KeyPair, String> {
    Err("a PKCS#12 archive needs the feature `pkcs12` of clientwright-runtime".to_owned())
}

fn read_pem(text: &Secret) -> Result<KeyPair, String> {
    let text = text.expose().as_bytes();
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(text).collect();
    let chain = chain.map_err(|error| error.to_string())?;
    if chain.is_empty() {
        return Err("the text has no `BEGIN CERTIFICATE`".to_owned());
    }
    let key = PrivateKeyDer::from_pem_slice(text).map_err(|_| "the text has no private key that can be read")?;
    Ok((chain, key))
}

fn unreadable(reason: &dyn Display) -> String {
    format!("the certificate given to `.root_certificate(…)` cannot be read: {reason}")
}

fn configure(roots: &[CertificateDer<'static>], identity: Option<&KeyPair>) -> Result<Arc<ClientConfig>, Error> {
    let provider = Arc::new(provider());
    let verifier = verifier(roots, Arc::clone(&provider))?;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match identity {
        Some((chain, key)) => builder.with_client_auth_cert(chain.clone(), key.clone_key())?,
        None => builder.with_no_client_auth(),
    };
    config.alpn_protocols = PROTOCOLS.iter().map(|protocol| protocol.to_vec()).collect();
    Ok(Arc::new(config))
}

#[cfg(not(target_os = "android"))]
fn verifier(roots: &[CertificateDer<'static>], provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
    Verifier::new_with_extra_roots(roots.iter().cloned(), provider)
}

/// The verifier of Android knows the certificates of the platform only.
#[cfg(target_os = "android")]
fn verifier(_: &[CertificateDer<'static>], provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
    Verifier::new(provider)
}

#[cfg(feature = "rustls-aws-lc")]
fn provider() -> CryptoProvider {
    tokio_rustls::rustls::crypto::aws_lc_rs::default_provider()
}

#[cfg(not(feature = "rustls-aws-lc"))]
fn provider() -> CryptoProvider {
    tokio_rustls::rustls::crypto::ring::default_provider()
}
