//! Strings in the charset of the response.

use crate::json::DecodeError;
use crate::media_type::parameter;

/// `U+FEFF`, the byte order mark of UTF-8, which is not part of the string.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// Decodes UTF-8, and ISO 8859-1 where the content type declares it (RFC 2046, 4.1.2). Of other charsets only ASCII is decoded.
pub(super) fn decode(content_type: &[u8], body: &[u8]) -> Result<String, DecodeError> {
    let charset = parameter(content_type, "charset").unwrap_or_else(|| "utf-8".to_owned());
    match &*charset {
        "utf-8" | "utf8" => utf_8(body),
        // Its bytes are the first 256 characters of Unicode.
        "iso-8859-1" | "latin1" => Ok(body.iter().copied().map(char::from).collect()),
        // UTF-16 and UTF-32 have zeros between, ISO 2022 escapes.
        _ if body.iter().all(|byte| byte.is_ascii() && !matches!(byte, 0 | 0x1b)) => utf_8(body),
        _ => Err(DecodeError::new(format!("expected text of UTF-8, found the charset `{}`", charset.escape_debug()))),
    }
}

fn utf_8(body: &[u8]) -> Result<String, DecodeError> {
    let text = std::str::from_utf8(body.strip_prefix(MARK).unwrap_or(body));
    text.map(str::to_owned).map_err(|error| DecodeError::new(format!("not UTF-8 text: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(content_type: &str, body: &[u8]) -> String {
        decode(content_type.as_bytes(), body).unwrap_or_else(|error| format!("! {error}"))
    }

    #[test]
    fn utf_8_is_the_default() {
        for content_type in
            ["", "text/plain", "text/plain; charset=UTF-8", "text/plain;charset=\"utf-8\"; a=b", "x; a=charset"]
        {
            assert_eq!(shown(content_type, "ü".as_bytes()), "ü", "{content_type}");
        }
        assert_eq!(shown("", &[0xff]), "! $: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 0");
    }

    #[test]
    fn one_byte_order_mark_is_removed() {
        assert_eq!(shown("", "\u{feff}\u{feff}a".as_bytes()), "\u{feff}a");
    }

    #[test]
    fn latin_1_is_read() {
        assert_eq!(shown("text/plain; Charset=ISO-8859-1", &[b'a', 0xfc, 0x80]), "aü\u{80}");
    }

    #[test]
    fn ascii_is_read_in_other_charsets() {
        assert_eq!(shown("text/plain; charset=windows-1252", b"plain"), "plain");
        assert_eq!(shown("text/plain; charset=us-ascii", b"plain"), "plain");
    }

    #[test]
    fn other_charsets_are_named() {
        let expected = "! $: expected text of UTF-8, found the charset `utf-16le`";
        assert_eq!(shown("text/plain; charset=UTF-16LE", b"p\0l\0"), expected);
        let expected = "! $: expected text of UTF-8, found the charset `shift_jis`";
        assert_eq!(shown("text/plain; charset=Shift_JIS", &[0x83, 0x65]), expected);
        assert_eq!(
            shown("text/plain; charset=iso-2022-jp", b"\x1b$B%F\x1b(B"),
            "! $: expected text of UTF-8, found the charset `iso-2022-jp`"
        );
    }
}
