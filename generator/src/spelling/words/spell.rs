//! Symbols → words, if the symbols distinguish one name from the next.
//!
//! | symbols | become words | example |
//! |---|---|---|
//! | `$ @ # % & * = < > ! ? ~ ^ \|`, emoji | wherever they stand | `$top` → dollar top, `c#` → c hash |
//! | `+ - .` | before the first letter or digit | `-created` → minus created |
//! | `+ -` | after the last one | `A+` → a plus |
//! | `< >` in pairs around a letter or digit | nowhere: they are brackets | `Page<User>` → page user |
//! | all others, spaces too | in a string of symbols alone | `_` → underscore, `[]` → open bracket close bracket |

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::letters::{code_point, is_mark};

/// Replaces the symbols that matter by their names; the result has at least one letter.
pub(super) fn spell(text: &str) -> Cow<'_, str> {
    if is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(spell_telling(text)) }
}

/// Returns true for a string without symbols that matter, as most names are.
fn is_plain(text: &str) -> bool {
    let is_edge = |edge: Option<&u8>| edge.is_some_and(u8::is_ascii_alphanumeric);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'/' | b' ');
    is_edge(text.as_bytes().first()) && is_edge(text.as_bytes().last()) && text.bytes().all(is_plain)
}

fn spell_telling(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    let is_word = |character: char| character.is_alphanumeric() && !is_mark(character);
    let (Some(first), Some(last)) = (text.find(is_word), text.rfind(is_word)) else {
        return spell_symbols(text);
    };
    let brackets = angle_brackets(text);
    let mut spelled = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        if brackets.contains(&at) {
            spelled.push(' ');
            continue;
        }
        let tells = is_telling(character)
            || (at < first && matches!(character, '+' | '-' | '.'))
            || (at > last && matches!(character, '+' | '-'));
        if tells {
            spelled.extend([" ", &name(character), " "]);
        } else {
            spelled.push(character);
        }
    }
    spelled
}

/// The places of `<` and `>` that enclose a letter or digit, as the arguments of generic types do.
fn angle_brackets(text: &str) -> BTreeSet<usize> {
    let mut brackets = BTreeSet::new();
    let mut open = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '<' => open.push(at),
            '>' => {
                let encloses = |start: &usize| text[*start..at].contains(char::is_alphanumeric);
                brackets.extend(open.pop().filter(encloses).into_iter().flat_map(|start| [start, at]));
            }
            _ => {}
        }
    }
    brackets
}

/// Replaces each symbol of a string without letters by its name.
fn spell_symbols(text: &str) -> String {
    let visible = text.chars().filter(|&character| !is_mark(character));
    let names: Vec<_> = visible.map(name).collect();
    if names.is_empty() {
        return text.chars().take(1).map(code_point).collect();
    }
    names.join(" ")
}

/// Returns true if `symbol` carries meaning at any position, and is not only a separator.
fn is_telling(symbol: char) -> bool {
    match symbol {
        '$' | '@' | '#' | '%' | '&' | '*' | '=' | '<' | '>' | '!' | '?' | '~' | '^' | '|' | '£' | '¥' | '°' | '×' => {
            true
        }
        // Punctuation and its full-width forms separate; signs, arrows and emoji carry meaning.
        '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'..='\u{ffff}' => false,
        other => other >= '\u{20a0}' && !other.is_alphanumeric(),
    }
}

/// Returns the name of a symbol; a code point if it has none here.
fn name(symbol: char) -> String {
    let name = match symbol {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '×' => "times",
        '/' => "slash",
        '\\' => "backslash",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '≤' => "less equal",
        '≥' => "greater equal",
        '≠' => "not equal",
        '!' => "not",
        '&' => "and",
        '|' => "or",
        '%' => "percent",
        '°' => "degree",
        '$' => "dollar",
        '€' => "euro",
        '£' => "pound",
        '¥' => "yen",
        '#' => "hash",
        '@' => "at",
        '~' => "tilde",
        '^' => "caret",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '\'' => "apostrophe",
        '"' => "quote",
        '`' => "backtick",
        '(' => "open paren",
        ')' => "close paren",
        '[' => "open bracket",
        ']' => "close bracket",
        '{' => "open brace",
        '}' => "close brace",
        '_' => "underscore",
        ' ' => "space",
        other => return code_point(other),
    };
    name.to_owned()
}
