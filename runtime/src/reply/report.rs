//! Why an answer is no result, for the caller and for the log.

use bytes::Bytes;

use super::{Failure, Reply};
use crate::call::Operation;
use crate::error::{ApiError, DecodeFailure, Error, NoDocumentedError, UnexpectedStatus};
use crate::json::DecodeError;

impl Reply {
    /// The error that a part of a stream does not fit.
    pub(crate) fn undecodable(&self, part: Bytes, error: DecodeError) -> Error<NoDocumentedError> {
        Self { body: part, ..self.clone() }.fail(Failure::Decode(error))
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
