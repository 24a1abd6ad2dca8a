//! `api`: the meaning of a document. References are followed, inheritance is applied, schemas are classified.
//!
//! This model depends neither on Rust nor on YAML. Schemas are in an arena and refer to each other by id.

mod address;
mod format;
mod header;
mod link;
mod media_range;
mod operation;
mod schema;
mod untyped;
mod webhook;
mod xml;

pub use address::Addresses;
pub use format::Format;
pub use header::Header;
pub use link::{Link, LinkTarget, LinkValue};
pub use media_range::MediaRange;
pub use operation::{
    Body, Encoding, Location, MediaType, Operation, Parameter, Part, PartContent, Requirement, Response, Status, Style,
};
pub use schema::{
    Additional, Bounds, Branch, Discriminator, EnumerationValue, Map, Object, Property, Rule, Scalar, Schema, SchemaId,
    Schemas, Shape, Union,
};
pub use untyped::Untyped;
pub use webhook::{Callback, Webhook};
pub use xml::{Xml, XmlNode};

use std::collections::HashMap;
use std::sync::Arc;

use crate::origin::Origin;

/// An API, resolved.
#[derive(Debug, Default)]
pub struct Api {
    /// The title as written.
    pub title: String,
    /// The version as written.
    pub version: String,
    /// The summary.
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The license.
    pub license: Option<License>,
    /// The servers, in order of preference.
    pub servers: Vec<Server>,
    /// The security schemes, by name, in document order.
    pub security_schemes: Vec<SecurityScheme>,
    /// The tags that the document describes, in order.
    pub tags: Vec<Tag>,
    /// Every operation, in document order.
    pub operations: Vec<Operation>,
    /// Every request that the API makes.
    pub webhooks: Vec<Webhook>,
    /// Every schema, named or not.
    pub schemas: Schemas,
    /// The named schemas, in document order.
    pub named: Vec<SchemaId>,
    /// The schemas that constrain values but became [`Shape::Any`].
    pub untyped: Vec<Untyped>,
    /// The parent schemas, each with the union of its subtypes.
    pub heirs: HashMap<SchemaId, SchemaId>,
    /// The stable addresses of places.
    pub addresses: Addresses,
}

/// A License Object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// The name.
    pub name: String,
    /// The SPDX expression, or the URL of the license.
    pub place: Option<String>,
}

/// A Server Object.
#[derive(Debug, Clone)]
pub struct Server {
    /// The absolute or relative URL, with variables replaced by their defaults.
    pub url: String,
    /// The same URL, with variables in braces.
    pub template: String,
    /// The variables, in document order.
    pub variables: Vec<ServerVariable>,
    /// The name (OpenAPI 3.2.0, section 4.6).
    pub name: Option<String>,
    /// The description.
    pub description: Option<String>,
}

/// A Server Variable Object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name.
    pub name: String,
    /// The default value.
    pub default: String,
    /// The allowed values; if empty, any value is allowed.
    pub allowed: Vec<String>,
}

/// A Tag Object.
#[derive(Debug, Clone)]
pub struct Tag {
    /// The name, by which operations refer to the tag.
    pub name: String,
    /// The summary (OpenAPI 3.2.0, section 4.22).
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The parent tag.
    pub parent: Option<String>,
}

/// A Security Scheme Object.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// The place where it is declared.
    pub origin: Origin,
    /// The name among the components.
    pub name: Arc<str>,
    /// The kind of credential.
    pub kind: SecurityKind,
    /// The description.
    pub description: Option<String>,
    /// Set if the scheme is deprecated (OpenAPI 3.2.0, section 4.27).
    pub deprecated: bool,
    /// The URL of the authorization server's metadata (RFC 8414).
    pub metadata_url: Option<String>,
}

/// The kind of a credential, and its place in the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key in a header of this name.
    HeaderKey(String),
    /// A key in a query parameter of this name.
    QueryKey(String),
    /// A key in a cookie of this name.
    CookieKey(String),
    /// A bearer token (RFC 6750), including access tokens of OAuth 2.0 and OpenID Connect.
    Bearer,
    /// A user name and password (RFC 7617).
    Basic,
}
