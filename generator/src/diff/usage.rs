//! The use of a schema: its place, the way of its values, and the words for it in messages.

use std::rc::Rc;

use super::level::Flow;
use super::place::SchemaPlace;

/// The longest way to a part that messages show, in bytes.
const LONGEST_WAY: usize = 200;

/// The form in which a value is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Media {
    /// JSON, with types of its own.
    Json,
    /// XML: names and attributes count, and values are text.
    Xml,
    /// Text: parameters, forms, and plain text.
    Text,
}

impl Media {
    /// The form of a media type.
    pub(super) fn of(media_type: &str) -> Self {
        let name = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if name.ends_with("/xml") || name.ends_with("+xml") {
            Self::Xml
        } else if name.starts_with("text/") || name.starts_with("multipart/") || name.ends_with("x-www-form-urlencoded")
        {
            Self::Text
        } else {
            Self::Json
        }
    }
}

/// The use of a schema.
#[derive(Debug, Clone)]
pub(super) struct Usage {
    pub(super) place: SchemaPlace,
    pub(super) flow: Flow,
    /// Set within `not`, where more valid values are fewer for the whole.
    pub(super) is_reversed: bool,
    /// Set if changes do not break callers: in a read-only property of a request, in an experimental operation.
    pub(super) is_lenient: bool,
    pub(super) media: Media,
    /// Set if each element of the value is sent under the name of the parameter.
    pub(super) is_exploded: bool,
    /// Set if `null` is compared elsewhere: the schema is a branch of a union on one side only.
    pub(super) is_branch: bool,
    /// The whole: `the request body`, `the query parameter limit`.
    pub(super) whole: Rc<str>,
    /// The way to the part: `owner.name`; empty for the whole.
    pub(super) path: Rc<str>,
    /// The operation, by its number.
    pub(super) operation: Option<usize>,
}

impl Usage {
    /// The part in messages.
    pub(super) fn subject(&self) -> String {
        if self.path.is_empty() {
            self.whole.to_string()
        } else {
            format!("the property `{}` of {}", self.path, self.whole)
        }
    }

    /// The way so far, of which only the end is kept if it is long.
    fn way(&self) -> &str {
        if self.path.len() > LONGEST_WAY { "…" } else { &self.path }
    }

    /// The use of a property.
    pub(super) fn property(&self, name: &str) -> Self {
        let path = if self.path.is_empty() { name.into() } else { format!("{}.{name}", self.way()).into() };
        Self { place: self.place.property(), path, is_exploded: false, is_branch: false, ..self.clone() }
    }

    /// The use of an element, or of the value of a map.
    pub(super) fn element(&self, sign: &str) -> Self {
        let path = format!("{}{sign}", self.way()).into();
        Self { place: self.place.element(), path, is_exploded: false, is_branch: false, ..self.clone() }
    }

    /// The use of a schema that is a branch of a union in the other version.
    pub(super) fn branch(&self) -> Self {
        Self { is_branch: true, ..self.clone() }
    }

    /// The use of a schema whose values are excluded.
    pub(super) fn reversed(&self) -> Self {
        Self { flow: self.flow.reversed(), is_reversed: !self.is_reversed, ..self.clone() }
    }

    /// The same use, in which changes break nobody if `is_lenient`.
    pub(super) fn lenient(&self, is_lenient: bool) -> Self {
        Self { is_lenient: self.is_lenient || is_lenient, ..self.clone() }
    }
}
