//! The name of a generated crate.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::lower::naming::Ident;

/// A name that cargo takes for a package and rustc for a crate: `petstore-client`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct CrateName(String);

impl CrateName {
    /// Checks a name; the fault is a sentence.
    pub fn new(name: impl Into<String>) -> Result<Self, String> {
        let name = name.into();
        let plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
        if !plain || !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return Err(format!(
                "`{}` cannot be the name of a crate: take ASCII letters, digits, `-` and `_`, a letter first",
                name.escape_debug()
            ));
        }
        if Ident::parse(&name.replace('-', "_")).is_none() {
            return Err(format!("`{name}` cannot be the name of a crate: it is a keyword of Rust"));
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CrateName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for CrateName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::new(name)
    }
}

impl TryFrom<String> for CrateName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::new(name)
    }
}

#[cfg(test)]
mod tests {
    use super::CrateName;

    #[test]
    fn names_are_those_of_crates() {
        for name in ["petstore", "pet-store_2", "P"] {
            assert_eq!(CrateName::new(name).map(|name| name.to_string()), Ok(name.to_owned()));
        }
        for name in ["", "2pets", "-pets", "pet store", "../pets", "päts", "a\"b", "fn", "self"] {
            assert!(CrateName::new(name).is_err(), "{name}");
        }
    }
}
