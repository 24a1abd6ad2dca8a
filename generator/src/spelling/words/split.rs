//! Strings → words. First every character becomes a letter, a digit or a space, then the case of acronyms is
//! normalized, then `heck` splits at spaces and at changes of case.

use heck::ToSnakeCase;

use super::compose::compose;
use super::letters::{are_of_different_scripts, code_point, is_kept, is_lookalike, is_mark};

/// Names whose capitals do not begin words, and their forms in which `heck` sees that.
const KNOWN: &[(&str, &str)] = &[("OAuth", "Oauth"), ("oAuth", "oauth"), ("IPv4", "Ipv4"), ("IPv6", "Ipv6")];

/// Splits `text` into words of lower-case letters and digits.
pub(super) fn split(text: &str) -> Vec<String> {
    if is_snake_case(text) {
        return text.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    }
    let even = even_acronyms(&only_letters(&compose(text)));
    if even.is_ascii() {
        return split_ascii(&even);
    }
    let snake = even.to_snake_case();
    snake.split('_').filter(|word| !word.is_empty()).flat_map(spell_lookalikes).collect()
}

/// Splits as `heck` does, which is slower because other letters may have several letters in lower case.
fn split_ascii(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let letters = part.as_bytes();
        let mut start = 0;
        // The case of the last letter of the word, if it has one.
        let mut is_upper: Option<bool> = None;
        for (at, pair) in letters.windows(2).enumerate() {
            let own = Some(pair[0].is_ascii_uppercase()).filter(|_| pair[0].is_ascii_alphabetic());
            let end = match (own.or(is_upper), own, pair[1]) {
                (Some(false), _, b'A'..=b'Z') => Some(at + 1),
                (_, Some(true), b'a'..=b'z') if is_upper == Some(true) => Some(at),
                _ => None,
            };
            is_upper = if end.is_none() { own.or(is_upper) } else { None };
            words.extend(end.map(|end| part[std::mem::replace(&mut start, end)..end].to_ascii_lowercase()));
        }
        words.push(part[start..].to_ascii_lowercase());
    }
    words
}

/// Returns true for a plain name, as most are, which is split at underscores only.
fn is_snake_case(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Returns the word; or its letters one by one, if they could be confused with others.
fn spell_lookalikes(word: &str) -> Vec<String> {
    if !is_lookalike(word) {
        return vec![word.to_owned()];
    }
    let spelled = |letter: char| if letter.is_ascii() { letter.to_string() } else { code_point(letter) };
    word.chars().map(spelled).collect()
}

/// Replaces characters that cannot be part of an identifier by spaces.
fn only_letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        if are_of_different_scripts(before, character) {
            letters.push(' ');
        }
        match character {
            '\'' | '’' if before.is_alphabetic() && after.is_alphabetic() => {}
            mark if is_mark(mark) => {}
            kept if is_kept(kept) => letters.push(kept),
            other if other.is_alphanumeric() => push_spelled(&mut letters, other),
            _ => letters.push(' '),
        }
        before = character;
    }
    letters
}

/// Replaces a letter that is not kept by a word of its own.
fn push_spelled(letters: &mut String, character: char) {
    letters.extend([" ", &code_point(character), " "]);
}

/// Writes known names and plural acronyms as plain words: `userIDs` → `userIds`.
fn even_acronyms(text: &str) -> String {
    let mut even = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        // Both begin so, which few letters do.
        let may_begin = matches!(first, 'A'..='Z' | 'o');
        let found = may_begin.then(|| known_name(rest, before).or_else(|| plural_acronym(rest, before))).flatten();
        let Some((taken, written)) = found else {
            even.push(first);
            before = first;
            rest = &rest[first.len_utf8()..];
            continue;
        };
        before = rest[..taken].chars().next_back().unwrap_or(' ');
        even.push_str(&written);
        rest = &rest[taken..];
    }
    even
}

/// Returns the length of a name of [`KNOWN`] at the start of `rest`, and its replacement.
fn known_name(rest: &str, before: char) -> Option<(usize, String)> {
    let joins = |name: &str| {
        if name.starts_with(char::is_lowercase) { before.is_alphanumeric() } else { before.is_uppercase() }
    };
    KNOWN
        .iter()
        .find(|(name, _)| rest.starts_with(name) && !joins(name))
        .map(|(name, plain)| (name.len(), (*plain).to_owned()))
}

/// Returns the length of capitals with a plural `s` at the start of `rest`, and their replacement: `IDs` → `Ids`.
fn plural_acronym(rest: &str, before: char) -> Option<(usize, String)> {
    if before.is_uppercase() {
        return None;
    }
    let capitals = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let tail = rest[capitals..].strip_prefix('s')?;
    let ends = !tail.starts_with(char::is_lowercase);
    (capitals > 1 && ends).then(|| {
        let acronym = &rest[..=capitals];
        let plain = format!("{}{}", &acronym[..1], acronym[1..].to_ascii_lowercase());
        (acronym.len(), plain)
    })
}

#[cfg(test)]
mod tests {
    use heck::ToSnakeCase;

    use super::split_ascii;

    /// Every string of up to six letters of the kinds that splitting distinguishes.
    #[test]
    fn ascii_is_split_as_heck_splits_it() {
        let mut texts = vec![String::new()];
        let mut compared = 0;
        for _ in 0..6 {
            texts =
                texts.iter().flat_map(|text| ["a", "B", "7", " "].map(|letter| format!("{text}{letter}"))).collect();
            for text in &texts {
                assert_eq!(split_ascii(text).join("_"), text.to_snake_case(), "{text:?}");
                compared += 1;
            }
        }
        assert_eq!(compared, 5460);
        assert_eq!(split_ascii("getHTTPResponse2Body"), ["get", "http", "response2", "body"]);
    }
}
