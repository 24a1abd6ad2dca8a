//! Certificates of clients (`mutualTLS`), against a server that demands one.
#![cfg(all(feature = "rustls-ring", not(feature = "native-tls")))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_runtime::codegen::v1::{Builder, Operation, Requirement, SchemeKind, SecurityScheme};
use clientwright_runtime::transport::Identity;
use clientwright_runtime::{CheckErrorKind, Error, http};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{RootCertStore, ServerConfig, SupportedProtocolVersion};

const SCHEMES: &[SecurityScheme] =
    &[SecurityScheme { name: "certified", setter: "client_identity", kind: SchemeKind::MutualTls }];
const ME: Operation = Operation::new("getMe", "GET", "/me")
    .accept("application/json")
    .secured(&[&[Requirement { scheme: "certified", scopes: &[] }]]);

/// An authority that issues certificates.
struct Authority {
    params: CertificateParams,
    key: KeyPair,
    pem: String,
    der: Vec<u8>,
}

/// A certificate and its private key.
struct Issued {
    certificate: rcgen::Certificate,
    key: KeyPair,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self { pem: certificate.pem(), der: certificate.der().to_vec(), params, key }
    }

    fn issue(&self, name: &str) -> Issued {
        let key = KeyPair::generate().unwrap();
        let issuer = Issuer::from_params(&self.params, &self.key);
        let certificate = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
        Issued { certificate, key }
    }
}

impl Issued {
    fn pem(&self) -> String {
        format!("{}{}", self.certificate.pem(), self.key.serialize_pem())
    }

    fn private_key(&self) -> PrivateKeyDer<'static> {
        PrivateKeyDer::from(PrivatePkcs8KeyDer::from(self.key.serialize_der()))
    }
}

/// A server that demands a certificate of the authority; its URL, and the number of requests that it has read.
async fn serve(authority: &Authority, version: &'static SupportedProtocolVersion) -> (String, Arc<AtomicUsize>) {
    let mut roots = RootCertStore::empty();
    roots.add(authority.der.clone().into()).unwrap();
    let provider = Arc::new(default_provider());
    let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), Arc::clone(&provider)).build().unwrap();
    let own = authority.issue("localhost");
    let config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[version])
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![own.certificate.der().clone()], own.private_key())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let (acceptor, counted) = (acceptor.clone(), Arc::clone(&counted));
            tokio::spawn(async move {
                let Ok(mut connection) = acceptor.accept(connection).await else { return };
                if connection.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let response = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
                    connection.write_all(response).await.unwrap();
                    let _ = connection.shutdown().await;
                }
            });
        }
    });
    (url, requests)
}

fn builder(url: &str, authority: &Authority) -> Builder {
    Builder::new(SCHEMES, None, "test").base_url(url.to_owned()).root_certificate(authority.pem.clone())
}

#[tokio::test]
async fn the_certificate_of_the_client_is_sent() {
    let authority = Authority::new();
    for version in [&TLS12, &TLS13] {
        let (url, requests) = serve(&authority, version).await;
        let client = builder(&url, &authority).client_identity(authority.issue("client").pem()).build().unwrap();
        let checked = client.check(Some(ME)).await.unwrap();
        assert_eq!((checked.status().as_u16(), requests.load(Ordering::SeqCst)), (200, 1), "{version:?}");
    }
}

#[tokio::test]
async fn a_certificate_of_another_authority_is_a_fault_of_tls() {
    let (authority, other) = (Authority::new(), Authority::new());
    for version in [&TLS12, &TLS13] {
        let (url, requests) = serve(&authority, version).await;
        let client = builder(&url, &authority).client_identity(other.issue("client").pem()).build().unwrap();
        let error = client.check(Some(ME)).await.unwrap_err();
        assert_eq!(error.kind(), CheckErrorKind::Tls, "{version:?}: {error}");
        assert_eq!(requests.load(Ordering::SeqCst), 0);
        // Another attempt would fail as well.
        let Err(Error::Transport(error)) = client.request(http::Method::GET, "/me").await else {
            panic!("no response")
        };
        assert!(error.is_tls() && !error.is_retryable(), "{version:?}: {error}");
        assert_eq!(error.attempts(), 1, "{version:?}: {error}");
    }
}

