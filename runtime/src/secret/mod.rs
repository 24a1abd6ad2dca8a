//! Text that must not be shown.
//!
//! | file | holds |
//! |---|---|
//! | `sent` | the secrets of a request, which its response may repeat |

mod sent;

use std::fmt;

use zeroize::Zeroizing;

pub(crate) use self::sent::{SentSecrets, secrets_of_header, secrets_of_query};

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

    /// `zeroize` proves that it overwrites; here is proved that a secret holds one of its strings, and no copy.
    #[test]
    fn a_secret_is_overwritten_when_it_is_dropped() {
        fn is_overwritten<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        let text = "s3cr3t".to_owned();
        let address = text.as_ptr();
        let secret = Secret::from(text);
        is_overwritten(&secret.0);
        assert_eq!(secret.0.as_ptr(), address, "the text was copied");
    }

    #[test]
    fn a_target_is_shown_without_secrets() {
        assert_eq!(shown_target("https://me:s3cr3t@a.example/b?sig=1#c"), "https://a.example/b");
        assert_eq!(shown_target("//me@a.example"), "//a.example");
        assert_eq!(shown_target("https://a.example/@b/"), "https://a.example/@b/");
        assert_eq!(shown_target("https://me:s3cr3t@a.example//b//c"), "https://a.example//b//c");
        assert_eq!(shown_target("https://a.example/b#access_token=s3cr3t"), "https://a.example/b");
        assert_eq!(shown_target("/b?c"), "/b");
        assert_eq!(shown_target("b"), "b");
    }
}
