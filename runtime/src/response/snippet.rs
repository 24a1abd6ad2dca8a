//! The beginning of a body, for messages.

use super::RawResponse;
use super::visible::is_hidden;

impl RawResponse {
    /// The beginning of the body as a string, for messages.
    pub(crate) fn snippet(&self) -> String {
        const CHARS: usize = 200;
        let Ok(text) = std::str::from_utf8(&self.body) else { return format!("{} bytes", self.body.len()) };
        let mut snippet: String = text
            .trim()
            .chars()
            .take(CHARS)
            .flat_map(|c| if is_hidden(c) { c.escape_debug().collect() } else { vec![c] })
            .collect();
        if text.trim().chars().nth(CHARS).is_some() {
            snippet.push('…');
        }
        snippet
    }
}

#[cfg(test)]
mod tests {

    use crate::operation::Operation;
    use crate::response::RawResponse;

    fn snippet(body: &str) -> String {
        let operation = Operation::new("a", "GET", "/");
        RawResponse::new(operation, http::Response::new(()).into_parts().0, body.to_owned().into()).snippet()
    }

    #[test]
    fn a_long_body_is_cut_after_200_characters() {
        assert_eq!(snippet(&"ä".repeat(200)), "ä".repeat(200));
        assert_eq!(snippet(&"ä".repeat(201)), "ä".repeat(200) + "…");
        assert_eq!(snippet("  a\u{1b}b\n"), "a\\u{1b}b");
        assert_eq!(snippet("a\u{202e}b\u{2066}c\u{9b}d\u{200f}"), r"a\u{202e}b\u{2066}c\u{9b}d\u{200f}");
    }
}
