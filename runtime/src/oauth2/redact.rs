//! Error responses of the authorization server, without the secrets of the request: some servers repeat what they refuse, such as
//! `Invalid refresh token: …`.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::AUTHORIZATION;
use oauth2::HttpRequest;
use oauth2::url::form_urlencoded;
use serde_json::Value;

use crate::secret::Secret;

/// The parameters of requests that are secrets (RFC 6749, 4 and 6; RFC 7521, 4; RFC 7636, 4.5; RFC 8628, 3.4).
const NAMES: [&str; 8] = [
    "assertion",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "password",
    "refresh_token",
];

/// Shorter secrets would replace parts of words.
const LEAST: usize = 4;

/// Returns the secrets of a request: those of its form, and the password of its client.
pub(super) fn secrets_of(request: &HttpRequest) -> Vec<Secret> {
    let form = form_urlencoded::parse(request.body());
    let of_form = form.filter(|(name, _)| NAMES.contains(&&**name)).map(|(_, value)| value.into_owned());
    of_form.chain(password_of(request)).filter(|secret| secret.len() >= LEAST).map(Secret::from).collect()
}

/// Returns the secret of the client in the header, which is encoded like a form (RFC 6749, 2.3.1).
fn password_of(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let pair = String::from_utf8(BASE64_STANDARD.decode(value).ok()?).ok()?;
    let (_, encoded) = pair.split_once(':')?;
    form_urlencoded::parse(encoded.as_bytes()).next().map(|(secret, _)| secret.into_owned())
}

/// Replaces the secrets in the strings of an error response, but for its code, which clients act upon.
pub(super) fn redact(mut members: Value, secrets: &[Secret]) -> Value {
    let strings = members.as_object_mut().into_iter().flatten().filter_map(|(name, value)| match value {
        Value::String(text) if name != "error" => Some(text),
        _ => None,
    });
    for text in strings {
        for secret in secrets {
            *text = text.replace(secret.expose(), "[redacted]");
        }
    }
    members
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Secret, redact, secrets_of};

    #[test]
    fn secrets_of_the_request_are_not_repeated() {
        let form = "grant_type=refresh_token&refresh_token=r%2F12&client_id=me&code=code1&device_code=d";
        // `me:s3cr++%2B`
        let request =
            http::Request::post("/").header("authorization", "Basic bWU6czNjcisrJTJC").body(form.into()).unwrap();
        let secrets = secrets_of(&request);
        assert_eq!(secrets.iter().map(Secret::expose).collect::<Vec<_>>(), ["r/12", "code1", "s3cr  +"]);
        let text = "r/12 of me, or code1 by s3cr  +";
        let response = json!({"error": "code1", "error_description": text, "status": 400});
        assert_eq!(
            redact(response, &secrets),
            json!({"error": "code1", "error_description": "[redacted] of me, or [redacted] by [redacted]", "status": 400})
        );
    }
}
