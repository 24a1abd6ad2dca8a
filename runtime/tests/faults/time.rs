//! Retries and reconnection in paused time.

use std::convert::{Infallible, identity};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::codegen::v1::{Builder, Operation};
use clientwright_runtime::transport::{self, TokioTimer, TransportError};
use clientwright_runtime::{Body, Call, RetryPolicy, TimeLimits, http};
use http_body::{Body as HttpBody, Frame};

use super::{call, prepare};

/// A body of one byte every so many seconds.
struct Drip {
    pause: Duration,
    sleep: Pin<Box<tokio::time::Sleep>>,
    left: usize,
}

impl Drip {
    fn body(seconds: u64, bytes: usize) -> Body {
        let pause = Duration::from_secs(seconds);
        Body::stream(Self { pause, sleep: Box::pin(tokio::time::sleep(pause)), left: bytes })
    }
}

impl HttpBody for Drip {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        ready!(self.sleep.as_mut().poll(context));
        self.left -= 1;
        self.sleep = Box::pin(tokio::time::sleep(self.pause));
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"1")))))
    }
}

/// A server that is so slow.
#[derive(Clone, Copy)]
enum Slow {
    /// It sends headers after so many seconds.
    Headers(u64),
    /// It sends a byte of the body every so many seconds, and so many of them.
    Body(u64, usize),
}

/// The result of a call with these limits, the requests that were sent, and the seconds that it took.
async fn slow_call(slow: Slow, limits: TimeLimits, policy: RetryPolicy) -> (String, usize, u64) {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    let transport = transport::from_fn(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        async move {
            let response = http::Response::builder().header("content-type", "application/json");
            Ok(match slow {
                Slow::Headers(seconds) => {
                    tokio::time::sleep(Duration::from_secs(seconds)).await;
                    response.body("[1]".into()).unwrap()
                }
                Slow::Body(seconds, bytes) => response.body(Drip::body(seconds, bytes)).unwrap(),
            })
        }
    });
    let builder = Builder::new(&[], Some("https://api.example.com"), "time").transport(transport).timer(TokioTimer);
    let core = builder.retries(policy).time_limits(limits).build().unwrap();
    let start = tokio::time::Instant::now();
    let kind = call(&core, "GET", false).await.kind;
    (kind, requests.load(Ordering::SeqCst), start.elapsed().as_secs())
}

/// 30 seconds for the headers of an attempt, 20 without a byte, 60 for the whole call.
#[tokio::test(start_paused = true)]
async fn the_usual_limits_of_time() {
    let usual = TimeLimits::default();
    let once = RetryPolicy::off();
    let timeout = |requests, seconds| ("timeout".to_owned(), requests, seconds);
    assert_eq!(slow_call(Slow::Headers(29), usual, once).await, ("200".to_owned(), 1, 29));
    assert_eq!(slow_call(Slow::Headers(31), usual, once).await, timeout(1, 30));
    assert_eq!(slow_call(Slow::Body(21, 9), usual, once).await, timeout(1, 20));
    assert_eq!(slow_call(Slow::Body(19, 9), usual, once).await, timeout(1, 60), "each byte comes in time");
    let (kind, requests, seconds) = slow_call(Slow::Headers(31), usual, RetryPolicy::default()).await;
    assert_eq!((kind.as_str(), requests, seconds), ("timeout", 2, 60), "the second attempt ends with the call");
}

