//! Transports: a trait over the types of `http`, and an implementation with `hyper`.

mod alarm;
mod body;
mod disk;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod drivers;
mod error;
mod from_fn;
mod future;
#[cfg(feature = "hyper")]
mod hyper;
mod limited;
mod options;
mod pieces;
#[cfg(feature = "reqwest")]
mod reqwest;
mod save;
mod timer;
#[cfg(feature = "tower")]
mod tower;
mod upgraded;
mod upload;

use std::sync::Arc;
use std::time::Duration;

pub(crate) use self::alarm::{End, Late, Watch};
pub use self::body::Body;
#[cfg(feature = "hyper")]
pub(crate) use self::error::Handshake;
pub use self::error::TransportError;
pub(crate) use self::error::{Limit, write_attempts};
pub use self::from_fn::{FromFn, from_fn};
pub use self::future::BoxFuture;
#[cfg(feature = "hyper")]
pub(crate) use self::hyper::Hyper;
pub(crate) use self::limited::{Counted, Limited};
pub use self::options::Identity;
pub(crate) use self::options::Options;
pub(crate) use self::pieces::Pieces;
pub use self::timer::Timer;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub use self::timer::TokioTimer;
#[cfg(feature = "tower")]
pub use self::tower::{TowerTransport, TransportService};
pub use self::upgraded::{Upgrade, Upgraded};
pub use self::upload::Upload;

/// Sends a request and returns the response.
///
/// A transport does not follow a redirect to another origin (scheme, host and port), because the request may carry
/// credentials. It respects the [`Timeout`] in the extensions of the request. A transport that supports upgrades puts an
/// [`Upgrade`] into the extensions of a response of status 101.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request.
    ///
    /// # Errors
    /// There is no complete response. A response of any status is not an error here.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

    /// Returns `true` if the transport looks at the extensions of requests other than [`Timeout`]: the
    /// [`Operation`](crate::Operation), and what [`curl`](crate::curl()) needs to leave secrets out. Each costs an allocation.
    fn reads_extensions(&self) -> bool {
        true
    }

    /// The timer of a client with this transport, unless the caller sets another. Without a timer, lost event streams are not
    /// resumed.
    fn timer(&self) -> Option<Arc<dyn Timer>> {
        None
    }
}

/// The time limit of the exchange, from the connection to the last byte of the response. It is an extension of the request.
///
/// A client with a [`Timer`] measures it itself, and takes it from the request, unless the response streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeout(pub Duration);
