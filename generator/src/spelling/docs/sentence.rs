//! Ends of sentences.

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "approx", "cf", "dr", "e.g", "etc", "ex", "fig", "i.e", "inc", "ltd", "max", "min", "mr", "mrs", "no", "resp",
    "st", "vs",
];

/// Adds a full stop to a line, unless it already ends in punctuation.
pub(super) fn end(line: &mut String) {
    let words = line.trim_end_matches(['*', '_', '"', '\'', '`', ')']);
    let stops = ['.', '!', '?', ':', ';', '…', '。', '！', '？', '|'];
    if words.is_empty() || words.ends_with(stops) {
        return;
    }
    let backslashes = line.len() - line.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        // Otherwise the backslash would escape the full stop, and both would be shown wrongly.
        line.push('\\');
    }
    line.push('.');
}

/// Makes a paragraph of the first sentence, if the lines begin with words and the sentence ends.
pub(super) fn split_first(mut lines: Vec<String>) -> Vec<String> {
    let mut open = Open::default();
    for at in 0..lines.len() {
        if !begins_with_words(&lines[at]) {
            break;
        }
        let next = lines.get(at + 1).map_or("", String::as_str);
        if let Some(end) = find_end(&mut open, &lines[at], next) {
            let rest = lines[at].split_off(end);
            let rest = rest.trim_start();
            if !rest.is_empty() {
                lines.insert(at + 1, rest.to_owned());
            }
            lines.insert(at + 1, String::new());
            break;
        }
    }
    lines
}

/// Returns true if a line belongs to a plain paragraph, not to a list, a table or code.
fn begins_with_words(line: &str) -> bool {
    let item = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let numbered = item.len() < line.len() && item.starts_with(['.', ')']);
    let code = line.starts_with("```");
    let words = line.starts_with(|first: char| first.is_alphanumeric() || "`\"'(".contains(first));
    words && !numbered && !code && !line.ends_with('\\')
}

/// Returns the end of the first sentence in `line`, if another one follows in the paragraph.
fn find_end(open: &mut Open, line: &str, next: &str) -> Option<usize> {
    let mut seen = 0;
    for (at, _) in line.match_indices(['.', '!', '?']) {
        open.see(&line[seen..at]);
        seen = at;
        let rest = &line[at + 1..];
        let follows = match rest.strip_prefix(' ') {
            Some(rest) => begins_sentence(rest.trim_start()),
            None => rest.is_empty() && begins_sentence(next) && begins_with_words(next),
        };
        if follows && open.is_nothing() && !is_abbreviation(&line[..at]) {
            return Some(at + 1);
        }
    }
    open.see(&line[seen..]);
    None
}

fn begins_sentence(text: &str) -> bool {
    text.starts_with(|first: char| first.is_uppercase() || first == '`')
}

/// Returns true if the full stop after some words belongs to the last one.
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit([' ', '(']).next().unwrap_or_default();
    word.chars().count() < 2 || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// The open delimiters: a sentence does not end inside code, a link or emphasis.
#[derive(Debug, Default)]
struct Open {
    code: bool,
    emphasis: bool,
    quotes: bool,
    round: isize,
    square: isize,
    angle: isize,
}

impl Open {
    /// Updates the open delimiters.
    fn see(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                b'`' => self.code ^= true,
                b'*' => self.emphasis ^= true,
                b'"' => self.quotes ^= true,
                b'(' => self.round += 1,
                b')' => self.round -= 1,
                b'[' => self.square += 1,
                b']' => self.square -= 1,
                b'<' => self.angle += 1,
                b'>' => self.angle -= 1,
                _ => {}
            }
        }
    }

    fn is_nothing(&self) -> bool {
        !self.code && !self.emphasis && !self.quotes && [self.round, self.square, self.angle] == [0; 3]
    }
}
