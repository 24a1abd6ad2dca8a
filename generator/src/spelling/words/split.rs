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
        return text.split('_').filter(|word| !word.is_empty()).flat_map(spell_lookalikes).collect();
    }
    let even = even_acronyms(&only_letters(&compose(text)));
    let snake = even.to_snake_case();
    snake.split('_').filter(|word| !word.is_empty()).flat_map(spell_lookalikes).collect()
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
        let Some((taken, written)) = known_name(rest, before).or_else(|| plural_acronym(rest, before)) else {
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
