//! The verdict as annotations of GitHub Actions: `::error file=api.yaml,line=12,col=5,title=…::…`.

use std::fmt::Write as _;

use clientwright::Verdict;
use clientwright::diff::Level;

use super::shown::{gravity, shown_place, summary};

pub(super) fn text(verdict: &Verdict) -> String {
    let mut text = String::new();
    for change in &verdict.changes {
        let command = match gravity(change) {
            Level::Breaking => "error",
            Level::Compatible => "warning",
            Level::None => "notice",
        };
        let place = shown_place(change);
        let mut properties = format!("file={}", property(&place.file));
        for (name, number) in [("line", place.line), ("col", place.column)] {
            if let Some(number) = number {
                // Writing to a string cannot fail.
                let _ = write!(properties, ",{name}={number}");
            }
        }
        let _ =
            writeln!(text, "::{command} {properties},title={}::{}", property(&change.rule), message(&change.message));
    }
    let _ = writeln!(text, "::notice title=clientwright diff::{}", message(&summary(verdict)));
    text
}

/// Escapes a message of a workflow command.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{message, property};

    #[test]
    fn values_cannot_end_a_command() {
        assert_eq!(message("100%\n::error::x"), "100%25%0A::error::x");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
