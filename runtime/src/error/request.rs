//! Errors without a response.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use crate::credential::{SchemeKind, SecurityScheme, VariableNames};
use crate::operation::{Operation, Requirement};
use crate::transport::{Limit, TransportError, write_attempts};

/// A request that could not be built. Nothing was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestError(Box<(&'static Operation, String)>);

impl RequestError {
    pub(crate) fn new(operation: &'static Operation, message: String) -> Self {
        Self(Box::new((operation, message)))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        self.0.0
    }

    /// The reason, with the name of the parameter or body: ``the query parameter `limit` is not valid: …``.
    pub fn reason(&self) -> &str {
        &self.0.1
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, message) = &*self.0;
        write!(f, "{operation}: {message}")
    }
}

impl fmt::Debug for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RequestError({self})")
    }
}

impl std::error::Error for RequestError {}

/// The request was not sent, because its credentials are missing or could not be had.
#[derive(Clone)]
pub struct CredentialsError(Box<Reason>);

#[derive(Clone)]
enum Reason {
    /// The client lacks what the operation requires.
    Missing(&'static Operation, &'static [SecurityScheme], Option<VariableNames>),
    /// The credentials of a scheme failed.
    Failed(&'static Operation, [&'static str; 2], Arc<dyn StdError + Send + Sync>),
}

impl CredentialsError {
    pub(crate) fn missing(
        operation: &'static Operation,
        schemes: &'static [SecurityScheme],
        environment: Option<VariableNames>,
    ) -> Self {
        Self(Box::new(Reason::Missing(operation, schemes, environment)))
    }

    /// `names` are those of the scheme and of its setter.
    pub(crate) fn failed(
        operation: &'static Operation,
        names: [&'static str; 2],
        source: Box<dyn StdError + Send + Sync>,
    ) -> Self {
        Self(Box::new(Reason::Failed(operation, names, source.into())))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        match &*self.0 {
            Reason::Missing(operation, ..) | Reason::Failed(operation, ..) => operation,
        }
    }

    /// The security schemes that the operation accepts: one of the alternatives, with all of its schemes.
    pub fn alternatives(&self) -> &'static [&'static [Requirement]] {
        self.operation().security()
    }

    /// The name of the security scheme whose credentials failed; `None` if the client has none.
    pub fn scheme(&self) -> Option<&'static str> {
        match &*self.0 {
            Reason::Missing(..) => None,
            Reason::Failed(_, [scheme, _], _) => Some(scheme),
        }
    }
}

/// The setters, and the environment variables, that would satisfy an operation.
fn write_missing(
    f: &mut fmt::Formatter<'_>,
    operation: &Operation,
    schemes: &[SecurityScheme],
    environment: Option<VariableNames>,
) -> fmt::Result {
    let setter = |name: &str| match schemes.iter().find(|known| known.name == name) {
        Some(known) => format!("`.{}(…)`", known.setter),
        None => format!("the scheme `{name}`, which the client does not support"),
    };
    let joined =
        |required: &&[Requirement]| required.iter().map(|one| setter(one.scheme)).collect::<Vec<_>>().join(" and ");
    let alternatives = operation.security().iter().map(joined).collect::<Vec<_>>().join(", or ");
    write!(f, "{operation}: needs credentials; set {alternatives} on the client's builder")?;
    let Some(environment) = environment else { return Ok(()) };
    let is_needed = |name: &str| operation.security().iter().any(|all| all.iter().any(|one| one.scheme == name));
    let needed = schemes.iter().enumerate().filter(|(_, scheme)| is_needed(scheme.name));
    let variables: Vec<_> = needed.flat_map(|(at, scheme)| variables_of(scheme.kind, environment, at)).collect();
    match &*variables {
        [] => Ok(()),
        _ => write!(f, ", or `{}` in the environment for `from_env()`", variables.join("`, `")),
    }
}

/// The variables of a credential: of a token, that of the token alone, even if a client can also be named.
fn variables_of(kind: SchemeKind, names: VariableNames, at: usize) -> impl Iterator<Item = Cow<'static, str>> {
    let count = if matches!(kind, SchemeKind::Basic | SchemeKind::Digest) { 2 } else { 1 };
    names.of_scheme(at, kind).into_iter().take(count)
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Reason::Missing(operation, schemes, environment) => write_missing(f, operation, schemes, *environment),
            Reason::Failed(operation, [scheme, setter], source) => {
                write!(
                    f,
                    "{operation}: no credentials for the security scheme `{scheme}`, set by `.{setter}(…)`: {source}"
                )
            }
        }
    }
}

impl fmt::Debug for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialsError({self})")
    }
}

impl StdError for CredentialsError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &*self.0 {
            Reason::Missing(..) => None,
            Reason::Failed(_, _, source) => Some(&**source),
        }
    }
}

/// No complete response arrived in time. The server may have processed the request.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeoutError(Box<Late>);

#[derive(Clone, PartialEq, Eq)]
struct Late {
    operation: &'static Operation,
    /// `None` if the transport has a limit of its own.
    limit: Option<Limit>,
    attempts: u32,
    is_retryable: bool,
}

impl TimeoutError {
    pub(crate) fn new(operation: &'static Operation, error: &TransportError) -> Self {
        let (limit, attempts, is_retryable) = (error.limit(), error.attempts(), error.is_retryable());
        Self(Box::new(Late { operation, limit, attempts, is_retryable }))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        self.0.operation
    }

    /// The time limit that was exceeded; zero if the transport has a limit of its own.
    pub fn limit(&self) -> std::time::Duration {
        self.0.limit.map(|limit| limit.time).unwrap_or_default()
    }

    /// The number of attempts in which the request was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns `true` if the same call may succeed later, and repeating it does no harm.
    pub fn is_retryable(&self) -> bool {
        self.0.is_retryable
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.limit {
            Some(limit) => write!(f, "{}: {} within {:?}", self.0.operation, limit.missing, limit.time)?,
            None => write!(f, "{}: no complete response in time", self.0.operation)?,
        }
        write_attempts(f, self.0.attempts)
    }
}

impl fmt::Debug for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TimeoutError({self})")
    }
}

impl std::error::Error for TimeoutError {}
