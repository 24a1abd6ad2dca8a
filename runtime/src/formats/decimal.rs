//! `format: decimal`

use super::{Format, Formatted, from_values};

/// `format: decimal`: a decimal number in a string, with its digits.
pub type Decimal = Formatted<::rust_decimal::Decimal>;

impl Format for ::rust_decimal::Decimal {
    const NAME: &'static str = "decimal";

    fn parse(text: &str) -> Option<Self> {
        let exact = Self::from_str_exact(text).ok();
        exact.or_else(|| Self::from_scientific(text).ok())
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

from_values!(::rust_decimal::Decimal);

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn digits_are_kept() {
        let price: Decimal = "12.50".parse().expect("a decimal");
        assert_eq!(price, "12.50");
        assert_eq!(price.get(), Ok(::rust_decimal::Decimal::new(125, 1)));
        assert_eq!(Decimal::from(::rust_decimal::Decimal::new(1250, 2)), "12.50");
        assert_eq!(Decimal::unchecked("1.5e3").get(), Ok(1500.into()));
        assert!("12,50".parse::<Decimal>().is_err());
    }
}
