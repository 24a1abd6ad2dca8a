//! Characters: line ends become `\n`, tabs become spaces, and invisible characters are removed.
//!
//! Rustc rejects bidirectional controls and lone carriage returns in documentation. Joiners (U+200C, U+200D) stay,
//! because Persian words and family emoji contain them.

use crate::hidden::is_hidden;

/// The number of columns between two tab stops, as in Markdown.
const TAB: usize = 4;

/// Returns the text with only the characters that a reader of the source can see.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut column = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => continue,
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                clean.push('\n');
                column = 0;
                continue;
            }
            '\t' => {
                let width = TAB - column % TAB;
                clean.extend(std::iter::repeat_n(' ', width));
                column += width;
                continue;
            }
            '\u{b}' | '\u{c}' => clean.push(' '),
            hidden if is_hidden(hidden) => continue,
            seen => clean.push(seen),
        }
        column += 1;
    }
    clean
}
