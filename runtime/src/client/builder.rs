//! Puts a client together.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::parameter::{ClientParameter, Preset};
use super::variable::Chosen;
use crate::credential::{Credential, SecurityScheme, VariableNames};
use crate::middleware::{AnyMiddleware, Middleware};
use crate::operation::{BuildError, Environment, Server, Variables};
use crate::policy::{Redirects, RetryPolicy, SizeLimits, TimeLimits};
use crate::transport::{Identity, Options, Timer, Transport};

/// The builder of a client, which the generated builder wraps.
#[must_use]
pub struct Builder {
    pub(super) schemes: &'static [SecurityScheme],
    pub(super) base_url: Option<String>,
    pub(super) servers: &'static [Server],
    pub(super) server: Option<Chosen>,
    pub(super) variables: Vec<(String, String)>,
    pub(super) default_base_url: Option<&'static str>,
    pub(super) user_agent: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) credentials: Vec<(&'static str, Credential)>,
    /// Pairs of schemes that operations require together, although a request can carry one of them only.
    pub(super) exclusive: &'static [[&'static str; 2]],
    pub(super) environment: Option<VariableNames>,
    pub(super) parameters: &'static [ClientParameter],
    pub(super) presets: Vec<Preset>,
    /// The first fault of the environment.
    pub(super) fault: Option<BuildError>,
    pub(super) time_limits: TimeLimits,
    pub(super) size_limits: SizeLimits,
    pub(super) retries: Option<RetryPolicy>,
    pub(super) redirects: Redirects,
    pub(super) idempotency_header: Option<String>,
    pub(super) allow_plain_http: bool,
    pub(super) check_parameters: bool,
    pub(super) check_bodies: bool,
    pub(super) allow_anonymous: bool,
    pub(super) middleware: Vec<Arc<dyn AnyMiddleware>>,
    pub(super) attempt_middleware: Vec<Arc<dyn AnyMiddleware>>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) timer: Option<Arc<dyn Timer>>,
    pub(super) options: Options,
}

impl Builder {
    /// A builder for a document with these security schemes; `default_base_url` is its first server, which may be relative.
    pub fn new(
        schemes: &'static [SecurityScheme],
        default_base_url: Option<&'static str>,
        user_agent: &'static str,
    ) -> Self {
        Self {
            schemes,
            base_url: None,
            servers: &[],
            server: None,
            variables: Vec::new(),
            default_base_url,
            user_agent: user_agent.to_owned(),
            headers: Vec::new(),
            credentials: Vec::new(),
            exclusive: &[],
            environment: None,
            parameters: &[],
            presets: Vec::new(),
            fault: None,
            time_limits: TimeLimits::default(),
            size_limits: SizeLimits::default(),
            retries: None,
            redirects: Redirects::default(),
            idempotency_header: None,
            allow_plain_http: false,
            check_parameters: true,
            check_bodies: false,
            allow_anonymous: false,
            middleware: Vec::new(),
            attempt_middleware: Vec::new(),
            transport: None,
            timer: None,
            options: Options::default(),
        }
    }

