//! The signature of a function.

use std::fmt;

/// The arguments and the type that a function returns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signature {
    /// `self` or `&self`; `None` for a function without receiver.
    pub receiver: Option<String>,
    /// The arguments.
    pub arguments: Vec<Argument>,
    /// The type that it returns; empty for `()`.
    pub output: String,
}

/// An argument of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: String,
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arguments = self.arguments.iter().map(|Argument { name, ty }| format!("{name}: {ty}"));
        let all: Vec<String> = self.receiver.iter().cloned().chain(arguments).collect();
        write!(f, "({})", all.join(", "))?;
        if self.output.is_empty() { Ok(()) } else { write!(f, " -> {}", self.output) }
    }
}
