//! Calls that no document describes: a method and a path.

use std::fmt;
use std::time::Duration;

use super::{Built, Draft, Exchange, Operation, RawSending};
use crate::client::Core;
use crate::encode::QueryStyle;
use crate::json::ToJson;
use crate::transport::Body;

/// A call of any path of the API, being put together; awaiting it sends.
///
/// It goes to the client's base URL with all credentials that the client was given, and takes any answer as it is, whatever
/// its status and type.
#[must_use = "a call does nothing unless it is awaited"]
pub struct RawCall(Box<Draft>);

/// Where a raw call goes.
pub(super) struct Target {
    pub(super) method: String,
    /// A path with its query, as the caller wrote it.
    pub(super) path: String,
}

impl RawCall {
    pub(crate) fn new(core: Core, method: &str, path: &str) -> Self {
        let mut draft = Draft::new(core, Operation::raw(method));
        draft.target = Some(Target { method: method.to_owned(), path: path.to_owned() });
        Self(draft)
    }

    /// A header; it replaces any other of its name.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.0.override_header(name, value);
        self
    }

    /// A query parameter.
    pub fn with_query(mut self, name: &str, value: &str) -> Self {
        self.0.query(name, QueryStyle::Form.into(), &value);
        self
    }

    /// A body of JSON.
    pub fn with_json(mut self, value: &dyn ToJson) -> Self {
        self.0.json("application/json", value);
        self
    }

    /// A body as it is: bytes, text, a file, or a stream.
    pub fn with_body(mut self, content_type: &str, body: impl Into<Body>) -> Self {
        self.0.body = Some((content_type.to_owned().into(), body.into()));
        self
    }

    /// How long the exchange may take.
    pub fn with_timeout(mut self, limit: Duration) -> Self {
        self.0.timeout = Some(limit);
        self
    }

    /// The request as it would be sent, with its credentials.
    ///
    /// # Errors
    /// It could not be sent.
    pub fn into_request(self) -> Built {
        self.0.build()
    }

    /// Sends it.
    pub fn send(self) -> RawSending {
        RawSending::new(Exchange::Waiting(Some(self.0)), |reply| Ok(reply.body().clone()))
    }
}

impl IntoFuture for RawCall {
    type Output = <RawSending as Future>::Output;
    type IntoFuture = RawSending;

    fn into_future(self) -> RawSending {
        self.send()
    }
}

/// Neither values nor headers are shown: they may be secret.
impl fmt::Debug for RawCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawCall({})", self.0.operation)
    }
}

impl Operation {
    /// What a call is in logs and errors that no document describes.
    pub(crate) fn raw(method: &str) -> Self {
        const KNOWN: [&str; 8] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"];
        Self::new("raw", KNOWN.into_iter().find(|known| *known == method).unwrap_or("OTHER"), "")
    }
}
