//! A number of any size: `9223372036854775808`, `1e400` and `1.10` stay what they are.

use std::sync::Arc;

/// A number as the document writes it, in JSON's spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number(Arc<str>);

impl Number {
    /// A number from text that a reader has checked to be one, in JSON's spelling.
    pub(crate) fn from_text(text: &str) -> Self {
        Self(text.into())
    }

    /// The number that a text spells, if it does.
    pub fn spelled(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        (is_number && text.parse::<f64>().is_ok_and(f64::is_finite)).then(|| Self::from_text(text))
    }

    /// The text, in JSON's spelling.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it has no fraction: `3`, `3.0` and `3e2` are integers (JSON Schema 2020-12, section 6.1.1).
    pub fn is_integer(&self) -> bool {
        self.as_i128().is_some() || self.as_f64().fract() == 0.0
    }

    /// The integer, where it is one of at most 128 bits.
    pub fn as_i128(&self) -> Option<i128> {
        if let Ok(integer) = self.0.parse() {
            return Some(integer);
        }
        let float = self.as_f64();
        #[expect(clippy::cast_possible_truncation, reason = "below 2^53 every integral float is exact")]
        (float.fract() == 0.0 && float.abs() < 9_007_199_254_740_992.0).then_some(float as i128)
    }

    /// The integer, where it is one of at most 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_i128().and_then(|integer| i64::try_from(integer).ok())
    }

    /// The nearest double; infinite where none is near.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}
