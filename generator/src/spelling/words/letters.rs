//! Letters beyond ASCII that an identifier keeps.
//!
//! Kept are the letters of the alphabets that Unicode recommends for identifiers (UAX #31, table 5) whose letters need
//! no combining marks, and of these only the ones that `rustc` accepts without an `uncommon_codepoints` warning and
//! that are their own NFC form: two names that differ here also differ for the compiler, which normalizes. Every other
//! letter is replaced by its code point: `ﬁ` → ufb01, `ह` → u939.

use std::collections::BTreeSet;

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
     ЅІЈАБВГЕЗКЛМНОПРСТУФХЫЬЮабгекопрстуфхчшєѕіјћҐґғҘҮүҺһӘәӨ\
     וטיןס\
     اةه\
     へ\
     イエカタトニネノハヒヘムメヨロ\
     一丅丫丿乄二亻八力匕卜厶口囗夕工彐礻";

/// The Cyrillic letters that look like those of ASCII, or like its digits.
const LIKE_ASCII: &str = "абгеіјорсѕухүшАВЕЗІЈКМНОРЅСТУХҮЫЬЮ";

/// The Han characters that look like kana, and are more often a word: 口 is kept, and the kana ロ is replaced.
const OWN: &str = "一二八力匕卜口夕工";

/// Kept letters of one script, or of kana and Han, that look alike, in groups.
const VARIANTS: &str = "\
     イ亻 エ工 カ力 タ夕 ト卜 ニ二 ネ礻 ノ丿 ハ八 ヒ匕 ヘへ ム厶 メ乄 ヨ彐 ロ口囗 ー一 \
     ÐĐ ŞȘ şș ىي 併倂 値值 兌兑 凑湊 凒溰 凓溧 凔滄 凗漼 凘澌 凙澤 凚澿 凜澟 凟瀆 \
     吳吴呉 啓啟 喦嵒 土士 塡填 墫壿 奨奬獎 妹妺 娛娯娱 媯嬀 寉隺 巿市 帡帲 恆恒 悅悦 戶户戸 \
     抹抺 挩捝 挿插揷 揺搖摇 敓敚 日曰 昧昩 晚晩 朌肦 朏胐 朐胊 朓脁 朘脧 朣膧 未末 杮柿 梲棁 榝樧 \
     沫沬 涗涚 湌飡 凐湮 溈潙 溤馮 濂濓 瑤瑶 眛眜 研硏 稅税 絕絶 絙絚 緒緖 胼腁 脫脱 卄卝艹 苿茉 \
     蒍蔿 蘷虁 蛻蜕 訮詽 說説 謠謡 讆讏 豜豣 赿趆 跥跺 躗躛 躱躲 軿輧 郷鄉鄕 銳鋭 鎭鎮 飮飲 鹂鹃 \
     黑黒";

/// Letters that look like no others, one for each script with some that do.
const ANCHORS: &[(&str, char, char)] = &[
    ("λ", '\u{370}', '\u{3ff}'),
    ("ж", '\u{400}', '\u{4ff}'),
    ("א", '\u{590}', '\u{5ff}'),
    ("ب", '\u{600}', '\u{6ff}'),
    ("あ", '\u{3041}', '\u{3096}'),
    ("ア", '\u{30a1}', '\u{30fa}'),
    ("字", '\u{4e00}', '\u{9fa5}'),
];

/// Returns a letter of each script of which `letters` has only ones that look like others. A crate with these letters needs it: else rustc
/// warns (`mixed_script_confusables`).
pub(crate) fn anchors(letters: &BTreeSet<char>) -> Vec<&'static str> {
    let is_missing = |first: char, last: char| {
        let mut of_script = letters.range(first..=last).peekable();
        of_script.peek().is_some() && of_script.all(|letter| LOOKALIKES.contains(*letter))
    };
    ANCHORS.iter().filter(|(_, first, last)| is_missing(*first, *last)).map(|(anchor, ..)| *anchor).collect()
}

/// Returns true if two of the letters look alike within a name (`confusable_idents` of rustc): 戶 and 户, ー and 一.
pub(crate) fn have_variants(letters: &BTreeSet<char>) -> bool {
    let are_two = |group: &str| group.chars().filter(|letter| letters.contains(letter)).count() > 1;
    VARIANTS.split(' ').any(are_two)
}

/// Returns the letter that stands for all that look like this one within a name: names that differ only so are the same.
pub(in super::super) fn folded(letter: char) -> char {
    let group = || VARIANTS.split(' ').find(|group| group.contains(letter)).and_then(|group| group.chars().next());
    if letter.is_ascii() { letter } else { group().unwrap_or(letter) }
}

/// Returns true if `letter` may be in an identifier as it is.
pub(in super::super) fn is_kept(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    let at = KEPT.partition_point(|&(_, last)| last < letter);
    KEPT.get(at).is_some_and(|&(first, _)| first <= letter)
}

/// Returns true if a word looks like one of another alphabet, in lower or upper case: rustc warns of two names that look alike
/// (`confusable_idents`), so these words are replaced by code points. Of two alphabets with such words one keeps them.
///
/// | word | looks like | becomes |
/// |---|---|---|
/// | `сор`, `α` | `cop`, `a` | `u441_u43e_u440`, `u3b1` |
/// | `κοτ` | `кот` | `u3ba_u3bf_u3c4` |
/// | `нет`, `口` | `κοτ` and `ロ` that look so are replaced | `нет`, `口` |
pub(super) fn is_lookalike(word: &str) -> bool {
    let is_shared = |letter: char| match Script::of(letter) {
        Script::Cyrillic => LIKE_ASCII.contains(letter),
        _ => LOOKALIKES.contains(letter) && !OWN.contains(letter),
    };
    let looks_alike = |(at, letter): (usize, char)| {
        letter.is_ascii() || is_shared(letter) || at == 0 && letter.to_uppercase().any(is_shared)
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
    fn a_script_of_look_alikes_alone_needs_another_letter() {
        let rows =
            [("Нет", "ж"), ("Нет да", ""), ("нет", ""), ("口", "字"), ("口 言", ""), ("abc é", ""), ("Нет 口", "ж 字")];
        for (text, expected) in rows {
            assert_eq!(anchors(&text.chars().collect()).join(" "), expected, "{text}");
        }
        for (anchor, first, last) in ANCHORS {
            assert!(anchor.chars().all(|letter| is_kept(letter) && (*first..=*last).contains(&letter)), "{anchor}");
            assert!(!LOOKALIKES.contains(anchor) && !VARIANTS.contains(anchor), "{anchor}");
        }
    }

    #[test]
    fn variants_of_a_letter_are_one() {
        assert_eq!("戶户戸".chars().map(folded).collect::<String>(), "戶戶戶");
        assert_eq!("aéж".chars().map(folded).collect::<String>(), "aéж");
        assert_eq!("一ー".chars().map(folded).collect::<String>(), "ーー");
        assert!(have_variants(&"户戸".chars().collect()) && !have_variants(&"户日é".chars().collect()));
        assert!(have_variants(&"サーバ一".chars().collect()));
    }

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
