//! The runtime of `tokio` in which a transport runs, and its drivers for time and for input and output.

use std::cell::Cell;
use std::panic::catch_unwind;
use std::time::Duration;

use tokio::runtime::{Handle, Id};

use super::TransportError;
use super::timer::tokio_sleep;

thread_local! {
    /// The last runtime in which everything was found on this thread.
    static KNOWN: Cell<Option<Id>> = const { Cell::new(None) };
}

/// The present runtime, if it has what connections need.
///
/// # Errors
/// There is no runtime, or it lacks a driver.
pub(super) fn runtime_for(transport: &str) -> Result<Id, TransportError> {
    let missing = |missing: &str| Err(TransportError::unable(format!("{transport} needs a tokio runtime{missing}")));
    let Ok(runtime) = Handle::try_current() else {
        return missing("; await the call within one, or set another transport");
    };
    let id = runtime.id();
    if KNOWN.get() == Some(id) {
        return Ok(id);
    }
    if tokio_sleep(Duration::ZERO).is_none() {
        return missing(" with a time driver; build the runtime with `enable_all()`");
    }
    if !has_io() {
        return missing(" with an I/O driver; build the runtime with `enable_all()`");
    }
    KNOWN.set(Some(id));
    Ok(id)
}

/// `tokio` reports a missing driver by a panic only.
#[cfg(unix)]
fn has_io() -> bool {
    catch_unwind(|| drop(tokio::net::UnixDatagram::unbound())).is_ok()
}

/// `tokio` reports a missing driver by a panic only.
#[cfg(not(unix))]
fn has_io() -> bool {
    let Ok(socket) = std::net::UdpSocket::bind("127.0.0.1:0") else { return true };
    let is_ready = socket.set_nonblocking(true).is_ok();
    !is_ready || catch_unwind(move || drop(tokio::net::UdpSocket::from_std(socket))).is_ok()
}
