//! `format: uuid`

use super::{Format, Formatted, from_values};

/// `format: uuid` (RFC 9562).
pub type Uuid = Formatted<::uuid::Uuid>;

/// The form without hyphens, in braces and as a URN is read, too.
impl Format for ::uuid::Uuid {
    const NAME: &'static str = "uuid";

    fn parse(text: &str) -> Option<Self> {
        Self::try_parse(text).ok()
    }

    fn to_text(&self) -> String {
        self.hyphenated().to_string()
    }

    fn is_valid(text: &str) -> bool {
        text.len() == ::uuid::fmt::Hyphenated::LENGTH && Self::parse(text).is_some()
    }
}

from_values!(::uuid::Uuid);

#[cfg(test)]
mod tests {
    use super::Uuid;

    #[test]
    fn other_forms_are_read_and_not_sent() {
        let expected = Ok(::uuid::Uuid::from_u128(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8));
        for text in [
            "67E55044-10B1-426F-9247-BB680E5FE0C8",
            "67e5504410b1426f9247bb680e5fe0c8",
            "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
        ] {
            assert_eq!(Uuid::from_unchecked(text).parse(), expected, "{text}");
        }
        assert!("67E55044-10B1-426F-9247-BB680E5FE0C8".parse::<Uuid>().is_ok());
        assert!("67e5504410b1426f9247bb680e5fe0c8".parse::<Uuid>().is_err());
    }
}
