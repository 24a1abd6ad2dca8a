//! The server's message in an error response, and the id of the request, for messages.

use super::RawResponse;
use crate::json::Json;
use crate::visible::is_hidden;

/// The members in which servers put a message, the most telling first: RFC 9457 (3.1.4 and 3.1.3), RFC 6749 (5.2), and usage.
const MESSAGES: [&str; 7] = ["detail", "message", "error_description", "error_message", "error", "title", "errors"];
/// The longest message and id that are shown, in characters.
const CHARS: usize = 200;

impl RawResponse {
    /// The message in a JSON body.
    pub(crate) fn message(&self) -> Option<String> {
        let body: Json = self.body().starts_with(b"{").then(|| self.json().ok())??;
        found(&body, 0).map(|message| shortened(&self.secrets.redact(message)))
    }

    /// `X-Request-Id`, or another header of such a name.
    pub(crate) fn request_id(&self) -> Option<&str> {
        let headers = self.headers();
        let ends = |name: &str| ["request-id", "requestid", "correlation-id"].iter().any(|end| name.ends_with(end));
        let value = headers
            .get("x-request-id")
            .or_else(|| headers.iter().find(|(name, _)| ends(name.as_str())).map(|(_, value)| value))?;
        value.to_str().ok().map(str::trim).filter(|id| !id.is_empty() && id.len() <= CHARS)
    }
}

/// A string in one of the members, or in the object or the first item in it.
fn found(body: &Json, depth: usize) -> Option<String> {
    if let Some(text) = body.as_str() {
        return (depth > 0 && !text.trim().is_empty()).then(|| text.trim().to_owned());
    }
    if depth > 2 {
        return None;
    }
    if let Some(first) = body.get(0) {
        return found(first, depth + 1);
    }
    MESSAGES.iter().filter_map(|name| body.get(*name)).find_map(|member| found(member, depth + 1))
}

fn shortened(message: &str) -> String {
    let shown = message.chars().take(CHARS).map(|character| if is_hidden(character) { ' ' } else { character });
    let end = if message.chars().nth(CHARS).is_some() { "…" } else { "" };
    shown.chain(end.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::RawResponse;
    use crate::operation::Operation;

    fn response(headers: &[(&str, &str)]) -> RawResponse {
        let mut response = http::Response::builder();
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let head = response.body(()).expect("a response").into_parts().0;
        RawResponse::new(const { &Operation::new("a", "GET", "/") }, head, "".into())
    }

    #[test]
    fn the_id_of_a_request_is_in_headers_of_several_names() {
        for name in ["x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id"] {
            assert_eq!(response(&[(name, " r1 ")]).request_id(), Some("r1"), "{name}");
        }
        let two = [("x-correlation-id", "c1"), ("x-request-id", "r1")];
        assert_eq!(response(&two).request_id(), Some("r1"), "the usual name comes first");
        assert_eq!(response(&[("x-request-id", " ")]).request_id(), None);
        assert_eq!(response(&[("x-request-id", &"r".repeat(201))]).request_id(), None);
        assert_eq!(response(&[("x-request-id-kind", "r1")]).request_id(), None);
    }

    #[test]
    fn a_message_is_in_the_body_or_up_to_two_objects_or_lists_below() {
        let message = |body: &str| {
            let head = http::Response::new(()).into_parts().0;
            RawResponse::new(const { &Operation::new("a", "GET", "/") }, head, body.to_owned().into()).message()
        };
        for body in [
            r#"{"message":" gone "}"#,
            r#"{"title":"Not found","detail":"gone"}"#,
            r#"{"error":{"message":"gone"}}"#,
            r#"{"error":{"error":{"message":"gone"}}}"#,
            r#"{"errors":["gone","late"]}"#,
            r#"{"errors":[{"message":"gone"}]}"#,
            r#"{"message":"","error":"gone"}"#,
        ] {
            assert_eq!(message(body).as_deref(), Some("gone"), "{body}");
        }
        for body in [
            r#"{"error":{"error":{"error":{"message":"gone"}}}}"#,
            r#"{"reason":"gone"}"#,
            r#"{"message":7}"#,
            r#"["gone"]"#,
            "gone",
            "",
        ] {
            assert_eq!(message(body), None, "{body}");
        }
        let long = message(&format!(r#"{{"message":"{}"}}"#, "a".repeat(201))).unwrap_or_default();
        assert_eq!(long, format!("{}…", "a".repeat(200)));
        let fitting = message(&format!(r#"{{"message":"{}"}}"#, "a".repeat(200))).unwrap_or_default();
        assert_eq!(fitting, "a".repeat(200));
    }
}
