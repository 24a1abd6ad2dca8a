//! An operation of the document, and the servers that it may be sent to.

mod environment;
mod error;
mod inherited;
mod requirement;
mod server;

use std::fmt;
use std::sync::{Mutex, PoisonError};

pub use self::environment::{Environment, Variables};
pub use self::error::BuildError;
pub use self::inherited::Inherited;
pub use self::requirement::Requirement;
pub(crate) use self::server::expand;
pub use self::server::{Server, ServerVariable};

/// An operation of the document, as errors and logs name it.
///
/// It is displayed as `GET /pets/{id} (getPet)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    pub(crate) id: &'static str,
    tag: Option<&'static str>,
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) server: Option<&'static Server>,
    pub(crate) idempotency_key: Option<&'static str>,
    pub(crate) streams: bool,
    pub(crate) upgrades: bool,
    pub(crate) digits: bool,
    pub(crate) secrets: bool,
    security: &'static [&'static [Requirement]],
    pub(crate) inherited: &'static [Inherited],
}

impl Operation {
    /// The operation in the extensions of a request, or one that no document describes.
    pub(crate) fn of<B>(request: &http::Request<B>) -> &'static Self {
        let extensions = request.extensions();
        let of_document = extensions.get::<&'static Self>().copied();
        let of_document = of_document.or_else(|| extensions.get::<Self>().map(|operation| Self::into(*operation)));
        of_document.unwrap_or_else(|| Self::undocumented(request.method().as_str()))
    }

    /// The name, in logs and errors, of a request that the document does not describe.
    pub(crate) fn undocumented(method: &str) -> &'static Self {
        static OTHER: Operation = Operation::new("undocumented", "OTHER", "");
        static KNOWN: [Operation; 9] = [
            Operation::new("undocumented", "GET", ""),
            Operation::new("undocumented", "POST", ""),
            Operation::new("undocumented", "PUT", ""),
            Operation::new("undocumented", "DELETE", ""),
            Operation::new("undocumented", "PATCH", ""),
            Operation::new("undocumented", "HEAD", ""),
            Operation::new("undocumented", "OPTIONS", ""),
            Operation::new("undocumented", "TRACE", ""),
            Operation::new("undocumented", "QUERY", ""),
        ];
        KNOWN.iter().find(|known| known.method == method).unwrap_or(&OTHER)
    }

    /// The `operationId`, or the method and path if the document gives none.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The HTTP method.
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The template of the path: `/pets/{id}`. It is empty for requests that the document does not describe.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The first tag, as the document writes it.
    pub fn tag(&self) -> Option<&'static str> {
        self.tag
    }

    /// The security schemes that it accepts, with their scopes: one of the alternatives, with all of its schemes. An empty
    /// alternative allows anonymous calls; an empty list requires nothing.
    pub fn security(&self) -> &'static [&'static [Requirement]] {
        self.security
    }

    /// Returns `true` if sending the same request several times has the effect of sending it once: for `GET`, `HEAD`,
    /// `OPTIONS`, `TRACE`, `PUT`, `DELETE` (RFC 9110, 9.2.2) and `QUERY`.
    pub fn is_idempotent(&self) -> bool {
        is_idempotent_method(self.method)
    }
}

/// Returns `true` for the idempotent methods of RFC 9110, 9.2.2, and for `QUERY`.
pub(crate) fn is_idempotent_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY")
}

/// The functions that generated code calls.
#[doc(hidden)]
impl Operation {
    /// `id` is the operation's name, `path` its template: `/pets/{id}`.
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            tag: None,
            method,
            path,
            accept: "",
            server: None,
            idempotency_key: None,
            streams: false,
            upgrades: false,
            digits: false,
            secrets: false,
            security: &[],
            inherited: &[],
        }
    }

    /// Its first tag.
    #[must_use]
    pub const fn tagged(self, tag: &'static str) -> Self {
        Self { tag: Some(tag), ..self }
    }

    /// The media types of its responses, as an `Accept` header lists them.
    #[must_use]
    pub const fn accept(self, media_types: &'static str) -> Self {
        Self { accept: media_types, ..self }
    }

    /// Its own server.
    #[must_use]
    pub const fn server(self, server: &'static Server) -> Self {
        Self { server: Some(server), ..self }
    }

    /// The header parameter that takes an idempotency key.
    #[must_use]
    pub const fn idempotency_key(self, header: &'static str) -> Self {
        Self { idempotency_key: Some(header), ..self }
    }

    /// Its response is read as a stream.
    #[must_use]
    pub const fn streams(self) -> Self {
        Self { streams: true, ..self }
    }

    /// It requests an upgrade of the connection to another protocol.
    #[must_use]
    pub const fn upgrades(self) -> Self {
        Self { upgrades: true, ..self }
    }

    /// Its response contains numbers whose digits are kept.
    #[must_use]
    pub const fn digits(self) -> Self {
        Self { digits: true, ..self }
    }

    /// The document declares values of its responses to be secrets: messages do not show them.
    #[must_use]
    pub const fn secrets(self) -> Self {
        Self { secrets: true, ..self }
    }

    /// The security schemes that it accepts.
    #[must_use]
    pub const fn secured(self, alternatives: &'static [&'static [Requirement]]) -> Self {
        Self { security: alternatives, ..self }
    }

    /// The parameters whose values are those of the client, unless the call has others.
    #[must_use]
    pub const fn inherits(self, parameters: &'static [Inherited]) -> Self {
        Self { inherited: parameters, ..self }
    }
}

/// The same operation for the rest of the program. Calls refer to their operation, which is a constant of the generated crate; this
/// is for the few places that have a copy.
impl From<Operation> for &'static Operation {
    fn from(operation: Operation) -> Self {
        static KNOWN: Mutex<Vec<&'static Operation>> = Mutex::new(Vec::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.iter().find(|known| ***known == operation) {
            return known;
        }
        let operation: Self = Box::leak(Box::new(operation));
        known.push(operation);
        operation
    }
}

/// `GET /pets/{id} (getPet)`
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path {
            "" => write!(f, "{} ({})", self.method, self.id),
            path => write!(f, "{} {path} ({})", self.method, self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Operation;

    #[test]
    fn a_copy_of_an_operation_is_kept_once() {
        let copy = || <&'static Operation>::from(Operation::new("kept", "GET", "/"));
        assert!(std::ptr::eq(copy(), copy()));
        assert_eq!(<&'static Operation>::from(Operation::new("kept", "PUT", "/")).method(), "PUT");
        assert_eq!(Operation::undocumented("PUT").method(), "PUT");
        assert_eq!(Operation::undocumented("put").method(), "OTHER");
    }

    #[test]
    fn idempotent_methods_are_those_of_http() {
        for method in ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"] {
            assert!(Operation::new("a", method, "/").is_idempotent(), "{method}");
        }
        // Methods are case-sensitive (RFC 9110, 9.1).
        for method in ["POST", "PATCH", "CONNECT", "M-SEARCH", "get", ""] {
            assert!(!Operation::new("a", method, "/").is_idempotent(), "{method}");
        }
    }
}
