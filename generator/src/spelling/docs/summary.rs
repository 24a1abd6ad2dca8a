//! Summary and description → documentation that opens with one sentence.
//!
//! | summary | description | documentation |
//! |---|---|---|
//! | List pets | Pages of twenty. | List pets. ¶ Pages of twenty. |
//! | List pets | List pets. Pages of twenty. | List pets. ¶ Pages of twenty. |
//! | List pets | List pets of a shop. Paged. | List pets of a shop. ¶ Paged. |
//! | List pets | List pets | List pets. |
//! | | All pets. Paged. | All pets. ¶ Paged. |

use super::{Docs, sentence};

impl Docs {
    /// Creates documentation that opens with one sentence, as rustdoc's overviews show it: the summary, then the rest
    /// of the description. If the description already begins with the summary, the summary is not repeated.
    pub fn summary_first(summary: Option<&str>, description: Option<&str>) -> Self {
        summary_first(summary.unwrap_or_default(), description.unwrap_or_default())
    }
}

fn summary_first(summary: &str, description: &str) -> Docs {
    match repetition(summary, description) {
        Repetition::None => {
            let mut docs = titled(summary);
            docs.push_paragraph(Docs::of(description));
            docs
        }
        Repetition::Title(rest) => {
            let mut docs = titled(summary);
            docs.push_paragraph(Docs::of(rest));
            docs
        }
        Repetition::Opening => Docs(sentence::split_first(Docs::of(description).0)),
    }
}

/// The way a description repeats its summary.
enum Repetition<'a> {
    /// It does not.
    None,
    /// As a sentence of its own, or a title; this text follows.
    Title(&'a str),
    /// As the start of a longer sentence, or there is no summary.
    Opening,
}

/// Compares characters and digits, ignoring case.
fn repetition<'a>(summary: &str, description: &'a str) -> Repetition<'a> {
    let letters = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let wanted = letters(summary);
    if wanted.is_empty() {
        return Repetition::Opening;
    }
    let mut wanted = wanted.into_iter().peekable();
    for (at, letter) in description.char_indices() {
        if wanted.peek().is_none() {
            return classify(&description[at..]);
        }
        if letter.is_alphanumeric() && !letter.to_lowercase().all(|letter| wanted.next() == Some(letter)) {
            return Repetition::None;
        }
    }
    // The summary contains the whole description.
    Repetition::Title("")
}

/// Classifies the text after the words of the summary.
fn classify(rest: &str) -> Repetition<'_> {
    if rest.starts_with(char::is_alphanumeric) {
        return Repetition::None;
    }
    let after = rest.trim_start_matches(['.', '!', '?', ':', '*', '_', '`', ')', '"']);
    let signs = &rest[..rest.len() - after.len()];
    let title = after.is_empty() || after.starts_with(['\n', '\r']);
    let sentence = signs.contains(['.', '!', '?', ':']) && after.starts_with(char::is_whitespace);
    if title || sentence { Repetition::Title(after.trim_start_matches(['\n', '\r', ' '])) } else { Repetition::Opening }
}

/// Returns a summary as a sentence.
fn titled(summary: &str) -> Docs {
    let mut docs = Docs::line(summary);
    if let Some(line) = docs.0.last_mut() {
        sentence::end(line);
    }
    docs
}
