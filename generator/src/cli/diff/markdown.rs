//! The verdict as Markdown, for a pull request.

use std::fmt::Write as _;

use clientwright::{JudgedChange, Verdict};

use super::shown::{gravity, place, summary};

pub(super) fn text(verdict: &Verdict) -> String {
    let mut text = format!("**{}**\n", escape(&summary(verdict)));
    if verdict.changes.is_empty() {
        return text;
    }
    text.push_str("\n| wire | Rust | change | place | rule |\n|---|---|---|---|---|\n");
    let mut changes: Vec<&JudgedChange> = verdict.changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(gravity(change)));
    for change in changes {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | `{}` |",
            change.wire.as_str(),
            change.rust.as_str(),
            escape(&change.message),
            escape(&place(change)),
            change.rule,
        );
    }
    text
}

/// Escapes what Markdown and its tables would interpret, outside of spans of code.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_code = false;
    for character in text.chars() {
        match character {
            '`' => {
                is_code = !is_code;
                escaped.push('`');
            }
            '|' => escaped.push_str("\\|"),
            '\n' | '\r' => escaped.push(' '),
            '<' | '>' | '*' | '_' | '[' | ']' | '#' | '\\' | '@' | '~' if !is_code => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    if is_code { text.replace('`', "'").replace('|', "\\|").replace(['\n', '\r'], " ") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_of_the_document_is_no_markup() {
        assert_eq!(escape("a|b <i> `c_d|e` x_y"), "a\\|b \\<i\\> `c_d\\|e` x\\_y");
        assert_eq!(escape("one\ntwo"), "one two");
    }
}
