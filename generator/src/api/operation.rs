//! Operations: what can be called, with what, and what comes back.

use std::sync::Arc;

use super::{Header, Link, SchemaId, Server};
use crate::source::Origin;

/// An Operation Object with everything that its path item adds.
#[derive(Debug)]
pub struct Operation {
    /// Where it is written.
    pub origin: Origin,
    /// Its `operationId`.
    pub id: Option<String>,
    /// The method in capitals: `GET`.
    pub method: String,
    /// The path template, as written: `/pets/{petId}`.
    pub path: String,
    /// Its tags, in order.
    pub tags: Vec<String>,
    /// What it does, in a line.
    pub summary: Option<String>,
    /// What it does, at length.
    pub description: Option<String>,
    /// Whether callers should move on.
    pub deprecated: bool,
    /// Parameters, those of the path first in the order of the template.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What comes back, in document order.
    pub responses: Vec<Response>,
    /// Where it is served, where that is not where the others are.
    pub server: Option<Server>,
    /// Alternatives of which one must be met; empty where none is needed.
    pub security: Vec<Vec<Requirement>>,
}

/// One scheme that must be met, with its scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The name of the security scheme.
    pub scheme: Arc<str>,
    /// What the credential must be allowed to do.
    pub scopes: Vec<String>,
}

/// A Parameter Object.
#[derive(Debug)]
pub struct Parameter {
    /// Where it is written.
    pub origin: Origin,
    /// Its name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether a call without it is wrong.
    pub required: bool,
    /// What it is for.
    pub description: Option<String>,
    /// Whether callers should move on.
    pub deprecated: bool,
    /// How arrays and objects are spelled.
    pub style: Style,
    /// Whether each element or property is spelled separately.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether a value without anything in it is sent all the same.
    pub allow_empty_value: bool,
    /// What it holds.
    pub schema: SchemaId,
    /// How the properties are spelled, where it is the whole query and a form.
    pub encodings: Vec<Encoding>,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As the whole query (OpenAPI 3.2.0, section 4.12.2).
    QueryString,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter is spelled (OpenAPI 3.1.1, section 4.8.12.3).
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
    /// As `form` in cookies, without percent-encoding (OpenAPI 3.2.0, section 4.12.3).
    Cookie,
    /// JSON text, for parameters with `content`.
    Json,
    /// Text as it is, for parameters with `content`.
    Text,
    /// A text of XML, for parameters with `content`.
    Xml,
    /// A text that is a form, for parameters with `content`.
    FormText,
}

/// A Request Body Object.
#[derive(Debug)]
pub struct Body {
    /// Where it is written.
    pub origin: Origin,
    /// What it is for.
    pub description: Option<String>,
    /// Whether a call without it is wrong.
    pub required: bool,
    /// The forms it can take, in document order.
    pub content: Vec<MediaType>,
}

/// A Media Type Object under its name.
#[derive(Debug)]
pub struct MediaType {
    /// Where it is written.
    pub origin: Origin,
    /// The media type or range, as written: `application/json; charset=utf-8`.
    pub name: String,
    /// What it holds, where that is said.
    pub schema: Option<SchemaId>,
    /// What each item of a sequence is, where that is said (OpenAPI 3.2.0, section 4.14).
    pub item: Option<SchemaId>,
    /// How its properties are spelled, where that is said, in document order.
    pub encodings: Vec<Encoding>,
}

/// An Encoding Object under the name of its property.
#[derive(Debug, Clone)]
pub struct Encoding {
    /// Where it is written.
    pub origin: Origin,
    /// The property.
    pub property: String,
    /// The media type of a part: the first where several are listed.
    pub content_type: Option<String>,
    /// How it is spelled, and whether each element or member is spelled separately, where that is said.
    pub style: Option<(Style, bool)>,
    /// Whether parts have headers of their own.
    pub has_headers: bool,
}

/// A Response Object under its status.
#[derive(Debug)]
pub struct Response {
    /// Where it is written.
    pub origin: Origin,
    /// When it comes.
    pub status: Status,
    /// What it means.
    pub description: Option<String>,
    /// Its headers, in document order.
    pub headers: Vec<Header>,
    /// What it says of the next call, in document order.
    pub links: Vec<Link>,
    /// The forms it can take, in document order.
    pub content: Vec<MediaType>,
}

/// Which statuses a response is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Exactly this one.
    Code(u16),
    /// All of a hundred: 4 is `4XX`.
    Range(u16),
    /// Every one that is not named otherwise.
    Default,
}

impl Status {
    /// The status that hands over the connection (RFC 9110, 15.2.2).
    pub const SWITCHING: Self = Self::Code(101);

    /// Whether it is a success: the result of a call.
    pub fn is_success(self) -> bool {
        self == Self::SWITCHING || matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}

impl Operation {
    /// The responses of success that one reading of the operation has. An upgrade beside others is a reading of its own.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        let is_alone = self.responses.iter().filter(|response| response.status.is_success()).count() == 1;
        self.responses
            .iter()
            .filter(move |response| response.status.is_success() && (is_alone || response.status != Status::SWITCHING))
    }
}
