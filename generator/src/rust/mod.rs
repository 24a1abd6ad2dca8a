//! `rust`: what an API is in Rust. Every name, type, argument and arm is decided; `emit` only spells.
//!
//! Two types come from `lower`, because only their makers there may construct them: an [`Ident`] is always a valid
//! identifier, and [`Docs`] are always harmless Markdown.

mod call;
mod default;
mod foreign;
mod format;
mod headers;
mod item;
mod link;
mod reply;
mod rule;
mod sending;
mod server;
mod types;
mod webhook;
mod xml;

pub use call::{Argument, Bundle, Call, Parameter, Passing, Setter, Starter};
pub use default::{DefaultFunction, DefaultValue};
pub use foreign::ForeignType;
pub use format::Format;
pub use headers::{Header, HeaderField, HeaderForm, HeaderSet, Headers};
pub use item::{
    Alias, Attempt, Constant, Construction, Derive, Dispatch, Field, IntegerEnum, IntegerVariant, Item, ItemKind,
    JsonKind, KindArm, Newtype, Presence, Rest, RestSetter, Setter as FieldSetter, StringEnum, StringVariant, Struct,
    TagArm, Union, Variant,
};
pub use link::{Link, LinkValue};
pub use reply::{Answer, Decoding, Outcome, Pattern, Reply, ReplyVariant, View, Wrap};
pub use rule::Rule;
pub use sending::{
    CookieStyle, FormStyles, HeaderStyle, PartStyle, PathStyle, Payload, QueryContent, QueryOptions, QueryStyle,
    Sending, TextOf,
};
pub use server::{Server, ServerField, ServerValues, ServerVariable, ServerVariables, ServerVariant, Servers};
pub use types::{Module, Type, TypePath};
pub use webhook::{Webhook, Webhooks};
pub use xml::{Xml, XmlContent, XmlItem, XmlMember, XmlNode, XmlPresence, XmlUse};

pub use crate::lower::docs::Docs;
pub use crate::lower::naming::Ident;

/// The feature of the runtime that sends requests, unless the caller brings another transport.
pub const TRANSPORT: &str = "rustls-ring";

/// A client crate.
#[derive(Debug)]
pub struct Crate {
    /// The package's name.
    pub name: String,
    /// What the API is.
    pub docs: Docs,
    /// One sentence for the manifest.
    pub summary: String,
    /// The API's title.
    pub title: String,
    /// The API's version, as written.
    pub api_version: String,
    /// The features of the runtime that it needs.
    pub runtime_features: Vec<&'static str>,
    /// How a client is built.
    pub client: Client,
    /// The calls, by tag.
    pub tags: Vec<Tag>,
    /// The headers of answers, where the document describes any.
    pub headers: Option<Headers>,
    /// What the API sends: webhooks, and callbacks.
    pub webhooks: Vec<Webhooks>,
    /// The types that belong to no tag's module, each file with those that are reached alike.
    pub types: Vec<TypeFile>,
    /// The runtime's types for strings of a format that it names.
    pub formats: Vec<Format>,
    /// What schemas are in XML, where anything is.
    pub xml: Vec<XmlItem>,
    /// The Cargo features, all of them on unless a user says otherwise.
    pub features: Vec<Feature>,
}

/// A Cargo feature of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// The features that it needs.
    pub enables: Vec<String>,
}

/// How a client is built.
#[derive(Debug)]
pub struct Client {
    /// Where the API is served, where the document tells it.
    pub base_url: Option<String>,
    /// The servers that can be chosen, where there is a choice.
    pub servers: Option<Servers>,
    /// Servers of operations and links with variables that none of these has.
    pub own_servers: Vec<Server>,
    /// The security schemes, in document order.
    pub schemes: Vec<Scheme>,
}

/// A security scheme and its setter.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// The builder's method.
    pub setter: Ident,
    /// How the credential travels.
    pub kind: SchemeKind,
    /// What it is.
    pub docs: Docs,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// In this header.
    HeaderKey(String),
    /// In this query parameter.
    QueryKey(String),
    /// In this cookie.
    CookieKey(String),
    /// As a bearer token.
    Bearer,
    /// As user name and password.
    Basic,
}

/// The calls of a tag: one module, one struct.
#[derive(Debug)]
pub struct Tag {
    /// The module, and the method of the client that gives the struct.
    pub module: Ident,
    /// The method of the client.
    pub accessor: Ident,
    /// The struct whose methods are the calls.
    pub group: Ident,
    /// What the tag groups.
    pub docs: Docs,
    /// The feature with which it is compiled; always, where there is none.
    pub feature: Option<String>,
    /// The calls, in document order.
    pub calls: Vec<Call>,
    /// The types that only these calls use and that have no name in the document.
    pub items: Vec<Item>,
}

/// A file of types.
#[derive(Debug)]
pub struct TypeFile {
    /// Its module below `types`.
    pub module: Ident,
    /// What is in it, in a sentence.
    pub docs: Docs,
    /// The feature with which it is compiled; always, where there is none.
    pub feature: Option<String>,
    /// What is in it, in document order.
    pub items: Vec<Item>,
}
