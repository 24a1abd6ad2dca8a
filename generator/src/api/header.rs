//! Headers of answers.

use super::{SchemaId, Style};
use crate::source::Origin;

/// A Header Object under its name (OpenAPI 3.1.1, section 4.8.21).
#[derive(Debug)]
pub struct Header {
    /// Where it is written.
    pub origin: Origin,
    /// Its name, as written; headers don't care for case.
    pub name: String,
    /// What it says.
    pub description: Option<String>,
    /// Whether an answer without it is wrong.
    pub required: bool,
    /// Whether callers should move on.
    pub deprecated: bool,
    /// How it is spelled: simple, or as `content` has it.
    pub style: Style,
    /// Whether the members of an object are `name=value`.
    pub explode: bool,
    /// What it holds.
    pub schema: SchemaId,
}
