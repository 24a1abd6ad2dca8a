//! Inline tags of `JSDoc` and Javadoc: `{@link https://a.io guide}` → `[guide](https://a.io)`, `{@link Pet}` → `` `Pet` ``.

use std::borrow::Cow;

use super::html::code_span;

const TAGS: [&str; 3] = ["{@linkcode", "{@linkplain", "{@link"];

/// Returns the text with these tags as Markdown.
pub(super) fn rewrite(text: &str) -> Cow<'_, str> {
    if !text.contains("{@link") {
        return Cow::Borrowed(text);
    }
    let mut rewritten = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{@link") {
        rewritten.push_str(&rest[..at]);
        rest = &rest[at..];
        match read(rest) {
            Some((shown, length)) => {
                rewritten.push_str(&shown);
                rest = &rest[length..];
            }
            None => {
                rewritten.push_str("{@link");
                rest = &rest["{@link".len()..];
            }
        }
    }
    rewritten.push_str(rest);
    Cow::Owned(rewritten)
}

/// Returns the tag at the start of a string as Markdown, and its length.
fn read(text: &str) -> Option<(String, usize)> {
    let end = text.find('}')?;
    let inside = TAGS.iter().find_map(|tag| text[..end].strip_prefix(tag))?;
    let inside = inside.strip_prefix(char::is_whitespace)?.trim();
    let (target, label) =
        inside.split_once(|character: char| character == '|' || character.is_whitespace()).unwrap_or((inside, ""));
    Some((show(target, label.trim()), end + 1))
}

fn show(target: &str, label: &str) -> String {
    let is_web = target.starts_with("https://") || target.starts_with("http://");
    match (is_web && !target.contains(['(', ')', '<', '>']), label) {
        (true, "") => format!("<{target}>"),
        (true, label) => format!("[{label}]({target})"),
        (false, "") => code_span(target),
        (false, label) => label.to_owned(),
    }
}