#[tokio::test(start_paused = true)]
async fn zero_switches_a_limit_off() {
    const HOUR: u64 = 3600;
    let once = RetryPolicy::off();
    let (off, usual) = (Duration::ZERO, TimeLimits::default());
    let fine = |seconds| ("200".to_owned(), 1, seconds);
    let timeout = |seconds| ("timeout".to_owned(), 1, seconds);
    let endless = usual.call(off).headers(off).idle(off);
    assert_eq!(slow_call(Slow::Headers(HOUR), endless, once).await, fine(HOUR));
    assert_eq!(slow_call(Slow::Headers(HOUR), usual.call(off), once).await, timeout(30));
    assert_eq!(slow_call(Slow::Headers(HOUR), usual.headers(off), once).await, timeout(60));
    assert_eq!(slow_call(Slow::Body(HOUR, 9), usual.idle(off), once).await, timeout(60));
    assert_eq!(slow_call(Slow::Body(HOUR, 9), usual.call(off), once).await, timeout(20));
    // Nine ones are no array: the body has come as a whole.
    assert_eq!(slow_call(Slow::Body(HOUR, 9), endless, once).await, ("decode".to_owned(), 1, 9 * HOUR));
}

/// A stream ends with the silence, not with the call.
#[tokio::test(start_paused = true)]
async fn a_stream_has_no_end_but_silence() {
    const OPERATION: Operation = Operation::new("download", "GET", "/file").streams();
    let transport = transport::from_fn(|_| {
        let response = http::Response::builder().header("content-type", "application/octet-stream");
        std::future::ready(Ok(response.body(Drip::body(19, 1000)).unwrap()))
    });
    let builder = Builder::new(&[], Some("https://api.example.com"), "time").transport(transport).timer(TokioTimer);
    let core = builder.build().unwrap();
    let call = || -> Call<Body, Infallible> { core.call(OPERATION, |response| response.ok_stream(identity)) };
    let start = tokio::time::Instant::now();
    assert_eq!(call().await.unwrap().bytes(1000).await.unwrap().len(), 1000);
    assert_eq!(start.elapsed().as_secs(), 19_000);
    let mut silent = call();
    silent.with_time_limits(TimeLimits::default().idle(Duration::from_secs(5)));
    let error = silent.await.unwrap().bytes(1000).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(start.elapsed().as_secs(), 19_005);
}

/// Beyond a minute the error comes at once, and says how long to wait.
#[tokio::test(start_paused = true)]
async fn an_error_says_when_to_call_again() {
    let (core, requests) = client(throttled("61"), RetryPolicy::default());
    let start = tokio::time::Instant::now();
    let error = prepare(&core, "GET").await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
    assert!(error.is_retryable() && error.attempts() == 1, "{error:?}");
    assert_eq!((start.elapsed(), requests.load(Ordering::SeqCst)), (Duration::ZERO, 1));
    let (core, _) =
        client(throttled("120"), RetryPolicy::default().max_retry_after(Duration::from_secs(300)).max_attempts(2));
    let mut patient = prepare(&core, "GET");
    patient.with_timeout(Duration::ZERO);
    assert_eq!(patient.await.unwrap_err().attempts(), 2);
    // The jitter of a first retry comes on top, so that not all clients return at once.
    assert!((120_000..=120_050).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
}

/// A throttle that says how long it lasts.
fn throttled(seconds: &'static str) -> impl Fn(usize) -> http::Response<Body> {
    move |_| {
        let mut response = response(429, "");
        response.headers_mut().insert("retry-after", http::HeaderValue::from_static(seconds));
        response
    }
}

/// The delays grow from 50 ms to 20 s, with full jitter: each is below its maximum.
#[tokio::test(start_paused = true)]
async fn delays_grow_to_a_maximum() {
    for _ in 0..20 {
        let (core, requests) = client(|_| response(503, ""), RetryPolicy::default().max_attempts(12));
        let start = tokio::time::Instant::now();
        let mut call = prepare(&core, "GET");
        call.with_timeout(Duration::ZERO);
        assert_eq!(call.await.unwrap_err().attempts(), 12);
        assert_eq!(requests.load(Ordering::SeqCst), 12);
        // 50 ms, 100 ms … 12.8 s, and twice 20 s.
        assert!(start.elapsed() <= Duration::from_millis(25_550 + 40_000 + 11), "{:?}", start.elapsed());
    }
}

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
