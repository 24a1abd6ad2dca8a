//! An access token, with what refreshes it.

use std::fmt;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use oauth2::TokenResponse as _;
use oauth2::basic::BasicTokenResponse;
use serde_json::{Value, json};

use super::OAuth2Error;
use crate::secret::Secret;

/// The longest time for which a token is refreshed before it expires.
const EARLY: Duration = Duration::from_secs(300);

/// An access token, and the refresh token that came with it.
#[derive(Clone)]
#[expect(clippy::struct_field_names, reason = "RFC 6749 names them so")]
pub struct Token {
    access_token: Secret,
    refresh_token: Option<Secret>,
    /// By the clock of the system, for a store.
    expires_at: Option<SystemTime>,
    /// By the clock of the process: when it is refreshed, and when it expires.
    life: Option<(Instant, Instant)>,
}

impl Token {
    /// A token with this life from now; `None` is one that does not expire.
    pub fn new(access_token: impl Into<Secret>, refresh_token: Option<Secret>, expires_in: Option<Duration>) -> Self {
        let expires_at = expires_in.and_then(|life| SystemTime::now().checked_add(life));
        Self { access_token: access_token.into(), refresh_token, expires_at, life: expires_in.and_then(life) }
    }

    pub(super) fn of_response(response: &BasicTokenResponse) -> Self {
        let refresh_token = response.refresh_token().map(|token| token.secret().as_str().into());
        Self::new(response.access_token().secret().as_str(), refresh_token, response.expires_in())
    }

    /// The access token.
    pub fn access_token(&self) -> &Secret {
        &self.access_token
    }

    /// The refresh token.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh_token.as_ref()
    }

    /// The time at which it expires, by the clock of the system.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.expires_at
    }

    /// The token as JSON, for a [`TokenStore`](super::TokenStore).
    pub fn to_json(&self) -> Secret {
        let seconds = |time: SystemTime| time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let members = json!({
            "access_token": self.access_token.expose(),
            "refresh_token": self.refresh_token.as_ref().map(Secret::expose),
            "expires_at": self.expires_at.map(seconds),
        });
        members.to_string().into()
    }

    /// The token that [`to_json`](Self::to_json) has written.
    ///
    /// # Errors
    /// It is not JSON, or has no access token.
    pub fn from_json(text: &str) -> Result<Self, OAuth2Error> {
        let members: Value = serde_json::from_str(text).map_err(|_| OAuth2Error::new("a saved token is not JSON"))?;
        let access_token = members["access_token"].as_str();
        let access_token = access_token.ok_or_else(|| OAuth2Error::new("a saved token has no `access_token`"))?;
        let expires_at = members["expires_at"].as_u64().map(|seconds| UNIX_EPOCH + Duration::from_secs(seconds));
        let left = expires_at.map(|at| at.duration_since(SystemTime::now()).unwrap_or_default());
        let refresh_token = members["refresh_token"].as_str().map(Secret::from);
        Ok(Self { access_token: access_token.into(), refresh_token, expires_at, life: left.and_then(life) })
    }

    /// The same token with this refresh token, unless it has one.
    pub(super) fn or_refresh_token(self, refresh_token: &Secret) -> Self {
        let refresh_token = self.refresh_token.or_else(|| Some(refresh_token.clone()));
        Self { refresh_token, ..self }
    }

    /// Returns `true` until it is time to refresh the token.
    pub(super) fn is_fresh(&self) -> bool {
        self.life.is_none_or(|(refreshed, _)| Instant::now() < refreshed)
    }

    pub(super) fn is_valid(&self) -> bool {
        self.life.is_none_or(|(_, end)| Instant::now() < end)
    }

    /// Ends the life of the token, which the server has rejected.
    pub(super) fn expire(&mut self) {
        let now = Instant::now();
        self.life = Some((now, now));
    }
}

/// When a token of this life is refreshed, and when it expires.
fn life(life: Duration) -> Option<(Instant, Instant)> {
    let now = Instant::now();
    let early = (life / 10).min(EARLY);
    Some((now.checked_add(life.saturating_sub(early))?, now.checked_add(life)?))
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
