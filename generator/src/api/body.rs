//! Request bodies, and the media types of bodies.

use super::{SchemaId, Style};
use crate::origin::Origin;

/// A Request Body Object.
#[derive(Debug)]
pub struct Body {
    /// The place where it is written.
    pub origin: Origin,
    /// The description.
    pub description: Option<String>,
    /// Set if a call without the body is invalid.
    pub required: bool,
    /// The media types, in document order.
    pub content: Vec<MediaType>,
}

/// A Media Type Object under its name.
#[derive(Debug)]
pub struct MediaType {
    /// The place where it is written.
    pub origin: Origin,
    /// The media type or range as written: `application/json; charset=utf-8`.
    pub name: String,
    /// The schema, if any.
    pub schema: Option<SchemaId>,
    /// The schema of each item of a sequence, if any (OpenAPI 3.2.0, section 4.14).
    pub item: Option<SchemaId>,
    /// The encodings of properties, in document order.
    pub encodings: Vec<Encoding>,
    /// The properties that are files or strings of a media type, if the body is multipart.
    pub parts: Vec<Part>,
}

/// A property of a multipart body that is a file, or a string of a media type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name of the property.
    pub property: String,
    /// The kind of content.
    pub content: PartContent,
    /// Set if the property is a list, whose elements are a part each.
    pub several: bool,
    /// `contentMediaType`, unless it only means bytes.
    pub content_type: Option<String>,
}

/// The content of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartContent {
    /// A string that is sent as it is, such as JSON that the caller has written.
    Text,
    /// A file.
    File,
    /// Either of them.
    FileOrText,
}

/// An Encoding Object under the name of its property.
#[derive(Debug, Clone)]
pub struct Encoding {
    /// The place where it is written.
    pub origin: Origin,
    /// The name of the property.
    pub property: String,
    /// The media type of the part; the first one of a list.
    pub content_type: Option<String>,
    /// The style, and whether each element or member is serialized separately, if the document sets them.
    pub style: Option<(Style, bool)>,
    /// Set if parts have their own headers.
    pub has_headers: bool,
}
