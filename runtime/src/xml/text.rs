//! Scalars as the text of a node.
//!
//! Text that does not match the description stays a string, so that the type that is read from it reports where and
//! why.

use super::description::Content;
use super::value::Found;
use crate::json::{is_number, number_text};

/// Reads the text of a node by this description.
pub(super) fn read_text(content: Content, text: &str) -> Found {
    let trimmed = text.trim();
    match content {
        Content::Is(other) => read_text(other.content, text),
        // Numbers and the like have no empty form: there is none.
        Content::Boolean | Content::Integer | Content::Number | Content::Null if trimmed.is_empty() => Found::Null,
        Content::Boolean => read_boolean(trimmed),
        Content::Integer | Content::Number => read_number(trimmed),
        // A list of XML Schema (part 2, 2.4.1.2), the one form for several values in an attribute.
        Content::Array(item) => {
            Found::List(text.split_whitespace().map(|item_text| read_text(item.content, item_text)).collect())
        }
        Content::Union(branches) => read_some(branches.iter().map(|branch| branch.content), text),
        _ => Found::Text(text.to_owned()),
    }
}

/// XML Schema 1.1, part 2, 3.3.2.
fn read_boolean(text: &str) -> Found {
    match text {
        "true" | "1" => Found::Boolean(true),
        "false" | "0" => Found::Boolean(false),
        _ => Found::Text(text.to_owned()),
    }
}

fn read_number(text: &str) -> Found {
    let is_number = text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.'));
    match (text.parse(), text.parse::<f64>()) {
        (Ok(number), _) => Found::Integer(number),
        // JSON has no numbers `inf` and `NaN`.
        (_, Ok(number)) if is_number && number.is_finite() => Found::Number(as_json(text, number)),
        _ => Found::Text(text.to_owned()),
    }
}

/// The text itself if it is a JSON number; `+1.5` and `.5` are rewritten as JSON numbers.
fn as_json(text: &str, number: f64) -> String {
    if is_number(text) { text.to_owned() } else { number_text(number) }
}

/// The first of several that is more than text, else text.
fn read_some(contents: impl Iterator<Item = Content>, text: &str) -> Found {
    let mut read = contents.map(|content| read_text(content, text));
    read.find(|found| !matches!(found, Found::Text(_) | Found::List(_))).unwrap_or_else(|| Found::Text(text.to_owned()))
}

/// The first character that no XML text can hold (XML 1.0, 2.2), not even as a reference.
pub(super) fn unwritable(text: &str) -> Option<char> {
    let is_writable = |letter: &char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => *letter >= ' ',
    };
    text.chars().find(|letter| !is_writable(letter))
}

#[cfg(test)]
mod tests {
    use super::{Found, read_boolean, read_number};

    fn shown(found: Found) -> String {
        match found {
            Found::Boolean(boolean) => format!("boolean {boolean}"),
            Found::Integer(number) => format!("integer {number}"),
            Found::Number(text) => format!("number {text}"),
            Found::Text(text) => format!("text {text}"),
            _ => "other".to_owned(),
        }
    }

    #[test]
    fn numbers_are_those_that_json_has() {
        for (text, read) in [
            ("7", "integer 7"),
            ("-7", "integer -7"),
            ("1.50", "number 1.50"),
            ("+1.5", "number 1.5"),
            (".5", "number 0.5"),
            ("1e3", "number 1e3"),
            ("1e400", "text 1e400"),
            ("inf", "text inf"),
            ("-inf", "text -inf"),
            ("NaN", "text NaN"),
            ("x", "text x"),
            ("", "text "),
        ] {
            assert_eq!(shown(read_number(text)), read);
        }
    }

    #[test]
    fn booleans_are_words_or_digits() {
        for (text, read) in [
            ("true", "boolean true"),
            ("1", "boolean true"),
            ("false", "boolean false"),
            ("0", "boolean false"),
            ("True", "text True"),
        ] {
            assert_eq!(shown(read_boolean(text)), read);
        }
    }
}
