//! Calls: a method that starts one, setters that add to it, and the types that its responses decode to.

use super::{Argument, Docs, Ident, Inherited, Link, Parameter, Responses, Server, Type, View};

/// An operation, as a method and the newtype that it returns.
#[derive(Debug)]
pub struct Call {
    /// The method of the tag's struct.
    pub method: Ident,
    /// The newtype over the runtime's call.
    pub ident: Ident,
    /// The methods that started it in earlier versions of the crate.
    pub formers: Vec<FormerMethod>,
    /// The document's description of the operation.
    pub docs: Docs,
    /// True if the operation is deprecated.
    pub deprecated: bool,
    /// The name in logs and errors: the `operationId`, or method and path.
    pub id: String,
    /// The first tag, as the document writes it.
    pub tag: Option<String>,
    /// The HTTP method.
    pub http_method: String,
    /// The path template.
    pub path: String,
    /// The `Accept` header; empty if the document describes no media type.
    pub accept: String,
    /// The operation's own server, if it differs from the client's.
    pub server: Option<Server>,
    /// The header parameter that takes an idempotency key.
    pub idempotency_key: Option<String>,
    /// Alternatives of security schemes.
    pub security: Vec<Vec<Requirement>>,
    /// The path or query values that the method takes as named fields, before its arguments.
    pub bundle: Option<Bundle>,
    /// Required parameters and the required body.
    pub arguments: Vec<Argument>,
    /// Optional parameters and the optional body.
    pub setters: Vec<Setter>,
    /// The parameters among the setters whose values are those of the client, unless the call has others.
    pub inherited: Vec<Inherited>,
    /// Further methods that start the call, each with a body of another media type.
    pub starters: Vec<Starter>,
    /// The multipart body whose parts the call takes.
    pub multipart: Option<PartedBody>,
    /// The types that the responses decode to.
    pub responses: Responses,
    /// Alternative ways to decode the responses.
    pub views: Vec<View>,
    /// The headers that the document describes, if any.
    pub headers: CallHeaders,
    /// Links from its responses to the next call.
    pub links: Vec<Link>,
    /// True if a link leads to the call.
    pub linked: bool,
}

/// A method of an earlier version of the crate.
#[derive(Debug)]
pub struct FormerMethod {
    /// The method.
    pub method: Ident,
    /// The note of the deprecation.
    pub note: String,
    /// The names of the call's types with that method, and those that they have now.
    pub types: Vec<(Ident, Ident)>,
}

/// A required security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its name in the document.
    pub scheme: String,
    /// The scopes that its credential must have.
    pub scopes: Vec<String>,
}

/// A multipart body whose parts are arguments and setters of the call.
#[derive(Debug)]
pub struct PartedBody {
    /// The media type.
    pub media_type: String,
    /// The line that begins it.
    pub start: PartedStart,
    /// True if callers can add parts that the document does not name.
    pub is_open: bool,
}

/// The way a multipart body begins.
#[derive(Debug)]
pub enum PartedStart {
    /// With the call: the body is sent even if it has no parts.
    Call,
    /// With its first part, after which these parts are required.
    FirstPart(Vec<String>),
    /// With its first part, and nothing has to be known before.
    Unannounced,
}

/// The structs of the headers that the document describes for the responses of a call.
#[derive(Debug, Default)]
pub struct CallHeaders {
    /// Those of successful responses.
    pub of_successes: Option<Type>,
    /// Those of error responses.
    pub of_errors: Option<Type>,
}

/// Another method that starts a call.
#[derive(Debug)]
pub struct Starter {
    /// The method of the tag's struct.
    pub method: Ident,
    /// The documentation.
    pub docs: Docs,
    /// Required parameters and the body.
    pub arguments: Vec<Argument>,
}

/// Required parameters as the fields of a struct, used where positional arguments would be easy to confuse.
#[derive(Debug)]
pub struct Bundle {
    /// The struct.
    pub ident: Ident,
    /// The argument of the method.
    pub argument: Ident,
    /// Its fields.
    pub fields: Vec<Argument>,
}

/// An optional parameter or body.
#[derive(Debug)]
pub struct Setter {
    /// The setter and its argument.
    pub ident: Ident,
    /// The documentation.
    pub docs: Docs,
    /// True if the parameter is deprecated.
    pub deprecated: bool,
    /// The way it is passed and sent.
    pub parameter: Parameter,
}
