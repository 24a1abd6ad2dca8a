//! Errors before anything is sent.

use std::fmt;

use crate::call::Operation;
use crate::client::SecurityScheme;

/// A request could not be built, and nothing was sent: names the parameter and the reason.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestError(Box<(Operation, String)>);

impl RequestError {
    pub(crate) fn new(operation: Operation, message: String) -> Self {
        Self(Box::new((operation, message)))
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

/// The client has no credentials that the operation accepts; nothing was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct MissingCredentials(Box<Missing>);

#[derive(Clone, PartialEq, Eq)]
struct Missing {
    operation: Operation,
    schemes: &'static [SecurityScheme],
}

impl MissingCredentials {
    pub(crate) fn new(operation: Operation, schemes: &'static [SecurityScheme]) -> Self {
        Self(Box::new(Missing { operation, schemes }))
    }

    /// The security schemes that would do: any one alternative, with all of it.
    pub fn alternatives(&self) -> &'static [&'static [&'static str]] {
        self.0.operation.security
    }

    /// The builder's method for a scheme, as it is written.
    fn setter(&self, scheme: &str) -> String {
        match self.0.schemes.iter().find(|known| known.name == scheme) {
            Some(known) => format!("`.{}(…)`", known.setter),
            None => format!("the scheme `{scheme}`, which the client does not support"),
        }
    }
}

impl fmt::Display for MissingCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alternatives = self
            .alternatives()
            .iter()
            .map(|schemes| schemes.iter().map(|scheme| self.setter(scheme)).collect::<Vec<_>>().join(" and "));
        let alternatives = alternatives.collect::<Vec<_>>().join(", or ");
        write!(f, "{}: needs credentials; set {alternatives} on the client's builder", self.0.operation)
    }
}

impl fmt::Debug for MissingCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MissingCredentials({self})")
    }
}

impl std::error::Error for MissingCredentials {}

/// No whole answer came in time. The server may have acted on the request.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeoutError(Box<(Operation, std::time::Duration)>);

impl TimeoutError {
    pub(crate) fn new(operation: Operation, after: std::time::Duration) -> Self {
        Self(Box::new((operation, after)))
    }

    /// How long the exchange could have taken.
    pub fn limit(&self) -> std::time::Duration {
        self.0.1
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: no whole answer within {:?}", self.0.0, self.0.1)
    }
}

impl fmt::Debug for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TimeoutError({self})")
    }
}

impl std::error::Error for TimeoutError {}
