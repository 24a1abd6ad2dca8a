//! Faults of networks and servers: a raw TCP server does each of them, and the test sees the attempts, the kind of error, and that
//! the next call works.
#![cfg(feature = "hyper")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[cfg(all(feature = "gzip", feature = "brotli", feature = "zstd"))]
#[path = "../encoders/mod.rs"]
mod encoders;
#[path = "../petstore/mod.rs"]
mod petstore;

mod bodies;
#[cfg(all(feature = "gzip", feature = "brotli", feature = "zstd"))]
mod codings;
mod dropped;
#[cfg(all(feature = "http2", feature = "rustls-ring", not(feature = "native-tls")))]
mod http2;
mod keys;
mod limits;
mod load;
mod network;
mod raw;
mod table;
mod time;
mod timer;
#[cfg(all(feature = "rustls-ring", not(feature = "native-tls")))]
mod tls;
mod upload;

use clientwright_runtime::codegen::v1::{Builder, Core, Operation};
use clientwright_runtime::{Error, RetryPolicy};
use std::convert::Infallible;
use std::time::Duration;

/// A call of any method on a client of this address: the status, or a word for the error.
pub(crate) struct Seen {
    pub(crate) kind: String,
    pub(crate) attempts: u32,
}

/// Delays of a millisecond: the table asks whether there is a retry, not when.
pub(crate) fn quick() -> RetryPolicy {
    let moment = Duration::from_millis(1);
    RetryPolicy::default().base_delay(moment).throttle_delay(moment).max_retry_after(Duration::from_secs(1))
}

/// A builder of a client with short limits.
pub(crate) fn builder(url: &str) -> Builder {
    let limit = Duration::from_millis(400);
    let limits = clientwright_runtime::TimeLimits::default().connect(limit).headers(limit).idle(limit);
    let builder = Builder::new(&[], None, "faults").base_url(url.to_owned()).time_limits(limits).retries(quick());
    builder.max_response_bytes(1000)
}

pub(crate) fn core(url: &str) -> Core {
    builder(url).build().unwrap()
}

/// A call that is not sent yet.
pub(crate) fn prepare(core: &Core, method: &'static str) -> clientwright_runtime::Call<Vec<i64>, Infallible> {
    core.call(Operation::new("test", method, "/pets"), |response| match response.status().as_u16() {
        200 => response.ok_json(std::convert::identity),
        _ => response.undocumented(),
    })
}

pub(crate) async fn call(core: &Core, method: &'static str, key: bool) -> Seen {
    let mut call = prepare(core, method);
    if key {
        call.with_header("idempotency-key", "k1");
    }
    seen(call).await
}

pub(crate) async fn seen(call: clientwright_runtime::Call<Vec<i64>, Infallible>) -> Seen {
    match call.send().await {
        Ok(response) => Seen { kind: response.status().as_u16().to_string(), attempts: 0 },
        Err(error) => Seen { kind: kind(&error), attempts: error.attempts() },
    }
}

fn kind(error: &Error<Infallible>) -> String {
    match error {
        Error::Transport(error) if error.is_connect() => "connect".to_owned(),
        Error::Transport(_) => "transport".to_owned(),
        Error::Timeout(_) => "timeout".to_owned(),
        Error::Status(error) => error.status().as_u16().to_string(),
        Error::Decode(_) => "decode".to_owned(),
        error => error.to_string(),
    }
}
