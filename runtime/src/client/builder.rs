//! Puts a client together.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use super::base_url::{BaseUrl, is_relative};
use super::core::{Core, Overridden, Settings};
use super::header::header;
use super::parameter::{ClientParameter, Preset};
use super::variable::{Chosen, check_variables};
use crate::credential::{Credential, Prepared, SchemeKind, SecurityScheme, VariableNames, prepare};
use crate::middleware::{AnyMiddleware, Middleware};
use crate::operation::{BuildError, Environment, Server, Variables};
use crate::policy::{Budget, Redirects, RetryPolicy, SizeLimits, TimeLimits};
use crate::transport::{Identity, Options, Timer, Transport};

/// The builder of a client, which the generated builder wraps.
#[must_use]
pub struct Builder {
    pub(super) schemes: &'static [SecurityScheme],
    pub(super) base_url: Option<String>,
    servers: &'static [Server],
    server: Option<Chosen>,
    variables: Vec<(String, String)>,
    default_base_url: Option<&'static str>,
    user_agent: String,
    headers: Vec<(String, String)>,
    pub(super) credentials: Vec<(&'static str, Credential)>,
    /// Pairs of schemes that operations require together, although a request can carry one of them only.
    exclusive: &'static [[&'static str; 2]],
    pub(super) environment: Option<VariableNames>,
    pub(super) parameters: &'static [ClientParameter],
    pub(super) presets: Vec<Preset>,
    /// The first fault of the environment.
    pub(super) fault: Option<BuildError>,
    time_limits: TimeLimits,
    size_limits: SizeLimits,
    retries: Option<RetryPolicy>,
    redirects: Redirects,
    idempotency_header: Option<String>,
    allow_plain_http: bool,
    pub(super) check_parameters: bool,
    check_bodies: bool,
    allow_anonymous: bool,
    middleware: Vec<Arc<dyn AnyMiddleware>>,
    attempt_middleware: Vec<Arc<dyn AnyMiddleware>>,
    transport: Option<Arc<dyn Transport>>,
    timer: Option<Arc<dyn Timer>>,
    options: Options,
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

    /// Checks what was set.
    ///
    /// # Errors
    /// The base URL is missing or cannot be one, or a credential or header cannot be sent.
    pub fn build(mut self) -> Result<Core, BuildError> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        let base_url = self.find_base_url()?;
        // A variable that was set by its name counts more.
        let chosen = self.server.take().map(|chosen| chosen.variables).unwrap_or_default();
        self.variables.extend(chosen.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.check_exclusive()?;
        self.check_presets()?;
        let credentials = self.prepare_credentials()?;
        let headers = self.header_map()?;
        let own_transport = self.transport.is_some();
        let idempotency_header = self.find_idempotency_header()?;
        let is_local = self.options.unix_socket.is_some();
        self.options.connect = self.time_limits.connect;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(std::mem::take(&mut self.options))?,
        };
        let timer = self.timer.or_else(|| transport.timer());
        let overridden = match &self.base_url {
            Some(url) if BaseUrl::parse(url)?.has_path() => Overridden::Whole,
            Some(_) => Overridden::Host,
            None => Overridden::Nothing,
        };
        let Self { schemes, time_limits, size_limits, retries, redirects, allow_plain_http, .. } = self;
        let Self { environment, parameters, presets, .. } = self;
        let Self { check_parameters, check_bodies, allow_anonymous, variables, middleware, attempt_middleware, .. } =
            self;
        Ok(Core::new(Settings {
            base_url,
            overridden,
            variables,
            schemes,
            credentials,
            environment,
            parameters,
            presets,
            headers,
            time_limits,
            size_limits,
            retries,
            budget: Budget::default(),
            redirects,
            idempotency_header,
            allow_plain_http,
            is_local,
            check_parameters,
            check_bodies,
            allow_anonymous,
            middleware: middleware.into(),
            attempt_middleware: attempt_middleware.into(),
            transport,
            own_transport,
            timer,
        }))
    }

    fn find_base_url(&self) -> Result<BaseUrl, BuildError> {
        check_variables(self.servers, &self.variables)?;
        let url = match &self.server {
            Some(chosen) => Some(chosen.expand()?),
            None => self.default_base_url.map(str::to_owned),
        };
        if let Some(base) = &self.base_url {
            let base = BaseUrl::parse(base)?;
            return match url.filter(|url| is_relative(url) && !base.has_path()) {
                Some(url) => base.join(&url),
                None => Ok(base),
            };
        }
        match url {
            Some(url) => BaseUrl::of_document(&url),
            None => Err(BuildError::new(
                "no base URL is known: the document names no absolute one; set it with `.base_url(…)`",
            )),
        }
    }

    fn check_exclusive(&self) -> Result<(), BuildError> {
        let given = |name: &str| {
            let is_given = self.credentials.iter().any(|(known, _)| *known == name);
            self.schemes.iter().find(|scheme| is_given && scheme.name == name)
        };
        let both = self.exclusive.iter().find_map(|[first, second]| Some((given(first)?, given(second)?)));
        let Some((first, second)) = both else { return Ok(()) };
        Err(BuildError::new(format!(
            "`.{}(…)` and `.{}(…)` exclude each other: the document requires both together, but both are sent in {}; set one of \
             them",
            first.setter,
            second.setter,
            first.kind.place()
        )))
    }

    fn find_idempotency_header(&self) -> Result<Option<HeaderName>, BuildError> {
        let parse = |name: &String| HeaderName::from_bytes(name.as_bytes());
        self.idempotency_header.as_ref().map(parse).transpose().map_err(|_| {
            BuildError::new("the name given to `.idempotency_header(…)` is not one that a header can have")
        })
    }

    fn prepare_credentials(&self) -> Result<Vec<(&'static str, Prepared)>, BuildError> {
        let certified = self.schemes.iter().filter(|scheme| scheme.kind == SchemeKind::MutualTls);
        let certified = certified.filter(|_| self.options.identity.is_some() && self.transport.is_none());
        let certified = certified.map(|scheme| Ok((scheme.name, Prepared::Connection)));
        self.credentials
            .iter()
            .map(|(name, credential)| {
                let scheme = self.schemes.iter().find(|scheme| scheme.name == *name);
                let scheme =
                    scheme.ok_or_else(|| BuildError::new(format!("the document has no security scheme `{name}`")))?;
                let prepared = prepare(scheme.kind, credential);
                let prepared = prepared.map_err(|reason| {
                    BuildError::new(format!("the credential given to `.{}(…)` {reason}", scheme.setter))
                })?;
                Ok((*name, prepared))
            })
            .chain(certified)
            .collect()
    }

    fn header_map(&self) -> Result<HeaderMap, BuildError> {
        let mut map = HeaderMap::new();
        let agent = HeaderValue::from_str(&self.user_agent);
        map.insert(
            USER_AGENT,
            agent.map_err(|_| BuildError::new("the value given to `.user_agent(…)` is not a valid header value"))?,
        );
        for (name, value) in &self.headers {
            let (name, value) = header(name, value).map_err(|reason| {
                BuildError::new(format!("the header `{}` given to `.default_header(…)` {reason}", name.escape_debug()))
            })?;
            map.insert(name, value);
        }
        Ok(map)
    }
}

#[cfg(feature = "hyper")]
fn default_transport(options: Options) -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(crate::transport::Hyper::new(options).map_err(BuildError::new)?))
}

#[cfg(not(feature = "hyper"))]
fn default_transport(_: Options) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new("no transport is built in without the feature `hyper`; set one with `.transport(…)`"))
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
