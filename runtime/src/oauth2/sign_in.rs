//! The authorization code grant with PKCE (RFC 6749, 4.1; RFC 7636).

use std::fmt;
use std::sync::Arc;

use oauth2::url::Url;
use oauth2::{AuthUrl, AuthorizationCode, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl};

use super::endpoints::{Described, Endpoints};
use super::exchange::not_a_url;
use super::request::{received, scopes_of, sender, token_client};
use super::settings::Grant;
use super::{OAuth2, OAuth2Error};
use crate::transport::Transport;

/// A sign-in that has begun: a person opens [`url`](Self::url) in a browser, which then returns to the redirect URL.
pub struct SignIn {
    oauth: OAuth2,
    endpoints: Endpoints,
    transport: Arc<dyn Transport>,
    redirect_url: RedirectUrl,
    url: Url,
    state: CsrfToken,
    verifier: PkceCodeVerifier,
}

impl OAuth2 {
    /// Begins the sign-in of a person, by [`authorization_code`](Self::authorization_code).
    ///
    /// # Errors
    /// The URLs of the authorization server are not known, or its metadata cannot be read.
    pub async fn sign_in(&self) -> Result<SignIn, OAuth2Error> {
        let Grant::AuthorizationCode(redirect_url) = &self.settings.grant else {
            return Err(OAuth2Error::new("`sign_in` needs `OAuth2::authorization_code(…)`"));
        };
        let redirect_url = RedirectUrl::new(redirect_url.clone()).map_err(|_| not_a_url(redirect_url))?;
        let (endpoints, transport) = self.find_endpoints(|found| found.authorization.is_some()).await?;
        let url = endpoints.authorization()?;
        let client = token_client(&self.settings, endpoints.token()?)?
            .set_auth_uri(AuthUrl::new(url.to_owned()).map_err(|_| not_a_url(url))?)
            .set_redirect_uri(redirect_url.clone());
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scopes = self.settings.scopes.clone().unwrap_or_default();
        let mut request =
            client.authorize_url(CsrfToken::new_random).add_scopes(scopes_of(&scopes)).set_pkce_challenge(challenge);
        for (name, value) in &self.settings.parameters {
            request = request.add_extra_param(name, value);
        }
        let (url, state) = request.url();
        Ok(SignIn { oauth: self.clone(), endpoints, transport, redirect_url, url, state, verifier })
    }

    /// The URLs of the authorization server, before there is a client; they are discovered unless they are known.
    pub(super) async fn find_endpoints(
        &self,
        suffices: impl Fn(&Endpoints) -> bool,
    ) -> Result<(Endpoints, Arc<dyn Transport>), OAuth2Error> {
        let transport = match &self.settings.transport {
            Some(transport) => Arc::clone(transport),
            None => default_transport()?,
        };
        let described = Described { kind: self.settings.scheme, base_url: String::new() };
        let endpoints = self.settings.endpoints.or_described(&described, self.settings.grant.flow())?;
        if endpoints.token.is_some() && suffices(&endpoints) {
            return Ok((endpoints, transport));
        }
        Ok((endpoints.or_discovered(&transport).await?, transport))
    }
}

#[cfg(feature = "hyper")]
fn default_transport() -> Result<Arc<dyn Transport>, OAuth2Error> {
    let transport = crate::transport::Hyper::new(crate::transport::Options::default());
    Ok(Arc::new(transport.map_err(OAuth2Error::new)?))
}

#[cfg(not(feature = "hyper"))]
fn default_transport() -> Result<Arc<dyn Transport>, OAuth2Error> {
    Err(OAuth2Error::new("no transport is built in without the feature `hyper`; set one with `.transport(…)`"))
}

impl SignIn {
    /// The URL that the person opens in a browser.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Ends the sign-in with the URL to which the browser returned, or its path and query: `/callback?code=…&state=…`.
    ///
    /// The value is given to the setter of the security scheme.
    ///
    /// # Errors
    /// The person refused, the URL belongs to another sign-in, or the server gives no token.
    pub async fn finish(self, redirected: &str) -> Result<OAuth2, OAuth2Error> {
        let (_, query) = redirected.split_once('?').unwrap_or(("", redirected));
        let query = query.split('#').next().unwrap_or_default();
        let pairs = Url::parse(&format!("http://localhost/?{query}"))
            .map_err(|_| OAuth2Error::new("the redirect is not a URL"))?;
        let find =
            |name: &str| pairs.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned());
        // RFC 6749, 10.12: the state is checked before anything else, so that no other site can end the sign-in.
        if find("state").as_ref() != Some(self.state.secret()) {
            return Err(OAuth2Error::new("the redirect has another `state`: it belongs to another sign-in"));
        }
        if let Some(code) = find("error") {
            return Err(OAuth2Error::refused(code, find("error_description")));
        }
        let code = find("code").ok_or_else(|| OAuth2Error::new("the redirect has no `code`"))?;
        self.finish_with_code(code).await
    }

    /// Ends the sign-in with a code whose `state` the caller has checked, or that the person has typed in.
    ///
    /// # Errors
    /// The server gives no token for the code.
    pub async fn finish_with_code(self, code: impl Into<String>) -> Result<OAuth2, OAuth2Error> {
        let client = token_client(&self.oauth.settings, self.endpoints.token()?)?.set_redirect_uri(self.redirect_url);
        let mut request = client.exchange_code(AuthorizationCode::new(code.into())).set_pkce_verifier(self.verifier);
        for (name, value) in &self.oauth.settings.parameters {
            request = request.add_extra_param(name, value);
        }
        let token = received(request.request_async(&sender(&self.transport)).await)?;
        self.oauth.signed_in(token, self.endpoints).await
    }
}

impl OAuth2 {
    /// The same settings with the token and the URLs of a sign-in.
    pub(super) async fn signed_in(mut self, token: super::Token, endpoints: Endpoints) -> Result<Self, OAuth2Error> {
        let scopes = self.settings.scopes_of(&[]);
        if let Some(store) = &self.settings.store
            && let Err(error) = store.save(&scopes, &token).await
        {
            return Err(OAuth2Error::new(format!("the access token cannot be saved: {error}")));
        }
        self.settings.endpoints = endpoints;
        Ok(self.token(token))
    }
}

impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignIn").field("oauth", &self.oauth).finish_non_exhaustive()
    }
}
