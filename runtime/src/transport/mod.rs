//! How a request reaches its server: a trait over `http` types, one implementation over `hyper`.

mod body;
mod error;
mod file;
mod from_fn;
#[cfg(feature = "hyper")]
mod hyper;
mod options;
mod pieces;
#[cfg(feature = "reqwest")]
mod reqwest;
mod save;
mod upgraded;

use std::pin::Pin;
use std::time::Duration;

pub use self::body::Body;
pub use self::error::TransportError;
pub use self::file::File;
pub use self::from_fn::{FromFn, from_fn};
#[cfg(feature = "hyper")]
pub(crate) use self::hyper::Hyper;
pub(crate) use self::options::Options;
pub(crate) use self::pieces::Pieces;
pub use self::upgraded::{Upgrade, Upgraded};

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends a request and brings the answer.
///
/// A transport follows no redirect to another origin (scheme, host and port), for the request may carry
/// credentials; it honours the [`Timeout`] among the request's extensions. One that can change the protocol of a connection
/// puts an [`Upgrade`] among the extensions of an answer of status 101.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request.
    ///
    /// # Errors
    /// No whole answer came. An answer of any status is not an error here.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

    /// Waits by the timer that the transport's time limits have; none where it has no timer, and then nothing that would
    /// have to wait is done: see [`EventSource`](crate::EventSource).
    fn sleep(&self, time: Duration) -> Option<BoxFuture<'static, ()>> {
        let _ = time;
        None
    }
}

/// How long the exchange may take, from the connection to the last byte of the answer. It travels among the
/// extensions of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeout(pub Duration);
