//! Bytes become text: UTF-8, or UTF-16 where a byte order mark says so (RFC 8259, section 8.1; YAML 1.2, section 5.2).

/// The text of bytes, without a byte order mark; or as much text as there is, and where it stops being text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, (String, usize)> {
    match *bytes {
        [0xFF, 0xFE, ref rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, ref rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        _ => decode_utf8(bytes),
    }
}

fn decode_utf8(bytes: Vec<u8>) -> Result<String, (String, usize)> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let lossy = String::from_utf8_lossy(error.as_bytes());
        let without_mark = without_mark(&lossy);
        (without_mark.to_owned(), valid.saturating_sub(lossy.len() - without_mark.len()))
    })?;
    match without_mark(&text) {
        rest if rest.len() == text.len() => Ok(text),
        rest => Ok(rest.to_owned()),
    }
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, (String, usize)> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(character) => text.push(character),
            Err(_) => return Err(stopped(text)),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(stopped(text)) }
}

fn stopped(text: String) -> (String, usize) {
    let offset = text.len();
    (text, offset)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn utf_8_is_read_with_and_without_a_mark() {
        assert_eq!(decode("a: ü".into()), Ok("a: ü".into()));
        assert_eq!(decode("\u{FEFF}a: ü".into()), Ok("a: ü".into()));
    }

    #[test]
    fn utf_16_is_read_by_its_mark() {
        assert_eq!(decode(b"\xFF\xFEa\0:\0\x3D\xD8\x00\xDE".into()), Ok("a:😀".into()));
        assert_eq!(decode(b"\xFE\xFF\0a\0:".into()), Ok("a:".into()));
    }

    #[test]
    fn what_is_no_text_is_found() {
        assert_eq!(decode(b"a: \xC3\xBC\xFFz".into()), Err(("a: ü\u{FFFD}z".into(), 5)));
        assert_eq!(decode(b"\xEF\xBB\xBFa\xFF".into()), Err(("a\u{FFFD}".into(), 1)));
        assert_eq!(decode(b"\xFF\xFEa\0\x00\xD8b\0".into()), Err(("a".into(), 1)));
        assert_eq!(decode(b"\xFF\xFEa\0b".into()), Err(("a".into(), 1)));
    }
}
