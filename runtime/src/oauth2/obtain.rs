//! The way to a new token: the store, the refresh token, the grant.

use std::sync::Arc;

use super::endpoints::Described;
use super::request::{request_by_client, request_by_password, request_by_refresh_token};
use super::settings::{Grant, Settings};
use super::{OAuth2Error, Token};
use crate::transport::Transport;

/// A token that is wanted.
pub(super) struct Wanted {
    pub(super) settings: Settings,
    pub(super) described: Described,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) scopes: Vec<String>,
    /// The token that is to be replaced.
    pub(super) old: Option<Token>,
}

/// Obtains a token, and saves it. It belongs to no caller: all that it needs is in `wanted`.
pub(super) async fn obtain(wanted: Wanted) -> Result<Token, OAuth2Error> {
    let Wanted { settings, scopes, .. } = &wanted;
    let old = match &wanted.old {
        Some(old) => Some(old.clone()),
        None => load(settings, scopes).await,
    };
    if wanted.old.is_none()
        && let Some(saved) = old.as_ref().filter(|saved| saved.is_fresh())
    {
        return Ok(saved.clone());
    }
    let token = request(&wanted, old.as_ref()).await?;
    if let Some(store) = &settings.store
        && let Err(error) = store.save(scopes, &token).await
    {
        tracing::warn!(error, "an access token cannot be saved");
    }
    Ok(token)
}

async fn load(settings: &Settings, scopes: &[String]) -> Option<Token> {
    let saved = settings.store.as_ref()?.load(scopes).await;
    saved.unwrap_or_else(|error| {
        tracing::warn!(error, "a saved access token cannot be read");
        None
    })
}

async fn request(wanted: &Wanted, old: Option<&Token>) -> Result<Token, OAuth2Error> {
    let Wanted { settings, described, transport, scopes, .. } = wanted;
    let endpoints = settings.endpoints.or_described(described, settings.grant.flow())?;
    let endpoints = if endpoints.token.is_some() { endpoints } else { endpoints.or_discovered(transport).await? };
    let first = match &settings.grant {
        Grant::RefreshToken(token) => Some(token),
        _ => None,
    };
    if let Some(refresh_token) = old.and_then(Token::refresh_token).or(first) {
        let refreshed = request_by_refresh_token(settings, transport, endpoints.refresh()?, refresh_token).await;
        match refreshed {
            Err(error) if error.code().is_some() && settings.grant.has_scopes_of_operations() => {
                tracing::debug!(%error, "a refresh token is no longer valid");
            }
            refreshed => return refreshed,
        }
    }
    match &settings.grant {
        Grant::ClientCredentials => request_by_client(settings, transport, endpoints.token()?, scopes).await,
        Grant::Password(username, password) => {
            let owner = (username.as_str(), password);
            request_by_password(settings, transport, endpoints.token()?, owner, scopes).await
        }
        Grant::RefreshToken(_) | Grant::AuthorizationCode(_) | Grant::Device => {
            Err(OAuth2Error::new("nobody is signed in, or the sign-in has expired and has no refresh token"))
        }
    }
}
