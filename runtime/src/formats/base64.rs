//! `format: byte`: bytes in base64.

use ::base64::Engine as _;
use ::base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use ::base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Format, Formatted, from_values};

/// `format: byte`: base64 (RFC 4648).
pub type Base64 = Formatted<Vec<u8>>;

/// Both alphabets are read (RFC 4648, sections 4 and 5), with and without padding, and lines of a message (RFC 2045) too.
/// Written is the first one, padded.
impl Format for Vec<u8> {
    const NAME: &'static str = "byte";

    fn parse(text: &str) -> Option<Self> {
        if text.contains(|letter: char| letter.is_ascii_whitespace()) {
            let joined: String = text.split_ascii_whitespace().collect();
            return decode(&joined);
        }
        decode(text)
    }

    fn to_text(&self) -> String {
        ::base64::engine::general_purpose::STANDARD.encode(self)
    }

    fn is_valid(text: &str) -> bool {
        decode(text).is_some()
    }
}

from_values!(Vec<u8>);

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let alphabet: &Alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    let padding = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, padding.with_decode_allow_trailing_bits(true)).decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::Base64;

    #[test]
    fn both_alphabets_are_read_with_and_without_padding() {
        for text in ["+/8=", "+/8", "-_8=", "-_8", "+/\r\n8="] {
            assert_eq!(Base64::from_unchecked(text).parse(), Ok(vec![0xFB, 0xFF]), "{text}");
        }
        // The bits after the last byte are not looked at (RFC 4648, section 3.5).
        assert_eq!(Base64::from_unchecked("+/9=").parse(), Ok(vec![0xFB, 0xFF]));
        for text in ["+_8=", "a", "ä"] {
            assert!(Base64::from_unchecked(text).parse().is_err(), "{text}");
        }
        assert_eq!(Base64::from_unchecked("__8=").parse(), Ok(vec![0xFF, 0xFF]), "`_` alone tells the alphabet");
        assert_eq!(Base64::from(&[0xFB, 0xFF][..]), "+/8=");
    }
}
