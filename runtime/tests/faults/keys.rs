//! Idempotency keys: one for a logical call, the same in each of its attempts; and the rate limits that responses report.

use std::collections::BTreeSet;
use std::convert::{Infallible, identity};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientwright_runtime::codegen::v1::{Builder, Core, Operation};
use clientwright_runtime::transport::{self, TokioTimer};
use clientwright_runtime::{Body, Call, http};

use super::quick;

type Sent = Arc<Mutex<Vec<Option<String>>>>;

/// A client whose server is never there, and the header `name` of each request.
fn client(name: &'static str, configure: impl FnOnce(Builder) -> Builder) -> (Core, Sent) {
    let sent = Sent::default();
    let kept = Arc::clone(&sent);
    let transport = transport::from_fn(move |request: http::Request<Body>| {
        let key = request.headers().get(name).map(|key| key.to_str().unwrap().to_owned());
        kept.lock().unwrap().push(key);
        let response = http::Response::builder().status(503).body(Body::empty());
        std::future::ready(Ok(response.unwrap()))
    });
    let builder = Builder::new(&[], Some("https://api.example.com"), "keys").transport(transport).timer(TokioTimer);
    (configure(builder).retries(quick()).build().unwrap(), sent)
}

fn call(core: &Core, operation: Operation) -> Call<(), Infallible> {
    core.call(operation, |response| response.undocumented())
}

/// The keys of two calls, each in as many attempts as it takes.
async fn keys(core: &Core, sent: &Sent, operation: Operation) -> [Vec<Option<String>>; 2] {
    let mut keys = [Vec::new(), Vec::new()];
    for keys in &mut keys {
        assert!(call(core, operation).await.unwrap_err().is_retryable() || operation.method() == "POST");
        *keys = std::mem::take(&mut *sent.lock().unwrap());
    }
    keys
}

/// RFC 9562, 5.4: the version and the variant are fixed, and the rest is random.
fn is_uuid_v4(key: &str) -> bool {
    let groups: Vec<usize> = key.split('-').map(str::len).collect();
    let digits = key.bytes().all(|byte| byte == b'-' || matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    groups == [8, 4, 4, 4, 12] && digits && &key[14..15] == "4" && matches!(&key[19..20], "8" | "9" | "a" | "b")
}

#[tokio::test]
async fn each_call_has_one_key_for_all_of_its_attempts() {
    const OF_DOCUMENT: Operation = Operation::new("pay", "POST", "/pay").idempotency_key("X-Pay-Key");
    const POST: Operation = Operation::new("pay", "POST", "/pay");
    const PATCH: Operation = Operation::new("change", "PATCH", "/pay");
    let setting = |builder: Builder| builder.idempotency_header("X-Pay-Key".to_owned());
    let clients = [(client("x-pay-key", identity), OF_DOCUMENT), (client("x-pay-key", setting), POST)];
    for ((core, sent), operation) in clients.into_iter().chain([(client("x-pay-key", setting), PATCH)]) {
        let found = keys(&core, &sent, operation).await;
        let mut different = BTreeSet::new();
        for keys in found {
            assert_eq!(keys.len(), 3, "{operation}");
            assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
            let key = keys[0].clone().unwrap();
            assert!(is_uuid_v4(&key), "{key}");
            different.insert(key);
        }
        assert_eq!(different.len(), 2, "each call has its own");
    }
}

#[tokio::test]
async fn a_call_without_a_key_is_sent_once_and_others_need_none() {
    let (core, sent) = client("idempotency-key", identity);
    let [first, _] = keys(&core, &sent, Operation::new("pay", "POST", "/pay")).await;
    assert_eq!(first, [None]);
    let (core, sent) = client("idempotency-key", |builder| builder.idempotency_header("Idempotency-Key".to_owned()));
    let [first, _] = keys(&core, &sent, Operation::new("list", "GET", "/pay")).await;
    assert_eq!(first, [None, None, None]);
}

#[tokio::test]
async fn a_key_of_the_caller_stays() {
    let (core, sent) = client("idempotency-key", |builder| builder.idempotency_header("Idempotency-Key".to_owned()));
    let mut call = call(&core, Operation::new("pay", "POST", "/pay"));
    call.with_header("idempotency-key", "mine");
    assert_eq!(call.await.unwrap_err().attempts(), 3);
    assert_eq!(*sent.lock().unwrap(), vec![Some("mine".to_owned()); 3]);
}

#[tokio::test]
async fn responses_and_errors_tell_the_rate_limit() {
    type Headers = &'static [(&'static str, &'static str)];
    let cases: [Headers; 3] = [
        &[("x-ratelimit-limit", "60"), ("x-ratelimit-remaining", "7"), ("x-ratelimit-reset", "30")],
        &[("ratelimit-policy", r#""hour";q=60;w=3600"#), ("ratelimit", r#""hour";r=7;t=30"#)],
        &[("ratelimit", "limit=60, remaining=7, reset=30")],
    ];
    for headers in cases {
        for status in [200, 404] {
            let transport = transport::from_fn(move |_| {
                let response = http::Response::builder().status(status);
                let response = headers.iter().fold(response, |response, (name, value)| response.header(*name, *value));
                std::future::ready(Ok(response.body(Body::empty()).unwrap()))
            });
            let builder = Builder::new(&[], Some("https://api.example.com"), "rates").transport(transport);
            let core = builder.build().unwrap();
            let call: Call<(), Infallible> =
                core.call(Operation::new("list", "GET", "/"), |response| match response.status().as_u16() {
                    200 => response.ok_empty(()),
                    _ => response.undocumented(),
                });
            let limit = match call.send().await {
                Ok(response) => response.rate_limit(),
                Err(error) => error.rate_limit(),
            };
            let limit = limit.unwrap();
            let found = (limit.limit(), limit.remaining(), limit.reset());
            assert_eq!(found, (Some(60), Some(7), Some(Duration::from_secs(30))), "{status}, {headers:?}");
        }
    }
}
