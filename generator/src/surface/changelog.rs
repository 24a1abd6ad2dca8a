//! Changes → a section of `CHANGELOG.md`, and its place in a file that its users write, too.

use super::change::SurfaceChange;
use super::notes::note;

/// The name of the file.
pub const CHANGELOG: &str = "CHANGELOG.md";

/// The beginning of a new file.
const HEAD: &str = "# Changelog\n";

/// Returns the section of a version; of the first one if there are no changes to list.
pub fn section(version: &str, is_first: bool, changes: &[SurfaceChange]) -> String {
    let mut text = format!("## {version}\n");
    let parts = [
        (
            "Breaking changes, each with what to do:",
            list(changes, |change| change.rule.breaks() || change.rule.misleads()),
        ),
        ("Added and changed:", list(changes, |change| !change.rule.breaks() && !change.rule.misleads())),
    ];
    for (heading, lines) in parts {
        if !lines.is_empty() {
            text.extend(["\n", heading, "\n\n", &lines]);
        }
    }
    if changes.is_empty() {
        text.push_str(if is_first { "\nThe first version.\n" } else { "\nNo public item changed.\n" });
    }
    text
}

fn list(changes: &[SurfaceChange], wanted: impl Fn(&SurfaceChange) -> bool) -> String {
    let mut lines = String::new();
    for change in changes.iter().filter(|change| wanted(change)) {
        lines.extend(["- ", &note(change), "\n"]);
    }
    lines
}

/// Puts a section before the first one of another version. Nothing of the file is changed or lost; a section with the
/// same heading is not added again.
pub fn prepend(file: Option<&str>, section: &str) -> String {
    let Some(file) = file.filter(|file| !file.trim().is_empty()) else { return format!("{HEAD}\n{section}") };
    let newline = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let heading = section.lines().next().unwrap_or_default();
    if headings(file).any(|(_, line)| line == heading) {
        return file.to_owned();
    }
    let section = section.replace('\n', newline);
    match headings(file).find(|(_, line)| !line.to_ascii_lowercase().contains("unreleased")) {
        Some((at, _)) => format!("{}{section}{newline}{}", &file[..at], &file[at..]),
        None => {
            let gap = if file.ends_with('\n') { newline.to_owned() } else { newline.repeat(2) };
            format!("{file}{gap}{section}")
        }
    }
}

/// Returns the headings of the second level, each with its position; not those inside blocks of code.
fn headings(file: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut at, mut is_code) = (0, false);
    file.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        (!is_code && line.starts_with("## ")).then(|| (start, line.trim_end()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Surface, compare};
    use super::{prepend, section};

    #[test]
    fn a_section_lists_what_breaks_with_what_to_do() {
        let old =
            Surface::read("a::B: struct (non_exhaustive)\na::B::new: fn(c: i64) -> Self\na::D: type = i64\n").unwrap();
        let new =
            Surface::read("a::B: struct (non_exhaustive)\na::B::e: field i64\na::B::new: fn(c: i64, e: i64) -> Self\n");
        let expected = "## 0.2.0\n\nBreaking changes, each with what to do:\n\n\
            - `a::B::new` takes one more argument, `e`. Pass it: `fn(c: i64, e: i64) -> Self`.\n\
            - `a::D` was removed. Remove its uses.\n\nAdded and changed:\n\n- `a::B::e`: `field i64`\n";
        assert_eq!(section("0.2.0", false, &compare(&old, &new.unwrap())), expected);
    }

    #[test]
    fn a_new_file_has_a_head() {
        let first = section("0.1.0", true, &[]);
        assert_eq!(prepend(None, &first), "# Changelog\n\n## 0.1.0\n\nThe first version.\n");
        assert_eq!(prepend(Some("\n"), &first), "# Changelog\n\n## 0.1.0\n\nThe first version.\n");
    }

    #[test]
    fn handwritten_text_stays_above_and_below() {
        let file = "# Changes\n\nBy us.\n\n```\n## no heading\n```\n\n## 0.1.0\n\nHand-written.\n";
        let expected = "# Changes\n\nBy us.\n\n```\n## no heading\n```\n\n## 0.1.1\n\nNo public item changed.\n\n\
            ## 0.1.0\n\nHand-written.\n";
        assert_eq!(prepend(Some(file), &section("0.1.1", false, &[])), expected);
    }

    #[test]
    fn a_section_of_what_is_not_released_stays_first() {
        let file = "## [Unreleased]\n\n- Mine.\n\n## 0.1.0\n";
        let expected = "## [Unreleased]\n\n- Mine.\n\n## 0.1.1\n\nNo public item changed.\n\n## 0.1.0\n";
        assert_eq!(prepend(Some(file), &section("0.1.1", false, &[])), expected);
    }

    #[test]
    fn text_without_sections_stays_first() {
        assert_eq!(prepend(Some("Notes."), "## 1\n"), "Notes.\n\n## 1\n");
        assert_eq!(prepend(Some("Notes.\r\nMore.\r\n"), "## 1\n"), "Notes.\r\nMore.\r\n\r\n## 1\r\n");
    }

    #[test]
    fn the_same_version_is_added_once() {
        let once = prepend(Some("## 0.1.0\n"), &section("0.1.1", false, &[]));
        assert_eq!(prepend(Some(&once), &section("0.1.1", false, &[])), once);
    }
}
