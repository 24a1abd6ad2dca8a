//! Bytes become text. Text is UTF-8 (RFC 8259, section 8.1), with or without a byte order mark.

use super::foreign;

/// Bytes that are not text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// A file of another type, which its first bytes identify: `a PDF file`.
    Known(&'static str),
    /// The text up to the first invalid byte, and the offset of that byte.
    Stops(String, usize),
}

/// The text of bytes, without a byte order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if let Some(kind) = foreign::kind_of_bytes(&bytes) {
        return Err(NotText::Known(kind));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let lossy = String::from_utf8_lossy(error.as_bytes());
        let without_mark = without_mark(&lossy);
        NotText::Stops(without_mark.to_owned(), valid.saturating_sub(lossy.len() - without_mark.len()))
    })?;
    match without_mark(&text) {
        rest if rest.len() == text.len() => Ok(text),
        rest => Ok(rest.to_owned()),
    }
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{NotText, decode};

    #[test]
    fn utf_8_is_read_with_and_without_a_mark() {
        assert_eq!(decode("a: ü".into()), Ok("a: ü".into()));
        assert_eq!(decode("\u{FEFF}a: ü".into()), Ok("a: ü".into()));
    }

    #[test]
    fn other_encodings_are_known_by_their_mark() {
        assert_eq!(decode(b"\xFF\xFEa\0:\0".into()), Err(NotText::Known("text in UTF-16")));
        assert_eq!(decode(b"\xFE\xFF\0a\0:".into()), Err(NotText::Known("text in UTF-16")));
    }

    #[test]
    fn invalid_text_has_the_offset_of_the_fault() {
        assert_eq!(decode(b"a: \xFF!".into()), Err(NotText::Stops("a: \u{FFFD}!".into(), 3)));
        assert_eq!(decode(b"\xEF\xBB\xBFa: \xFF".into()), Err(NotText::Stops("a: \u{FFFD}".into(), 3)));
    }
}
