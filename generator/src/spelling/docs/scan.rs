//! A single pass over the bytes of a description that detects if it can be copied unchanged.
//!
//! The result may be a needless yes, but never a wrong no. A description whose characters were changed must be scanned again:
//! a tab may indent code, and an invisible character may hide `https://`.

/// The processing that a description needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Found {
    /// It has tabs, carriage returns or invisible characters: see [`super::clean`].
    pub(super) characters: bool,
    /// It has characters that Markdown may interpret: see [`super::markup`].
    pub(super) markup: bool,
}

/// A byte that is only a part of words.
const PLAIN: u8 = 0;
/// The first byte of a character that may be invisible or a control.
const CHARACTER: u8 = 1;
/// A byte that is always markup: `[`, `<`, `#`.
const MARKUP: u8 = 2;
/// A byte that may be markup, depending on the next ones.
const LOOK: u8 = 3;

static CLASSES: [u8; 256] = {
    let mut classes = [PLAIN; 256];
    let mut control = 0;
    while control < 0x20 {
        classes[control] = CHARACTER;
        control += 1;
    }
    classes[0x7f] = CHARACTER;
    // The first bytes of U+0080–BF, 0600–063F, 1000–1FFF, 2000–2FFF, F000–FFFF and E0000–FFFFF.
    classes[0xc2] = CHARACTER;
    classes[0xd8] = CHARACTER;
    classes[0xe1] = CHARACTER;
    classes[0xe2] = CHARACTER;
    classes[0xef] = CHARACTER;
    classes[0xf3] = CHARACTER;
    classes[b'[' as usize] = MARKUP;
    classes[b'<' as usize] = MARKUP;
    classes[b'#' as usize] = MARKUP;
    classes[b'\n' as usize] = LOOK;
    classes[b':' as usize] = LOOK;
    classes[b'`' as usize] = LOOK;
    classes[b'~' as usize] = LOOK;
    classes
};

/// Scans `text` once.
pub(super) fn scan(text: &str) -> Found {
    let mut found = Found { characters: false, markup: is_block(text.as_bytes()) };
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match CLASSES[usize::from(byte)] {
            PLAIN => {}
            CHARACTER => found.characters = true,
            MARKUP => found.markup = true,
            _ => found.markup = found.markup || is_markup(bytes, at),
        }
    }
    found
}

/// Returns true if a byte of class [`LOOK`] is markup.
fn is_markup(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at..];
    match bytes[at] {
        b':' => rest.starts_with(b"://"),
        b'`' => rest.starts_with(b"```"),
        b'~' => rest.starts_with(b"~~~"),
        _ => bytes[..at].ends_with(b"  ") || is_block(&rest[1..]),
    }
}

/// Returns true if a line is indented like code, has code in a list item or a quotation, or underlines a heading.
fn is_block(rest: &[u8]) -> bool {
    let indent = rest.iter().take_while(|&&byte| byte == b' ').count();
    match rest.get(indent) {
        _ if indent >= 4 => true,
        Some(b'=') => true,
        Some(b'-' | b'>' | b'*' | b'+' | b'0'..=b'9') => {
            let line = rest.split(|&byte| byte == b'\n').next().unwrap_or_default();
            let underlines = line.iter().all(|byte| b" >-=*+".contains(byte));
            underlines || line.windows(4).any(|spaces| spaces == b"    ")
        }
        _ => false,
    }
}
