//! `api`: the meaning of a document. References are followed, inheritance is applied, schemas are classified.
//!
//! This model depends neither on Rust nor on YAML. Schemas are in an arena and refer to each other by id.

mod address;
mod body;
mod format;
mod header;
mod link;
mod media_range;
mod method;
mod operation;
mod response;
mod schema;
mod security;
mod server;
mod style;
mod untyped;
mod webhook;
mod xml;

pub use address::Addresses;
pub use body::{Body, Encoding, MediaType, Part, PartContent};
pub use format::{Format, NumberFormat};
pub use header::Header;
pub use link::{Link, LinkTarget, LinkValue};
pub use media_range::MediaRange;
pub use method::Method;
pub use operation::{Location, Operation, Parameter};
pub use response::{Response, Status};
pub use schema::{
    Additional, Bounds, Branch, Discriminator, EnumerationValue, Map, Object, Property, Rule, Scalar, Schema, SchemaId,
    Schemas, Shape, Union,
};
pub use security::{OAuthFlow, Requirement, SecurityKind, SecurityScheme};
pub use server::{Server, ServerVariable};
pub use style::Style;
pub use untyped::Untyped;
pub use webhook::{Callback, Webhook};
pub use xml::{Xml, XmlNode};

use std::collections::HashMap;
use std::sync::Arc;

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
    /// Pairs of schemes that are required together, although a request can carry one of them only, and never apart.
    pub exclusive: Vec<[Arc<str>; 2]>,
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
