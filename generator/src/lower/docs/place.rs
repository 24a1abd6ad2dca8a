//! Where in a text something stands: its line, and what a new line there has to begin with.

/// The text of the line before `at`.
pub(super) fn line_before(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    &text[start..at]
}

/// The text of the line from `at` on.
pub(super) fn line_after(text: &str, at: usize) -> &str {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    &text[at..end]
}

/// Whether the line above that of `at` is empty, or there is none.
pub(super) fn follows_blank(text: &str, at: usize) -> bool {
    let start = at - line_before(text, at).len();
    start == 0 || is_blank(line_before(text, start - 1))
}

/// Whether the line below that of `at` is empty, or there is none.
pub(super) fn precedes_blank(text: &str, at: usize) -> bool {
    let end = at + line_after(text, at).len();
    end == text.len() || is_blank(line_after(text, end + 1))
}

/// Whether a line says nothing; the marks of a quotation don't count.
pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'>'))
}

/// What marks the list items and quotations that a line is in: `> 1. ` of `> 1. text`.
pub(super) fn head(line: &str) -> &str {
    let mut rest = line;
    loop {
        let next = rest.trim_start_matches([' ', '>']);
        let number = next.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let marks = if number.len() < next.len() { &[". ", ") "][..] } else { &["- ", "* ", "+ "] };
        let found = marks.iter().find_map(|mark| number.strip_prefix(mark));
        match found {
            Some(item) => rest = item,
            None => return &line[..line.len() - next.len()],
        }
    }
}

/// What a line has to begin with to be in the same list items and quotations as `line`.
pub(super) fn continuation(line: &str) -> String {
    let same = |mark: char| if mark == '>' { '>' } else { ' ' };
    head(line).chars().map(same).collect()
}
