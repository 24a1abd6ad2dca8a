//! The edition of the rules by which names are made.
//!
//! ```toml
//! edition = "2026"
//! ```
//!
//! A newer generator gives a crate the same names, also to items that are new in the document, and the same behaviour,
//! until its edition changes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An edition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum Edition {
    /// The first edition.
    #[default]
    Of2026,
}

impl Edition {
    /// All editions, the oldest one first.
    pub const ALL: [Self; 1] = [Self::Of2026];

    /// The edition of a new crate.
    pub const NEWEST: Self = Self::Of2026;

    /// Returns the edition as options and locks write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Of2026 => "2026",
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|edition| edition.as_str() == text).ok_or_else(|| {
            let known = Self::ALL.map(|edition| format!("`{edition}`")).join(", ");
            format!("there is no edition `{}`; this generator knows {known}", text.escape_debug())
        })
    }
}

impl TryFrom<String> for Edition {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Edition> for String {
    fn from(edition: Edition) -> Self {
        edition.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Edition;

    #[test]
    fn an_unknown_edition_is_an_error_with_the_known_ones() {
        assert_eq!("2026".parse(), Ok(Edition::Of2026));
        let error = "2031".parse::<Edition>().unwrap_err();
        assert_eq!(error, "there is no edition `2031`; this generator knows `2026`");
    }
}
