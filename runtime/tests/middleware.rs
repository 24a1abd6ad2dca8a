//! Middleware around each call and each attempt.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use clientwright_runtime::codegen::v1::{Builder, Core, Transport};
use clientwright_runtime::middleware::{self, Middleware, Next};
use clientwright_runtime::{Body, Requirement, TransportError, http, transport};

const REX: &str = r#"{"id":7,"name":"Rex"}"#;

/// A client over the builder of the runtime.
fn core(build: impl FnOnce(Builder) -> Builder, transport: impl Transport) -> Core {
    let builder = Builder::new(&[], Some("https://api.example.com/v1"), "petstore/1.0");
    build(builder).transport(transport).build().unwrap()
}

/// A transport that sends a pet, and the headers `x-…` and bodies of the requests that it has received.
fn recording() -> (Arc<Mutex<Vec<String>>>, impl Transport) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let transport = transport::from_fn(move |request: http::Request<Body>| {
        let headers = request.headers().iter().filter(|(name, _)| name.as_str().starts_with("x-"));
        let headers = headers.map(|(name, value)| format!("{name}={}", value.to_str().unwrap())).collect::<Vec<_>>();
        log.lock().unwrap().push(format!("{} {}", request.method(), headers.join(" ")).trim().to_owned());
        std::future::ready(Ok(http::Response::new(REX.into())))
    });
    (seen, transport)
}

/// Adds its name to the header `x-path`, and to that of the response.
struct Named(&'static str);

impl Middleware for Named {
    async fn handle(
        &self,
        mut request: http::Request<Body>,
        next: Next,
    ) -> Result<http::Response<Body>, TransportError> {
        append(request.headers_mut(), self.0);
        let mut response = next.run(request).await?;
        append(response.headers_mut(), self.0);
        Ok(response)
    }
}

fn append(headers: &mut http::HeaderMap, name: &str) {
    let path = headers.get("x-path").map(|path| path.to_str().unwrap().to_owned()).unwrap_or_default();
    headers.insert("x-path", format!("{path}{name}").parse().unwrap());
}

#[tokio::test]
async fn the_first_that_is_added_is_the_outermost() {
    let (seen, transport) = recording();
    let build = |builder: Builder| {
        builder
            .attempt_middleware(Named("c"))
            .middleware(Named("a"))
            .middleware(Named("b"))
            .attempt_middleware(Named("d"))
    };
    let response = core(build, transport).request(http::Method::GET, "/pets").send().await.unwrap();
    assert_eq!(*seen.lock().unwrap(), ["GET x-path=abcd"]);
    assert_eq!(response.headers()["x-path"], "dcba");
}

#[tokio::test]
async fn it_sees_the_operation_the_request_and_the_response() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let observe = middleware::from_fn(move |request: http::Request<Body>, next: Next| {
        let log = Arc::clone(&log);
        async move {
            let operation = *next.operation();
            let sent = request.body().as_bytes().map(|body| String::from_utf8_lossy(body).into_owned());
            let response = next.run(request).await?;
            let received = response.body().as_bytes().map(|body| String::from_utf8_lossy(body).into_owned());
            let known = (operation.tag(), operation.is_idempotent(), operation.security());
            let entry = format!("{operation} {known:?} {sent:?} {received:?}");
            log.lock().unwrap().push(entry);
            Ok(response)
        }
    });
    let (_, transport) = recording();
    let client = core(|builder| builder.middleware(observe), transport);
    let operation = clientwright_runtime::codegen::v1::Operation::new("updatePet", "PUT", "/pets/{id}")
        .tagged("pets")
        .secured(&[&[Requirement { scheme: "key", scopes: &["read"] }], &[]]);
    let mut call = client.call::<_, std::convert::Infallible, clientwright_runtime::NoHeaders>(operation, |response| {
        response.ok_json(std::convert::identity::<petstore::Pet>)
    });
    call.path("id", &7).json(&petstore::Pet::new(7, "Rex"));
    call.await.unwrap();
    let expected = r#"PUT /pets/{id} (updatePet) (Some("pets"), true, [[Requirement { scheme: "key", scopes: ["read"] }], []]) Some("{\"id\":7,\"name\":\"Rex\"}") Some("{\"id\":7,\"name\":\"Rex\"}")"#;
    assert_eq!(*seen.lock().unwrap(), [expected]);
}

#[tokio::test]
async fn it_may_respond_refuse_and_repeat() {
    let (seen, transport) = recording();
    let respond = middleware::from_fn(async |_, _| Ok(http::Response::new("[]".into())));
    let client = core(|builder| builder.middleware(respond), transport);
    let response = client.request(http::Method::GET, "/pets").send().await.unwrap();
    assert_eq!((&**response.body(), seen.lock().unwrap().len()), (&b"[]"[..], 0));

    let (seen, transport) = recording();
    let refuse = middleware::from_fn(async |_, next: Next| {
        Err(TransportError::new(format!("{} refused", next.operation().id())))
    });
    let client = core(|builder| builder.middleware(refuse), transport);
    let error = client.request(http::Method::GET, "/pets").send().await.unwrap_err();
    assert!(error.is_transport() && error.to_string().contains("undocumented refused"), "{error}");
    assert_eq!(seen.lock().unwrap().len(), 0);

    let (seen, transport) = recording();
    let repeat = middleware::from_fn(async |request: http::Request<Body>, next: Next| {
        let (head, body) = request.into_parts();
        let again = body.try_clone().unwrap_or_default();
        next.run(http::Request::from_parts(head.clone(), again)).await?;
        next.run(http::Request::from_parts(head, body)).await
    });
    let client = core(|builder| builder.middleware(repeat), transport);
    client.request(http::Method::PUT, "/pets").with_body("text/plain", "x").send().await.unwrap();
    assert_eq!(*seen.lock().unwrap(), ["PUT", "PUT"]);
}

/// Counts, and is shared by clients.
struct Counter(AtomicU32);

impl Middleware for Counter {
    async fn handle(&self, request: http::Request<Body>, next: Next) -> Result<http::Response<Body>, TransportError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        next.run(request).await
    }
}

#[tokio::test]
async fn clients_share_what_is_in_an_arc() {
    let counter = Arc::new(Counter(AtomicU32::new(0)));
    for _ in 0..2 {
        let (_, transport) = recording();
        let client = core(|builder| builder.middleware(Arc::clone(&counter)), transport);
        client.request(http::Method::GET, "/pets").send().await.unwrap();
        let whole = http::Request::get("https://api.example.com/pets").body(Body::empty()).unwrap();
        client.send_request(whole).await.unwrap();
    }
    assert_eq!(counter.0.load(Ordering::SeqCst), 4);
}
