//! Errors of strings that do not match their format.

use std::fmt;

/// A string does not match its format: `"2024-13-01" is not a valid date`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    text: Box<str>,
    format: &'static str,
}

/// Of a longer text, so much is shown.
const SHOWN: usize = 80;

impl FormatError {
    #[cold]
    pub(super) fn new(text: &str, format: &'static str) -> Self {
        Self { text: text.into(), format }
    }

    /// The text, as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The format that it is not of: `date-time`.
    pub fn format(&self) -> &'static str {
        self.format
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.text.chars().take(SHOWN).collect();
        let more = if shown.len() < self.text.len() { "…" } else { "" };
        write!(f, "{shown:?}{more} is not a valid {}", self.format)
    }
}

impl std::error::Error for FormatError {}

#[cfg(test)]
mod tests {
    use super::FormatError;

    #[test]
    fn the_text_and_the_format_are_told() {
        let error = FormatError::new("noon", "date-time");
        assert_eq!(error.to_string(), r#""noon" is not a valid date-time"#);
        let long = FormatError::new(&"a".repeat(100), "byte").to_string();
        assert_eq!(long, format!("\"{}\"… is not a valid byte", "a".repeat(80)));
    }
}