    /// The servers of operations that have variables of their own.
    pub fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// The server at this URL, with values for the variables in it. They count for the servers of operations, too.
    pub fn server(mut self, url: &'static str, variables: Vec<(&'static str, String)>) -> Self {
        self.server = Some(Chosen { url, variables });
        self
    }

    /// A variable in the URLs of the servers of operations.
    pub fn server_variable(mut self, name: String, value: String) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value));
        self
    }

    /// The URL that paths are appended to, whatever servers the document names. If it is only a host, it is the host of the
    /// servers that have none in the document, such as `/api/v1`. Its query is sent with every request.
    pub fn base_url(mut self, url: String) -> Self {
        self.base_url = Some(url);
        self
    }

    /// The environment variables that [`from_env`](Self::from_env) reads.
    pub fn variables(mut self, names: &'static Variables) -> Self {
        self.environment = Some(VariableNames::Whole(names));
        self
    }

    /// The same, as earlier generators wrote it.
    pub fn environment(mut self, names: &'static Environment) -> Self {
        self.environment = Some(VariableNames::WithoutEnds(names));
        self
    }

    /// Pairs of schemes that operations require together, although a request can carry one of them only: a client has one.
    pub fn exclusive(mut self, pairs: &'static [[&'static str; 2]]) -> Self {
        self.exclusive = pairs;
        self
    }

    /// The credential of the scheme of this name.
    pub fn credential(mut self, scheme: &'static str, credential: impl Into<Credential>) -> Self {
        self.set_credential(scheme, credential.into());
        self
    }

    /// The credential of a scheme that takes more than a token: any [`Credentials`](crate::Credentials). A scheme that the
    /// document does not have is an error of [`build`](Self::build).
    pub fn credentials(mut self, scheme: &str, credential: Credential) -> Self {
        match self.schemes.iter().find(|known| known.name == scheme) {
            Some(known) => self.set_credential(known.name, credential),
            None => self.fail(format!("the document has no security scheme `{}`", scheme.escape_debug())),
        }
        self
    }

    pub(super) fn fail(&mut self, message: String) {
        self.fault.get_or_insert_with(|| BuildError::new(message));
    }

    pub(super) fn set_credential(&mut self, scheme: &'static str, credential: Credential) {
        self.credentials.retain(|(name, _)| *name != scheme);
        self.credentials.push((scheme, credential));
    }

    /// Sets the time limit of a whole call, with its retries; 60 seconds by default. Zero switches it off.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.time_limits = self.time_limits.call(limit);
        self
    }

    /// Sets all time limits.
    pub fn time_limits(mut self, limits: TimeLimits) -> Self {
        self.time_limits = limits;
        self
    }

    /// Sets the maximum size of the body of a response in bytes; 32 MiB by default.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.size_limits = self.size_limits.body(limit);
        self
    }

    /// Sets all size limits of responses.
    pub fn size_limits(mut self, limits: SizeLimits) -> Self {
        self.size_limits = limits;
        self
    }

    /// Sets the retries of every call. They need a timer, which the built-in transport has.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = Some(policy);
        self
    }

    /// Sets the redirects that are followed.
    pub fn redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = redirects;
        self
    }

    /// Sends an idempotency key with every `POST` and `PATCH`, in the header of this name, so that they can be retried. It is
    /// generated for each call, unless the caller sets the header.
    pub fn idempotency_header(mut self, name: String) -> Self {
        self.idempotency_header = Some(name);
        self
    }

    /// Sets whether credentials are sent over `http` without TLS to other machines than this one. They are not by default.
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allow_plain_http = allow;
        self
    }

    /// Sets whether parameters, and the parts of multipart bodies, are checked against the document's constraints
    /// before anything is sent; they are by default.
    pub fn check_parameters(mut self, check: bool) -> Self {
        self.check_parameters = check;
        self
    }

    /// Sets whether bodies of JSON, forms and XML are checked as well; they are not by default.
    pub fn check_bodies(mut self, check: bool) -> Self {
        self.check_bodies = check;
        self
    }

    /// Sets whether calls are sent without the credentials that they need, if the client does not have them: for gateways and
    /// transports that add them. They are not by default.
    pub fn allow_anonymous(mut self, allow: bool) -> Self {
        self.allow_anonymous = allow;
        self
    }

    /// The `User-Agent` of each request.
    pub fn user_agent(mut self, name: String) -> Self {
        self.user_agent = name;
        self
    }

    /// A header of each request, unless the call sets it itself.
    pub fn default_header(mut self, name: String, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Sets the transport that sends the requests. The built-in one, which it replaces, must be awaited within a
    /// `tokio` runtime.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Adds a middleware around each call. The first one that is added is the outermost.
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.middleware.push(Arc::new(middleware));
        self
    }

    /// Adds a middleware around each attempt of a call, within all that are around the call.
    pub fn attempt_middleware(mut self, middleware: impl Middleware) -> Self {
        self.attempt_middleware.push(Arc::new(middleware));
        self
    }

    /// Sets the timer of time limits, retries and lost event streams, in place of that of the transport.
    pub fn timer(mut self, timer: impl Timer) -> Self {
        self.timer = Some(Arc::new(timer));
        self
    }

    /// Trusts the certificates of a PEM text, beside those that the platform trusts: for a private authority.
    ///
    /// The built-in transport does so; one given to [`transport`](Self::transport) has its own settings.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.options.roots.push(pem.into());
        self
    }

    /// Sets the certificate of the client, with its private key, for mutual TLS.
    ///
    /// The built-in transport does so; one given to [`transport`](Self::transport) has its own settings.
    pub fn client_identity(mut self, identity: impl Into<Identity>) -> Self {
        self.options.identity = Some(identity.into());
        self
    }

    /// Connects to a Unix socket, whatever the host of the base URL: `.unix_socket("/run/podman/podman.sock")`.
    ///
    /// The built-in transport does so; one given to [`transport`](Self::transport) has its own settings.
    pub fn unix_socket(mut self, path: impl Into<std::path::PathBuf>) -> Self {
        self.options.unix_socket = Some(path.into());
        self
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither the base URL nor the headers: until they are checked, they may hold a secret.
        f.debug_struct("Builder")
            .field("user_agent", &self.user_agent)
            .field("time_limits", &self.time_limits)
            .finish_non_exhaustive()
    }
}
