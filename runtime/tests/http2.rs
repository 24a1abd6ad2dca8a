//! HTTP/2, which a server chooses within TLS.
#![cfg(all(feature = "http2", any(feature = "rustls-ring", feature = "native-tls")))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use clientwright_runtime::http;
use petstore::Client;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// A server that speaks only HTTP/2; its URL, its certificate, and the numbers of connections and requests.
async fn serve() -> (String, String, Arc<[AtomicUsize; 2]>) {
    let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let counts = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
    let seen = Arc::clone(&counts);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let connection = acceptor.accept(connection).await.unwrap();
            let mut connection = h2::server::handshake(connection).await.unwrap();
            let counts = Arc::clone(&counts);
            counts[0].fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                while let Some(Ok((request, mut respond))) = connection.accept().await {
                    assert_eq!(request.version(), http::Version::HTTP_2);
                    counts[1].fetch_add(1, Ordering::SeqCst);
                    let mut body = respond.send_response(http::Response::new(()), false).unwrap();
                    body.send_data(Bytes::from_static(br#"{"id":7,"name":"Rex"}"#), true).unwrap();
                }
            });
        }
    });
    (url, certified.cert.pem(), seen)
}

#[tokio::test]
async fn calls_share_one_connection() {
    let (url, pem, counts) = serve().await;
    let client = Client::builder().base_url(url).root_certificate(pem).build().unwrap();
    assert_eq!(client.get("7").await.unwrap().name, "Rex");
    let calls: Vec<_> = (0..8).map(|_| tokio::spawn(client.get("7").into_future())).collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().name, "Rex");
    }
    let [connections, requests] = &*counts;
    assert_eq!((connections.load(Ordering::SeqCst), requests.load(Ordering::SeqCst)), (1, 9));
}
