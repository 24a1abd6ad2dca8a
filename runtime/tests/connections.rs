//! The built-in transport: TLS, Unix sockets, and the async runtimes that it runs in.
// With all features the library of the platform makes the connections, whose messages are others.
#![cfg(all(feature = "rustls-ring", not(feature = "native-tls")))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use clientwright_runtime::http;
use petstore::{Client, ClientBuilder};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

const PET: &str = "HTTP/1.1 200 OK\r\ncontent-length: 21\r\n\r\n{\"id\":7,\"name\":\"Rex\"}";

/// Sends the response to each request that comes over one connection.
async fn respond(mut connection: impl AsyncRead + AsyncWrite + Unpin) {
    let mut buffer = [0; 4096];
    while connection.read(&mut buffer).await.is_ok_and(|read| read > 0) {
        connection.write_all(PET.as_bytes()).await.unwrap();
    }
}

/// A TLS server with a certificate for these names; the URL without its host, and the certificate as PEM.
async fn serve_tls(names: &[&str]) -> (u16, String) {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    let certified = rcgen::generate_simple_self_signed(names).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            if let Ok(connection) = acceptor.accept(connection).await {
                tokio::spawn(respond(connection));
            }
        }
    });
    (port, certified.cert.pem())
}

fn builder(url: &str) -> ClientBuilder {
    Client::builder().base_url(url).token("s3cr3t").timeout(Duration::from_secs(10))
}

async fn name_of(client: &Client) -> Result<String, String> {
    client.get("7").await.map(|pet| pet.name).map_err(|error| error.to_string())
}

#[tokio::test]
async fn a_server_of_a_trusted_authority_is_talked_to() {
    let (port, pem) = serve_tls(&["localhost"]).await;
    let client = builder(&format!("https://localhost:{port}")).root_certificate(pem).build().unwrap();
    assert_eq!(name_of(&client).await, Ok("Rex".to_owned()));
    assert_eq!(name_of(&client).await, Ok("Rex".to_owned()));
}

#[tokio::test]
async fn an_address_is_a_name_of_a_certificate() {
    let (port, pem) = serve_tls(&["127.0.0.1"]).await;
    let client = builder(&format!("https://127.0.0.1:{port}")).root_certificate(pem).build().unwrap();
    assert_eq!(name_of(&client).await, Ok("Rex".to_owned()));
}

#[tokio::test]
async fn an_untrusted_certificate_is_refused() {
    let (port, _) = serve_tls(&["localhost"]).await;
    let client = builder(&format!("https://localhost:{port}")).build().unwrap();
    let error = name_of(&client).await.unwrap_err();
    assert!(error.starts_with("GET /pets/{id} (getPet): no connection to the server: "), "{error}");
    assert!(error.contains("certificate"), "{error}");
}

#[tokio::test]
async fn a_certificate_of_another_host_is_refused() {
    let (port, pem) = serve_tls(&["other.example"]).await;
    let client = builder(&format!("https://localhost:{port}")).root_certificate(pem).build().unwrap();
    let error = name_of(&client).await.unwrap_err();
    assert!(error.contains("certificate not valid for name \"localhost\""), "{error}");
}

#[tokio::test]
async fn a_certificate_that_cannot_be_read_is_reported_when_the_client_is_built() {
    let message = |pem: &str| builder("https://localhost").root_certificate(pem).build().unwrap_err().to_string();
    let start = "the certificate given to `.root_certificate(…)` cannot be read: ";
    assert_eq!(message("no PEM"), format!("{start}the text has no `BEGIN CERTIFICATE`"));
    assert!(message("-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----\n").starts_with(start));
}

#[tokio::test]
async fn certificates_are_there_for_an_operation_of_another_server() {
    // The base URL has no TLS; what is sent elsewhere may have: a whole request goes where its URL says.
    let (port, pem) = serve_tls(&["localhost"]).await;
    let client = builder("http://127.0.0.1:9").root_certificate(pem).build().unwrap();
    let request = http::Request::get(format!("https://localhost:{port}/pets/7"))
        .body(clientwright_runtime::Body::default())
        .unwrap();
    let response = client.core().send_request(request).await.unwrap();
    assert_eq!(&response.body()[..], br#"{"id":7,"name":"Rex"}"#);
}

#[cfg(unix)]
#[tokio::test]
async fn a_unix_socket_takes_the_place_of_the_host() {
    let folder = std::env::temp_dir().join(format!("clientwright-socket-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("api.sock");
    let listener = tokio::net::UnixListener::bind(&path).unwrap();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(respond(connection));
        }
    });
    let client = builder("http://localhost/v1").unix_socket(&path).build().unwrap();
    assert_eq!(name_of(&client).await, Ok("Rex".to_owned()));
    std::fs::remove_dir_all(&folder).unwrap();
}

/// A connection is driven by the runtime that opened it. The first one is not driven while the second one is.
#[test]
fn a_client_works_in_two_runtimes() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (first, second) = (runtime(), runtime());
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        runtime().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            sender.send(listener.local_addr().unwrap()).unwrap();
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(respond(connection));
            }
        });
    });
    let client = builder(&format!("http://{}", receiver.recv().unwrap())).build().unwrap();
    for runtime in [&first, &second, &first] {
        assert_eq!(runtime.block_on(name_of(&client)), Ok("Rex".to_owned()));
    }
}

#[test]
fn a_call_outside_of_a_runtime_is_an_error() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let mut call = std::pin::pin!(name_of(&client));
    let Poll::Ready(result) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else { panic!("it waits") };
    assert_eq!(
        result.unwrap_err(),
        "GET /pets/{id} (getPet): the request cannot be sent: the built-in transport needs a tokio runtime; \
         await the call within one, or set another transport"
    );
}
