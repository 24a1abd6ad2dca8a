//! The beginning of a body, for messages.

use super::RawResponse;

impl RawResponse {
    /// The beginning of the body as a string, for messages.
    pub(crate) fn snippet(&self) -> String {
        const CHARS: usize = 200;
        let Ok(text) = std::str::from_utf8(&self.body) else { return format!("{} bytes", self.body.len()) };
        let mut snippet: String = text
            .trim()
            .chars()
            .take(CHARS)
            .flat_map(|c| if c.is_control() { c.escape_debug().collect() } else { vec![c] })
            .collect();
        if text.trim().chars().nth(CHARS).is_some() {
            snippet.push('…');
        }
        snippet
    }
}
