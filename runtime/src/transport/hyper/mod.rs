//! The transport over `hyper`: HTTP/1.1, and HTTP/2 where the feature `http2` is on and the server chooses it.
//!
//! | file | holds |
//! |---|---|
//! | `connector` | the way to a server: directly, or by a proxy of the environment |
//! | `connection` | a connection, whatever it runs over |
//! | `tls` | TLS, set up when the first server asks for it |
//! | `refused` | requests that a server has refused unprocessed |
//! | `deadline` | a response body that must have arrived in time |
//!
//! `hyper` is used without `reqwest`: a dependency that turns on one of `reqwest`'s TLS features changes how every other
//! user of `reqwest` in the same program behaves. Nothing is installed process-wide.

mod connection;
mod connector;
mod deadline;
mod refused;
mod tls;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper_util::client::legacy;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::runtime::Id;
use tokio::time::Instant;

use self::connector::Connector;
use self::deadline::Deadline;
use super::drivers::runtime_for;
use super::{Body, BoxFuture, Options, Timeout, Timer, Transport, TransportError, Upgrade, Upgraded};
use crate::boxed::boxed;

/// The time for which an unused connection is kept.
const IDLE: Duration = Duration::from_secs(90);
/// The number of async runtimes for which connections are kept.
const RUNTIMES: usize = 16;

type Client = legacy::Client<Connector, Body>;

/// Sends over connections of its own, which are kept for later requests.
pub(crate) struct Hyper {
    connector: Connector,
    /// A connection is driven by the runtime that opened it, and stands still when that runtime does: each runtime has
    /// connections of its own, the latest last.
    clients: Mutex<Vec<(Id, Arc<Client>)>>,
}

impl Hyper {
    /// A transport with the proxies that the environment names.
    ///
    /// # Errors
    /// An option cannot be used: a sentence without its subject, after the name of the setter.
    pub(crate) fn new(options: Options) -> Result<Self, String> {
        Ok(Self { connector: Connector::new(options)?, clients: Mutex::default() })
    }

    fn client(&self) -> Result<Arc<Client>, TransportError> {
        let runtime = runtime_for("the built-in transport")?;
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, client)) = clients.iter().find(|(id, _)| *id == runtime) {
            return Ok(Arc::clone(client));
        }
        let client = legacy::Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .build(self.connector.clone());
        let client = Arc::new(client);
        if clients.len() == RUNTIMES {
            clients.remove(0);
        }
        clients.push((runtime, Arc::clone(&client)));
        Ok(client)
    }
}

impl Transport for Hyper {
    fn send(
        &self,
        mut request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        self.connector.authorize(&mut request);
        let limit = request.extensions().get().map(|Timeout(limit)| *limit);
        match self.client() {
            // The request is given away before there is a future that would have space for it.
            Ok(client) => Box::into_pin(boxed(|| exchange(client.request(request), limit))),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    fn timer(&self) -> Option<Arc<dyn Timer>> {
        Some(Arc::new(super::TokioTimer))
    }
}

async fn exchange(
    response: legacy::ResponseFuture,
    limit: Option<Duration>,
) -> Result<http::Response<Body>, TransportError> {
    let limit = limit.and_then(|limit| Instant::now().checked_add(limit));
    let response = match limit {
        Some(limit) => tokio::time::timeout_at(limit, response).await.map_err(|_| TransportError::timeout())?,
        None => response.await,
    };
    let response = response?;
    if response.status() == http::StatusCode::SWITCHING_PROTOCOLS {
        return hand_over(response).await;
    }
    Ok(response.map(|body| Body::frames(Deadline::new(body, limit))))
}

/// The response with the connection on which it came.
async fn hand_over(
    mut response: http::Response<hyper::body::Incoming>,
) -> Result<http::Response<Body>, TransportError> {
    let connection = hyper::upgrade::on(&mut response).await?;
    let mut response = response.map(|_| Body::empty());
    response.extensions_mut().insert(Upgrade::new(Upgraded::new(TokioIo::new(connection))));
    Ok(response)
}

impl From<legacy::Error> for TransportError {
    fn from(error: legacy::Error) -> Self {
        if error.is_connect() {
            Self::connect(error)
        } else if tls::is_refused_certificate(&error) {
            Self::refused_certificate(error)
        } else if refused::is_refused(&error) {
            Self::unsent(error)
        } else if is_invalid(&error) {
            Self::invalid(error)
        } else {
            Self::new(error)
        }
    }
}

/// Returns `true` if the response is not one of HTTP, or has a head that is too large.
fn is_invalid(error: &legacy::Error) -> bool {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<hyper::Error>());
    cause.is_some_and(hyper::Error::is_parse)
}

impl From<hyper::Error> for TransportError {
    fn from(error: hyper::Error) -> Self {
        Self::new(error)
    }
}

impl fmt::Debug for Hyper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hyper")
    }
}
