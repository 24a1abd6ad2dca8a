//! Numbers of any size: `9223372036854775808`, `1e400` and `1.10` keep their text.

use std::sync::Arc;

/// A number as the document writes it, in the grammar of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number(Arc<str>);

impl Number {
    /// Creates a number from text that a parser has checked, in the grammar of JSON.
    pub(crate) fn from_text(text: &str) -> Self {
        Self(text.into())
    }

    /// Parses a number.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        (is_number && text.parse::<f64>().is_ok_and(f64::is_finite)).then(|| Self::from_text(text))
    }

    /// The text, in the grammar of JSON.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Returns whether it has no fraction: `3`, `3.0` and `3e2` are integers (JSON Schema 2020-12, section 6.1.1).
    pub fn is_integer(&self) -> bool {
        self.decimal().is_some_and(|decimal| decimal.exponent >= 0)
    }

    /// The integer, if it is one of at most 128 bits.
    pub fn as_i128(&self) -> Option<i128> {
        if let Ok(integer) = self.0.parse() {
            return Some(integer);
        }
        let decimal = self.decimal()?;
        // A negative exponent is a fraction.
        let zeros = usize::try_from(decimal.exponent).ok().filter(|zeros| *zeros < 40)?;
        format!("{}{}{}", decimal.sign, decimal.digits, "0".repeat(zeros)).parse().ok()
    }

    /// The exact digits of the number; `None` if the exponent exceeds 64 bits.
    fn decimal(&self) -> Option<Decimal> {
        let (mantissa, exponent) = self.0.split_once(['e', 'E']).unwrap_or((&self.0, "0"));
        let exponent: i64 = exponent.parse().ok()?;
        let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let written = format!("{whole}{fraction}");
        let digits = written.trim_end_matches('0');
        if digits.is_empty() {
            return Some(Decimal { sign: "", digits: "0".to_owned(), exponent: 0 });
        }
        let zeros = i64::try_from(written.len() - digits.len()).ok()?;
        let fraction = i64::try_from(fraction.len()).ok()?;
        let exponent = exponent.checked_sub(fraction)?.checked_add(zeros)?;
        Some(Decimal { sign, digits: digits.to_owned(), exponent })
    }

    /// Returns a string that only numbers of the same value have in common: `15e-1` of `1.50`.
    pub(crate) fn canonical(&self) -> String {
        let Some(Decimal { sign, digits, exponent }) = self.decimal() else { return self.0.to_lowercase() };
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() { "0".to_owned() } else { format!("{sign}{digits}e{exponent}") }
    }

    /// The integer, if it is one of at most 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_i128().and_then(|integer| i64::try_from(integer).ok())
    }

    /// Compares the values: exactly where both are integers of at most 128 bits, else as doubles.
    pub fn total_cmp(&self, other: &Self) -> std::cmp::Ordering {
        match (self.as_i128(), other.as_i128()) {
            (Some(one), Some(two)) => one.cmp(&two),
            _ => self.as_f64().total_cmp(&other.as_f64()),
        }
    }

    /// The nearest double; infinite if the number is too large.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

/// The value `digits` times ten to the power of `exponent`; `digits` does not end in a zero.
struct Decimal {
    sign: &'static str,
    digits: String,
    exponent: i64,
}

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn integer(text: &str) -> (bool, Option<i128>) {
        let number = Number::from_text(text);
        (number.is_integer(), number.as_i128())
    }

    #[test]
    fn integers_are_exact_whichever_way_they_are_written() {
        assert_eq!(integer("1.0"), (true, Some(1)));
        assert_eq!(integer("-12.5e1"), (true, Some(-125)));
        assert_eq!(integer("9007199254740993.0"), (true, Some(9_007_199_254_740_993)));
        assert_eq!(integer("1.8446744073709551615e19"), (true, Some(18_446_744_073_709_551_615)));
        assert_eq!(integer("-0.0"), (true, Some(0)));
        assert_eq!(integer("1e400"), (true, None));
        assert_eq!(integer("1.5"), (false, None));
        assert_eq!(integer("9007199254740992.5"), (false, None));
        assert_eq!(integer("5e-1"), (false, None));
    }
}
