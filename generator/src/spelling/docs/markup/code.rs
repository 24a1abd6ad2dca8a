//! Code blocks: a block must not become a doctest.
//!
//! Rustdoc compiles a block without a language, and one whose tags it knows (`rust`, `no_run`, `should_panic`,
//! `edition2024`, …). A block keeps its language if it is in the list below, and becomes `text` otherwise. Indented
//! code gets a fence, because it cannot have a language.

use std::ops::Range;

use crate::spelling::docs::place;
use crate::spelling::docs::reading::Reading;

/// Languages that rustdoc ignores.
const LANGUAGES: &[&str] = &[
    "asciidoc",
    "bash",
    "bat",
    "c",
    "c++",
    "clojure",
    "cmd",
    "console",
    "cpp",
    "cs",
    "csharp",
    "css",
    "csv",
    "cue",
    "curl",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "erlang",
    "fsharp",
    "go",
    "gradle",
    "graphql",
    "groovy",
    "haskell",
    "hcl",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "jsx",
    "julia",
    "kotlin",
    "kql",
    "lua",
    "makefile",
    "markdown",
    "md",
    "mermaid",
    "nginx",
    "objc",
    "objective-c",
    "perl",
    "php",
    "plain",
    "plaintext",
    "powershell",
    "promql",
    "properties",
    "proto",
    "protobuf",
    "ps1",
    "py",
    "python",
    "r",
    "rb",
    "ruby",
    "scala",
    "sh",
    "shell",
    "sparql",
    "sql",
    "swift",
    "terraform",
    "text",
    "toml",
    "ts",
    "tsv",
    "tsx",
    "txt",
    "typescript",
    "vb",
    "xml",
    "yaml",
    "yml",
    "zsh",
];

/// Gives a fenced block a harmless language, and a closing fence if it has none.
pub(super) fn fix_fenced(reading: &mut Reading<'_>, range: Range<usize>) {
    let opening = reading.lines.after(range.start);
    let mark = if opening.starts_with('~') { '~' } else { '`' };
    let info = opening.trim_start_matches(mark);
    let fence = &opening[..opening.len() - info.len()];
    let language = language(info);
    if info.trim_end() != language {
        let at = range.start + fence.len();
        reading.edits.replace(at..at + info.len(), language);
    }
    // Inside a list item or a quotation, the end of that is also the end of the block.
    if reading.containers == 0 && !is_closed(&reading.text[range.clone()], fence) {
        let line = if reading.text.ends_with('\n') { "" } else { "\n" };
        reading.edits.insert(range.end, format!("{line}{fence}"));
    }
}

/// Returns the declared language of a block if rustdoc does not compile it, otherwise `text`.
fn language(info: &str) -> &'static str {
    let word = info.split([' ', ',', '\t', '{', ';']).find(|word| !word.is_empty());
    let word = word.unwrap_or_default().to_ascii_lowercase();
    let known = LANGUAGES.binary_search(&word.as_str());
    known.map_or("text", |at| LANGUAGES[at])
}

/// Returns true if the last line of a block is a fence as long as the first.
fn is_closed(block: &str, fence: &str) -> bool {
    let (_, lines) = block.split_once('\n').unwrap_or_default();
    let last = lines.lines().next_back().unwrap_or_default().trim();
    last.starts_with(fence) && last.trim_start_matches(&fence[..1]).is_empty()
}

/// Puts fences around indented code.
pub(super) fn fix_indented(reading: &mut Reading<'_>, range: Range<usize>) {
    let head = reading.lines.before(range.start);
    let prefix = reading.continuation(range.start);
    let block = &reading.text[range.clone()];
    let lines = without_indent(block.trim_end(), head.len());
    let (true, Some(lines)) = (head.ends_with("    "), lines) else {
        reading.hopeless = true;
        return;
    };
    // In a container the lines keep its marks, and lose the four spaces after them.
    let prefix = &prefix[..prefix.len().saturating_sub(4)];
    let fence = longer_fence(block);
    let code = lines.join(&format!("\n{prefix}"));
    let fenced = format!("{fence}text\n{prefix}{code}\n{prefix}{fence}\n");
    reading.edits.replace(range.start - 4..range.end, fenced);
}

/// Returns the lines of a block; all but the first lose `indent` bytes of white space.
fn without_indent(block: &str, indent: usize) -> Option<Vec<&str>> {
    let mut lines = block.lines();
    let first = lines.next()?;
    let others = lines.map(|line| match line.split_at_checked(indent) {
        Some((before, code)) => place::is_blank(before).then_some(code),
        None => place::is_blank(line).then_some(""),
    });
    std::iter::once(Some(first)).chain(others).collect()
}

/// Returns a whole text as a code block.
pub(super) fn fence(text: &str) -> String {
    let fence = longer_fence(text);
    format!("{fence}text\n{text}\n{fence}")
}

/// Returns a fence that no line of `code` closes.
fn longer_fence(code: &str) -> String {
    let ticks = code.split(|character| character != '`').map(str::len).max();
    "`".repeat(ticks.unwrap_or_default().max(2) + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn languages_are_sorted_for_the_search() {
        assert!(super::LANGUAGES.is_sorted());
    }
}
