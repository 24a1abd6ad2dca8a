//! Calls that the document does not describe: a method and a path.

use std::convert::Infallible;
use std::fmt;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

use super::constrained::Constrained;
use super::draft::{Draft, Target};
use super::futures::{Decode, Exchange, SendFuture, UndecodedFuture};
use crate::client::Core;
use crate::encode::QueryStyle;
use crate::error::Error;
use crate::json::ToJson;
use crate::operation::Operation;
use crate::policy::{RetryPolicy, SizeLimits, TimeLimits};
use crate::transport::Body;

/// A request for any path of the API, which is being built. Awaiting it sends it.
///
/// It goes to the client's base URL with all credentials that the client has, and returns any response as bytes, whatever its
/// status and content type.
#[must_use = "a call does nothing unless it is awaited"]
pub struct RequestBuilder(Box<Draft>);

impl RequestBuilder {
    pub(crate) fn new(core: Core, method: http::Method, path: &str) -> Self {
        let mut draft = Draft::new(core, Operation::undocumented(method.as_str()));
        draft.extras().target = Some(Target { method, path: path.to_owned() });
        Self(draft)
    }

    /// Sets a header. It replaces any other header of that name.
    pub fn with_header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.0.override_header(name.try_into().ok(), value.try_into().ok());
        self
    }

    /// Adds a query parameter.
    pub fn with_query(mut self, name: &str, value: &str) -> Self {
        self.0.query(name, QueryStyle::Form.into(), Constrained::free(&value));
        self
    }

    /// Sets a JSON body.
    pub fn with_json(mut self, value: &dyn ToJson) -> Self {
        self.0.json("application/json", Constrained::free(value));
        self
    }

    /// Sets the body: bytes, a string, a file, or a stream.
    pub fn with_body(mut self, content_type: &str, body: impl Into<Body>) -> Self {
        self.0.body = Some((content_type.to_owned().into(), body.into()));
        self
    }

    /// Sends the request without credentials.
    pub fn anonymous(mut self) -> Self {
        self.0.anonymous = true;
        self
    }

    /// Sets the time limit of the whole call, with its retries; zero switches it off.
    pub fn with_timeout(mut self, limit: Duration) -> Self {
        self.0.timeout = Some(limit);
        self
    }

    /// Sets the retries.
    pub fn with_retries(mut self, policy: RetryPolicy) -> Self {
        self.0.policies().retry(policy);
        self
    }

    /// Sends the request once, whatever happens.
    pub fn without_retries(self) -> Self {
        self.with_retries(RetryPolicy::off())
    }

    /// Sets the time limits.
    pub fn with_time_limits(mut self, limits: TimeLimits) -> Self {
        self.0.policies().times = limits;
        self
    }

    /// Sets the size limits of the response.
    pub fn with_size_limits(mut self, limits: SizeLimits) -> Self {
        self.0.policies().sizes = limits;
        self
    }

    /// The request as it would be sent, with its credentials.
    ///
    /// # Errors
    /// The request cannot be built.
    pub fn into_request(self) -> Result<http::Request<Body>, Error<Infallible>> {
        self.0.build()
    }

    /// Sends the request, and reads the response by `decode`.
    pub(crate) fn decoded<T, E>(self, decode: Decode<T, E>) -> SendFuture<T, E> {
        SendFuture::new(Exchange::Waiting(Some(self.0)), decode)
    }

    /// Sends the request.
    pub fn send(self) -> UndecodedFuture {
        UndecodedFuture::new(Exchange::Waiting(Some(self.0)), |response| Ok(response.body().clone()))
    }
}

impl IntoFuture for RequestBuilder {
    type Output = <UndecodedFuture as Future>::Output;
    type IntoFuture = UndecodedFuture;

    fn into_future(self) -> UndecodedFuture {
        self.send()
    }
}

/// Values and headers are not shown, because they may be secret.
impl fmt::Debug for RequestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RequestBuilder({})", self.0.operation)
    }
}
