//! A runtime of `tokio` without a time driver: nothing panics, and the error says what is missing.

use std::time::Duration;

use clientwright_runtime::codegen::v1::Builder;
use clientwright_runtime::transport::{self, Timer as _, TokioTimer};
use clientwright_runtime::{Body, http};

use super::raw::{Raw, fine};
use super::{call, core, prepare};

fn without_time() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap()
}

#[test]
fn the_built_in_transport_says_that_the_runtime_has_no_time() {
    let server = Raw::start(vec![fine()]);
    let core = core(&server.url);
    let error = without_time().block_on(prepare(&core, "GET").into_future()).unwrap_err();
    assert!(error.is_transport() && error.attempts() == 1, "{error:?}");
    let needs =
        "the built-in transport needs a tokio runtime with a time driver; build the runtime with `enable_all()`";
    assert!(error.to_string().ends_with(needs), "{error}");
    assert_eq!(server.requests(), 0);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert_eq!(runtime.block_on(call(&core, "GET", false)).kind, "200", "the next call");
}

#[test]
fn delays_are_over_at_once_where_there_is_no_time() {
    without_time().block_on(TokioTimer.sleep(Duration::from_secs(3600)));
    let transport = transport::from_fn(async |_| -> Result<http::Response<Body>, _> {
        Err(transport::TransportError::connect("refused"))
    });
    let builder = Builder::new(&[], Some("https://api.example.com"), "timer").transport(transport).timer(TokioTimer);
    let seen = without_time().block_on(call(&builder.build().unwrap(), "GET", false));
    assert_eq!((seen.kind.as_str(), seen.attempts), ("connect", 3));
}
