//! The error type of operations that document no error.

use std::fmt;

use crate::json::{DecodeError, FromJson, ToJson, Value, Writer};

/// The typed error of an operation that documents none: it has no values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDocumentedError {}

impl fmt::Display for NoDocumentedError {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for NoDocumentedError {}

impl FromJson for NoDocumentedError {
    fn from_json(_: Value<'_>) -> Result<Self, DecodeError> {
        Err(DecodeError::new("the document describes no error of this operation"))
    }
}

impl ToJson for NoDocumentedError {
    fn to_json(&self, _: &mut Writer) {
        match *self {}
    }
}
