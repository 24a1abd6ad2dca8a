//! Headers of responses.

use super::{SchemaId, Style};
use crate::origin::Origin;

/// A Header Object under its name (OpenAPI 3.1.1, section 4.8.21).
#[derive(Debug)]
pub struct Header {
    /// The place where it is written.
    pub origin: Origin,
    /// The name as written; names of headers are not case-sensitive.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// Set if a response without the header is invalid.
    pub required: bool,
    /// Set if the header is deprecated.
    pub deprecated: bool,
    /// The serialization: `simple`, or the media type of `content`.
    pub style: Style,
    /// Set if the members of an object are serialized as `name=value`.
    pub explode: bool,
    /// The schema of its value.
    pub schema: SchemaId,
}
