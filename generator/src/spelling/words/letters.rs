//! Letters beyond ASCII that an identifier keeps.
//!
//! Kept are the letters of the alphabets that Unicode recommends for identifiers (UAX #31, table 5) whose letters need
//! no combining marks, and of these only the ones that `rustc` accepts without an `uncommon_codepoints` warning and
//! that are their own NFC form: two names that differ here also differ for the compiler, which normalizes. Every other
//! letter is replaced by its code point: `ﬁ` → ufb01, `ह` → u939.

/// Ranges of kept letters, in order.
const KEPT: &[(char, char)] = &[
    // Latin, as European languages and Vietnamese write it.
    ('\u{c0}', '\u{d6}'),
    ('\u{d8}', '\u{f6}'),
    ('\u{f8}', '\u{113}'),
    ('\u{116}', '\u{12b}'),
    ('\u{12e}', '\u{12f}'),
    ('\u{131}', '\u{131}'),
    ('\u{134}', '\u{137}'),
    ('\u{139}', '\u{13e}'),
    ('\u{141}', '\u{148}'),
    ('\u{14a}', '\u{14d}'),
    ('\u{150}', '\u{155}'),
    ('\u{158}', '\u{161}'),
    ('\u{164}', '\u{17e}'),
    ('\u{1a0}', '\u{1a1}'),
    ('\u{1af}', '\u{1b0}'),
    ('\u{218}', '\u{21b}'),
    // Greek.
    ('\u{386}', '\u{386}'),
    ('\u{388}', '\u{38a}'),
    ('\u{38c}', '\u{38c}'),
    ('\u{38e}', '\u{38f}'),
    ('\u{391}', '\u{3a1}'),
    ('\u{3a3}', '\u{3af}'),
    ('\u{3b1}', '\u{3ce}'),
    // Cyrillic.
    ('\u{401}', '\u{40c}'),
    ('\u{40e}', '\u{44f}'),
    ('\u{451}', '\u{45c}'),
    ('\u{45e}', '\u{45f}'),
    ('\u{490}', '\u{49b}'),
    ('\u{4a2}', '\u{4a3}'),
    ('\u{4ae}', '\u{4b1}'),
    ('\u{4d8}', '\u{4d9}'),
    ('\u{4e8}', '\u{4e9}'),
    // Hebrew and Arabic.
    ('\u{5d0}', '\u{5ea}'),
    ('\u{621}', '\u{63a}'),
    ('\u{641}', '\u{64a}'),
    // Vietnamese.
    ('\u{1ea0}', '\u{1ef9}'),
    // Kana, Han, Hangul.
    ('\u{3005}', '\u{3005}'),
    ('\u{3041}', '\u{3096}'),
    ('\u{30a1}', '\u{30fa}'),
    ('\u{30fc}', '\u{30fc}'),
    ('\u{4e00}', '\u{9fa5}'),
    ('\u{ac00}', '\u{d7a3}'),
];

/// The kept letters that look like others (UTS #39, mixed-script confusables): Greek, Cyrillic, Hebrew and Arabic,
/// kana and Han.
const LOOKALIKES: &str = "ΑΒΓΕΖΗΘΙΚΛΜΝΟΠΡΤΥΦΧαβγδεηθικνοπρστυφ\
     ЅІЈАБВГЕЗКЛМНОПРСТУФХЫЬЮабгекопрстуфхчшєѕіјҐґғҘҮүҺһӘәӨ\
     וטיןס\
     اةه\
     へ\
     イエカタトニネノハヒヘムメヨロ\
     一丅丫丿乄二亻八力匕卜厶口囗夕工彐礻";

/// Returns true if `letter` may be in an identifier as it is.
pub(in super::super) fn is_kept(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    let at = KEPT.partition_point(|&(_, last)| last < letter);
    KEPT.get(at).is_some_and(|&(first, _)| first <= letter)
}

/// Returns true if every letter beyond ASCII in a word looks like one of another alphabet, in lower or upper case.
///
/// If a crate has only such letters of an alphabet, rustc warns (`mixed_script_confusables`), so these words are
/// replaced by code points: `α`, `статус`. One other letter is enough to identify the alphabet: `λόγος`, `город`.
pub(super) fn is_lookalike(word: &str) -> bool {
    let looks_alike = |(at, letter): (usize, char)| {
        let capital = at == 0 && letter.to_uppercase().any(|capital| LOOKALIKES.contains(capital));
        letter.is_ascii() || capital || LOOKALIKES.contains(letter)
    };
    !word.is_ascii() && word.chars().enumerate().all(looks_alike)
}

/// A script of which some letters look like those of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hiragana,
    Katakana,
    Other,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1ea0}'..='\u{1ef9}' => Self::Latin,
            '\u{370}'..='\u{3ff}' => Self::Greek,
            '\u{400}'..='\u{4ff}' => Self::Cyrillic,
            '\u{3041}'..='\u{3096}' => Self::Hiragana,
            '\u{30a1}'..='\u{30fc}' => Self::Katakana,
            _ => Self::Other,
        }
    }
}

/// Returns true if a word ends between two letters, because one looks like a letter of the other's script: the о in
/// `гoрoд` is Latin or Cyrillic.
pub(super) fn are_of_different_scripts(before: char, after: char) -> bool {
    if before.is_ascii() && after.is_ascii() || !before.is_alphabetic() || !after.is_alphabetic() {
        return false;
    }
    let (first, second) = (Script::of(before), Script::of(after));
    let is_european = |script| matches!(script, Script::Latin | Script::Greek | Script::Cyrillic);
    let looks_alike = |letter: char| LOOKALIKES.contains(letter);
    first != second && (is_european(first) && is_european(second) || looks_alike(before) || looks_alike(after))
}

/// Returns true if `mark` only decorates the letter before it, and is removed: e + U+0301 → e.
pub(super) fn is_mark(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Returns the replacement of a character that is not valid in an identifier: `u` and its code point.
pub(in super::super) fn code_point(character: char) -> String {
    format!("u{:x}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_letters_are_ordered_and_valid_in_either_case() {
        assert!(KEPT.windows(2).all(|pair| pair[0].1 < pair[1].0));
        for letter in KEPT.iter().flat_map(|&(first, last)| first..=last) {
            assert!(is_kept(letter));
            let cases = letter.to_lowercase().chain(letter.to_uppercase());
            assert!(cases.clone().all(is_kept), "{letter}");
            for case in cases {
                // Panics on an invalid identifier.
                proc_macro2::Ident::new(&case.to_string(), proc_macro2::Span::call_site());
            }
        }
    }

    #[test]
    fn other_letters_are_not_kept() {
        for letter in ['_', '-', 'ﬁ', 'ª', 'µ', '²', 'ŉ', 'ĳ', 'İ', 'ह', '🙂', '\u{301}'] {
            assert!(!is_kept(letter), "{letter}");
        }
    }
}
