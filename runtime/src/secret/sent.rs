//! The secrets of a request, which its response may repeat: `the password hunter2 is too short`.

use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue, PROXY_AUTHORIZATION};

use super::Secret;

/// The secrets of a request: those of its parameters and body, and those of the client.
#[derive(Debug, Clone, Default)]
pub(crate) struct SentSecrets {
    of_request: Known,
    of_client: Known,
}

type Known = Option<Arc<[Secret]>>;

/// Shorter secrets are found in any text, in characters.
const SHORTEST: usize = 4;

impl SentSecrets {
    /// Those that are long enough to be recognized, the longest first: one may be a part of another.
    pub(crate) fn new(secrets: &[Secret]) -> Self {
        Self { of_request: recognizable(secrets.to_vec()), of_client: None }
    }

    /// The secrets of a client, which each of its requests may have.
    pub(crate) fn of_client(secrets: Vec<Secret>) -> Self {
        Self { of_request: None, of_client: recognizable(secrets) }
    }

    /// The same with the secrets of this client.
    pub(crate) fn with_client(self, client: &Self) -> Self {
        Self { of_client: client.of_client.clone(), ..self }
    }

    /// The same with more secrets of the request.
    pub(crate) fn and(self, more: &Self) -> Self {
        match (&self.of_request, &more.of_request) {
            (_, None) => self,
            (None, Some(_)) => Self { of_request: more.of_request.clone(), ..self },
            (Some(known), Some(more)) => Self { of_request: recognizable([&**known, more].concat()), ..self },
        }
    }

    /// Returns `true` if the request has secrets beside those of the client.
    pub(crate) fn has_own(&self) -> bool {
        self.of_request.is_some()
    }

    /// Replaces the secrets in a string, as they are and as JSON escapes them.
    pub(crate) fn redact(&self, text: String) -> String {
        let known = [&self.of_request, &self.of_client].into_iter().flatten().flat_map(|known| known.iter());
        known.fold(text, |text, secret| {
            let plain = secret.expose();
            let escaped = serde_json::Value::from(plain).to_string();
            let escaped = escaped.get(1..escaped.len() - 1).unwrap_or(plain);
            let text = if text.contains(plain) { text.replace(plain, "[redacted]") } else { text };
            if text.contains(escaped) { text.replace(escaped, "[redacted]") } else { text }
        })
    }
}

fn recognizable(mut secrets: Vec<Secret>) -> Known {
    secrets.retain(|secret| secret.expose().chars().nth(SHORTEST - 1).is_some());
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.expose().len()));
    (!secrets.is_empty()).then(|| secrets.into())
}

/// The secrets of a header that is sensitive: its value, without the name of an authentication scheme or of a cookie.
pub(crate) fn secrets_of_header(name: &HeaderName, value: &HeaderValue) -> Vec<Secret> {
    let Some(text) = value.to_str().ok().filter(|_| value.is_sensitive()) else { return Vec::new() };
    match *name {
        AUTHORIZATION | PROXY_AUTHORIZATION => secrets_of_authorization(text),
        COOKIE => {
            text.split(';').filter_map(|pair| pair.split_once('=')).map(|(_, value)| value.trim().into()).collect()
        }
        _ => vec![text.into()],
    }
}

/// The token, or the password and both in their encoded form (RFC 7617, 2).
fn secrets_of_authorization(text: &str) -> Vec<Secret> {
    let (scheme, token) = text.split_once(' ').unwrap_or(("", text));
    let mut secrets = vec![Secret::from(token)];
    if scheme.eq_ignore_ascii_case("Basic")
        && let Some(pair) = BASE64_STANDARD.decode(token).ok().and_then(|pair| String::from_utf8(pair).ok())
    {
        let pair = Secret::from(pair);
        secrets.extend(pair.expose().split_once(':').map(|(_, password)| Secret::from(password)));
    }
    secrets
}

/// The values of a query whose names `is_secret` accepts, as they are sent and decoded.
pub(crate) fn secrets_of_query(query: &str, is_secret: impl Fn(&str) -> bool) -> Vec<Secret> {
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or(("", pair)));
    let values = pairs.filter(|(name, _)| is_secret(name)).map(|(_, value)| value);
    values.flat_map(|value| [Secret::from(value), decoded(value)]).collect()
}

fn decoded(value: &str) -> Secret {
    Secret::from(percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_that_are_repeated_are_found() {
        let secrets = SentSecrets::new(&["hunter2".into(), "hunter2!\"".into(), "abc".into()]);
        assert_eq!(
            secrets.redact(r#"{"a":"hunter2","b":"hunter2!\"","c":"abc"}"#.to_owned()),
            r#"{"a":"[redacted]","b":"[redacted]","c":"abc"}"#
        );
        let short = SentSecrets::new(&["abcd".into(), "abc".into()]);
        assert_eq!(short.redact("abcd abc".to_owned()), "[redacted] abc", "four characters are enough");
        assert_eq!(SentSecrets::default().redact("hunter2".to_owned()), "hunter2");
    }

    #[test]
    fn secrets_of_the_client_are_found_beside_those_of_the_request() {
        let client = SentSecrets::of_client(vec!["key-1".into()]);
        let both = SentSecrets::new(&["hunter2".into()]).with_client(&client);
        assert_eq!(both.redact("hunter2 key-1 pin-3".to_owned()), "[redacted] [redacted] pin-3");
        let all = both.and(&SentSecrets::new(&["pin-3".into()]));
        assert_eq!(all.redact("hunter2 key-1 pin-3".to_owned()), "[redacted] [redacted] [redacted]");
        assert!(all.has_own() && !client.has_own());
    }

    fn of_header(name: &HeaderName, value: &'static str) -> Vec<String> {
        let mut value = HeaderValue::from_static(value);
        assert!(secrets_of_header(name, &value).is_empty(), "it is not sensitive");
        value.set_sensitive(true);
        secrets_of_header(name, &value).iter().map(|secret| secret.expose().to_owned()).collect()
    }

    #[test]
    fn a_header_has_the_secret_without_the_name_of_its_scheme() {
        assert_eq!(of_header(&AUTHORIZATION, "Bearer abc"), ["abc"]);
        assert_eq!(of_header(&AUTHORIZATION, "abc"), ["abc"]);
        assert_eq!(of_header(&AUTHORIZATION, "Basic bWU6YTpi"), ["bWU6YTpi", "a:b"]);
        assert_eq!(of_header(&COOKIE, "a=b; sid=c=d"), ["b", "c=d"]);
        assert_eq!(of_header(&HeaderName::from_static("x-key"), "abc"), ["abc"]);
    }

    #[test]
    fn a_query_has_the_values_of_its_secret_names() {
        let secrets = secrets_of_query("a=1&key=x%2Fy&b", |name| name == "key");
        assert_eq!(secrets.iter().map(Secret::expose).collect::<Vec<_>>(), ["x%2Fy", "x/y"]);
        let all = secrets_of_query("a&b=c", |_| true);
        assert_eq!(all.iter().map(Secret::expose).collect::<Vec<_>>(), ["a", "a", "c", "c"]);
    }
}
