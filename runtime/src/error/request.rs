//! Errors without a response.

use std::fmt;

use crate::credential::SecurityScheme;
use crate::operation::Operation;
use crate::transport::{Limit, TransportError, write_attempts};

/// A request that could not be built. Nothing was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestError(Box<(Operation, String)>);

impl RequestError {
    pub(crate) fn new(operation: Operation, message: String) -> Self {
        Self(Box::new((operation, message)))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        &self.0.0
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

/// The client lacks the credentials that the operation requires. Nothing was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct CredentialsError(Box<Missing>);

#[derive(Clone, PartialEq, Eq)]
struct Missing {
    operation: Operation,
    schemes: &'static [SecurityScheme],
}

impl CredentialsError {
    pub(crate) fn new(operation: Operation, schemes: &'static [SecurityScheme]) -> Self {
        Self(Box::new(Missing { operation, schemes }))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        &self.0.operation
    }

    /// The names of the security schemes that the operation accepts: one of the alternatives, with all of its schemes.
    pub fn alternatives(&self) -> &'static [&'static [&'static str]] {
        self.0.operation.security()
    }

    /// The builder method that sets the credential of a scheme.
    fn setter(&self, scheme: &str) -> String {
        match self.0.schemes.iter().find(|known| known.name == scheme) {
            Some(known) => format!("`.{}(…)`", known.setter),
            None => format!("the scheme `{scheme}`, which the client does not support"),
        }
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alternatives = self
            .alternatives()
            .iter()
            .map(|schemes| schemes.iter().map(|scheme| self.setter(scheme)).collect::<Vec<_>>().join(" and "));
        let alternatives = alternatives.collect::<Vec<_>>().join(", or ");
        write!(f, "{}: needs credentials; set {alternatives} on the client's builder", self.0.operation)
    }
}

impl fmt::Debug for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialsError({self})")
    }
}

impl std::error::Error for CredentialsError {}

/// No complete response arrived in time. The server may have processed the request.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeoutError(Box<Late>);

#[derive(Clone, PartialEq, Eq)]
struct Late {
    operation: Operation,
    /// `None` if the transport has a limit of its own.
    limit: Option<Limit>,
    attempts: u32,
    is_retryable: bool,
}

impl TimeoutError {
    pub(crate) fn new(operation: Operation, error: &TransportError) -> Self {
        let (limit, attempts, is_retryable) = (error.limit(), error.attempts(), error.is_retryable());
        Self(Box::new(Late { operation, limit, attempts, is_retryable }))
    }

    /// The operation that was called.
    pub fn operation(&self) -> &Operation {
        &self.0.operation
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
