//! Multipart bodies (RFC 7578, RFC 2046): named parts, each with its own type.
//!
//! ```text
//! --3f6c…                                            Multipart::new().text("name", "Rex").file("photo", file)
//! Content-Disposition: form-data; name="name"
//!
//! Rex
//! --3f6c…
//! Content-Disposition: form-data; name="photo"; filename="rex.jpg"
//! Content-Type: image/jpeg
//! …
//! ```

mod body;
mod part;

use std::fmt;

pub(crate) use self::body::encode;
pub use self::part::{FileOrText, PartStyle};
pub(crate) use self::part::{Part, add_header, file_or_text_part, file_part, has_part, value_parts};
use crate::json::{ToJson, to_vec};
use crate::transport::Upload;

/// The parts of a multipart body, put together by hand: for bodies whose parts the document does not name, and where
/// another form of a body is the usual one.
#[derive(Default)]
#[must_use = "the parts are sent with a call"]
pub struct Multipart {
    pub(crate) parts: Vec<Part>,
}

impl Multipart {
    /// No part yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A part of text.
    pub fn text(mut self, name: &str, text: &str) -> Self {
        self.parts.push(Part::text(name, text.to_owned()));
        self
    }

    /// A part of JSON.
    pub fn json(mut self, name: &str, value: &dyn ToJson) -> Self {
        self.parts.push(Part { content_type: Some("application/json".to_owned()), ..Part::of(name, to_vec(value)) });
        self
    }

    /// A second body of the same parts, if the body of each can be cloned: see [`Body::try_clone`](crate::Body::try_clone).
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        let parts: Option<Vec<Part>> = self.parts.iter().map(Part::try_clone).collect();
        parts.map(|parts| Self { parts })
    }

    /// A part that is a file.
    pub fn file(mut self, name: &str, file: impl Into<Upload>) -> Self {
        self.parts.push(file_part(name, "", file.into()));
        self
    }
}

/// Nothing of the parts is shown but how many there are.
impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Multipart({} parts)", self.parts.len())
    }
}
