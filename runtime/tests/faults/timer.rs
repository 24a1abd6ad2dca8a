//! A runtime of `tokio` without a driver for time, or for input and output: nothing panics, and the error says what is missing.

use std::time::Duration;

use clientwright_runtime::codegen::v1::{Builder, Core};
use clientwright_runtime::transport::{self, Timer as _, TokioTimer};
use clientwright_runtime::{Body, http};

use super::raw::{Raw, fine};
use super::{call, core, prepare};

fn without_time() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap()
}

fn without_io() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap()
}

fn bare() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().build().unwrap()
}

fn assert_missing(runtime: &tokio::runtime::Runtime, core: &Core, missing: &str) {
    for method in ["GET", "POST"] {
        let error = runtime.block_on(prepare(core, method).into_future()).unwrap_err();
        assert!(error.is_transport() && error.attempts() == 1, "{error:?}");
        assert!(error.to_string().ends_with(missing), "{error}");
    }
}

#[test]
fn the_built_in_transport_says_which_driver_the_runtime_lacks() {
    let server = Raw::start(vec![fine()]);
    let core = core(&server.url);
    let time = "the built-in transport needs a tokio runtime with a time driver; build the runtime with `enable_all()`";
    let io = "the built-in transport needs a tokio runtime with an I/O driver; build the runtime with `enable_all()`";
    assert_missing(&without_time(), &core, time);
    assert_missing(&bare(), &core, time);
    assert_missing(&without_io(), &core, io);
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

#[cfg(feature = "reqwest")]
#[test]
fn a_client_of_reqwest_says_which_driver_the_runtime_lacks() {
    let server = Raw::start(vec![fine()]);
    let core = super::builder(&server.url).transport(reqwest::Client::new()).build().unwrap();
    let needs = |driver: &str| {
        format!("a `reqwest::Client` needs a tokio runtime with {driver} driver; build the runtime with `enable_all()`")
    };
    assert_missing(&without_time(), &core, &needs("a time"));
    assert_missing(&bare(), &core, &needs("a time"));
    assert_missing(&without_io(), &core, &needs("an I/O"));
    let error = futures_executor::block_on(prepare(&core, "GET").into_future()).unwrap_err();
    assert!(error.is_transport() && error.to_string().contains("needs a tokio runtime; await"), "{error}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert_eq!(runtime.block_on(call(&core, "GET", false)).kind, "200");
}
