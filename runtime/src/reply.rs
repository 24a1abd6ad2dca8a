//! Answers: buffered, then read by what the document says of their status.

mod media_type;
mod response;

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap};

use crate::call::Operation;
use crate::error::{ApiError, DecodeFailure, Error, NoDocumentedError, UnexpectedStatus};
use crate::json::{self, DecodeError, FromJson};
use crate::stream::{EventStream, JsonStream};
use crate::transport::{Body, Upgraded};
use crate::xml::{self, Xml};

use self::media_type::is_xml;
pub(crate) use self::media_type::{essence, is_json};
pub use self::response::Response;

/// What an answer was read as.
pub type Outcome<T, E> = Result<T, Failure<E>>;

/// Why an answer is not the result of a call.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure<E> {
    /// An error that the document describes.
    Api(E),
    /// A status that the document does not.
    Undocumented,
    /// A body that is not what the document says.
    Decode(DecodeError),
}

/// An answer, whole.
#[derive(Clone)]
pub struct Reply {
    operation: Operation,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    arriving: Arriving,
}

/// What of an answer cannot be copied: a copy has nothing of it.
#[derive(Default)]
enum Arriving {
    #[default]
    Nothing,
    /// A body that is not read yet, and how long a part of it may be.
    Body(Body, usize),
    /// The connection, which is no longer HTTP.
    Connection(Upgraded),
}

impl Clone for Arriving {
    fn clone(&self) -> Self {
        Self::Nothing
    }
}

impl Reply {
    pub(crate) fn new(operation: Operation, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self { operation, status, headers, body, arriving: Arriving::Nothing }
    }

    /// An answer whose body is still to come.
    pub(crate) fn arriving(
        operation: Operation,
        status: StatusCode,
        headers: HeaderMap,
        body: Body,
        limit: usize,
    ) -> Self {
        Self { operation, status, headers, body: Bytes::new(), arriving: Arriving::Body(body, limit) }
    }

    /// An answer whose connection is handed over.
    pub(crate) fn upgraded(operation: Operation, status: StatusCode, headers: HeaderMap, connection: Upgraded) -> Self {
        Self { operation, status, headers, body: Bytes::new(), arriving: Arriving::Connection(connection) }
    }

