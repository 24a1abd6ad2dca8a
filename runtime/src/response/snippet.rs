//! The beginning of a body, for messages.

use std::borrow::Cow;

use super::RawResponse;
use crate::trace::{without_named_secrets, without_values};
use crate::visible::visible;

/// The number of characters that are shown.
const SHOWN: usize = 200;
/// The number of bytes of a body that is parsed in order to be shown.
const PARSED: usize = 64 << 10;

impl RawResponse {
    /// The beginning of the body as a string, for messages. It has no secrets: neither those of the request, nor those that names tell;
    /// and no values at all if the document declares some of them to be secrets.
    pub(crate) fn snippet(&self) -> String {
        let Some(text) = self.shown_text() else { return format!("{} bytes", self.body.len()) };
        let text = self.secrets.redact(text.trim().to_owned());
        let mut snippet = visible(&text.chars().take(SHOWN).collect::<String>()).into_owned();
        if text.chars().nth(SHOWN).is_some() {
            snippet.push('…');
        }
        snippet
    }

    fn shown_text(&self) -> Option<Cow<'_, str>> {
        let text = std::str::from_utf8(&self.body).ok()?;
        if self.operation.secrets && !self.is_html() {
            return without_values(text).map(Cow::Owned);
        }
        let parsed = (text.len() <= PARSED).then(|| without_named_secrets(text)).flatten();
        Some(parsed.map_or_else(|| Cow::Borrowed(beginning(text)), Cow::Owned))
    }

    /// Returns true for a page of HTML: it comes from a server or proxy on the way, and is not a value of the document.
    fn is_html(&self) -> bool {
        self.essence().is_some_and(|found| found == b"text/html")
    }
}

/// As much of a body as can be shown, with what may be redacted in it.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(PARSED).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {

    use http::header::{CONTENT_TYPE, HeaderValue};

    use crate::operation::Operation;
    use crate::response::RawResponse;
    use crate::response::ShownUrl;
    use crate::secret::SentSecrets;

    static PLAIN: Operation = Operation::new("a", "GET", "/");
    static SECRET: Operation = Operation::new("a", "GET", "/").secrets();

    fn response(operation: &'static Operation, media_type: &'static str, body: &str) -> RawResponse {
        let mut head = http::Response::new(()).into_parts().0;
        head.headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        RawResponse::new(operation, head, body.to_owned().into())
    }

    fn snippet(body: &str) -> String {
        response(&PLAIN, "application/json", body).snippet()
    }

    #[test]
    fn a_long_body_is_cut_after_200_characters() {
        assert_eq!(snippet(&"ä".repeat(200)), "ä".repeat(200));
        assert_eq!(snippet(&"ä".repeat(201)), "ä".repeat(200) + "…");
        assert_eq!(snippet("  a\u{1b}b\n"), "a\\u{1b}b");
        assert_eq!(snippet("a\u{202e}b\u{2066}c\u{9b}d\u{200f}"), r"a\u{202e}b\u{2066}c\u{9b}d\u{200f}");
        assert_eq!(snippet("a\rb\u{85}c\u{2028}d\u{200d}e\u{e0041}f"), r"a\rb\u{85}c\u{2028}d\u{200d}e\u{e0041}f");
    }

    #[test]
    fn secrets_of_the_document_the_request_and_by_name_are_not_shown() {
        let body = r#"{"id":7,"word":"s3cr3t"}"#;
        let hollow = r#"{"id":"[redacted]","word":"[redacted]"}"#;
        assert_eq!(response(&SECRET, "application/json", body).snippet(), hollow);
        assert_eq!(response(&SECRET, "text/plain", "s3cr3t").snippet(), "6 bytes");
        assert_eq!(response(&SECRET, "text/html; charset=utf-8", "<html>").snippet(), "<html>");
        assert_eq!(snippet(r#"{"password":"s3cr3t"}"#), r#"{"password":"[redacted]"}"#);
        let mut sent = response(&PLAIN, "text/plain", "s3cr3t is too short");
        sent.answers(ShownUrl::default(), SentSecrets::new(&["s3cr3t".into()]));
        assert_eq!(sent.snippet(), "[redacted] is too short");
    }
}
