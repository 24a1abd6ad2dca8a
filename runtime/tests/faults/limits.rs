//! Responses beyond the limits of sizes, depths and time, and credentials where they must not go.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::codegen::v1::{
    Builder, Core, Credential, EventStream, Operation, Requirement, SchemeKind, SecurityScheme,
};
use clientwright_runtime::transport::{self, TokioTimer, TransportError};
use clientwright_runtime::{Body, Call, Error, Json, Reconnect, http};

use super::raw::{Raw, fine, response};
use super::{builder, call, core, prepare};

const JSON: &str = "content-type: application/json\r\n";
const LEVELS: usize = 100_000;

fn roomy(url: &str) -> Core {
    builder(url).max_response_bytes(32 << 20).build().unwrap()
}

fn events(core: &Core) -> Call<EventStream<Json>, Infallible> {
    const OPERATION: Operation = Operation::new("events", "GET", "/events").accept("text/event-stream").streams();
    core.call(OPERATION, |response| response.ok_events(std::convert::identity))
}

/// Runs a test on a small stack, which an unlimited recursion exceeds.
fn on_a_small_stack(test: impl Future + Send + 'static) {
    let run = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(test);
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}

/// Strings of 100,000 levels: complete ones, and one that ends in the middle.
fn deep() -> [String; 4] {
    let nested = |start: &str, middle: &str, end: &str| {
        let mut text = start.repeat(LEVELS);
        text.push_str(middle);
        text.push_str(&end.repeat(LEVELS));
        text
    };
    [nested("[", "", "]"), nested(r#"{"a":"#, "1", "}"), nested(r#"[{"a":"#, "1", "}]"), "[".repeat(LEVELS)]
}

#[test]
fn deep_json_is_an_error_and_no_overflow() {
    on_a_small_stack(async {
        for text in deep() {
            let server = Raw::start(vec![response(200, JSON, &text), fine()]);
            let core = roomy(&server.url);
            let seen = call(&core, "GET", false).await;
            assert_eq!((seen.kind.as_str(), seen.attempts, server.requests()), ("decode", 1, 1), "{}", &text[..5]);
            assert_eq!(call(&core, "GET", false).await.kind, "200");
            let undecoded: Result<Json, _> = text.parse();
            assert!(undecoded.is_err(), "{}", &text[..5]);
        }
    });
}

#[test]
fn the_message_of_an_error_with_deep_json_is_short() {
    on_a_small_stack(async {
        for text in deep() {
            let server = Raw::start(vec![response(400, JSON, &text), fine()]);
            let core = roomy(&server.url);
            let error = prepare(&core, "GET").await.unwrap_err();
            assert_eq!(error.status(), Some(http::StatusCode::BAD_REQUEST));
            assert!(error.body_as::<Json>().unwrap().is_err());
            assert!(error.to_string().len() < 1000, "{error}");
            assert_eq!(call(&core, "GET", false).await.kind, "200");
        }
    });
}

#[test]
fn an_event_of_deep_json_is_an_error_and_the_stream_goes_on() {
    on_a_small_stack(async {
        let text = deep().map(|text| format!("data: {text}\n\n")).concat();
        let server =
            Raw::start(vec![response(200, "content-type: text/event-stream\r\n", &(text + "data: 1\n\n")), fine()]);
        let core = roomy(&server.url);
        let mut stream = events(&core).await.unwrap();
        for _ in 0..4 {
            assert!(stream.next().await.unwrap().unwrap_err().is_decode());
        }
        assert_eq!(stream.next().await.unwrap().unwrap().data, Json::from(1));
        assert_eq!(call(&core, "GET", false).await.kind, "200");
    });
}

#[tokio::test]
async fn an_error_body_is_cut_at_64_kib() {
    for (length, kept) in [(65_535, 65_535), (65_536, 65_536), (65_537, 65_536), (1_000_000, 65_536)] {
        let server = Raw::start(vec![response(404, "content-type: text/plain\r\n", &"x".repeat(length)), fine()]);
        // A smaller limit of other bodies does not hide the status.
        let core = core(&server.url);
        let Error::Status(error) = prepare(&core, "GET").await.unwrap_err() else { panic!("it is of a status") };
        assert_eq!((error.status().as_u16(), error.raw_body().len()), (404, kept), "{length}");
        assert_eq!(call(&core, "GET", false).await.kind, "200");
    }
}

#[tokio::test]
async fn an_event_is_limited_to_1_mib() {
    for (length, is_fine) in [(1_000_000, true), (1 << 20, false), (3 << 20, false)] {
        let body = format!("data: 1\n\ndata: \"{}\"\n\ndata: 2\n\n", "x".repeat(length));
        let server = Raw::start(vec![response(200, "content-type: text/event-stream\r\n", &body), fine()]);
        let core = roomy(&server.url);
        let mut stream = events(&core).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, Json::from(1));
        let second = stream.next().await.unwrap();
        if is_fine {
            assert_eq!(second.unwrap().data.as_str().map(str::len), Some(length));
        } else {
            let error = second.unwrap_err();
            assert!(error.is_transport(), "{error:?}");
            assert!(error.to_string().contains("1048576 bytes, the limit of `SizeLimits::event`"), "{error}");
            assert!(stream.next().await.is_none(), "{length}");
        }
        drop(stream);
        assert_eq!(call(&core, "GET", false).await.kind, "200");
    }
}

const SCHEMES: &[SecurityScheme] = &[SecurityScheme { name: "bearer", setter: "token", kind: SchemeKind::Bearer }];

/// Calls a client with a token at this URL: whether it is refused, and the number of requests.
async fn send_token(url: &str, allow: bool) -> (bool, usize) {
    const OPERATION: Operation =
        Operation::new("test", "POST", "/pets").secured(&[&[Requirement { scheme: "bearer", scopes: &[] }]]);
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    let transport = transport::from_fn(move |request: http::Request<Body>| {
        counted.fetch_add(1, Ordering::SeqCst);
        assert!(request.headers().contains_key("authorization"));
        std::future::ready(Ok(http::Response::new(Body::empty())))
    });
    let builder = Builder::new(SCHEMES, None, "faults").base_url(url.to_owned()).transport(transport);
    let builder = builder.credential("bearer", Credential::Token("s3cr3t".into())).allow_plain_http(allow);
    let core = builder.build().unwrap();
    let call: Call<(), Infallible> = core.call(OPERATION, |response| response.ok_empty(()));
    let refused = match call.await {
        Ok(()) => false,
        Err(error) => {
            assert!(error.is_request() && error.attempts() == 0, "{error:?}");
            assert!(error.to_string().contains("`.allow_plain_http(true)`"), "{error}");
            true
        }
    };
    (refused, requests.load(Ordering::SeqCst))
}

#[tokio::test]
async fn credentials_do_not_leave_the_machine_without_tls() {
    let remote = [
        "http://api.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://notlocalhost",
        "http://10.0.0.1:8080",
        "http://0.0.0.0",
        "http://[2001:db8::1]",
        "HTTP://api.example.com",
    ];
    for url in remote {
        assert_eq!(send_token(url, false).await, (true, 0), "{url}");
        assert_eq!(send_token(url, true).await, (false, 1), "{url}");
    }
    for url in ["http://localhost:1", "http://127.0.0.1", "http://127.1.2.3", "http://[::1]", "https://api.example.com"]
    {
        assert_eq!(send_token(url, false).await, (false, 1), "{url}");
    }
}

/// The events of one connection: the one after `Last-Event-ID`, and a part of the one after that.
fn next_event(request: &http::Request<Body>) -> http::Response<Body> {
    let last = request.headers().get("last-event-id").map_or("0", |id| id.to_str().unwrap());
    let id = last.parse::<u64>().unwrap() + 1;
    let text = format!("retry: 10000\nid: {id}\ndata: {id}\n\nid: {}\ndata: lost", id + 1);
    http::Response::builder().header("content-type", "text/event-stream").body(text.into()).unwrap()
}

/// Each third connection is refused, and each third one is lost after its first event.
#[tokio::test(start_paused = true)]
async fn a_day_of_reconnects_loses_no_event() {
    const DAY: Duration = Duration::from_secs(24 * 3600);
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    let transport = transport::from_fn(move |request: http::Request<Body>| {
        let turn = counted.fetch_add(1, Ordering::SeqCst);
        std::future::ready(match turn % 3 {
            2 => Err(TransportError::connect("refused")),
            _ => Ok(next_event(&request)),
        })
    });
    let builder = Builder::new(&[], Some("https://api.example.com"), "faults").transport(transport).timer(TokioTimer);
    let core = builder.build().unwrap();
    let mut source = events(&core).send().reconnecting(Reconnect::default());
    let start = tokio::time::Instant::now();
    let mut events = 0_u64;
    while start.elapsed() < DAY {
        events += 1;
        assert_eq!(source.next().await.unwrap().unwrap().data, Json::from(events));
    }
    let requests = requests.load(Ordering::SeqCst);
    // Between 10 and 20 seconds for each connection that was there.
    assert!((4300..8700).contains(&events), "{events}");
    println!("{events} events of {requests} requests in {:?}", start.elapsed());
    assert!(requests < 2 * usize::try_from(events).unwrap(), "{requests} requests for {events} events");
}
