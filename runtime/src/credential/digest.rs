//! Digest access authentication (RFC 7616): the server gives a challenge with the first response of 401.

use std::sync::{Mutex, PoisonError};

use digest_auth::{AuthContext, HttpMethod, WwwAuthenticateHeader};
use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderValue, WWW_AUTHENTICATE};
use http::response::Parts;

use super::custom::{Credentials, CredentialsContext, CredentialsFuture};
use super::token::header_value;
use crate::secret::Secret;
use crate::transport::Body;

/// A name and a password, and the latest challenge of the server.
pub(super) struct Digest {
    username: String,
    password: Secret,
    challenge: Mutex<Option<WwwAuthenticateHeader>>,
}

impl Digest {
    /// # Errors
    /// A sentence without its subject.
    pub(super) fn new(username: String, password: Secret) -> Result<Self, &'static str> {
        if username.chars().chain(password.expose().chars()).any(char::is_control) {
            return Err("has a control character");
        }
        Ok(Self { username, password, challenge: Mutex::default() })
    }

    fn respond(&self, request: &http::Request<Body>) -> Result<Option<HeaderValue>, String> {
        let mut challenge = self.challenge.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(challenge) = challenge.as_mut() else { return Ok(None) };
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        let context = AuthContext::new_with_method(
            self.username.as_str(),
            self.password.expose(),
            target,
            request.body().as_bytes().filter(|body| !body.is_empty()),
            HttpMethod::from(request.method().as_str()),
        );
        let response = challenge.respond(&context).map_err(|error| error.to_string())?;
        Ok(Some(header_value(&response.to_header_string())?))
    }
}

impl Credentials for Digest {
    /// Without a challenge, the first request is sent as it is, and the response of the server has one.
    fn apply<'a>(
        &'a self,
        mut request: http::Request<Body>,
        _: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, http::Request<Body>> {
        let response = self.respond(&request);
        Box::pin(async move {
            if let Some(value) = response? {
                request.headers_mut().insert(AUTHORIZATION, value);
            }
            Ok(request)
        })
    }

    /// A request without a response to a challenge, or with one to a challenge that has expired, is worth another.
    fn rejected<'a>(
        &'a self,
        sent: &'a HeaderMap,
        response: &'a Parts,
        _: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, bool> {
        let mut challenges = response.headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
        let is_digest = |value: &&str| value.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("Digest "));
        let challenge = challenges.find(is_digest).and_then(|value| digest_auth::parse(value).ok());
        let worthwhile = challenge.as_ref().is_some_and(|new| new.stale || !sent.contains_key(AUTHORIZATION));
        if challenge.is_some() {
            *self.challenge.lock().unwrap_or_else(PoisonError::into_inner) = challenge;
        }
        Box::pin(std::future::ready(Ok(worthwhile)))
    }
}
