//! Bodies without secrets, as the level `TRACE` shows them.
//!
//! JSON and forms are shown without the values of properties whose names tell a secret. Bodies of other types are not shown,
//! because a secret cannot be recognized in them.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::json::{self, Json};
use crate::media_type::{essence, is_json};
use crate::secret::is_secret_name;

/// The number of characters that are shown.
const SHOWN: usize = 1024;
/// The number of bytes of a body that is parsed in order to be shown.
const PARSED: usize = 64 << 10;

/// The beginning of a body without its secrets, or its length.
pub(super) fn shown(headers: &HeaderMap, body: &[u8]) -> String {
    let content_type = headers.get(CONTENT_TYPE).map(|value| essence(value.as_bytes())).unwrap_or_default();
    let text = match &*content_type {
        _ if body.is_empty() => Some(String::new()),
        _ if body.len() > PARSED => None,
        b"application/x-www-form-urlencoded" => std::str::from_utf8(body).ok().map(form),
        json if is_json(json) => json::from_slice::<Json>(body).ok().map(|value| redacted(value).to_string()),
        _ => None,
    };
    text.map_or_else(|| format!("{} bytes", body.len()), |text| cut(&text))
}

/// The text of a JSON body or a form without the values of properties whose names tell a secret; `None` if there are none.
pub(crate) fn without_named_secrets(body: &str) -> Option<String> {
    let is_json = body.trim_start().starts_with(['{', '[']);
    let value = json::from_slice::<Json>(body.as_bytes()).ok().filter(|_| is_json)?;
    let shown = redacted(value.clone());
    (shown != value).then(|| shown.to_string())
}

/// The structure of a JSON body: its names, without values.
pub(crate) fn without_values(body: &str) -> Option<String> {
    json::from_slice::<Json>(body.as_bytes()).ok().map(|value| hollow(value).to_string())
}

fn hollow(value: Json) -> Json {
    match value {
        Json::Null => Json::Null,
        Json::Array(items) => Json::Array(items.into_iter().map(hollow).collect()),
        Json::Object(members) => members.into_iter().map(|(name, value)| (name, hollow(value))).collect(),
        Json::Bool(_) | Json::Number(_) | Json::String(_) => Json::String("[redacted]".to_owned()),
    }
}

fn form(text: &str) -> String {
    let pairs = text.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if is_secret_name(name) => format!("{name}=[redacted]"),
        Some(_) => pair.to_owned(),
        None => "[redacted]".to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

fn redacted(value: Json) -> Json {
    match value {
        Json::Array(items) => Json::Array(items.into_iter().map(redacted).collect()),
        Json::Object(members) => Json::Object(
            members
                .into_iter()
                .map(|(name, value)| {
                    let hidden = is_secret_name(&name).then(|| Json::String("[redacted]".to_owned()));
                    let value = hidden.unwrap_or_else(|| redacted(value));
                    (name, value)
                })
                .collect(),
        ),
        scalar => scalar,
    }
}

fn cut(text: &str) -> String {
    let mut characters = text.chars();
    let mut shown: String = characters.by_ref().take(SHOWN).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn of(content_type: &'static str, body: &str) -> String {
        let headers = [(CONTENT_TYPE, HeaderValue::from_static(content_type))].into_iter().collect();
        shown(&headers, body.as_bytes())
    }

    #[test]
    fn secrets_are_not_shown() {
        assert_eq!(
            of("application/json", r#"{"a":[{"access_token":"s","b":1}]}"#),
            r#"{"a":[{"access_token":"[redacted]","b":1}]}"#
        );
        assert_eq!(
            of("application/x-www-form-urlencoded", "grant_type=x&client_secret=s"),
            "grant_type=x&client_secret=[redacted]"
        );
        assert_eq!(
            of("application/x-www-form-urlencoded", "client_secret=s3=cr3t&a=b=c&d"),
            "client_secret=[redacted]&a=b=c&[redacted]"
        );
        assert_eq!(of("text/plain", "s3cr3t"), "6 bytes");
        assert_eq!(of("application/json", "no JSON"), "7 bytes");
        assert_eq!(of("application/json", ""), "");
    }

    #[test]
    fn bodies_are_shown_without_secrets_or_without_values() {
        let body = r#"{"login":{"password":"s3cr3t"},"user":"a"}"#;
        let shown = r#"{"login":{"password":"[redacted]"},"user":"a"}"#;
        assert_eq!(without_named_secrets(body).as_deref(), Some(shown));
        assert_eq!(without_named_secrets(&format!("\n {body}\n")).as_deref(), Some(shown));
        assert_eq!(without_named_secrets(r#"{"user":"a"}"#), None);
        assert_eq!(without_named_secrets("<password>"), None);
        let hollow = r#"{"login":{"password":"[redacted]"},"user":"[redacted]"}"#;
        assert_eq!(without_values(body).as_deref(), Some(hollow));
        assert_eq!(without_values("s3cr3t"), None);
    }

    #[test]
    fn long_bodies_are_cut() {
        let text = of("application/json", &format!("[\"{}\"]", "x".repeat(2000)));
        assert_eq!(text.chars().count(), 1025);
        assert!(text.ends_with("x…"));
        assert_eq!(of("application/json", &format!("[\"{}\"]", "x".repeat(70_000))), "70004 bytes");
    }
}
