//! The bodies of responses in logs at `TRACE`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod canary;

use std::convert::Infallible;

use canary::Log;
use clientwright_runtime::codegen::v1::{Builder, Operation};
use clientwright_runtime::{Body, http, transport};

static PLAIN: Operation = Operation::new("get", "GET", "/").accept("application/json");
static SECRET: Operation = Operation::new("get", "GET", "/").accept("application/json").secrets();

async fn logged(operation: &'static Operation, body: &'static str) -> String {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let respond = move |_| {
        let response = http::Response::builder().header("content-type", "application/json").body(Body::from(body));
        std::future::ready(Ok(response.unwrap()))
    };
    let builder = Builder::new(&[], Some("https://a.example"), "test").transport(transport::from_fn(respond));
    let call = builder
        .build()
        .unwrap()
        .call::<(), Infallible, clientwright_runtime::NoHeaders>(operation, |response| response.undocumented());
    drop(call.send_undecoded().await.unwrap());
    log.take()
}

#[tokio::test]
async fn a_body_is_logged_unless_the_document_declares_secrets_in_it() {
    let body = r#"{"id": 7, "word": "c4n4ry-s3cr3t"}"#;
    assert!(logged(&PLAIN, body).await.contains("c4n4ry-s3cr3t"));
    let hidden = logged(&SECRET, body).await;
    assert!(hidden.contains("not shown") && !hidden.contains("c4n4ry-s3cr3t"), "{hidden}");
}

#[tokio::test]
async fn a_body_is_logged_without_secrets_that_names_tell() {
    let shown = logged(&PLAIN, r#"{"id": 7, "password": "c4n4ry-s3cr3t"}"#).await;
    assert!(shown.contains("[redacted]") && !shown.contains("c4n4ry-s3cr3t"), "{shown}");
}
