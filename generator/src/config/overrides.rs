//! Options for single items: names, derives, types of other crates, and properties that are not described.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::rust::Derive;

/// The overrides of a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct TypeOverride {
    /// The name.
    pub rename: Option<String>,
    /// The type of another crate that replaces it.
    pub replace: Option<String>,
    /// The additional derives.
    #[cfg_attr(test, schemars(with = "Vec<super::schema::DeriveName>"))]
    pub derive: Vec<Derive>,
    /// The choice for properties that the document does not describe.
    #[serde(rename = "unknown-properties")]
    pub unknown_properties: Option<UnknownProperties>,
}

impl TypeOverride {
    /// Combines the overrides of several types with those of a file, over which they take precedence.
    pub(super) fn all_over(given: IndexMap<String, Self>, file: IndexMap<String, Self>) -> IndexMap<String, Self> {
        let mut all = file;
        for (schema, own) in given {
            let known = all.entry(schema).or_default();
            *known = own.over(std::mem::take(known));
        }
        all
    }

    fn over(self, file: Self) -> Self {
        Self {
            rename: self.rename.or(file.rename),
            replace: self.replace.or(file.replace),
            derive: [file.derive, self.derive].concat(),
            unknown_properties: self.unknown_properties.or(file.unknown_properties),
        }
    }
}

/// A new name for an item other than a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The name.
    pub rename: String,
}

/// The types that keep properties that the document does not describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
