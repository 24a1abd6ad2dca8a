//! Usual JSON text onto a [`Tape`], quickly.
//!
//! ```text
//! {"id": 7, "tag": "a\n"}   an object of 5 nodes, "id", 7, "tag", "a⏎"
//! {"id": 7,}                nothing
//! ```
//!
//! Text with a fault, with integers of more than 19 digits, or nested too deeply is not read here: `serde_json` reads it, with messages
//! that tell the place. Everything that is read here has the same tape there, which a test compares.

use super::node::{Node, Tape};
use super::tape::TapeBuilder;

/// Arrays and objects in one another, at most: as `serde_json` counts them.
const DEPTH: u8 = 127;
/// Integers of so many digits fit into a `u64`.
const DIGITS: usize = 19;

/// The tape of usual JSON text; the second value is `true` if a number may have lost digits.
pub(super) fn scan(text: &str, nodes: usize) -> Option<(Tape<'_>, bool)> {
    let mut scanner = Scanner { text, at: 0, builder: TapeBuilder::with_capacity(nodes) };
    scanner.value(DEPTH)?;
    scanner.skip_space();
    let Scanner { at, builder, .. } = scanner;
    let rounded = builder.may_be_rounded();
    (at == text.len()).then(|| (builder.finish(), rounded))
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    builder: TapeBuilder<'t>,
}

impl<'t> Scanner<'t> {
    fn value(&mut self, depth: u8) -> Option<()> {
        match self.token()? {
            b'"' => {
                let node = self.string()?;
                self.builder.push(node);
            }
            b'{' => self.object(depth.checked_sub(1)?)?,
            b'[' => self.array(depth.checked_sub(1)?)?,
            b'-' | b'0'..=b'9' => self.number()?,
            b'n' => self.literal("null", Node::Null)?,
            b't' => self.literal("true", Node::Bool(true))?,
            b'f' => self.literal("false", Node::Bool(false))?,
            _ => return None,
        }
        Some(())
    }

    fn object(&mut self, depth: u8) -> Option<()> {
        self.at += 1;
        let mut open = self.builder.begin();
        if self.token()? == b'}' {
            self.at += 1;
        } else {
            loop {
                if self.token()? != b'"' {
                    return None;
                }
                let key = self.string()?;
                self.builder.key(&mut open, key);
                if self.token()? != b':' {
                    return None;
                }
                self.at += 1;
                self.value(depth)?;
                if !self.goes_on(b'}')? {
                    break;
                }
            }
        }
        self.builder.end_object(open);
        Some(())
    }

    fn array(&mut self, depth: u8) -> Option<()> {
        self.at += 1;
        let mut open = self.builder.begin();
        if self.token()? == b']' {
            self.at += 1;
        } else {
            loop {
                self.value(depth)?;
                TapeBuilder::item(&mut open);
                if !self.goes_on(b']')? {
                    break;
                }
            }
        }
        self.builder.end_array(open);
        Some(())
    }

    /// Reads a comma, or the end of an array or object.
    #[inline]
    fn goes_on(&mut self, end: u8) -> Option<bool> {
        let token = self.token()?;
        self.at += 1;
        if token == b',' { Some(true) } else { (token == end).then_some(false) }
    }

