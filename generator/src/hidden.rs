//! Characters that nobody sees, which a terminal or an editor may obey.

/// Returns true for controls, line separators, marks of direction, zero-width characters and tags. Joiners (U+200C, U+200D) are
/// none of them, because Persian words and emoji of families contain them.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::is_hidden;

    #[test]
    fn letters_and_joiners_are_seen() {
        let text =
            "a\u{0}b\tc\u{9b}d\u{ad}e\u{200b}\u{200c}\u{200d}f\u{2028}\u{202e}g\u{2066}\u{feff}h \u{a0}\u{e0041}👩";
        let seen: String = text.chars().filter(|character| !is_hidden(*character)).collect();
        assert_eq!(seen, "abcde\u{200c}\u{200d}fgh \u{a0}👩");
    }
}
