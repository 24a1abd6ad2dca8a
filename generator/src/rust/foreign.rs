//! Types of other crates.

use std::fmt;

use super::Ident;

/// A type of another crate, by its path: `billing::Money`, `chrono::DateTime<chrono::Utc>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ForeignType {
    /// True if the path begins with `crate`, which is valid only in code that is included in another crate.
    pub is_here: bool,
    /// The segments of the path; a built-in type is one segment.
    pub path: Vec<Ident>,
    /// The generic arguments.
    pub arguments: Vec<ForeignType>,
}

impl ForeignType {
    /// The crates that the path names, starting with its own.
    pub fn crates(&self) -> Vec<&Ident> {
        let own = self.path.first().filter(|_| !self.is_here && self.path.len() > 1);
        own.into_iter().chain(self.arguments.iter().flat_map(Self::crates)).collect()
    }
}

impl fmt::Display for ForeignType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = self.is_here.then_some("crate");
        let path: Vec<&str> = root.into_iter().chain(self.path.iter().map(Ident::as_str)).collect();
        formatter.write_str(&path.join("::"))?;
        if self.arguments.is_empty() {
            return Ok(());
        }
        let arguments: Vec<String> = self.arguments.iter().map(Self::to_string).collect();
        write!(formatter, "<{}>", arguments.join(", "))
    }
}
