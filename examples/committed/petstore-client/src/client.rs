//! The client and its builder.

use std::time::Duration;
use clientwright_runtime::codegen::v1 as codegen;
#[cfg(feature = "pets")]
use super::pets::Pets;
#[cfg(feature = "store")]
use super::store::Store;

clientwright_runtime::__codegen_version!(1);

/// Client for Petstore.
///
/// Cheap to clone; clones share the connections.
#[derive(Debug, Clone)]
pub struct Client {
    core: codegen::Core,
}

impl Client {
    /// Creates a builder: set the credentials, then call [`ClientBuilder::build`].
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

    /// The base URL of the API, without a slash at the end.
    #[inline]
    pub fn base_url(&self) -> &str {
        self.core.base_url()
    }

    /// Starts a request to any path below the base URL, with the client's credentials, for operations that the
    /// document does not describe.
    #[inline]
    pub fn request(
        &self,
        method: clientwright_runtime::http::Method,
        path: &str,
    ) -> clientwright_runtime::RequestBuilder {
        self.core.request(method, path)
    }

    /// Sends a request unchanged, such as one that `into_request` returned.
    #[inline]
    pub fn send_request(
        &self,
        request: clientwright_runtime::http::Request<clientwright_runtime::Body>,
    ) -> clientwright_runtime::UndecodedFuture {
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

/// Builder for a [`Client`].
#[derive(Debug)]
#[must_use = "call `build` to create the client"]
pub struct ClientBuilder(codegen::Builder);

impl ClientBuilder {
    /// The key that the store gave you.
    #[inline]
    pub fn api_key(self, token: impl Into<codegen::Secret>) -> Self {
        Self(self.0.credential("api_key", codegen::Credential::Token(token.into())))
    }

    /// Sets the base URL of the API: an absolute `http` or `https` URL, to which paths are appended.
    #[inline]
    pub fn base_url(self, url: impl Into<String>) -> Self {
        Self(self.0.base_url(url.into()))
    }

    /// Sets the time limit of a request, from the connection to the end of the response. Default: 30 seconds.
    #[inline]
    pub fn timeout(self, limit: Duration) -> Self {
        Self(self.0.timeout(limit))
    }

    /// Sets the largest size of a response, or of one item of a stream, in bytes. Default: 64 MiB.
    #[inline]
    pub fn max_response_bytes(self, limit: usize) -> Self {
        Self(self.0.max_response_bytes(limit))
    }

    /// Validates parameters before sending. Default: `true`.
    #[inline]
    pub fn check_parameters(self, check: bool) -> Self {
        Self(self.0.check_parameters(check))
    }

    /// Validates JSON, form and XML request bodies before sending. Default: `false`.
    #[inline]
    pub fn check_bodies(self, check: bool) -> Self {
        Self(self.0.check_bodies(check))
    }

    /// Sets the `User-Agent` header.
    #[inline]
    pub fn user_agent(self, name: impl Into<String>) -> Self {
        Self(self.0.user_agent(name.into()))
    }

    /// Adds a header to every request.
    #[inline]
    pub fn default_header(
        self,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        Self(self.0.default_header(name.into(), value.into()))
    }

    /// Sets the transport that sends the requests, in place of the default.
    #[inline]
    pub fn transport(self, transport: impl codegen::Transport) -> Self {
        Self(self.0.transport(transport))
    }

    /// Sets the timer by which lost event streams are resumed, in place of that of the transport.
    #[inline]
    pub fn timer(self, timer: impl codegen::Timer) -> Self {
        Self(self.0.timer(timer))
    }

    /// Trusts the certificates of a PEM text beside those that the platform trusts: for a private authority.
    #[inline]
    pub fn root_certificate(self, pem: impl Into<Vec<u8>>) -> Self {
        Self(self.0.root_certificate(pem))
    }

    /// Connects to a Unix socket, whatever the host of the base URL.
    #[inline]
    pub fn unix_socket(self, path: impl Into<std::path::PathBuf>) -> Self {
        Self(self.0.unix_socket(path))
    }

    /// Creates the client.
    ///
    /// # Errors
    ///
    /// The base URL is missing or invalid, or a credential or header cannot be sent.
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
