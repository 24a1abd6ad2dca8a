//! Faults of TLS: certificates that are not valid, and handshakes that do not end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::Redirects;
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::raw::{Raw, fine};
use super::{builder, call, prepare};

/// The reaction to a connection.
#[derive(Clone)]
pub(crate) enum Handshake {
    With(Certificate),
    Close,
    Stall,
    Reset,
    /// A response without TLS.
    Plain,
}

/// A server's configuration, and its certificate as PEM.
#[derive(Clone)]
pub(crate) struct Certificate {
    pub(crate) config: Arc<ServerConfig>,
    pub(crate) pem: String,
}

impl Certificate {
    /// A certificate for the host, which has expired at the end of this year.
    fn until(host: &str, year: i32) -> Self {
        let mut params = CertificateParams::new([host.to_owned()]).unwrap();
        params.not_before = date_time_ymd(2000, 1, 1);
        params.not_after = date_time_ymd(year, 12, 31);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        Self { config: Arc::new(config), pem: certificate.pem() }
    }

    pub(crate) fn valid() -> Self {
        Self::until("localhost", 2100)
    }

    /// The same certificate, for a server that chooses HTTP/2.
    #[cfg(feature = "http2")]
    pub(crate) fn for_http2(mut self) -> Self {
        Arc::make_mut(&mut self.config).alpn_protocols = vec![b"h2".to_vec()];
        self
    }
}

/// A server with one reaction to each connection, the last one for all others; its URL, and the number of connections.
async fn serve(handshakes: Vec<Handshake>) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let turn = counted.fetch_add(1, Ordering::SeqCst).min(handshakes.len() - 1);
            tokio::spawn(react(connection, handshakes[turn].clone()));
        }
    });
    (url, connections)
}

async fn react(mut connection: TcpStream, handshake: Handshake) {
    if let Handshake::With(certificate) = handshake {
        if let Ok(connection) = TlsAcceptor::from(certificate.config).accept(connection).await {
            respond(connection).await;
        }
        return;
    }
    let hello = connection.read(&mut [0; 4096]).await.unwrap();
    assert!(hello > 0, "the client speaks first");
    match handshake {
        Handshake::Stall => tokio::time::sleep(Duration::from_secs(2)).await,
        Handshake::Reset => connection.set_zero_linger().unwrap(),
        Handshake::Plain => connection.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap(),
        Handshake::Close | Handshake::With(_) => {}
    }
}

async fn respond(mut connection: impl AsyncRead + AsyncWrite + Unpin) {
    let response = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n[1]";
    while connection.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {
        connection.write_all(response).await.unwrap();
    }
}

#[tokio::test]
async fn each_fault_of_tls_has_its_attempts_and_its_result() {
    let (valid, stranger) = (Certificate::valid(), Certificate::valid());
    let (expired, other) = (Certificate::until("localhost", 2020), Certificate::until("other.example", 2100));
    let roots = [valid.pem.clone(), expired.pem.clone(), other.pem.clone()];
    let cases = [
        ("expired", Handshake::With(expired), 1),
        ("wrong host", Handshake::With(other), 1),
        ("untrusted", Handshake::With(stranger), 1),
        ("no TLS", Handshake::Plain, 1),
        ("closed in the handshake", Handshake::Close, 3),
        ("reset in the handshake", Handshake::Reset, 3),
        ("a handshake that stalls", Handshake::Stall, 3),
    ];
    for (name, fault, attempts) in cases {
        // Nothing of the request was sent: a POST is tried again as a GET is.
        for method in ["GET", "POST"] {
            let mut handshakes = vec![fault.clone(); attempts as usize];
            handshakes.push(Handshake::With(valid.clone()));
            let (url, connections) = serve(handshakes).await;
            let core = roots.iter().fold(builder(&url), |builder, pem| builder.root_certificate(pem.clone()));
            let core = core.build().unwrap();
            let seen = call(&core, method, false).await;
            assert_eq!((seen.kind.as_str(), seen.attempts), ("connect", attempts), "{method}, {name}");
            assert_eq!(connections.load(Ordering::SeqCst), attempts as usize, "{method}, {name}");
            assert_eq!(call(&core, "GET", false).await.kind, "200", "{method}, {name}: the next call");
        }
    }
}

/// A redirect from `https` to `http` is not followed, wherever redirects may lead, and whatever it is a redirect of.
#[tokio::test]
async fn a_redirect_to_a_server_without_tls_is_not_followed() {
    for (method, status) in [("GET", "302"), ("GET", "307"), ("POST", "308")] {
        let plain = Raw::start(vec![fine()]);
        let certificate = Certificate::valid();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let head = format!("HTTP/1.1 {status} X\r\nlocation: {}/x?sig=s3cr3t\r\ncontent-length: 0\r\n\r\n", plain.url);
        let acceptor = TlsAcceptor::from(Arc::clone(&certificate.config));
        let serving = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let mut connection = acceptor.accept(connection).await.unwrap();
                while connection.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {
                    connection.write_all(head.as_bytes()).await.unwrap();
                }
            }
        });
        let builder =
            builder(&url).root_certificate(certificate.pem).redirects(Redirects::default().allow_any_origin());
        let error = prepare(&builder.build().unwrap(), method).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16().to_string()).as_deref(), Some(status));
        let led = format!("which leads to `{}/x`", plain.url);
        assert!(error.to_string().contains(&led) && !error.to_string().contains("s3cr3t"), "{error}");
        assert_eq!(plain.requests(), 0, "{method} {status}");
        serving.abort();
    }
}

#[tokio::test]
async fn a_handshake_that_fails_once_is_repeated() {
    let valid = Certificate::valid();
    for fault in [Handshake::Close, Handshake::Reset, Handshake::Stall] {
        let (url, connections) = serve(vec![fault, Handshake::With(valid.clone())]).await;
        let core = builder(&url).root_certificate(valid.pem.clone()).build().unwrap();
        assert_eq!(call(&core, "POST", false).await.kind, "200");
        assert_eq!(connections.load(Ordering::SeqCst), 2);
    }
}
