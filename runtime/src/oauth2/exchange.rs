//! Exchanges with the authorization server, by the transport of the client.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use http::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use oauth2::{HttpRequest, HttpResponse};
use serde_json::Value;

use super::error::OAuth2Error;
use super::redact::{redact, secrets_of};
use crate::transport::{Body, Timeout, Transport, TransportError};

/// The time that a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The maximum size of a response in bytes.
const MAX_RESPONSE_BYTES: usize = 1 << 20;

pub(super) fn not_a_url(url: &str) -> OAuth2Error {
    OAuth2Error::new(format!("`{}` is not a URL of an authorization server", url.escape_debug()))
}

/// Sends a request, and reads the response.
pub(super) async fn send(transport: &Arc<dyn Transport>, request: HttpRequest) -> Result<HttpResponse, TransportError> {
    let secrets = secrets_of(&request);
    let mut request = request.map(Body::from);
    request.extensions_mut().insert(Timeout(TIMEOUT));
    if let Some(value) = request.headers_mut().get_mut(AUTHORIZATION) {
        value.set_sensitive(true);
    }
    let (mut head, body) = transport.send(request).await?.into_parts();
    let body = body.bytes(MAX_RESPONSE_BYTES).await?;
    let members: Option<Value> = serde_json::from_slice(&body).ok();
    if head.status.is_success() {
        // RFC 6749, 5.1: 200; some servers create a resource.
        head.status = StatusCode::OK;
    } else if members.as_ref().is_none_or(|members| members.get("error").is_none_or(|code| !code.is_string())) {
        return Err(TransportError::new(format!("the authorization server responds with the status {}", head.status)));
    }
    let is_error = head.status != StatusCode::OK;
    let members = members.map(|members| if is_error { redact(members, &secrets) } else { lenient(members) });
    let body = members.map_or_else(|| body.to_vec(), |members| members.to_string().into_bytes());
    Ok(http::Response::from_parts(head, body))
}

/// The members of a token, as RFC 6749, 5.1 has them: some servers write the life as a string, and leave out the type.
fn lenient(mut members: Value) -> Value {
    let Some(object) = members.as_object_mut().filter(|object| object.contains_key("access_token")) else {
        return members;
    };
    let life = object.get("expires_in").and_then(|life| match life {
        Value::String(text) => text.trim().parse::<f64>().ok(),
        life => life.as_f64(),
    });
    object.remove("expires_in");
    if let Some(life) = life.filter(|life| *life >= 0.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds, not negative")]
        object.insert("expires_in".to_owned(), Value::from(life as u64));
    }
    object.retain(|_, value| !value.is_null());
    object.entry("token_type").or_insert_with(|| "bearer".into());
    members
}

/// A document of the authorization server.
pub(super) async fn get_json(transport: &Arc<dyn Transport>, url: &str) -> Result<Value, OAuth2Error> {
    let mut request = http::Request::new(Vec::new());
    *request.uri_mut() = url.parse().map_err(|_| not_a_url(url))?;
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    let response = send(transport, request).await?;
    let unreadable = || OAuth2Error::new(format!("the metadata at `{url}` is not a JSON object"));
    serde_json::from_slice::<Value>(response.body()).ok().filter(Value::is_object).ok_or_else(unreadable)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::lenient;

    #[test]
    fn a_life_may_be_a_string_and_the_type_may_be_missing() {
        assert_eq!(
            lenient(json!({"access_token": "a", "expires_in": "3600", "scope": null})),
            json!({"access_token": "a", "expires_in": 3600, "token_type": "bearer"})
        );
        assert_eq!(
            lenient(json!({"access_token": "a", "expires_in": 3599.9, "token_type": "Bearer"})),
            json!({"access_token": "a", "expires_in": 3599, "token_type": "Bearer"})
        );
        assert_eq!(
            lenient(json!({"access_token": "a", "expires_in": 0})),
            json!({"access_token": "a", "expires_in": 0, "token_type": "bearer"})
        );
        for life in [json!(-1), json!("soon"), json!([1])] {
            assert_eq!(
                lenient(json!({"access_token": "a", "expires_in": life})),
                json!({"access_token": "a", "token_type": "bearer"})
            );
        }
        assert_eq!(lenient(json!({"error": "invalid_grant"})), json!({"error": "invalid_grant"}));
    }
}
