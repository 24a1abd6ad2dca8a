//! Responses that become errors, for the caller and for the log.

use std::convert::Infallible;

use bytes::Bytes;

use super::{ApiError, BodyError, Error, StatusError};
use crate::json::DecodeError;
use crate::operation::Operation;
use crate::response::{RawResponse, ResponseError};

impl RawResponse {
    /// The error of a part of a stream that cannot be decoded.
    pub(crate) fn undecodable(&self, part: Bytes, error: DecodeError) -> Error<Infallible> {
        self.with_body(part).into_error(ResponseError::Decode(error))
    }

    pub(crate) fn into_error<E>(self, error: ResponseError<E>) -> Error<E> {
        match error {
            ResponseError::Api(body) => Error::Api(ApiError::new(self, body)),
            ResponseError::Undocumented => {
                self.warn("the document does not describe this status");
                Error::Status(StatusError::new(self))
            }
            ResponseError::Decode(error) => {
                let error = if self.operation().secrets { error.without_value() } else { error };
                let error = error.with_text(|text| self.secrets().redact(text));
                self.warn(&error.to_string());
                Error::Decode(BodyError::new(self, error))
            }
        }
    }

    /// The body is not logged, because it may hold secrets.
    fn warn(&self, error: &str) {
        let Operation { id, method, path, .. } = *self.operation();
        tracing::warn!(operation = id, method, path, status = self.status().as_u16(), error, "unexpected response");
    }
}