#[tokio::test]
async fn a_server_may_demand_a_certificate_that_the_document_does_not_name() {
    let authority = Authority::new();
    for version in [&TLS12, &TLS13] {
        let (url, requests) = serve(&authority, version).await;
        let client = builder(&url, &authority).build().unwrap();
        let Err(Error::Transport(error)) = client.request(http::Method::GET, "/me").await else {
            panic!("no response")
        };
        assert!(error.is_tls(), "{version:?}: {error}");
        assert_eq!((error.attempts(), requests.load(Ordering::SeqCst)), (1, 0));
    }
}

#[tokio::test]
async fn without_a_certificate_nothing_is_sent() {
    let authority = Authority::new();
    let (url, _) = serve(&authority, &TLS13).await;
    let error = builder(&url, &authority).build().unwrap().check(Some(ME)).await.unwrap_err();
    assert_eq!(error.kind(), CheckErrorKind::Credentials);
    assert_eq!(
        error.to_string(),
        "the API was not called: GET /me (getMe): needs credentials; set `.client_identity(…)` on the client's builder"
    );
}

#[test]
fn an_identity_that_cannot_be_read_is_an_error_of_the_builder() {
    let refused = |identity: Identity| {
        Builder::new(SCHEMES, Some("https://a.example"), "test")
            .client_identity(identity)
            .build()
            .unwrap_err()
            .to_string()
    };
    let start = "the certificate given to `.client_identity(…)` cannot be read: ";
    let issued = Authority::new().issue("client");
    assert_eq!(refused("".into()), format!("{start}the text has no `BEGIN CERTIFICATE`"));
    assert_eq!(
        refused(Identity::pem(issued.certificate.pem())),
        format!("{start}the text has no private key that can be read")
    );
    assert_eq!(
        refused(Identity::pem(issued.key.serialize_pem())),
        format!("{start}the text has no `BEGIN CERTIFICATE`")
    );
    #[cfg(feature = "pkcs12")]
    assert_eq!(
        refused(Identity::pkcs12(*b"no archive", "secret")),
        format!("{start}it is no PKCS#12 archive, or the password is wrong")
    );
    #[cfg(not(feature = "pkcs12"))]
    assert_eq!(
        refused(Identity::pkcs12(*b"archive", "secret")),
        format!("{start}a PKCS#12 archive needs the feature `pkcs12` of clientwright-runtime")
    );
}

#[cfg(feature = "pkcs12")]
#[tokio::test]
async fn an_archive_has_the_certificate_and_the_key() {
    use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};

    let authority = Authority::new();
    let issued = authority.issue("client");
    let certificates =
        [issued.certificate.der().as_ref(), &authority.der].map(|der| Certificate::from_der(der).unwrap());
    let key = PrivateKey::from_der(&issued.key.serialize_der()).unwrap();
    let mut store = KeyStore::new();
    store.add_entry("client", KeyStoreEntry::PrivateKeyChain(PrivateKeyChain::new("id", key, certificates)));
    let archive = store.writer("secret").write().unwrap();

    let (url, requests) = serve(&authority, &TLS13).await;
    let identity = Identity::pkcs12(archive.clone(), "secret");
    let client = builder(&url, &authority).client_identity(identity).build().unwrap();
    client.check(Some(ME)).await.unwrap();
    assert_eq!(requests.load(Ordering::SeqCst), 1);

    let refused = builder(&url, &authority).client_identity(Identity::pkcs12(archive, "wrong")).build().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the certificate given to `.client_identity(…)` cannot be read: it is no PKCS#12 archive, or the password is wrong"
    );
}
