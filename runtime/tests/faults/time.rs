//! Retries and reconnection in paused time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::codegen::v1::Builder;
use clientwright_runtime::transport::{self, TokioTimer};
use clientwright_runtime::{Body, RetryPolicy, http};

use super::call;

/// A client whose responses come from a function of the number of the request.
fn client(
    respond: impl Fn(usize) -> http::Response<Body> + Send + Sync + 'static,
    policy: RetryPolicy,
) -> (clientwright_runtime::codegen::v1::Core, Arc<AtomicUsize>) {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    let transport =
        transport::from_fn(move |_| std::future::ready(Ok(respond(counted.fetch_add(1, Ordering::SeqCst)))));
    let builder = Builder::new(&[], Some("https://api.example.com"), "time").transport(transport).timer(TokioTimer);
    (builder.retries(policy).build().unwrap(), requests)
}

fn response(status: u16, body: &'static str) -> http::Response<Body> {
    let response = http::Response::builder().status(status).header("content-type", "application/json");
    response.body(body.into()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_lasting_failure_stays_within_the_bucket() {
    let (core, requests) = client(|_| response(503, ""), RetryPolicy::default());
    for _ in 0..1000 {
        assert_eq!(call(&core, "GET", false).await.kind, "503");
    }
    // 500 tokens, of which each retry takes 14.
    assert_eq!(requests.load(Ordering::SeqCst), 1035);
}

#[tokio::test(start_paused = true)]
async fn the_server_says_when() {
    let respond = |turn| match turn {
        0 => {
            let mut response = response(429, "");
            response.headers_mut().insert("retry-after", http::HeaderValue::from_static("30"));
            response
        }
        _ => response(200, "[1]"),
    };
    let (core, requests) = client(respond, RetryPolicy::default());
    let start = tokio::time::Instant::now();
    assert_eq!(call(&core, "POST", false).await.kind, "200");
    assert!((30_000..30_100).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_does_not_wait_beyond_its_limit() {
    let respond = |_| {
        let mut response = response(503, "");
        response.headers_mut().insert("retry-after", http::HeaderValue::from_static("59"));
        response
    };
    let (core, requests) = client(respond, RetryPolicy::default().max_attempts(9));
    let start = tokio::time::Instant::now();
    assert_eq!(call(&core, "GET", false).await.kind, "503");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}
