//! Requests to the authorization server, by the crate `oauth2` and a transport of this crate.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use http::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use oauth2::{
    AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet, ErrorResponse, HttpRequest, HttpResponse,
    RequestTokenError, ResourceOwnerPassword, ResourceOwnerUsername, Scope, TokenUrl,
};
use serde_json::Value;

use super::settings::{ClientAuthentication, Settings};
use super::{OAuth2Error, Token};
use crate::secret::Secret;
use crate::transport::{Body, BoxFuture, Timeout, Transport, TransportError};

/// The time that a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The maximum size of a response in bytes.
const MAX_RESPONSE_BYTES: usize = 1 << 20;

/// A client of the crate `oauth2` with a token endpoint.
pub(super) type TokenClient = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

pub(super) fn token_client(settings: &Settings, token_url: &str) -> Result<TokenClient, OAuth2Error> {
    let url = TokenUrl::new(token_url.to_owned()).map_err(|_| not_a_url(token_url))?;
    let client = BasicClient::new(ClientId::new(settings.client_id.clone())).set_token_uri(url);
    let client = client.set_auth_type(match settings.authentication {
        ClientAuthentication::Header => AuthType::BasicAuth,
        ClientAuthentication::Body => AuthType::RequestBody,
    });
    Ok(match &settings.client_secret {
        Some(secret) => client.set_client_secret(ClientSecret::new(secret.expose().to_owned())),
        None => client,
    })
}

pub(super) fn not_a_url(url: &str) -> OAuth2Error {
    OAuth2Error::new(format!("`{}` is not a URL of an authorization server", url.escape_debug()))
}

pub(super) fn scopes_of(scopes: &[String]) -> impl Iterator<Item = Scope> {
    scopes.iter().cloned().map(Scope::new)
}

/// The client credentials grant (RFC 6749, 4.4).
pub(super) async fn request_by_client(
    settings: &Settings,
    transport: &Arc<dyn Transport>,
    token_url: &str,
    scopes: &[String],
) -> Result<Token, OAuth2Error> {
    let client = token_client(settings, token_url)?;
    let mut request = client.exchange_client_credentials().add_scopes(scopes_of(scopes));
    for (name, value) in &settings.parameters {
        request = request.add_extra_param(name, value);
    }
    received(request.request_async(&sender(transport)).await)
}

/// The resource owner password credentials grant (RFC 6749, 4.3).
pub(super) async fn request_by_password(
    settings: &Settings,
    transport: &Arc<dyn Transport>,
    token_url: &str,
    (username, password): (&str, &Secret),
    scopes: &[String],
) -> Result<Token, OAuth2Error> {
    let client = token_client(settings, token_url)?;
    let username = ResourceOwnerUsername::new(username.to_owned());
    let password = ResourceOwnerPassword::new(password.expose().to_owned());
    let mut request = client.exchange_password(&username, &password).add_scopes(scopes_of(scopes));
    for (name, value) in &settings.parameters {
        request = request.add_extra_param(name, value);
    }
    received(request.request_async(&sender(transport)).await)
}

/// The refresh of a token (RFC 6749, 6), with the scopes that it has.
pub(super) async fn request_by_refresh_token(
    settings: &Settings,
    transport: &Arc<dyn Transport>,
    token_url: &str,
    refresh_token: &Secret,
) -> Result<Token, OAuth2Error> {
    let client = token_client(settings, token_url)?;
    let token = oauth2::RefreshToken::new(refresh_token.expose().to_owned());
    let mut request = client.exchange_refresh_token(&token);
    for (name, value) in &settings.parameters {
        request = request.add_extra_param(name, value);
    }
    // A server that does not rotate the token returns none.
    received(request.request_async(&sender(transport)).await).map(|new| new.or_refresh_token(refresh_token))
}

type Received<E> = Result<BasicTokenResponse, RequestTokenError<TransportError, E>>;

pub(super) fn received<E: ErrorResponse + Described + 'static>(response: Received<E>) -> Result<Token, OAuth2Error> {
    response.map(|response| Token::of_response(&response)).map_err(error_of)
}

/// An error response of the authorization server.
pub(super) trait Described {
    fn describe(self) -> (String, Option<String>);
}

impl Described for BasicErrorResponse {
    fn describe(self) -> (String, Option<String>) {
        (self.error().as_ref().to_owned(), self.error_description().cloned())
    }
}

/// The body of a response that cannot be read is left out: it may hold a token.
pub(super) fn error_of<E: ErrorResponse + Described + 'static>(
    error: RequestTokenError<TransportError, E>,
) -> OAuth2Error {
    match error {
        RequestTokenError::ServerResponse(response) => {
            let (code, description) = response.describe();
            OAuth2Error::refused(code, description)
        }
        RequestTokenError::Request(error) => error.into(),
        RequestTokenError::Parse(error, _) => {
            let at = error.path().to_string();
            OAuth2Error::new(format!("the response of the authorization server cannot be read at `{at}`"))
        }
        RequestTokenError::Other(message) => OAuth2Error::new(message),
    }
}

/// The function by which the crate `oauth2` sends its requests.
pub(super) fn sender(
    transport: &Arc<dyn Transport>,
) -> impl Fn(HttpRequest) -> BoxFuture<'static, Result<HttpResponse, TransportError>> + Send + Sync + 'static {
    let transport = Arc::clone(transport);
    move |request| {
        let transport = Arc::clone(&transport);
        Box::pin(async move { send(&transport, request).await })
    }
}

async fn send(transport: &Arc<dyn Transport>, request: HttpRequest) -> Result<HttpResponse, TransportError> {
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
    let body = members.map(lenient).map_or_else(|| body.to_vec(), |members| members.to_string().into_bytes());
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
        assert_eq!(lenient(json!({"error": "invalid_grant"})), json!({"error": "invalid_grant"}));
    }
}
