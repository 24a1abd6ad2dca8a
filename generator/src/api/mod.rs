//! `api`: what a document means. References are followed, inheritance is applied, schemas are classified.
//!
//! Nothing here knows Rust; nothing here knows YAML. Schemas live in an arena and point at each other by id.

mod address;
mod format;
mod header;
mod link;
mod operation;
mod schema;
mod untyped;
mod webhook;
mod xml;

pub use address::Addresses;
pub use format::Format;
pub use header::Header;
pub use link::{Link, LinkTarget, LinkValue};
pub use operation::{Body, Encoding, Location, MediaType, Operation, Parameter, Requirement, Response, Status, Style};
pub use schema::{
    Additional, Bounds, Branch, Discriminator, EnumerationValue, Map, Object, Property, Rule, Scalar, Schema, SchemaId,
    Schemas, Shape, Union,
};
pub use untyped::Untyped;
pub use webhook::{Callback, Webhook};
pub use xml::{Xml, XmlNode};

use std::collections::HashMap;
use std::sync::Arc;

use crate::source::Origin;

/// An API, resolved.
#[derive(Debug, Default)]
pub struct Api {
    /// Its title, as written.
    pub title: String,
    /// Its version, as written.
    pub version: String,
    /// What it is, in a line.
    pub summary: Option<String>,
    /// What it is, in the document's words.
    pub description: Option<String>,
    /// The terms under which it may be used.
    pub license: Option<License>,
    /// Where it is served, in order of preference.
    pub servers: Vec<Server>,
    /// How callers prove who they are, by name, in document order.
    pub security_schemes: Vec<SecurityScheme>,
    /// The tags that the document describes, in order.
    pub tags: Vec<Tag>,
    /// Every operation, in document order.
    pub operations: Vec<Operation>,
    /// Every request that the API makes.
    pub webhooks: Vec<Webhook>,
    /// Every schema, named or not.
    pub schemas: Schemas,
    /// The schemas that have a name, in document order.
    pub named: Vec<SchemaId>,
    /// The schemas that say something about values and are [`Shape::Any`] all the same.
    pub untyped: Vec<Untyped>,
    /// The base classes, each with the union of its heirs.
    pub heirs: HashMap<SchemaId, SchemaId>,
    /// What places are called from run to run.
    pub addresses: Addresses,
}

/// A License Object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// Its name.
    pub name: String,
    /// Its SPDX expression, or where its text is.
    pub place: Option<String>,
}

/// A Server Object.
#[derive(Debug, Clone)]
pub struct Server {
    /// Absolute or relative URL, its variables replaced by their defaults.
    pub url: String,
    /// The same, its variables in braces.
    pub template: String,
    /// The variables, in document order.
    pub variables: Vec<ServerVariable>,
    /// What it is called (OpenAPI 3.2.0, section 4.6).
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
}

/// A Server Variable Object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// What it is unless it is set.
    pub default: String,
    /// What it can be; anything where this is empty.
    pub allowed: Vec<String>,
}

/// A Tag Object.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its name, as operations give it.
    pub name: String,
    /// What it groups, in a line (OpenAPI 3.2.0, section 4.22).
    pub summary: Option<String>,
    /// What it groups.
    pub description: Option<String>,
    /// The tag that it is a part of.
    pub parent: Option<String>,
}

/// A Security Scheme Object.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// Where it is declared.
    pub origin: Origin,
    /// Its name among the components.
    pub name: Arc<str>,
    /// How the credential travels.
    pub kind: SecurityKind,
    /// What it is, in the document's words.
    pub description: Option<String>,
    /// Whether callers should move on (OpenAPI 3.2.0, section 4.27).
    pub deprecated: bool,
    /// Where the authorization server describes itself (RFC 8414).
    pub metadata_url: Option<String>,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key in a header of this name.
    HeaderKey(String),
    /// A key in a query parameter of this name.
    QueryKey(String),
    /// A key in a cookie of this name.
    CookieKey(String),
    /// A bearer token (RFC 6750); access tokens of OAuth 2.0 and OpenID Connect travel so too.
    Bearer,
    /// User name and password (RFC 7617).
    Basic,
}
