//! Errors that are made of a response.

use std::fmt;

use bytes::Bytes;
use http::header::LOCATION;
use http::{HeaderMap, StatusCode};

use crate::json::DecodeError;
use crate::operation::Operation;
use crate::response::RawResponse;
use crate::secret::SentSecrets;

/// An error response that the document describes, with the typed body that belongs to its status.
#[derive(Clone)]
pub struct ApiError<E>(Box<ApiResponse<E>>);

#[derive(Clone)]
struct ApiResponse<E> {
    response: RawResponse,
    body: E,
}

impl<E> ApiError<E> {
    pub(crate) fn new(response: RawResponse, body: E) -> Self {
        Self(Box::new(ApiResponse { response, body }))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        self.0.response.operation()
    }

    /// The URL of the request, with its secrets redacted.
    pub fn url(&self) -> &str {
        self.0.response.url()
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.0.response.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.response.headers()
    }

    /// The typed body.
    pub fn body(&self) -> &E {
        &self.0.body
    }

    /// The bytes of the body.
    pub fn raw_body(&self) -> &Bytes {
        self.0.response.body()
    }

    /// The typed body alone.
    pub fn into_body(self) -> E {
        self.0.body
    }

    pub(super) fn response(&self) -> &RawResponse {
        &self.0.response
    }

    pub(super) fn map<F>(self, map: impl FnOnce(E) -> F) -> ApiError<F> {
        let ApiResponse { response, body } = *self.0;
        ApiError::new(response, map(body))
    }
}

impl<E> fmt::Display for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_status(f, &self.0.response)?;
        write_target(f, "", &self.0.response)?;
        write_snippet(f, &self.0.response)
    }
}

impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = Redacted(&self.0.body, self.0.response.secrets());
        f.debug_struct("ApiError").field("status", &self.status()).field("body", &body).finish_non_exhaustive()
    }
}

impl<E: fmt::Debug> std::error::Error for ApiError<E> {}

/// A body without the secrets of the request, which the server may repeat.
struct Redacted<'a, E>(&'a E, &'a SentSecrets);

impl<E: fmt::Debug> fmt::Debug for Redacted<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(body, secrets) = self;
        let text = if f.alternate() { format!("{body:#?}") } else { format!("{body:?}") };
        f.write_str(&secrets.redact(text))
    }
}

/// A response whose status the document does not describe; its headers and body are kept.
#[derive(Clone)]
pub struct StatusError(Box<RawResponse>);

impl StatusError {
    pub(crate) fn new(response: RawResponse) -> Self {
        Self(Box::new(response))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        self.0.operation()
    }

    /// The URL of the request, with its secrets redacted.
    pub fn url(&self) -> &str {
        self.0.url()
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.0.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The bytes of the body.
    pub fn raw_body(&self) -> &Bytes {
        self.0.body()
    }

    pub(super) fn response(&self) -> &RawResponse {
        &self.0
    }
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_status(f, &self.0)?;
        f.write_str(", which the document does not describe")?;
        write_target(f, "and ", &self.0)?;
        write_snippet(f, &self.0)
    }
}

impl fmt::Debug for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatusError({self})")
    }
}

impl std::error::Error for StatusError {}

/// A response whose body does not match what the document describes; its headers and body are kept.
#[derive(Clone)]
pub struct BodyError(Box<(RawResponse, DecodeError)>);

impl BodyError {
    pub(crate) fn new(response: RawResponse, error: DecodeError) -> Self {
        Self(Box::new((response, error)))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        self.0.0.operation()
    }

    /// The URL of the request, with its secrets redacted.
    pub fn url(&self) -> &str {
        self.0.0.url()
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.0.0.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.0.headers()
    }

    /// The bytes of the body, or of the part of a stream that could not be decoded.
    pub fn raw_body(&self) -> &Bytes {
        self.0.0.body()
    }

    /// The beginning of the body as a string of at most 200 characters.
    pub fn snippet(&self) -> String {
        self.0.0.snippet()
    }

    pub(super) fn response(&self) -> &RawResponse {
        &self.0.0
    }

    /// The JSON path of the value that does not match: `$.pets[3].name`.
    pub fn path(&self) -> String {
        self.0.1.path()
    }

    /// The reason, with the JSON path.
    pub fn error(&self) -> &DecodeError {
        &self.0.1
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (response, error) = &*self.0;
        write_status(f, response)?;
        write_target(f, "", response)?;
        write!(f, " with an unexpected body: {error}; the body begins: {}", response.snippet())?;
        if let Some(kept) = response.cut() {
            write!(f, "; only {kept} bytes are kept, the limit of `SizeLimits::error_body`")?;
        }
        write_origin(f, response)
    }
}

impl fmt::Debug for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BodyError({self})")
    }
}

impl std::error::Error for BodyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0.1)
    }
}

/// The target of a redirect that was not followed, without its query, which may hold a signature.
fn redirect_target(response: &RawResponse) -> Option<String> {
    let location = response.status().is_redirection().then(|| response.headers().get(LOCATION))??;
    let target = location.to_str().ok()?;
    Some(crate::secret::shown_target(target))
}

fn write_status(f: &mut fmt::Formatter<'_>, response: &RawResponse) -> fmt::Result {
    write!(f, "{}: responded {}", response.operation(), response.status())?;
    // These are what a wrong base URL leads to.
    let may_be_misled = matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
    if may_be_misled && !response.url().is_empty() {
        write!(f, " at `{}`", response.url())?;
    }
    Ok(())
}

/// The target of a redirect that was not followed.
fn write_target(f: &mut fmt::Formatter<'_>, conjunction: &str, response: &RawResponse) -> fmt::Result {
    match redirect_target(response) {
        Some(target) => write!(f, ", {conjunction}which leads to `{target}`"),
        None => Ok(()),
    }
}

/// The message of the server, or the beginning of the body.
fn write_snippet(f: &mut fmt::Formatter<'_>, response: &RawResponse) -> fmt::Result {
    match response.message().unwrap_or_else(|| response.snippet()) {
        message if message.is_empty() => {}
        message => write!(f, ": {message}")?,
    }
    write_origin(f, response)
}

/// ` (request id a1b2, after 3 attempts)`
fn write_origin(f: &mut fmt::Formatter<'_>, response: &RawResponse) -> fmt::Result {
    let id = response.request_id().map(|id| format!("request id {id}"));
    let attempts = response.outcome().attempts;
    let attempts = (attempts > 1).then(|| format!("after {attempts} attempts"));
    match id.into_iter().chain(attempts).collect::<Vec<_>>() {
        facts if facts.is_empty() => Ok(()),
        facts => write!(f, " ({})", facts.join(", ")),
    }
}
