//! Access tokens as credentials of requests.

use std::sync::Arc;

use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::response::Parts;

use super::endpoints::Described;
use super::obtain::Wanted;
use super::{OAuth2, OAuth2Error, Token};
use crate::credential::{Credentials, CredentialsContext, CredentialsFuture};
use crate::transport::Body;

impl OAuth2 {
    async fn token_for(&self, context: CredentialsContext<'_>) -> Result<Token, OAuth2Error> {
        let settings = &self.settings;
        let wanted = |old| Wanted {
            settings: settings.clone(),
            described: Described { kind: Some(context.scheme.kind), base_url: context.base_url.to_owned() },
            transport: settings.transport.clone().unwrap_or_else(|| Arc::clone(context.transport)),
            scopes: settings.scopes_of(context.scopes),
            old,
        };
        self.tokens.token(wanted).await
    }
}

impl Credentials for OAuth2 {
    fn apply<'a>(
        &'a self,
        request: http::Request<Body>,
        context: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, http::Request<Body>> {
        Box::pin(async move {
            let token = self.token_for(context).await?;
            context.attach(request, token.access_token().clone())
        })
    }

    /// A token that is still at hand is replaced; one that was replaced meanwhile is not.
    fn rejected<'a>(
        &'a self,
        sent: &'a HeaderMap,
        _: &'a Parts,
        context: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, bool> {
        Box::pin(async move {
            let value = sent.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
            let Some(token) = value.and_then(|value| value.strip_prefix("Bearer ")) else { return Ok(false) };
            self.tokens.reject(token);
            let new = self.token_for(context).await?;
            Ok(new.access_token().expose() != token)
        })
    }
}
