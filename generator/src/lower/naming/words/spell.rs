//! Symbols → words, where the symbols are what tells one name from the next.
//!
//! | symbols | are spelled | example |
//! |---|---|---|
//! | `$ @ # % & * = < > ! ? ~ ^ \|`, emoji | wherever they stand | `$top` → dollar top, `c#` → c hash |
//! | `+ - .` | before the first letter or digit | `-created` → minus created |
//! | `+ -` | after the last one | `A+` → a plus |
//! | all others, spaces too | in a text of symbols alone | `_` → underscore, `[]` → open bracket close bracket |

use super::letters::{code_point, is_mark};

/// Text with the symbols that matter replaced by their names; never without a letter.
pub(super) fn spell(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    let is_word = |character: char| character.is_alphanumeric() && !is_mark(character);
    let (Some(first), Some(last)) = (text.find(is_word), text.rfind(is_word)) else {
        return spell_symbols(text);
    };
    let mut spelled = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
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

/// A text that has nothing but symbols: each by its name.
fn spell_symbols(text: &str) -> String {
    let visible = text.chars().filter(|&character| !is_mark(character));
    let names: Vec<_> = visible.map(name).collect();
    if names.is_empty() {
        return text.chars().take(1).map(code_point).collect();
    }
    names.join(" ")
}

/// Whether `symbol` carries meaning wherever it stands, and does not merely separate.
fn is_telling(symbol: char) -> bool {
    match symbol {
        '$' | '@' | '#' | '%' | '&' | '*' | '=' | '<' | '>' | '!' | '?' | '~' | '^' | '|' | '£' | '¥' | '°' | '×' => {
            true
        }
        // Punctuation and its full-width twins separate; signs, arrows and emoji tell.
        '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'..='\u{ffff}' => false,
        other => other >= '\u{20a0}' && !other.is_alphanumeric(),
    }
}

/// What a symbol is called; a code point where it has no name here.
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
