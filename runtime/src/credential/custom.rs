//! Credentials that are code, called for each request: signatures, and tokens that expire.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use http::response::Parts;

use super::place::place_token;
use super::scheme::SecurityScheme;
use crate::operation::Operation;
use crate::secret::Secret;
use crate::transport::{Body, BoxFuture, Transport};

/// The future of [`Credentials`]: an error is shown with the operation and the scheme.
pub type CredentialsFuture<'a, T> = BoxFuture<'a, Result<T, Box<dyn StdError + Send + Sync>>>;

/// Adds credentials to each request, right before it is sent: on every attempt, and on every redirect that is followed.
///
/// ```
/// use clientwright_runtime::{Body, Credential, Credentials, CredentialsContext, CredentialsFuture, Secret, http};
///
/// /// A token that another program replaces from time to time.
/// struct TokenFile(std::path::PathBuf);
///
/// impl Credentials for TokenFile {
///     fn apply<'a>(
///         &'a self,
///         request: http::Request<Body>,
///         context: CredentialsContext<'a>,
///     ) -> CredentialsFuture<'a, http::Request<Body>> {
///         Box::pin(async move {
///             let token = Secret::from(std::fs::read_to_string(&self.0)?);
///             context.attach(request, token.expose().trim())
///         })
///     }
/// }
///
/// let credential = Credential::custom(TokenFile("/run/secrets/token".into()));
/// # let _ = credential;
/// ```
///
/// Setters of the client's builder take a [`Credential`](crate::Credential).
pub trait Credentials: Send + Sync + 'static {
    /// Adds credentials to the request, and returns it. Header values that are secrets are marked as sensitive, so that they
    /// are not shown.
    ///
    /// # Errors
    /// There are no credentials. The call fails with [`Error::Credentials`](crate::Error::Credentials), and nothing is sent.
    fn apply<'a>(
        &'a self,
        request: http::Request<Body>,
        context: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, http::Request<Body>>;

    /// Called after a response of status 401; `sent` has the headers of the request. Returns `true` to send the request once
    /// more, with new credentials. A request is repeated once, and only if its body can be sent again.
    ///
    /// # Errors
    /// There are no new credentials. The response is that of the call.
    fn rejected<'a>(
        &'a self,
        sent: &'a HeaderMap,
        response: &'a Parts,
        context: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, bool> {
        let _ = (sent, response, context);
        Box::pin(std::future::ready(Ok(false)))
    }
}

/// The use of credentials: the operation that is called, the security scheme that it names, and its scopes.
#[derive(Clone, Copy)]
pub struct CredentialsContext<'a> {
    pub(crate) operation: &'a Operation,
    pub(crate) scheme: &'a SecurityScheme,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) base_url: &'a str,
    pub(crate) transport: &'a Arc<dyn Transport>,
}

impl<'a> CredentialsContext<'a> {
    /// The operation that is called.
    pub fn operation(&self) -> &'a Operation {
        self.operation
    }

    /// The security scheme that the credentials are for.
    pub fn scheme(&self) -> &'a SecurityScheme {
        self.scheme
    }

    /// The scopes that the operation lists for the scheme.
    pub fn scopes(&self) -> &'static [&'static str] {
        self.scopes
    }

    /// The base URL of the client.
    pub fn base_url(&self) -> &'a str {
        self.base_url
    }

    /// The transport of the client, for requests to a server that issues credentials.
    pub fn transport(&self) -> &'a Arc<dyn Transport> {
        self.transport
    }

    /// Puts a token where the security scheme has it: into a header, the query or a cookie.
    ///
    /// # Errors
    /// The token is empty or has a character that cannot be sent there, or the scheme is not one of tokens.
    pub fn attach(
        &self,
        request: http::Request<Body>,
        token: impl Into<Secret>,
    ) -> Result<http::Request<Body>, Box<dyn StdError + Send + Sync>> {
        Ok(place_token(request, self.scheme.kind, &token.into())?)
    }
}

impl fmt::Debug for CredentialsContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialsContext({}, {} {:?})", self.operation, self.scheme.name, self.scopes)
    }
}
