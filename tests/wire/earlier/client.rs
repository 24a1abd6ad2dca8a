//! The client and its builder.

use std::time::Duration;
use clientwright_runtime::codegen::v1 as codegen;
use super::pets::Pets;
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
    /// The security schemes of the document.
    pub const SECURITY_SCHEMES: &'static [codegen::SecurityScheme] = SCHEMES;

    /// Creates a client with the base URL and the credentials of the environment.
    ///
    /// Reads `PETSTORE_BASE_URL`, `PETSTORE_API_KEY`.
    ///
    /// # Errors
    ///
    /// The base URL is missing or invalid, or a credential cannot be sent.
    #[inline]
    pub fn from_env() -> Result<Self, codegen::BuildError> {
        Self::builder().from_env().build()
    }

    /// Creates a builder: set the credentials, then call [`ClientBuilder::build`].
    #[inline]
    pub fn builder() -> ClientBuilder {
        ClientBuilder(
            codegen::Builder::new(
                    SCHEMES,
                    Some("https://petstore.example.com/v1"),
                    USER_AGENT,
                )
                .environment(&ENVIRONMENT),
        )
    }

    /// The base URL of the API, without a slash at the end.
    #[inline]
    pub fn base_url(&self) -> &str {
        self.core.base_url()
    }

    /// Checks that the API is there and accepts the credentials, by one call of `GET /pets`.
    ///
    /// The kind of the error says whether the API cannot be reached, TLS fails, credentials are missing or rejected, or the
    /// base URL is wrong.
    #[inline]
    pub fn check(&self) -> codegen::Check {
        self.core
            .check(
                Some(
                    codegen::Operation::new("listPets", "GET", "/pets")
                        .accept("application/json, application/problem+json")
                        .secured(
                            &[
                                &[
                                    codegen::Requirement {
                                        scheme: "api_key",
                                        scopes: &[],
                                    },
                                ],
                            ],
                        ),
                ),
            )
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
    #[inline]
    pub fn pets(&self) -> Pets<'_> {
        Pets { core: &self.core }
    }

    /// What the store holds, and what it sold.
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
    pub fn api_key(self, token: impl Into<codegen::Credential>) -> Self {
        Self(self.0.credential("api_key", token))
    }

    /// Sets the base URL of the API: an absolute `http` or `https` URL, to which paths are appended.
    #[inline]
    pub fn base_url(self, url: impl Into<String>) -> Self {
        Self(self.0.base_url(url.into()))
    }

    /// Sets the time limit of a call, with its retries. Zero switches it off. Default: 60 seconds.
    #[inline]
    pub fn timeout(self, limit: Duration) -> Self {
        Self(self.0.timeout(limit))
    }

    /// Sets all time limits of calls.
    #[inline]
    pub fn time_limits(self, limits: codegen::TimeLimits) -> Self {
        Self(self.0.time_limits(limits))
    }

    /// Sets the largest size of a response in bytes. Default: 32 MiB.
    #[inline]
    pub fn max_response_bytes(self, limit: usize) -> Self {
        Self(self.0.max_response_bytes(limit))
    }

    /// Sets all size limits of responses.
    #[inline]
    pub fn size_limits(self, limits: codegen::SizeLimits) -> Self {
        Self(self.0.size_limits(limits))
    }

    /// Sets the retries of calls. Default: three attempts, where repeating a request does no harm.
    #[inline]
    pub fn retries(self, policy: codegen::RetryPolicy) -> Self {
        Self(self.0.retries(policy))
    }

    /// Sets the redirects that are followed. Default: up to five, within the origin.
    #[inline]
    pub fn redirects(self, redirects: codegen::Redirects) -> Self {
        Self(self.0.redirects(redirects))
    }

    /// Sends an idempotency key with every `POST` and `PATCH`, in the header of this name, so that they can be retried.
    #[inline]
    pub fn idempotency_header(self, name: impl Into<String>) -> Self {
        Self(self.0.idempotency_header(name.into()))
    }

    /// Sends credentials over `http` without TLS to other machines than this one. Default: `false`.
    #[inline]
    pub fn allow_plain_http(self, allow: bool) -> Self {
        Self(self.0.allow_plain_http(allow))
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

    /// Sends calls even if the client lacks their credentials: for gateways and transports that add them.
    /// Default: `false`.
    #[inline]
    pub fn allow_anonymous(self, allow: bool) -> Self {
        Self(self.0.allow_anonymous(allow))
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

    /// Adds a middleware around each call. The first one that is added is the outermost.
    #[inline]
    pub fn middleware(self, middleware: impl codegen::Middleware) -> Self {
        Self(self.0.middleware(middleware))
    }

    /// Adds a middleware around each attempt of a call, within all that are around the call.
    #[inline]
    pub fn attempt_middleware(self, middleware: impl codegen::Middleware) -> Self {
        Self(self.0.attempt_middleware(middleware))
    }

    /// Sets the transport that sends the requests, in place of the default.
    #[inline]
    pub fn transport(self, transport: impl codegen::Transport) -> Self {
        Self(self.0.transport(transport))
    }

    /// Sets the timer of time limits, retries and lost event streams, in place of that of the transport.
    #[inline]
    pub fn timer(self, timer: impl codegen::Timer) -> Self {
        Self(self.0.timer(timer))
    }

    /// Trusts the certificates of a PEM text beside those that the platform trusts: for a private authority.
    #[inline]
    pub fn root_certificate(self, pem: impl Into<Vec<u8>>) -> Self {
        Self(self.0.root_certificate(pem))
    }

    /// Sets the certificate of the client and its private key, as PEM: for mutual TLS.
    #[inline]
    pub fn client_identity(self, identity: impl Into<codegen::Identity>) -> Self {
        Self(self.0.client_identity(identity))
    }

    /// Connects to a Unix socket, whatever the host of the base URL.
    #[inline]
    pub fn unix_socket(self, path: impl Into<std::path::PathBuf>) -> Self {
        Self(self.0.unix_socket(path))
    }

    /// Sets the base URL and the credentials that the environment has, unless they are set already.
    ///
    /// Reads `PETSTORE_BASE_URL`, `PETSTORE_API_KEY`.
    #[inline]
    pub fn from_env(self) -> Self {
        Self(self.0.from_env())
    }

    /// Sets the credential of a security scheme by its name in the document: for schemes of a name and a password,
    /// and for requests that are signed.
    #[inline]
    pub fn credentials(
        self,
        scheme: &str,
        credential: impl Into<codegen::Credential>,
    ) -> Self {
        Self(self.0.credentials(scheme, credential.into()))
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

const ENVIRONMENT: codegen::Environment = codegen::Environment {
    base_url: "PETSTORE_BASE_URL",
    schemes: &["PETSTORE_API_KEY"],
};
