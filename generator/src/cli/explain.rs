//! `clientwright explain`

use std::fmt::Write as _;

use clientwright::config::parse_code;
use clientwright::diagnostic::Code;

use super::ending::{Fault, Status};
use super::output::Output;

/// The maximum width of a line.
const WIDTH: usize = 80;

pub(super) fn explain(code: Option<&str>, output: &mut Output) -> Result<Status, Fault> {
    let text = match code {
        Some(name) => explanation(parse_code(name).map_err(Fault::Usage)?),
        None => catalogue(),
    };
    output.result(&text)?;
    Ok(Status::Done)
}

fn explanation(code: Code) -> String {
    format!("{} ({})\n\n{}", code.as_str(), code.severity().as_str(), wrap(code.explanation()))
}

/// Lists every code with the first sentence of its explanation.
fn catalogue() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or_default();
    let mut text = String::new();
    for code in Code::ALL {
        let explanation = code.explanation();
        let sentence = explanation.split_once(". ").map_or(explanation, |(first, _)| first).trim_end_matches('.');
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:<width$}  {:<7}  {sentence}.", code.as_str(), code.severity().as_str());
    }
    text
}

fn wrap(text: &str) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 {
            let breaks = width + 1 + length > WIDTH;
            wrapped.push(if breaks { '\n' } else { ' ' });
            width = if breaks { 0 } else { width + 1 };
        }
        wrapped.push_str(word);
        width += length;
    }
    wrapped.push('\n');
    wrapped
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, wrap};

    #[test]
    fn lines_are_broken_between_words() {
        let word = "x".repeat(50);
        assert_eq!(wrap(&format!("a b {word} {word}")), format!("a b {word}\n{word}\n"));
        let long = "y".repeat(WIDTH + 9);
        assert_eq!(wrap(&long), format!("{long}\n"));
        assert_eq!(wrap(&format!("a {long} b")), format!("a\n{long}\nb\n"));
    }
}
