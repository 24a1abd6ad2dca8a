//! Calls: a request that is put together, sent, and whose answer is read.
//!
//! | file | holds |
//! |---|---|
//! | `operation` | what is fixed about an operation |
//! | `parameters`, `body` | what generated code writes into a call, by way of a `draft` |
//! | `raw` | a call that no document describes |
//! | `ready` | the draft, completed: a request that only waits to be sent |
//! | `redirect` | which redirects are followed |
//! | `exchange`, `repeated` | a request sent, once or again, and the answer to it |
//! | `sending` | the futures that callers await |
//! | `curl` | a request as a command line |

mod body;
mod curl;
mod draft;
mod exchange;
mod operation;
mod parameters;
mod raw;
mod ready;
mod redirect;
mod repeated;
mod sending;

use std::fmt;
use std::time::Duration;

pub use self::curl::curl;
pub(crate) use self::draft::Draft;
pub(crate) use self::exchange::{Answering, exchange_request};
pub use self::operation::Operation;
pub use self::raw::RawCall;
pub(crate) use self::repeated::Repeated;
pub(crate) use self::sending::Exchange;
pub use self::sending::{RawSending, Receiving, Sending};
use crate::client::Server;
use crate::encode::QueryStyle;
use crate::error::NoDocumentedError;
use crate::reply::{Outcome, Reply};
use crate::rules::Rule;
use crate::transport::Body;

/// Why a call has no answer, whatever the document says of answers.
pub(crate) type Failed = crate::Error<NoDocumentedError>;

/// A request as it would be sent, or why it cannot be.
pub type Built = Result<http::Request<Body>, Box<crate::Error<NoDocumentedError>>>;

/// A call being put together. Awaiting it sends; [`Call::send`] keeps the status and headers as well.
///
/// What cannot be encoded is reported when it is sent, before anything leaves.
#[must_use = "a call does nothing unless it is awaited"]
pub struct Call<T, E> {
    draft: Box<Draft>,
    decode: fn(&mut Reply) -> Outcome<T, E>,
}

impl<T, E> Call<T, E> {
    #[inline]
    pub(crate) fn new(draft: Box<Draft>, decode: fn(&mut Reply) -> Outcome<T, E>) -> Self {
        Self { draft, decode }
    }

    /// Sends it to another server than its operation goes to; a base URL that the caller has set still counts.
    pub fn at(&mut self, server: &'static Server) -> &mut Self {
        self.draft.operation = self.draft.operation.server(server);
        self
    }

    /// Rules for the value that is given next. What breaks one is reported when the call is sent, before anything leaves.
    #[inline]
    pub fn within(&mut self, rules: &'static [Rule]) -> &mut Self {
        self.draft.rules = rules;
        self
    }

    /// A header of this one call; it replaces any other of its name.
    #[inline]
    pub fn with_header(&mut self, name: &str, value: &str) -> &mut Self {
        self.draft.override_header(name, value);
        self
    }

    /// A query parameter that the document does not name.
    #[inline]
    pub fn with_query(&mut self, name: &str, value: &str) -> &mut Self {
        self.draft.query(name, QueryStyle::Form.into(), &value);
        self
    }

    /// How long this one exchange may take.
    #[inline]
    pub fn with_timeout(&mut self, limit: Duration) -> &mut Self {
        self.draft.timeout = Some(limit);
        self
    }

    /// The same request with another reading of its answer, which is not buffered where it succeeds.
    ///
    /// Such a call has no time limit but one that it is given itself.
    #[inline]
    pub fn streamed<U>(mut self, accept: &'static str, decode: fn(&mut Reply) -> Outcome<U, E>) -> Call<U, E> {
        self.draft.stream(accept);
        Call { draft: self.draft, decode }
    }

    /// The same request asking for another protocol, with another reading of its answer.
    #[inline]
    pub fn upgraded<U>(mut self, decode: fn(&mut Reply) -> Outcome<U, E>) -> Call<U, E> {
        self.draft.upgrades = true;
        Call { draft: self.draft, decode }
    }

    /// Sends it and takes any answer as it is, whatever its status and type.
    #[inline]
    pub fn send_raw(self) -> RawSending {
        RawSending::new(Exchange::Waiting(Some(self.draft)), |reply| Ok(reply.body().clone()))
    }

    /// The request as it would be sent, with its credentials.
    ///
    /// # Errors
    /// It could not be sent.
    #[inline]
    pub fn into_request(self) -> Built {
        self.draft.build()
    }

    /// Sends it; status and headers are kept beside the body.
    #[inline]
    pub fn send(self) -> Sending<T, E> {
        Sending::new(Exchange::Waiting(Some(self.draft)), self.decode)
    }
}

impl<T, E> IntoFuture for Call<T, E> {
    type Output = Result<T, crate::Error<E>>;
    type IntoFuture = Receiving<T, E>;

    #[inline]
    fn into_future(self) -> Receiving<T, E> {
        Receiving::new(self.send())
    }
}

/// Neither values nor headers are shown: they may be secret.
impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({})", self.draft.operation)
    }
}