    /// The status code.
    #[inline]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    pub(crate) fn operation(&self) -> Operation {
        self.operation
    }

    /// `404 Not Found`
    pub(crate) fn status_line(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// A result of JSON.
    #[inline]
    pub fn ok_json<B: FromJson, T, E>(&self, wrap: fn(B) -> T) -> Outcome<T, E> {
        self.json().map(wrap).map_err(Failure::Decode)
    }

    /// A result of XML, or of JSON where that is what came.
    #[inline]
    pub fn ok_xml<B: FromJson, T, E>(&self, wrap: fn(B) -> T, xml: &'static Xml) -> Outcome<T, E> {
        self.xml(xml).map(wrap).map_err(Failure::Decode)
    }

    /// A result of text.
    #[inline]
    pub fn ok_text<T, E>(&self, wrap: fn(String) -> T) -> Outcome<T, E> {
        self.text().map(wrap).map_err(Failure::Decode)
    }

    /// A result of bytes.
    #[inline]
    pub fn ok_bytes<T, E>(&self, wrap: fn(Bytes) -> T) -> Outcome<T, E> {
        Ok(wrap(self.body.clone()))
    }

    /// A result of bytes that are not read yet.
    #[inline]
    pub fn ok_stream<T, E>(&mut self, wrap: fn(Body) -> T) -> Outcome<T, E> {
        Ok(wrap(self.take_stream().0))
    }

    /// A result of events whose data is JSON.
    #[inline]
    pub fn ok_events<B: FromJson, T, E>(&mut self, wrap: fn(EventStream<B>) -> T) -> Outcome<T, E> {
        self.events(Some("[DONE]"), |data| json::from_slice(data.as_bytes())).map(wrap).map_err(Failure::Decode)
    }

    /// A result of events whose data is text.
    #[inline]
    pub fn ok_text_events<T, E>(&mut self, wrap: fn(EventStream<String>) -> T) -> Outcome<T, E> {
        self.events(None, |data| Ok(data.to_owned())).map(wrap).map_err(Failure::Decode)
    }

    /// A result of JSON values, one for each line or record.
    #[inline]
    pub fn ok_items<B: FromJson, T, E>(&mut self, wrap: fn(JsonStream<B>) -> T) -> Outcome<T, E> {
        self.items().map(wrap).map_err(Failure::Decode)
    }

    /// A result that is the connection itself.
    #[inline]
    pub fn ok_upgraded<T, E>(&mut self, wrap: fn(Upgraded) -> T) -> Outcome<T, E> {
        self.connection().map(wrap).map_err(Failure::Decode)
    }

    /// A result without a body; one that is there is ignored.
    #[inline]
    pub fn ok_empty<T, E>(&self, value: T) -> Outcome<T, E> {
        Ok(value)
    }

    /// A documented error of JSON.
    #[inline]
    pub fn err_json<B: FromJson, T, E>(&self, wrap: fn(B) -> E) -> Outcome<T, E> {
        Err(self.json().map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of XML, or of JSON where that is what came.
    #[inline]
    pub fn err_xml<B: FromJson, T, E>(&self, wrap: fn(B) -> E, xml: &'static Xml) -> Outcome<T, E> {
        Err(self.xml(xml).map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of text.
    #[inline]
    pub fn err_text<T, E>(&self, wrap: fn(String) -> E) -> Outcome<T, E> {
        Err(self.text().map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of bytes.
    #[inline]
    pub fn err_bytes<T, E>(&self, wrap: fn(Bytes) -> E) -> Outcome<T, E> {
        Err(Failure::Api(wrap(self.body.clone())))
    }

    /// A documented error without a body; one that is there is ignored.
    #[inline]
    pub fn err_empty<T, E>(&self, value: E) -> Outcome<T, E> {
        Err(Failure::Api(value))
    }

    /// A status that the document does not describe.
    #[inline]
    pub fn undocumented<T, E>(&self) -> Outcome<T, E> {
        Err(Failure::Undocumented)
    }

    fn connection(&mut self) -> Result<Upgraded, DecodeError> {
        match std::mem::take(&mut self.arriving) {
            Arriving::Connection(connection) => Ok(connection),
            Arriving::Nothing | Arriving::Body(..) => {
                Err(DecodeError::new("the transport does not hand the connection over"))
            }
        }
    }

    fn take_stream(&mut self) -> (Body, usize) {
        match std::mem::take(&mut self.arriving) {
            Arriving::Body(body, limit) => (body, limit),
            Arriving::Nothing | Arriving::Connection(_) => (self.body.clone().into(), usize::MAX),
        }
    }

    fn events<B>(
        &mut self,
        end_mark: Option<&str>,
        decode: fn(&str) -> Result<B, DecodeError>,
    ) -> Result<EventStream<B>, DecodeError> {
        self.check_type("text/event-stream", |essence| essence == b"text/event-stream")?;
        let (body, limit) = self.take_stream();
        Ok(EventStream::new(body, limit, end_mark, self.clone(), decode))
    }

    fn items<B: FromJson>(&mut self) -> Result<JsonStream<B>, DecodeError> {
        // An array, or one object on several lines, is no sequence.
        self.check_type("a sequence of JSON values", |essence| {
            essence != b"application/json" && essence != b"text/html"
        })?;
        let is_records = self.essence().is_some_and(|essence| essence.ends_with(b"json-seq"));
        let (body, limit) = self.take_stream();
        Ok(JsonStream::new(body, is_records, limit, self.clone()))
    }

    fn check_type(&self, expected: &str, fits: fn(&[u8]) -> bool) -> Result<(), DecodeError> {
        match self.essence() {
            Some(essence) if !fits(&essence) => {
                let found = String::from_utf8_lossy(&essence).into_owned();
                Err(DecodeError::new(format!("expected {expected}, found the content type `{}`", found.escape_debug())))
            }
            _ => Ok(()),
        }
    }

    /// The content type without parameters, in lower case.
    fn essence(&self) -> Option<Vec<u8>> {
        self.headers.get(CONTENT_TYPE).map(|value| essence(value.as_bytes()))
    }

    /// The error that a part of a stream does not fit.
    pub(crate) fn undecodable(&self, part: Bytes, error: DecodeError) -> Error<NoDocumentedError> {
        Self { body: part, ..self.clone() }.fail(Failure::Decode(error))
    }

    fn json<B: FromJson>(&self) -> Result<B, DecodeError> {
        self.check_json()?;
        json::from_slice(&self.body)
    }

    /// What came decides, not what was asked for: both may be documented. Without a type, XML begins with a bracket.
    fn xml<B: FromJson>(&self, xml: &'static Xml) -> Result<B, DecodeError> {
        let is_xml = match self.essence() {
            Some(essence) => is_xml(&essence),
            None => self.body.trim_ascii_start().starts_with(b"<"),
        };
        match self.essence() {
            _ if is_xml && self.body.is_empty() => Err(DecodeError::new("expected a body of XML, found none")),
            _ if is_xml => xml::from_slice(&self.body, xml),
            Some(essence) if !is_json(&essence) => {
                self.check_type("a body of XML or JSON", |_| false).and_then(|()| self.json())
            }
            _ => self.json(),
        }
    }

    /// HTML in place of JSON, as proxies send it, is told by its type and not by a syntax error.
    fn check_json(&self) -> Result<(), DecodeError> {
        match self.headers.get(CONTENT_TYPE) {
            Some(value) if !is_json(value.as_bytes()) => {
                let found = String::from_utf8_lossy(value.as_bytes());
                Err(DecodeError::new(format!(
                    "expected a JSON body, found the content type `{}`",
                    found.escape_debug()
                )))
            }
            _ if self.body.is_empty() => Err(DecodeError::new("expected a JSON body, found none")),
            _ => Ok(()),
        }
    }

    fn text(&self) -> Result<String, DecodeError> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(DecodeError::new(format!("not UTF-8 text: {error}"))),
        }
    }

    pub(crate) fn fail<E>(self, failure: Failure<E>) -> Error<E> {
        match failure {
            Failure::Api(body) => Error::Api(ApiError::new(self, body)),
            Failure::Undocumented => {
                self.warn("the document does not describe this status");
                Error::Status(UnexpectedStatus::new(self))
            }
            Failure::Decode(error) => {
                self.warn(&error.to_string());
                Error::Decode(DecodeFailure::new(self, error))
            }
        }
    }

    /// Nothing of the body is logged: it may hold what the log should not.
    fn warn(&self, error: &str) {
        let Operation { id, method, path, .. } = self.operation;
        tracing::warn!(operation = id, method, path, status = self.status(), error, "not understood");
    }

    /// The beginning of the body as text, for messages.
    pub(crate) fn snippet(&self) -> String {
        const CHARS: usize = 200;
        let Ok(text) = std::str::from_utf8(&self.body) else { return format!("{} bytes", self.body.len()) };
        let mut snippet: String = text
            .trim()
            .chars()
            .take(CHARS)
            .flat_map(|c| if c.is_control() { c.escape_debug().collect() } else { vec![c] })
            .collect();
        if text.trim().chars().nth(CHARS).is_some() {
            snippet.push('…');
        }
        snippet
    }
}

/// Headers and body are not shown: they may hold a session.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reply({}, {}, {} bytes)", self.operation, self.status, self.body.len())
    }
}
