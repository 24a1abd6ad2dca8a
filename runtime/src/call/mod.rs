//! Calls: a request is built and sent, and its response is decoded.
//!
//! | file | holds |
//! |---|---|
//! | `start` | the ways to begin a call |
//! | `parameters`, `body` | the functions by which generated code fills a `draft` |
//! | `undocumented` | calls that the document does not describe |
//! | `within` | values with constraints |
//! | `inherit` | values of the client for parameters of the call |
//! | `ready` | the completed draft: a request that is ready to be sent |
//! | `plan` | the settings of one call |
//! | `carried` | the facts about a call beside its request |
//! | `redirect` | the redirects that are followed |
//! | `exchange`, `attempts`, `attempt` | the logical call, its attempts, and one of them |
//! | `sending` | a request that is being sent, and the place for its response |
//! | `send` | the transport, whose response must not be late |
//! | `asked`, `authorize` | credentials that are code, called for each attempt |
//! | `repeated` | a call that is made several times |
//! | `futures` | the futures that callers await |
//! | `copy` | a request that can be sent again |
//! | `curl` | a request as a command line |

mod asked;
mod attempt;
mod attempts;
mod authorize;
mod body;
mod carried;
mod constrained;
mod copy;
mod curl;
mod draft;
mod exchange;
mod futures;
mod inherit;
mod parameters;
mod plan;
mod ready;
mod redirect;
mod repeated;
mod send;
mod sending;
mod start;
mod undocumented;
mod within;

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

pub use self::curl::{curl, curl_with_secrets};
use self::draft::Draft;
pub(crate) use self::exchange::ResponseFuture;
use self::futures::Exchange;
pub use self::futures::{CallFuture, SendFuture, UndecodedFuture};
pub(crate) use self::repeated::Repeated;
pub use self::undocumented::RequestBuilder;
use self::within::Within;
use crate::error::Error;
use crate::headers::NoHeaders;
use crate::operation::Server;
use crate::policy::{RetryPolicy, SizeLimits, TimeLimits};
use crate::response::{DecodeResult, RawResponse};
use crate::rules::Rule;
use crate::transport::Body;

/// A call that is being built. Awaiting it sends the request; [`Call::send`] also returns the status and headers.
///
/// Values that cannot be encoded are reported when the call is sent, before anything leaves the program.
#[must_use = "a call does nothing unless it is awaited"]
pub struct Call<T, E, H = NoHeaders> {
    draft: Box<Draft>,
    decode: fn(&mut RawResponse) -> DecodeResult<T, E>,
    typed_headers: PhantomData<fn() -> H>,
}

/// The functions that generated code calls.
#[doc(hidden)]
impl<T, E, H> Call<T, E, H> {
    #[inline]
    pub(crate) fn new(draft: Box<Draft>, decode: fn(&mut RawResponse) -> DecodeResult<T, E>) -> Self {
        Self { draft, decode, typed_headers: PhantomData }
    }

    /// Sends it to another server than that of its operation, unless the caller has set a base URL.
    pub fn at(&mut self, server: &'static Server) -> &mut Self {
        self.draft.server = Some(server);
        self
    }

    /// Constraints of a value, which is given to a method of the result. A violation is reported when the call is sent, before
    /// anything leaves.
    #[inline]
    pub fn within(&mut self, rules: &'static [Rule]) -> Within<'_> {
        Within::new(&mut self.draft, rules)
    }

    /// The same request with a decoder that reads a successful response as a stream.
    ///
    /// Such a call has no time limit unless it is given one itself.
    #[inline]
    pub fn streamed<U>(
        mut self,
        accept: &'static str,
        decode: fn(&mut RawResponse) -> DecodeResult<U, E>,
    ) -> Call<U, E, H> {
        self.draft.stream(accept);
        Call::new(self.draft, decode)
    }

    /// The same request for another media type, with another decoder.
    #[inline]
    pub fn accepting<U>(
        mut self,
        accept: &'static str,
        decode: fn(&mut RawResponse) -> DecodeResult<U, E>,
    ) -> Call<U, E, H> {
        self.draft.accept = accept;
        Call::new(self.draft, decode)
    }

    /// The same request for an upgrade of the connection, with another decoder.
    #[inline]
    pub fn upgraded<U>(mut self, decode: fn(&mut RawResponse) -> DecodeResult<U, E>) -> Call<U, E, H> {
        self.draft.upgrades = true;
        Call::new(self.draft, decode)
    }
}

impl<T, E, H> Call<T, E, H> {
    /// Sets a header of this call. It replaces any other header of that name.
    #[inline]
    pub fn with_header(&mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> &mut Self {
        self.draft.override_header(name.try_into().ok(), value.try_into().ok());
        self
    }

    /// Adds a query parameter that the document does not describe.
    #[inline]
    pub fn with_query(&mut self, name: &str, value: &str) -> &mut Self {
        self.within(&[]).query(name, &value);
        self
    }

    /// Sends the request without credentials, whatever the operation requires.
    #[inline]
    pub fn anonymous(&mut self) -> &mut Self {
        self.draft.anonymous = true;
        self
    }

    /// Sets the time limit of the whole call, with its retries; zero switches it off.
    #[inline]
    pub fn with_timeout(&mut self, limit: Duration) -> &mut Self {
        self.draft.timeout = Some(limit);
        self
    }

    /// Sets the retries of this call.
    #[inline]
    pub fn with_retries(&mut self, policy: RetryPolicy) -> &mut Self {
        self.draft.policies().retry(policy);
        self
    }

    /// Sets the time limits of this call.
    #[inline]
    pub fn with_time_limits(&mut self, limits: TimeLimits) -> &mut Self {
        self.draft.policies().times = limits;
        self
    }

    /// Sets the size limits of the response of this call.
    #[inline]
    pub fn with_size_limits(&mut self, limits: SizeLimits) -> &mut Self {
        self.draft.policies().sizes = limits;
        self
    }

    /// Sends the request and returns any response as bytes, whatever its status and content type.
    #[inline]
    pub fn send_undecoded(self) -> UndecodedFuture {
        UndecodedFuture::new(Exchange::Waiting(Some(self.draft)), |response| Ok(response.body().clone()))
    }

    /// The request as it would be sent, with its credentials.
    ///
    /// # Errors
    /// The request cannot be built, or credentials are missing.
    #[inline]
    pub fn into_request(self) -> Result<http::Request<Body>, Error<Infallible>> {
        self.draft.build()
    }

    /// Sends the request and returns the typed body with the status and headers.
    #[inline]
    pub fn send(self) -> SendFuture<T, E, H> {
        SendFuture::new(Exchange::Waiting(Some(self.draft)), self.decode)
    }
}

impl<T, E, H> IntoFuture for Call<T, E, H> {
    type Output = Result<T, Error<E>>;
    type IntoFuture = CallFuture<T, E>;

    #[inline]
    fn into_future(self) -> CallFuture<T, E> {
        CallFuture::new(SendFuture::new(Exchange::Waiting(Some(self.draft)), self.decode))
    }
}

/// Values and headers are not shown, because they may be secret.
impl<T, E, H> fmt::Debug for Call<T, E, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({})", self.draft.operation)
    }
}
