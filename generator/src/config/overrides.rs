//! Options for single items: names, derives, types of other crates, and properties that are not described.

use serde::{Deserialize, Serialize};

use crate::rust::Derive;

/// The overrides of a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypeOverride {
    /// The name.
    pub rename: Option<String>,
    /// The type of another crate that replaces it.
    pub replace: Option<String>,
    /// The additional derives.
    pub derive: Vec<Derive>,
    /// The choice for properties that the document does not describe.
    #[serde(rename = "unknown-properties")]
    pub unknown_properties: Option<UnknownProperties>,
}

/// A new name for an item other than a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The name.
    pub rename: String,
}

/// The types that keep properties that the document does not describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UnknownProperties {
    /// Every type.
    Keep,
    /// Types that are both received and sent: the default.
    SentBack,
    /// None.
    Drop,
}
