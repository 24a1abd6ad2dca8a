//! The prose of a page, and of Rust.
//!
//! ```text
//! /// Sends a request.               documentation: "Sends a request."
//! /// It may take a while.           the same passage, one line further
//! // See RFC 9110.                   a comment: "See RFC 9110."
//! let fault = "no such file";        a message: "no such file"
//! ```

/// A line of prose.
pub(crate) struct Passage {
    pub(crate) line: usize,
    pub(crate) text: String,
    /// Whether it is the first line of an item's documentation.
    pub(crate) is_documentation: bool,
}

impl Passage {
    fn new(index: usize, text: &str) -> Self {
        Self { line: index + 1, text: without_code(text), is_documentation: false }
    }
}

/// The prose of a page of Markdown: no blocks of code, no comments, and no section called “Glossary”.
pub(crate) fn page_passages(page: &str) -> Vec<Passage> {
    let (mut is_code, mut is_glossary, mut passages) = (false, false, Vec::new());
    for (index, line) in page.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code && line.starts_with('#') {
            is_glossary = line.trim_start_matches('#').trim() == "Glossary";
        }
        if !is_code && !is_glossary && !line.starts_with("<!--") {
            passages.push(Passage::new(index, line));
        }
    }
    passages
}

/// The prose of a source: comments, and strings of several words.
pub(crate) fn rust_passages(source: &str) -> Vec<Passage> {
    let (mut is_code, mut is_inside, mut is_string, mut passages) = (false, false, false, Vec::new());
    for (index, line) in source.lines().enumerate() {
        let trimmed = line.trim_start();
        let Some(text) = trimmed.strip_prefix("//").filter(|_| !is_string) else {
            (is_code, is_inside) = (false, false);
            let strings = strings(line, &mut is_string);
            passages
                .extend(strings.iter().filter(|string| string.contains(' ')).map(|string| Passage::new(index, string)));
            continue;
        };
        let is_documentation = text.starts_with(['/', '!']);
        let text = text.trim_start_matches(['/', '!']).trim_start();
        if text.starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            let is_documentation = is_documentation && !is_inside;
            passages.push(Passage { is_documentation, ..Passage::new(index, text) });
        }
        is_inside = is_documentation;
    }
    passages
}

/// The contents of the string literals of a line; `is_string` is whether one goes on from the line before, and to the next.
fn strings(line: &str, is_string: &mut bool) -> Vec<String> {
    let line = line.replace("\\\"", "'").replace("'\"'", "''");
    let parts: Vec<&str> = line.split('"').collect();
    let strings = parts.iter().skip(usize::from(!*is_string)).step_by(2).map(|&part| part.to_owned()).collect();
    *is_string = line.ends_with('\\') && (*is_string == (parts.len() % 2 == 1));
    strings
}

/// A text without the code that stands in backticks.
fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("…")
}
