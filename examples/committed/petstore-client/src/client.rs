//! The client and its builder.

use std::time::Duration;
use clientwright_runtime::codegen;
#[cfg(feature = "pets")]
use super::pets::Pets;
#[cfg(feature = "store")]
use super::store::Store;

/// A client of Petstore.
///
/// Cheap to clone; clones share the connections.
#[derive(Debug, Clone)]
pub struct Client {
    core: codegen::Core,
}

impl Client {
    /// Starts a client: credentials first, then [`ClientBuilder::build`].
    #[inline]
    pub fn builder() -> ClientBuilder {
        ClientBuilder(
            codegen::Builder::new(
                SCHEMES,
                Some("https://petstore.example.com/v1"),
                USER_AGENT,
            ),
        )
    }

    /// Where the API is served, without a slash at the end.
    #[inline]
    pub fn base_url(&self) -> &str {
        self.core.base_url()
    }

    /// A call of any path below the base URL, with the client's credentials: for what the document does not
    /// describe.
    #[inline]
    pub fn raw(&self, method: &str, path: &str) -> codegen::RawCall {
        self.core.raw(method, path)
    }

    /// Sends a request as it is, such as one of `into_request` that was changed.
    #[inline]
    pub fn send_request(&self, request: codegen::HttpRequest) -> codegen::RawSending {
        self.core.send_request(request)
    }

    /// The pets of the store.
    #[cfg(feature = "pets")]
    #[inline]
    pub fn pets(&self) -> Pets<'_> {
        Pets { core: &self.core }
    }

    /// What the store holds, and what it sold.
    #[cfg(feature = "store")]
    #[inline]
    pub fn store(&self) -> Store<'_> {
        Store { core: &self.core }
    }
}

/// A [`Client`] being put together.
#[derive(Debug)]
#[must_use = "a client is made by `build`"]
pub struct ClientBuilder(codegen::Builder);

impl ClientBuilder {
    /// The key that the store gave you.
    #[inline]
    pub fn api_key(self, token: impl Into<codegen::Secret>) -> Self {
        Self(self.0.credential("api_key", codegen::Credential::Token(token.into())))
    }

    /// Where the API is served: an absolute `http` or `https` URL, to which paths are appended.
    #[inline]
    pub fn base_url(self, url: &str) -> Self {
        Self(self.0.base_url(url))
    }

    /// How long one exchange may take; 30 seconds unless said otherwise.
    #[inline]
    pub fn timeout(self, limit: Duration) -> Self {
        Self(self.0.timeout(limit))
    }

    /// How many bytes an answer may have, or one part of a stream; 64 MiB unless said otherwise.
    #[inline]
    pub fn max_response_bytes(self, limit: usize) -> Self {
        Self(self.0.max_response_bytes(limit))
    }

    /// Whether parameters are checked against the document's bounds before anything is sent; they are unless said otherwise.
    #[inline]
    pub fn check_parameters(self, check: bool) -> Self {
        Self(self.0.check_parameters(check))
    }

    /// Whether bodies of JSON, forms and XML are checked so, too; they are not unless said otherwise.
    #[inline]
    pub fn check_bodies(self, check: bool) -> Self {
        Self(self.0.check_bodies(check))
    }

    /// What the client calls itself to the server.
    #[inline]
    pub fn user_agent(self, name: &str) -> Self {
        Self(self.0.user_agent(name))
    }

    /// A header that every request carries.
    #[inline]
    pub fn default_header(self, name: &str, value: &str) -> Self {
        Self(self.0.default_header(name, value))
    }

    /// What sends the requests, in place of the default.
    #[inline]
    pub fn transport(self, transport: impl codegen::Transport) -> Self {
        Self(self.0.transport(transport))
    }

    /// The client, or what is wrong with the base URL or a credential.
    #[inline]
    pub fn build(self) -> Result<Client, codegen::BuildError> {
        Ok(Client { core: self.0.build()? })
    }
}

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

const SCHEMES: &[codegen::SecurityScheme] = &[
    codegen::SecurityScheme {
        name: "api_key",
        setter: "api_key",
        kind: codegen::SchemeKind::ApiKeyHeader("X-Api-Key"),
    },
];
