//! A letter and a combining mark → the one letter that Unicode has for both, so that a name is the same in either form
//! (UAX #15, NFC).
//!
//! ```text
//! e + U+0301   → é
//! か + U+3099  → が
//! ᄒ + ᅡ + ᆫ   → 한
//! ```

use std::borrow::Cow;

/// Each mark, and pairs of a letter without and with it.
const COMPOSED: &[(char, &str)] = &[
    ('\u{300}', "AÀEÈIÌOÒUÙaàeèiìoòuùÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"),
    (
        '\u{301}',
        "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźΑΆΕΈΗΉΙΊΟΌΥΎΩΏαάεέηήιίοόυύωώГЃКЌ\
      гѓкќÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ",
    ),
    ('\u{302}', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷẠẬạậẸỆẹệỌỘọộ"),
    ('\u{303}', "AÃNÑOÕaãnñoõIĨiĩUŨuũÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"),
    ('\u{304}', "AĀaāEĒeēIĪiīOŌoōUŪuū"),
    ('\u{306}', "AĂaăGĞgğUŬuŭУЎИЙийуўẠẶạặ"),
    ('\u{307}', "CĊcċEĖeėGĠgġZŻzż"),
    ('\u{308}', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋЕЁІЇеёії"),
    ('\u{309}', "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"),
    ('\u{30a}', "AÅaåUŮuů"),
    ('\u{30b}', "OŐoőUŰuű"),
    ('\u{30c}', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzž"),
    ('\u{31b}', "OƠoơUƯuư"),
    ('\u{323}', "AẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"),
    ('\u{326}', "SȘsșTȚtț"),
    ('\u{327}', "CÇcçGĢgģKĶkķLĻlļNŅnņSŞsş"),
    ('\u{328}', "AĄaąEĘeęIĮiįUŲuų"),
    ('\u{653}', "اآ"),
    ('\u{654}', "اأوؤيئ"),
    ('\u{655}', "اإ"),
    (
        '\u{3099}',
        "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベ\
      ホボウヴワヷヰヸヱヹヲヺ",
    ),
    ('\u{309a}', "はぱひぴふぷへぺほぽハパヒピフプヘペホポ"),
];

/// Replaces letters with marks by single letters.
pub(super) fn compose(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut composed = String::with_capacity(text.len());
    for character in text.chars() {
        let single = composed.chars().next_back().and_then(|before| compose_two(before, character));
        if single.is_some() {
            composed.pop();
        }
        composed.push(single.unwrap_or(character));
    }
    Cow::Owned(composed)
}

fn compose_two(before: char, mark: char) -> Option<char> {
    let pairs = COMPOSED.iter().find(|(known, _)| *known == mark).map(|(_, pairs)| pairs);
    let Some(pairs) = pairs else { return compose_hangul(before, mark) };
    let letters: Vec<char> = pairs.chars().collect();
    letters.chunks(2).find(|pair| pair[0] == before).map(|pair| pair[1])
}

/// Composes syllables of Hangul by their numbers (Unicode 15, section 3.12).
fn compose_hangul(before: char, after: char) -> Option<char> {
    const SYLLABLES: u32 = 0xac00;
    let (before, after) = (u32::from(before), u32::from(after));
    let syllable = match (before, after) {
        (0x1100..=0x1112, 0x1161..=0x1175) => SYLLABLES + ((before - 0x1100) * 21 + (after - 0x1161)) * 28,
        (SYLLABLES..=0xd7a3, 0x11a8..=0x11c2) if (before - SYLLABLES).is_multiple_of(28) => before + (after - 0x11a7),
        _ => return None,
    };
    char::from_u32(syllable)
}

#[cfg(test)]
mod tests {
    use super::compose;

    #[test]
    fn letters_and_marks_become_one_letter() {
        let rows = [
            ("cafe\u{301}", "café"),
            ("a\u{323}\u{302}", "ậ"),
            ("и\u{306}", "й"),
            ("ι\u{301}", "ί"),
            ("か\u{3099}", "が"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("x\u{301}", "x\u{301}"),
        ];
        for (text, expected) in rows {
            assert_eq!(compose(text), expected);
        }
    }
}
