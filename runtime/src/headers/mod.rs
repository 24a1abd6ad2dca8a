//! Headers of a response, as a document types them.
//!
//! | `schema` | header | becomes |
//! |---|---|---|
//! | `{type: integer}` | `X-Left: 7` | `7` |
//! | `{type: array, items: {type: string}}` | `Vary: a, b`, or two lines | `["a", "b"]` |
//! | `{type: object, …}` | `X-Page: size,20` | `{"size": 20}` |
//! | the same, exploded | `X-Page: size=20` | `{"size": 20}` |
//! | `content: {application/json: …}` | `X-Page: {"size":20}` | `{"size": 20}` |
//!
//! That is style `simple` (OpenAPI 3.1.1, 4.8.12.3), without percent-encoding (appendix D). A string alone does not
//! tell whether `7` is a number, so the table of a generated struct says it: see [`HeaderForm`].

mod error;
mod form;
pub mod presence;

pub use self::error::HeaderError;
pub use self::form::HeaderForm;

use http::HeaderMap;

/// A struct of headers that the document describes.
#[diagnostic::on_unimplemented(
    message = "the document describes no headers for this response",
    note = "`headers()` has all headers, by name"
)]
pub trait FromHeaders: Sized {
    /// Reads them.
    ///
    /// # Errors
    /// One that is required is not there, or one is not what the document says; the error names it.
    fn from_headers(headers: &HeaderMap) -> Result<Self, HeaderError>;
}

/// The typed headers of a call for which the document describes none: they cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoHeaders {}
