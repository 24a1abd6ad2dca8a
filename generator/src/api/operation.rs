//! Operations and their parameters.

use super::{Body, Encoding, Method, Requirement, Response, SchemaId, Server, Status, Style};
use crate::origin::Origin;
use crate::source::Node;

/// An Operation Object, with the fields that its path item adds.
#[derive(Debug)]
pub struct Operation {
    /// The place where it is written.
    pub origin: Origin,
    /// The `operationId`.
    pub id: Option<String>,
    /// The method.
    pub method: Method,
    /// The path template as written: `/pets/{petId}`.
    pub path: String,
    /// The tags, in order.
    pub tags: Vec<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// Set if the operation is deprecated.
    pub deprecated: bool,
    /// The parameters: first those of the path, in the order of the template.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The responses, in document order.
    pub responses: Vec<Response>,
    /// The operation's own server, if it has one.
    pub server: Option<Server>,
    /// The alternative security requirements, one of which must be satisfied; if empty, none is required.
    pub security: Vec<Vec<Requirement>>,
}

/// A Parameter Object.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The place where it is written.
    pub origin: Origin,
    /// The name in the request.
    pub name: String,
    /// The location.
    pub location: Location,
    /// Set if a call without the parameter is invalid.
    pub required: bool,
    /// The description.
    pub description: Option<String>,
    /// Set if the parameter is deprecated.
    pub deprecated: bool,
    /// The style of arrays and objects.
    pub style: Style,
    /// Set if each element or property is serialized separately.
    pub explode: bool,
    /// Set if reserved characters are sent without percent-encoding.
    pub allow_reserved: bool,
    /// Set if an empty value is sent.
    pub allow_empty_value: bool,
    /// The schema of its value.
    pub schema: SchemaId,
    /// The serialization of the properties, if the parameter is the whole query and a form.
    pub encodings: Vec<Encoding>,
    /// The first example.
    pub example: Option<Node>,
}

/// The location of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// A segment of the path.
    Path,
    /// A parameter of the query.
    Query,
    /// The whole query (OpenAPI 3.2.0, section 4.12.2).
    QueryString,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl Operation {
    /// The successful responses, without an upgrade that has others beside it: that one gets its own method.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        let is_alone = self.responses.iter().filter(|response| response.status.is_success()).count() == 1;
        self.responses
            .iter()
            .filter(move |response| response.status.is_success() && (is_alone || response.status != Status::SWITCHING))
    }
}
