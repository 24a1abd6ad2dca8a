//! The difference of files on the disk and those that would be written, in the unified form of POSIX `diff -u`.
//!
//! ```text
//! --- src/pets.rs
//! +++ src/pets.rs (generated)
//! @@ -1,3 +1,3 @@
//! ```

use std::fmt::Write as _;
use std::time::Duration;

use clientwright::Difference;
use clientwright::messages::clean;
use similar::TextDiff;

/// The maximum number of lines of all files.
const LINES: usize = 120;

/// The maximum number of lines of one file.
const LINES_OF_A_FILE: usize = 40;

/// The maximum length of a line in characters.
const LENGTH: usize = 200;

/// The size of a file, in bytes, from which on only the number of lines is shown.
const LARGE: usize = 4 << 20;

/// The time for one file, after which its difference is coarser.
const TIME: Duration = Duration::from_millis(300);

/// Returns the differences, of bounded length.
pub(super) fn unified(differences: &[Difference]) -> String {
    let mut text = String::new();
    let mut left = LINES;
    for (at, difference) in differences.iter().enumerate() {
        if left == 0 {
            let _ = writeln!(text, "\n… and differences in {} more files", differences.len() - at);
            break;
        }
        text.push('\n');
        left = left.saturating_sub(add_file(difference, left.min(LINES_OF_A_FILE), &mut text));
    }
    text
}

/// Adds the difference of one file, and returns the number of lines.
fn add_file(difference: &Difference, longest: usize, text: &mut String) -> usize {
    let Difference { path, before, after, .. } = difference;
    let _ = writeln!(text, "--- {path}\n+++ {path} (generated)");
    if before.len().max(after.len()) > LARGE {
        let _ = writeln!(text, "{} lines before, {} after", before.lines().count(), after.lines().count());
        return 1;
    }
    let diff = TextDiff::configure().timeout(TIME).diff_lines(before, after);
    let unified = diff.unified_diff().missing_newline_hint(false).to_string();
    let lines: Vec<&str> = unified.lines().collect();
    for line in lines.iter().take(longest) {
        let line: String = line.chars().take(LENGTH).collect();
        text.extend([clean(&line).as_str(), "\n"]);
    }
    if let Some(more) = lines.len().checked_sub(longest).filter(|more| *more > 0) {
        let _ = writeln!(text, "… {more} more lines");
    }
    lines.len().min(longest)
}

#[cfg(test)]
mod tests {
    use clientwright::{Difference, RelativePath};

    use super::unified;

    fn difference(path: &str, before: &str, after: &str) -> Difference {
        Difference { path: RelativePath::new(path).unwrap(), before: before.to_owned(), after: after.to_owned() }
    }

    #[test]
    fn a_changed_line_is_shown_with_those_around_it() {
        assert_eq!(
            unified(&[difference("src/a.rs", "1\n2\n3\n4\nfive\x1b[31m\n6\n", "1\n2\n3\n4\n5\n6\n")]),
            "\n--- src/a.rs\n+++ src/a.rs (generated)\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-five\u{fffd}[31m\n+5\n 6\n"
        );
    }

    #[test]
    fn the_length_is_bounded() {
        let before: Vec<String> = (0..5000).map(|number| format!("{number}\n")).collect();
        let before = before.concat();
        let files: Vec<_> = (0..9).map(|at| difference(&format!("{at}.rs"), &before, &"x\n".repeat(5000))).collect();
        let text = unified(&files);
        assert!(text.lines().count() < 150, "{text}");
        assert!(text.ends_with("\n… and differences in 6 more files\n"), "{text}");
        assert!(text.contains("\n… 9961 more lines\n"), "{text}");
    }
}
