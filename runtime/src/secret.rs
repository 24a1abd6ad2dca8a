//! Text that must not be shown.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

/// A password, token or key: shown as `[redacted]`, and overwritten in memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// The secrets of a request, which its response may repeat: `the password hunter2 is too short`.
#[derive(Debug, Clone, Default)]
pub(crate) struct SentSecrets(Option<Arc<[Secret]>>);

/// Shorter secrets are found in any text, in characters.
const SHORTEST: usize = 4;

impl SentSecrets {
    /// Those that are long enough to be recognized, the longest first: one may be a part of another.
    pub(crate) fn new(secrets: &[Secret]) -> Self {
        let mut known: Vec<Secret> =
            secrets.iter().filter(|secret| secret.expose().chars().nth(SHORTEST - 1).is_some()).cloned().collect();
        known.sort_by_key(|secret| std::cmp::Reverse(secret.expose().len()));
        Self((!known.is_empty()).then(|| known.into()))
    }

    /// Returns true if there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Replaces the secrets in a string, as they are and as JSON escapes them.
    pub(crate) fn redact(&self, text: String) -> String {
        self.0.iter().flat_map(|known| known.iter()).fold(text, |text, secret| {
            let plain = secret.expose();
            let escaped = serde_json::Value::from(plain).to_string();
            let escaped = escaped.get(1..escaped.len() - 1).unwrap_or(plain);
            let text = if text.contains(plain) { text.replace(plain, "[redacted]") } else { text };
            if text.contains(escaped) { text.replace(escaped, "[redacted]") } else { text }
        })
    }
}

/// Parts of the names of parameters and properties that hold secrets, in documents that do not declare it.
const SECRET_PARTS: [&str; 14] = [
    "accesskey",
    "apikey",
    "assertion",
    "authorization",
    "credential",
    "jwt",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
    "sessionid",
    "signature",
    "token",
];

/// Such names that are parts of others: `key` of `monkey`.
const SECRET_NAMES: [&str; 7] = ["auth", "code", "key", "pin", "pwd", "sas", "sig"];

/// Returns `true` if a parameter or property of this name may hold a secret, as in a signed URL.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    SECRET_NAMES.contains(&&*plain) || SECRET_PARTS.iter().any(|part| plain.contains(part))
}

/// A URL without its query and fragment, which may hold a signature, and without a user name and password.
pub(crate) fn shown_target(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("//") else { return url.to_owned() };
    let (authority, path) = rest.split_once('/').map_or((rest, None), |(authority, path)| (authority, Some(path)));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    format!("{scheme}//{host}{}", path.map(|path| format!("/{path}")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_signed_urls_are_secret() {
        for name in
            ["X-Amz-Signature", "X-Amz-Security-Token", "X-Goog-Credential", "sig", "Key", "api_key", "client-secret"]
        {
            assert!(is_secret_name(name), "{name}");
        }
        for name in ["monkey", "author", "page", "keyword", "significant", "status"] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

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
    fn a_target_is_shown_without_secrets() {
        assert_eq!(shown_target("https://me:s3cr3t@a.example/b?sig=1#c"), "https://a.example/b");
        assert_eq!(shown_target("//me@a.example"), "//a.example");
        assert_eq!(shown_target("https://a.example/@b/"), "https://a.example/@b/");
        assert_eq!(shown_target("https://me:s3cr3t@a.example//b//c"), "https://a.example//b//c");
        assert_eq!(shown_target("/b?c"), "/b");
        assert_eq!(shown_target("b"), "b");
    }
}
