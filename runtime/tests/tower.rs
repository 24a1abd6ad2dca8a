//! Services of `tower` as transports, and transports as services, with layers of `tower-http` on a real socket.
#![cfg(all(feature = "tower", feature = "hyper"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::convert::Infallible;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::transport::{TowerTransport, TransportService};
use clientwright_runtime::{Body, TransportError, http};
use petstore::{Client, Pet};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tower::ServiceBuilder;
use tower_http::decompression::DecompressionLayer;
use tower_http::set_header::SetRequestHeaderLayer;
use tower_http::trace::TraceLayer;

/// A server on a socket that sends a compressed pet to each request that has the header `x-layer`; its URL, and the largest
/// number of requests at the same time.
async fn serve() -> (String, Arc<AtomicUsize>) {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(br#"{"id":7,"name":"Rex"}"#).unwrap();
    let body = encoder.finish().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (open, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let seen = Arc::clone(&most);
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let (body, open, most) = (body.clone(), Arc::clone(&open), Arc::clone(&most));
            tokio::spawn(async move {
                let mut buffer = [0; 4096];
                while let Ok(read @ 1..) = connection.read(&mut buffer).await {
                    let request = String::from_utf8_lossy(&buffer[..read]).into_owned();
                    most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    open.fetch_sub(1, Ordering::SeqCst);
                    let status = if request.contains("x-layer: set") { "200 OK" } else { "400 Bad Request" };
                    let head = format!(
                        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
                        body.len()
                    );
                    connection.write_all(&[head.as_bytes(), &body].concat()).await.unwrap();
                }
            });
        }
    });
    (url, seen)
}

#[tokio::test]
async fn layers_of_tower_http_fit_around_the_built_in_transport() {
    let (url, most) = serve().await;
    let service = ServiceBuilder::new()
        .concurrency_limit(2)
        .layer(TraceLayer::new_for_http())
        .layer(SetRequestHeaderLayer::overriding(
            http::HeaderName::from_static("x-layer"),
            http::HeaderValue::from_static("set"),
        ))
        .layer(DecompressionLayer::new())
        .service(TransportService::built_in().unwrap());
    let client = Client::builder().base_url(&url).transport(TowerTransport::new(service)).build().unwrap();
    let calls: Vec<_> = (0..8).map(|_| tokio::spawn(client.get("7").into_future())).collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().name, "Rex");
    }
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_function_of_tower_is_a_transport() {
    let service = tower::service_fn(|request: http::Request<Body>| async move {
        let body = request.into_body().bytes(1000).await.unwrap();
        assert_eq!(*body, *br#"{"id":1,"name":"Rex"}"#);
        Ok::<_, Infallible>(http::Response::builder().status(201).body(Body::empty()).unwrap())
    });
    let client = Client::builder().token("t").transport(TowerTransport::new(service)).build().unwrap();
    client.create(&Pet::new(1, "Rex")).await.unwrap();
}

#[tokio::test]
async fn the_kind_of_an_error_passes_through_layers() {
    let refused = tower::service_fn(|_: http::Request<Body>| async {
        Err::<http::Response<Body>, _>(TransportError::connect("refused"))
    });
    let service = ServiceBuilder::new().concurrency_limit(1).map_err(tower::BoxError::from).service(refused);
    let client = Client::builder().transport(TowerTransport::new(service)).build().unwrap();
    let error = client.get("7").await.unwrap_err();
    assert!(error.is_connect(), "{error}");

    let other = tower::service_fn(|_: http::Request<Body>| async { Err::<http::Response<Body>, _>("no".to_owned()) });
    let client = Client::builder().transport(TowerTransport::new(other)).build().unwrap();
    let error = client.get("7").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /pets/{id} (getPet): the exchange with the server failed: no (after 3 attempts)"
    );
}

#[tokio::test]
async fn a_reqwest_client_and_a_transport_of_ones_own_are_services() {
    use tower::ServiceExt as _;

    let own = clientwright_runtime::transport::from_fn(async |request: http::Request<Body>| {
        Ok(http::Response::new(request.into_body()))
    });
    let request = http::Request::post("http://localhost/").body(Body::from("echo")).unwrap();
    let response = TransportService::new(own).oneshot(request).await.unwrap();
    assert_eq!(response.into_body().as_bytes(), Some(&b"echo"[..]));
}
