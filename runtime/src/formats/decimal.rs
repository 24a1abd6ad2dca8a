//! `format: decimal`

use super::{Format, Formatted, Numeric, from_values};

/// `format: decimal`: a decimal number in a string, with its digits.
pub type Decimal = Formatted<::rust_decimal::Decimal>;

/// `format: decimal` of a number: with the digits that it is written with.
pub type DecimalNumber = Numeric<::rust_decimal::Decimal>;

impl Format for ::rust_decimal::Decimal {
    const NAME: &'static str = "decimal";

    fn parse(text: &str) -> Option<Self> {
        let exact = Self::from_str_exact(text).ok();
        exact.or_else(|| Self::from_scientific(text).ok())
    }

    fn to_text(&self) -> String {
        self.to_string()
    }
}

from_values!(::rust_decimal::Decimal);

impl From<::rust_decimal::Decimal> for DecimalNumber {
    fn from(value: ::rust_decimal::Decimal) -> Self {
        Self::new(&value)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, DecimalNumber};
    use crate::json::{from_slice_with, to_vec};

    #[test]
    fn digits_are_kept() {
        let price: Decimal = "12.50".parse().expect("a decimal");
        assert_eq!(price, "12.50");
        assert_eq!(price.parse(), Ok(::rust_decimal::Decimal::new(125, 1)));
        assert_eq!(Decimal::from(::rust_decimal::Decimal::new(1250, 2)), "12.50");
        assert_eq!(Decimal::from_unchecked("1.5e3").parse(), Ok(1500.into()));
        assert!("12,50".parse::<Decimal>().is_err());
    }

    #[test]
    fn digits_of_numbers_are_kept() {
        for text in ["12.50", "0.1000000000000000055511151231257827", "-7", "1E3", "79228162514264337593543950335"] {
            let price: DecimalNumber = from_slice_with(text.as_bytes(), true).expect(text);
            assert_eq!(to_vec(&price), text.as_bytes());
        }
        let price: DecimalNumber = from_slice_with(b"12.50", true).expect("a number");
        assert_eq!(price.parse(), Ok(::rust_decimal::Decimal::new(1250, 2)));
        assert_eq!(DecimalNumber::from(::rust_decimal::Decimal::new(1250, 2)), price);
        assert_eq!(DecimalNumber::from(7).parse(), Ok(7.into()));
    }
}
