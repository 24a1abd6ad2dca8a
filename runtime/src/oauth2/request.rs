//! Requests to the authorization server, by the crate `oauth2` and a transport of this crate.

use std::sync::Arc;

use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use oauth2::{
    AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet, ErrorResponse, HttpRequest, HttpResponse,
    RequestTokenError, ResourceOwnerPassword, ResourceOwnerUsername, Scope, TokenUrl,
};

use super::exchange::{not_a_url, send};
use super::settings::{ClientAuthentication, Settings};
use super::{OAuth2Error, Token};
use crate::secret::Secret;
use crate::transport::{BoxFuture, Transport, TransportError};

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
