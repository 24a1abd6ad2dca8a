//! Operations with their parameters, bodies and responses.

use std::sync::Arc;

use super::{Header, Link, SchemaId, Server};
use crate::origin::Origin;
use crate::source::Node;

/// An Operation Object, with the fields that its path item adds.
#[derive(Debug)]
pub struct Operation {
    /// The place where it is written.
    pub origin: Origin,
    /// The `operationId`.
    pub id: Option<String>,
    /// The method in upper case: `GET`.
    pub method: String,
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

/// One required scheme, with its scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The name of the security scheme.
    pub scheme: Arc<str>,
    /// The scopes that the credential must have.
    pub scopes: Vec<String>,
}

/// A Parameter Object.
#[derive(Debug)]
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

/// The serialization of a parameter (OpenAPI 3.1.1, section 4.8.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b` in paths and headers.
    Simple,
    /// `.a.b` in paths.
    Label,
    /// `;x=a;x=b` in paths.
    Matrix,
    /// `x=a&x=b` in queries and cookies.
    Form,
    /// `x=a%20b` in queries.
    SpaceDelimited,
    /// `x=a|b` in queries.
    PipeDelimited,
    /// `x=a%09b` in queries (OpenAPI 2.0, `tsv`).
    TabDelimited,
    /// `x[k]=v` in queries.
    DeepObject,
    /// As `form`, in cookies, without percent-encoding (OpenAPI 3.2.0, section 4.12.3).
    Cookie,
    /// JSON, for parameters with `content`.
    Json,
    /// Plain text, for parameters with `content`.
    Text,
    /// XML, for parameters with `content`.
    Xml,
    /// A form, for parameters with `content`.
    FormText,
}

/// A Request Body Object.
#[derive(Debug)]
pub struct Body {
    /// The place where it is written.
    pub origin: Origin,
    /// The description.
    pub description: Option<String>,
    /// Set if a call without the body is invalid.
    pub required: bool,
    /// The media types, in document order.
    pub content: Vec<MediaType>,
}

/// A Media Type Object under its name.
#[derive(Debug)]
pub struct MediaType {
    /// The place where it is written.
    pub origin: Origin,
    /// The media type or range as written: `application/json; charset=utf-8`.
    pub name: String,
    /// The schema, if any.
    pub schema: Option<SchemaId>,
    /// The schema of each item of a sequence, if any (OpenAPI 3.2.0, section 4.14).
    pub item: Option<SchemaId>,
    /// The encodings of properties, in document order.
    pub encodings: Vec<Encoding>,
    /// The properties that are files or strings of a media type, if the body is multipart.
    pub parts: Vec<Part>,
}

/// A property of a multipart body that is a file, or a string of a media type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name of the property.
    pub property: String,
    /// The kind of content.
    pub content: PartContent,
    /// Set if the property is a list, whose elements are a part each.
    pub several: bool,
    /// `contentMediaType`, unless it only means bytes.
    pub content_type: Option<String>,
}

/// The content of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartContent {
    /// A string that is sent as it is, such as JSON that the caller has written.
    Text,
    /// A file.
    File,
    /// Either of them.
    FileOrText,
}

/// An Encoding Object under the name of its property.
#[derive(Debug, Clone)]
pub struct Encoding {
    /// The place where it is written.
    pub origin: Origin,
    /// The name of the property.
    pub property: String,
    /// The media type of the part; the first one of a list.
    pub content_type: Option<String>,
    /// The style, and whether each element or member is serialized separately, if the document sets them.
    pub style: Option<(Style, bool)>,
    /// Set if parts have their own headers.
    pub has_headers: bool,
}

/// A Response Object under its status.
#[derive(Debug)]
pub struct Response {
    /// The place where it is written.
    pub origin: Origin,
    /// The status.
    pub status: Status,
    /// The description.
    pub description: Option<String>,
    /// The headers, in document order.
    pub headers: Vec<Header>,
    /// The links to next calls, in document order.
    pub links: Vec<Link>,
    /// The media types, in document order.
    pub content: Vec<MediaType>,
}

/// The statuses of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Exactly this status.
    Code(u16),
    /// All statuses with this first digit: 4 is `4XX`.
    Range(u16),
    /// All statuses without a response of their own.
    Default,
}

impl Status {
    /// The status of an upgraded connection (RFC 9110, 15.2.2).
    pub const SWITCHING: Self = Self::Code(101);

    /// Returns whether the status is a success, the result of a call.
    pub fn is_success(self) -> bool {
        self == Self::SWITCHING || matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
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
