//! Values as TOML writes them, in one line and without a character that nobody sees.

use std::fmt::Write as _;

use toml::Value;

use crate::hidden::is_hidden;

/// Returns a basic string.
pub(crate) fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            hidden if is_hidden(hidden) => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\U{:08X}", u32::from(hidden));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

/// Returns a key, quoted if necessary.
pub(crate) fn key(name: &str) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { string(name) }
}

/// Returns a value; a table is an inline one.
pub(crate) fn value(value: &Value) -> String {
    match value {
        Value::String(text) => string(text),
        Value::Array(values) => format!("[{}]", values.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let entry = |(name, value): (&String, &Value)| format!("{} = {}", key(name), self::value(value));
            format!("{{ {} }}", table.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{key, string, value};

    #[test]
    fn strings_are_one_line_that_everybody_sees() {
        assert_eq!(string("say \"é\" \\ 👩"), r#""say \"é\" \\ 👩""#);
        assert_eq!(string("a\nb\u{9b}\u{202e}"), r#""a\U0000000Ab\U0000009B\U0000202E""#);
    }

    #[test]
    fn keys_are_quoted_if_they_must_be() {
        assert_eq!(["a-1_B", "", "a.b", "é"].map(key), ["a-1_B", r#""""#, r#""a.b""#, r#""é""#]);
    }

    #[test]
    fn values_are_read_as_they_were() {
        let text = "a = [1, 1.5, true, 'x\u{202e}', { 'b c' = '\\d' }, 2024-02-29]";
        let table: toml::Table = text.parse().expect("TOML");
        let written = value(&table["a"]);
        assert_eq!(written, r#"[1, 1.5, true, "x\U0000202E", { "b c" = "\\d" }, 2024-02-29]"#);
        assert_eq!(format!("a = {written}").parse::<toml::Table>().expect("TOML"), table);
    }
}
