//! Where sentences end.

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "approx", "cf", "dr", "e.g", "etc", "ex", "fig", "i.e", "inc", "ltd", "max", "min", "mr", "mrs", "no", "resp",
    "st", "vs",
];

/// Ends a line like a sentence, unless it ends in a way of its own.
pub(super) fn end(line: &mut String) {
    let words = line.trim_end_matches(['*', '_', '"', '\'', '`', ')']);
    let stops = ['.', '!', '?', ':', ';', '…', '。', '！', '？', '|'];
    if words.is_empty() || words.ends_with(stops) {
        return;
    }
    let backslashes = line.len() - line.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        // Else it would escape the stop, and not be seen itself.
        line.push('\\');
    }
    line.push('.');
}

/// Makes a paragraph of the first sentence, if the lines begin with words and it has an end.
pub(super) fn split_first(mut lines: Vec<String>) -> Vec<String> {
    let mut before = String::new();
    for at in 0..lines.len() {
        if !begins_with_words(&lines[at]) {
            break;
        }
        let next = lines.get(at + 1).map_or("", String::as_str);
        if let Some(end) = find_end(&before, &lines[at], next) {
            let rest = lines[at].split_off(end);
            let rest = rest.trim_start();
            if !rest.is_empty() {
                lines.insert(at + 1, rest.to_owned());
            }
            lines.insert(at + 1, String::new());
            break;
        }
        before.push_str(&lines[at]);
        before.push('\n');
    }
    lines
}

/// Whether a line belongs to a plain paragraph, not to a list, a table or code.
fn begins_with_words(line: &str) -> bool {
    let item = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let numbered = item.len() < line.len() && item.starts_with(['.', ')']);
    let code = line.starts_with("```");
    let words = line.starts_with(|first: char| first.is_alphanumeric() || "`\"'(".contains(first));
    words && !numbered && !code && !line.ends_with('\\')
}

/// Where the first sentence ends in `line`, if another one follows in the paragraph.
fn find_end(before: &str, line: &str, next: &str) -> Option<usize> {
    line.match_indices(['.', '!', '?'])
        .map(|(at, _)| at)
        .find(|&at| {
            let rest = &line[at + 1..];
            let follows = match rest.strip_prefix(' ') {
                Some(rest) => begins_sentence(rest.trim_start()),
                None => rest.is_empty() && begins_sentence(next) && begins_with_words(next),
            };
            follows && !is_abbreviation(&line[..at]) && is_balanced(before, &line[..at])
        })
        .map(|at| at + 1)
}

fn begins_sentence(text: &str) -> bool {
    text.starts_with(|first: char| first.is_uppercase() || first == '`')
}

/// Whether the full stop behind a text belongs to its last word.
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit([' ', '(']).next().unwrap_or_default();
    word.chars().count() < 2 || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether everything that was opened has been closed: a sentence doesn't end inside of code, of a
/// link or of emphasis.
fn is_balanced(before: &str, line: &str) -> bool {
    let count = |sign: char| before.matches(sign).count() + line.matches(sign).count();
    let even = ['`', '*', '"'].into_iter().all(|sign| count(sign) % 2 == 0);
    let pairs = [('(', ')'), ('[', ']'), ('<', '>')];
    even && pairs.into_iter().all(|(open, close)| count(open) == count(close))
}
