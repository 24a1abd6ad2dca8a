//! `client.check()`: is the API there, and does it accept the credentials?
//!
//! | result | cause |
//! |---|---|
//! | [`Checked`] | a success, with its round-trip time |
//! | `Unreachable` | no connection, a broken one, or no response in time |
//! | `Tls` | the certificate of the server, or of the client, is refused |
//! | `Credentials` | the client has none; nothing was sent |
//! | `Unauthorized`, `Forbidden` | status 401, status 403 |
//! | `WrongBaseUrl` | status 404, a redirect, or HTML where the document describes something else |
//! | `Other` | any other response |

use std::fmt;
use std::time::{Duration, Instant};

use http::{Method, StatusCode};

use crate::call::Call;
use crate::client::Core;
use crate::error::Error;
use crate::json::DecodeError;
use crate::media_type::{essence, list};
use crate::operation::Operation;
use crate::policy::RetryPolicy;
use crate::response::{DecodeResult, RawResponse, Response, ResponseError};
use crate::transport::BoxFuture;

/// A check of the API and of the credentials, which is sent when it is awaited.
///
/// It calls one safe operation once, without retries.
#[must_use = "a check does nothing unless it is awaited"]
pub struct Check {
    core: Core,
    operation: Option<Operation>,
}

/// The functions that generated code calls.
#[doc(hidden)]
impl Core {
    /// A check by this operation, which has no required parameters; without one, by a request to the base URL.
    pub fn check(&self, operation: Option<Operation>) -> Check {
        Check { core: self.clone(), operation }
    }
}

impl IntoFuture for Check {
    type Output = Result<Checked, CheckError>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl Check {
    async fn run(self) -> Result<Checked, CheckError> {
        let start = Instant::now();
        let status = match self.operation {
            Some(operation) => self.call(operation).await,
            None => self.call_base_url().await,
        };
        let status = status.map_err(CheckError::new)?;
        Ok(Checked { operation: self.operation, status, round_trip: start.elapsed() })
    }

    async fn call(&self, operation: Operation) -> Result<StatusCode, Error<()>> {
        let mut call: Call<StatusCode, ()> = self.core.call(operation, read);
        call.with_retries(RetryPolicy::off());
        call.await
    }

    /// A server that has nothing at the base URL is there all the same.
    async fn call_base_url(&self) -> Result<StatusCode, Error<()>> {
        let request = self.core.request(Method::GET, "").without_retries();
        request.decoded(read_any).await.map(Response::into_body)
    }
}

fn read(response: &mut RawResponse) -> DecodeResult<StatusCode, ()> {
    let status = response.status();
    match response.essence().filter(|found| status.is_success() && is_page(found)) {
        Some(_) if !takes_pages(response.operation().accept) => {
            Err(ResponseError::Decode(DecodeError::new("expected a response of the API, found a page of HTML")))
        }
        _ if status.is_success() => Ok(status),
        _ => Err(ResponseError::Api(())),
    }
}

fn read_any(response: &mut RawResponse) -> DecodeResult<StatusCode, ()> {
    match response.status() {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(ResponseError::Api(())),
        status if status.is_server_error() || status.is_redirection() => Err(ResponseError::Api(())),
        status => Ok(status),
    }
}

fn is_page(essence: &[u8]) -> bool {
    essence == b"text/html" || essence == b"application/xhtml+xml"
}

/// Returns `true` if the document describes pages, or describes no media type.
fn takes_pages(accept: &str) -> bool {
    let takes = |one: &[u8]| is_page(&essence(one)) || matches!(&*essence(one), b"*/*" | b"text/*");
    accept.is_empty() || list(accept.as_bytes()).any(takes)
}

/// The API is there, and accepts the credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    operation: Option<Operation>,
    status: StatusCode,
    round_trip: Duration,
}

impl Checked {
    /// The operation that was called; `None` if the document has none that is safe and needs no parameters, so that the
    /// base URL itself was requested. Then a wrong path in it is not noticed.
    pub fn operation(&self) -> Option<&Operation> {
        self.operation.as_ref()
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The time from the call to the complete response, with that for a new connection and for new credentials.
    pub fn round_trip(&self) -> Duration {
        self.round_trip
    }
}

/// The reason why the API is not usable. Its message says what to correct.
pub struct CheckError(Box<(CheckErrorKind, Error<()>)>);

/// The kind of a [`CheckError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CheckErrorKind {
    /// There is no connection to the server, or no response in time.
    Unreachable,
    /// TLS failed: a certificate of the server or of the client is refused, or the server does not speak TLS.
    Tls,
    /// Credentials are missing, or could not be obtained; nothing was sent.
    Credentials,
    /// Status 401: the credentials are not valid.
    Unauthorized,
    /// Status 403: the credentials are valid, and do not suffice.
    Forbidden,
    /// Status 404, a redirect that is not followed, or a page of HTML: something else is at the base URL.
    WrongBaseUrl,
    /// Anything else, such as status 429 or 503.
    Other,
}

impl CheckError {
    fn new(error: Error<()>) -> Self {
        Self(Box::new((CheckErrorKind::of(&error), error)))
    }

    /// The kind.
    pub fn kind(&self) -> CheckErrorKind {
        self.0.0
    }

    /// The error of the call.
    pub fn error(&self) -> &Error<()> {
        &self.0.1
    }

    /// The error of the call alone.
    pub fn into_error(self) -> Error<()> {
        self.0.1
    }
}

impl CheckErrorKind {
    fn of(error: &Error<()>) -> Self {
        match error {
            Error::Transport(error) if error.is_tls() => Self::Tls,
            Error::Transport(error) if error.is_lost() => Self::Unreachable,
            Error::Timeout(_) => Self::Unreachable,
            Error::Credentials(_) => Self::Credentials,
            Error::Decode(_) => Self::WrongBaseUrl,
            Error::Api(error) => Self::of_status(error.status()),
            Error::Transport(_) | Error::Request(_) | Error::Status(_) => Self::Other,
        }
    }

    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::Unauthorized,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::WrongBaseUrl,
            status if status.is_redirection() => Self::WrongBaseUrl,
            _ => Self::Other,
        }
    }

    fn summary(self) -> &'static str {
        match self {
            Self::Unreachable => "the API cannot be reached",
            Self::Tls => "TLS with the API failed",
            Self::Credentials => "the API was not called",
            Self::Unauthorized => "the API does not accept the credentials",
            Self::Forbidden => "the API accepts the credentials, but they do not suffice",
            Self::WrongBaseUrl => "the API is not at the base URL; set it with `.base_url(…)`",
            Self::Other => "the API is not usable",
        }
    }
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind().summary(), self.error())
    }
}

impl fmt::Debug for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CheckError({:?}: {})", self.kind(), self.error())
    }
}

/// The message has that of the error of the call, so the next error in the chain is the source of that one.
impl std::error::Error for CheckError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(self.error())
    }
}

#[cfg(feature = "blocking")]
impl crate::blocking::BlockingOutput for Result<Checked, CheckError> {
    fn refused(error: crate::transport::TransportError) -> Self {
        Err(CheckError::new(Error::Transport(error)))
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.operation {
            Some(operation) => write!(f, "Check({operation})"),
            None => f.write_str("Check(GET)"),
        }
    }
}