    /// A string, from its first quote.
    #[inline]
    fn string(&mut self) -> Option<Node<'t>> {
        let start = self.at + 1;
        let end = self.end_of_run(start)?;
        if self.byte(end)? == b'"' {
            self.at = end + 1;
            return self.text.get(start..end).map(Node::Borrowed);
        }
        self.escaped_string(end)
    }

    /// The rest of a string with escapes, from the first of them.
    #[cold]
    fn escaped_string(&mut self, mut at: usize) -> Option<Node<'t>> {
        let start = self.at;
        while self.byte(at)? == b'\\' {
            at = self.end_of_run(at + 2)?;
        }
        // A control character is a fault, which is left to the parser of the string as well.
        self.at = at + 1;
        let text: String = serde_json::from_str(self.text.get(start..=at)?).ok()?;
        Some(Node::Owned(text.into()))
    }

    /// The place of the first quote, backslash or control character.
    #[inline]
    fn end_of_run(&self, mut at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let marks = ends(u64::from_le_bytes(*word));
            if marks != 0 {
                return Some(at + marks.trailing_zeros() as usize / 8);
            }
            at += size_of::<u64>();
        }
        let rest = bytes.get(at..)?;
        rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')).map(|found| at + found)
    }

    fn number(&mut self) -> Option<()> {
        let start = self.at;
        let is_negative = self.byte(start) == Some(b'-');
        self.at += usize::from(is_negative);
        let first = self.at;
        let mut magnitude = 0_u64;
        while let Some(digit @ b'0'..=b'9') = self.byte(self.at) {
            magnitude = magnitude.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        let digits = self.at - first;
        let has_leading_zero = digits > 1 && self.byte(first) == Some(b'0');
        if digits == 0 || digits > DIGITS || has_leading_zero {
            return None;
        }
        if matches!(self.byte(self.at), Some(b'.' | b'e' | b'E')) {
            return self.float(start);
        }
        match magnitude {
            0 if is_negative => self.builder.push_f64(-0.0),
            _ if is_negative => self.builder.push(Node::Signed(0_i64.checked_sub_unsigned(magnitude)?)),
            _ => self.builder.push_u64(magnitude),
        }
        Some(())
    }

    /// A number with a fraction or an exponent; its integer has been read.
    fn float(&mut self, start: usize) -> Option<()> {
        if self.byte(self.at) == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        let number = self.text.get(start..self.at)?.parse().ok().filter(|number: &f64| number.is_finite())?;
        self.builder.push_f64(number);
        Some(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte(self.at) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn literal(&mut self, text: &str, node: Node<'t>) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.starts_with(text.as_bytes()).then_some(text.len())?;
        self.builder.push(node);
        Some(())
    }

    /// The first byte that is not white space (RFC 8259, 2).
    #[inline]
    fn token(&mut self) -> Option<u8> {
        let byte = self.byte(self.at)?;
        if byte > b' ' {
            return Some(byte);
        }
        self.skip_space();
        self.byte(self.at)
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte(self.at) {
            self.at += 1;
        }
    }

    #[inline]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }
}

/// Marks the highest bit of each byte that is a quote, a backslash or a control character. The lowest mark is right; those above it
/// may be wrong, because a subtraction borrows from the next byte.
#[inline]
fn ends(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGHEST;
    let equal = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    below(word, b' ') | equal(b'"') | equal(b'\\')
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse_by_serde;
    use super::*;

    /// The tape, after it was compared with that of `serde_json`.
    fn scanned(text: &str) -> Option<Tape<'_>> {
        let found = scan(text, 4);
        if let Some((tape, rounded)) = &found {
            let expected = parse_by_serde(text).unwrap_or_else(|error| unreachable!("{text}: {error}"));
            assert_eq!((tape, rounded), (&expected.0, &expected.1), "{text}");
        }
        found.map(|(tape, _)| tape)
    }

    #[test]
    fn usual_text_is_read() {
        let texts = [
            "null",
            " true ",
            "false",
            "0",
            "-1",
            "7.5",
            "-0",
            "-0.0",
            "1e3",
            "1E-7",
            "0.1e+2",
            "999999999999999999",
            "9999999999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "9007199254740993.0",
            "1e300",
            "\"\"",
            "\"a\"",
            "\"\u{e9}\u{1f600} of eight bytes and more\"",
            "[]",
            "{}",
            "[ ]",
            "{\n}",
            "[1,[2,[]],{}]",
            "{\"a\":1,\"b\":{\"c\":[null]}}",
            "{\"a\":1,\"a\":2}",
            "\t{ \"a\" : [ 1 , 2 ] , \"b\" : \"c\" }\r\n",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"",
            "{\"a\\u0062\":1,\"ab\":2}",
            "\"a string whose escape \\n is late\"",
            "\"\\\\\"",
            "\"\u{7f}\"",
        ];
        for text in texts {
            assert!(scanned(text).is_some(), "{text}");
        }
    }

    #[test]
    fn other_text_is_left_to_serde_json() {
        let texts = [
            "",
            " ",
            "nul",
            "nulll",
            "tru",
            "+1",
            "01",
            "-",
            "-a",
            "1.",
            ".5",
            "1e",
            "1e+",
            "10000000000000000000",
            "-9223372036854775809",
            "1e400",
            "\"",
            "\"a",
            "\"\\",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"a\nb\"",
            "\"\u{1}\"",
            "\"a long one with a tab\t\"",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,]",
            "[1 2]",
            "]",
            "{",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,}",
            "{1:2}",
            "{\"a\" 1}",
            "{,}",
            "1 2",
            "[] x",
            "'a'",
            "\u{feff}1",
            "\u{a0}1",
        ];
        for text in texts {
            assert!(scanned(text).is_none(), "{text}");
        }
    }

    #[test]
    fn nesting_is_limited_as_it_is_by_serde_json() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(scanned(&nested(127)).is_some() && parse_by_serde(&nested(127)).is_ok());
        assert!(scanned(&nested(128)).is_none() && parse_by_serde(&nested(128)).is_err());
    }

    /// Changes of a byte here and there: whatever is read has the same tape by `serde_json`.
    #[test]
    fn changed_text_is_read_as_serde_json_reads_it() {
        const TEXT: &str = r#"{"id":12,"name":"a\"b\u0041","list":[1.5e1,-2,true,null,{"x":"é"}],"end":""} "#;
        const BYTES: &[u8] = b"\"\\{}[],:0-.eu \n\x1fa";
        assert!(scanned(TEXT).is_some());
        let mut read = 0;
        for at in 0..TEXT.len() {
            for byte in BYTES {
                let mut changed = TEXT.as_bytes().to_vec();
                changed[at] = *byte;
                let mut inserted = TEXT.as_bytes().to_vec();
                inserted.insert(at, *byte);
                for text in [changed, inserted] {
                    if let Ok(text) = String::from_utf8(text) {
                        let is_json = parse_by_serde(&text).is_ok();
                        assert_eq!(scanned(&text).is_some(), is_json, "{text}");
                        read += usize::from(is_json);
                    }
                }
            }
        }
        assert!(read > 300, "{read} of them are JSON");
    }
}
