//! Responses that become errors, for the caller and for the log.

use std::convert::Infallible;

use bytes::Bytes;

use super::{RawResponse, ResponseError};
use crate::call::Operation;
use crate::error::{ApiError, BodyError, Error, StatusError};
use crate::json::DecodeError;

impl RawResponse {
    /// The error of a part of a stream that cannot be decoded.
    pub(crate) fn undecodable(&self, part: Bytes, error: DecodeError) -> Error<Infallible> {
        Self { body: part, ..self.clone() }.into_error(ResponseError::Decode(error))
    }

    pub(crate) fn into_error<E>(self, error: ResponseError<E>) -> Error<E> {
        match error {
            ResponseError::Api(body) => Error::Api(ApiError::new(self, body)),
            ResponseError::Undocumented => {
                self.warn("the document does not describe this status");
                Error::Status(StatusError::new(self))
            }
            ResponseError::Decode(error) => {
                self.warn(&error.to_string());
                Error::Decode(BodyError::new(self, error))
            }
        }
    }

    /// The body is not logged, because it may hold secrets.
    fn warn(&self, error: &str) {
        let Operation { id, method, path, .. } = self.operation;
        tracing::warn!(operation = id, method, path, status = self.status.as_u16(), error, "unexpected response");
    }

    /// The beginning of the body as a string, for messages.
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
