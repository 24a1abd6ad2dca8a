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

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use http::HeaderMap;
    use http::header::{AUTHORIZATION, HeaderValue};

    use crate::credential::{Credentials as _, CredentialsContext, SchemeKind, SecurityScheme};
    use crate::oauth2::{OAuth2, Token};
    use crate::operation::Operation;
    use crate::transport::{Transport, from_fn};

    /// Returns `true` if a request is repeated that was rejected with this `Authorization`, and the number of tokens requested
    /// for it.
    fn rejected(sent: Option<&'static str>) -> (bool, usize) {
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        let server = from_fn(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            std::future::ready(Ok(http::Response::new(r#"{"access_token":"new","expires_in":3600}"#.into())))
        });
        let transport: Arc<dyn Transport> = Arc::new(server);
        let credentials = OAuth2::client_credentials("me", "s3cret")
            .token_url("https://a.example/token")
            .token(Token::new("old", None, None));
        let scheme = SecurityScheme { name: "oauth", setter: "oauth", kind: SchemeKind::OAuth2(&[]) };
        let context = CredentialsContext {
            operation: &Operation::new("list", "GET", "/"),
            scheme: &scheme,
            scopes: &[],
            base_url: "https://a.example",
            transport: &transport,
        };
        let headers: HeaderMap =
            sent.into_iter().map(|value| (AUTHORIZATION, HeaderValue::from_static(value))).collect();
        let (parts, ()) = http::Response::new(()).into_parts();
        let repeated = futures_executor::block_on(credentials.rejected(&headers, &parts, context)).expect("a decision");
        (repeated, requests.load(Ordering::SeqCst))
    }

    #[test]
    fn a_request_is_repeated_only_with_another_token() {
        assert_eq!(rejected(Some("Bearer old")), (true, 1), "a new token is requested");
        assert_eq!(rejected(Some("Bearer older")), (true, 0), "the one at hand is another");
        assert_eq!(rejected(Some("Bearer new")), (true, 0));
        assert_eq!(rejected(Some("Basic old")), (false, 0), "the token is not of this value");
        assert_eq!(rejected(Some("bearer old")), (false, 0));
        assert_eq!(rejected(None), (false, 0));
    }
}
