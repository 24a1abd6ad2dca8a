//! `rust`: the model of the generated Rust. Every name, type, argument and match arm is decided here; `emit` only
//! prints it.
//!
//! Two types come from `lower`, because only their constructors there can create them: an [`Ident`] is always a valid
//! identifier, and [`Docs`] are always harmless Markdown.

mod argument;
mod call;
mod check;
mod default;
mod feature;
mod foreign;
mod format;
mod former;
mod headers;
mod int;
mod item;
mod link;
mod parameter;
mod purpose;
mod responses;
mod rule;
mod sending;
mod server;
pub mod taken;
mod types;
mod webhook;
mod xml;

pub use argument::{Argument, Parameter, Passing};
pub use call::{Bundle, Call, CallHeaders, FormerMethod, PartedBody, PartedStart, Requirement, Setter, Starter};
pub use check::{Check, CheckedOperation};
pub use default::{DefaultFunction, DefaultValue};
pub use feature::{Feature, FeatureName, RuntimeFeature, RuntimeSwitch};
pub use foreign::ForeignType;
pub use format::Format;
pub use former::FormerModule;
pub use headers::{Header, HeaderField, HeaderForm, HeaderSet, Headers};
pub use int::{Int, Primitive};
pub use item::{
    Alias, Attempt, Constant, Construction, Derive, Dispatch, Field, FormerName, Given, IntegerEnum, IntegerVariant,
    Item, ItemKind, JsonKind, KindArm, Newtype, Presence, Rest, RestSetter, Setter as FieldSetter, StringEnum,
    StringVariant, Struct, TagArm, Union, Variant,
};
pub use link::{Link, LinkValue};
pub use parameter::{ClientParameter, Inherited};
pub use purpose::{Purpose, Served};
pub use responses::{Decoding, Outcome, Pattern, ResponseRow, ResponseVariant, Responses, View, ViewRequest, Wrap};
pub use rule::Rule;
pub use sending::{
    CookieStyle, FormStyles, HeaderStyle, PartStyle, PathOptions, PathStyle, Payload, QueryContent, QueryOptions,
    QueryStyle, Sending, TextOf,
};
pub use server::{Server, ServerField, ServerValues, ServerVariable, ServerVariables, ServerVariant, Servers};
pub use types::{Module, Type, TypePath};
pub use webhook::{Webhook, Webhooks};
pub use xml::{Xml, XmlContent, XmlItem, XmlMember, XmlNode, XmlPresence, XmlUse};

pub use crate::spelling::{Docs, Ident};
pub(crate) use crate::spelling::{anchors, have_variants};

/// A client crate.
#[derive(Debug)]
pub struct Crate {
    /// The package's name.
    pub name: String,
    /// The crate's documentation.
    pub docs: Docs,
    /// One sentence for the manifest.
    pub summary: String,
    /// The API's title.
    pub title: String,
    /// The API's version, as written.
    pub api_version: String,
    /// The features of the runtime that it needs.
    pub runtime_features: Vec<RuntimeFeature>,
    /// The client and its builder.
    pub client: Client,
    /// The calls, by tag.
    pub tags: Vec<Tag>,
    /// The former modules of tags.
    pub former_modules: Vec<FormerModule>,
    /// The headers of responses, if the document describes any.
    pub headers: Option<Headers>,
    /// Requests that the API sends: webhooks and callbacks.
    pub webhooks: Vec<Webhooks>,
    /// The types outside tags' modules, in one file for each set that the same tags reach.
    pub types: Vec<TypeFile>,
    /// The runtime's types for formats that the crate names.
    pub formats: Vec<Format>,
    /// XML descriptors of schemas, if the API uses XML.
    pub xml: Vec<XmlItem>,
    /// The Cargo features, all enabled by default.
    pub features: Vec<Feature>,
    /// The Cargo features that enable one of the runtime.
    pub runtime_switches: Vec<RuntimeSwitch>,
    /// The depth to which the compiler must follow types, if the default is too low.
    pub recursion_limit: Option<usize>,
}

/// The client and its builder.
#[derive(Debug)]
pub struct Client {
    /// The URL of the first server, if the document gives one; it may be relative.
    pub base_url: Option<String>,
    /// The servers that can be chosen, if there are several.
    pub servers: Option<Servers>,
    /// Pairs of schemes whose credentials exclude each other.
    pub exclusive: Vec<[String; 2]>,
    /// Servers with variables of operations and links that are not in this list.
    pub own_servers: Vec<Server>,
    /// The security schemes, in document order.
    pub schemes: Vec<Scheme>,
    /// The parameters that are set once, for all calls.
    pub parameters: Vec<ClientParameter>,
    /// The environment variables from which it can be made.
    pub environment: Environment,
    /// Its check.
    pub check: Check,
}

/// The names of environment variables.
#[derive(Debug)]
pub struct Environment {
    /// That of the base URL.
    pub base_url: String,
    /// Those of each scheme, in their order: of its token; of a name and a password; or of an access token, and of the id and the
    /// secret of a client.
    pub schemes: Vec<Vec<String>>,
}

impl Client {
    /// The first server, if callers must give its host.
    pub fn relative_server(&self) -> Option<&str> {
        let is_absolute = |url: &str| ["http://", "https://", "//"].iter().any(|start| url.starts_with(start));
        self.base_url.as_deref().filter(|url| !is_absolute(url))
    }
}

/// A security scheme and its setter.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// The builder's method.
    pub setter: Ident,
    /// The way the credential is sent.
    pub kind: SchemeKind,
    /// The documentation.
    pub docs: Docs,
}

/// The way a credential is sent.
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
    /// As an access token of OAuth 2.0, which these flows give.
    OAuth2(Vec<Flow>),
    /// As an access token of OpenID Connect, whose metadata is at this URL.
    OpenIdConnect(String),
    /// By digest access authentication.
    Digest,
    /// In the header `Authorization`, after this scheme.
    Http(String),
    /// By the certificate of the connection.
    MutualTls,
}

impl SchemeKind {
    /// Returns true if the setter takes a name and a password.
    pub fn is_pair(&self) -> bool {
        matches!(self, Self::Basic | Self::Digest)
    }
}

/// A flow of OAuth 2.0, with the URLs that the document gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Its name in the document.
    pub name: String,
    /// The URLs, by the functions of the runtime that take them.
    pub urls: Vec<(&'static str, String)>,
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
    /// The documentation.
    pub docs: Docs,
    /// The feature that enables it; `None` if it is always compiled.
    pub feature: Option<FeatureName>,
    /// The calls, in document order.
    pub calls: Vec<Call>,
    /// The unnamed types that only these calls use.
    pub items: Vec<Item>,
    /// The files of what is not in the module itself.
    pub files: Vec<TagFile>,
}

/// A file of some calls and types of a large tag; the module of the tag exports them.
#[derive(Debug)]
pub struct TagFile {
    /// Its module below that of the tag.
    pub module: Ident,
    /// The sentence that documents the module.
    pub docs: Docs,
    /// The calls, by their index in the tag.
    pub calls: Vec<usize>,
    /// The types, by their index in the tag.
    pub items: Vec<usize>,
}

/// A file of types.
#[derive(Debug)]
pub struct TypeFile {
    /// Its module below `types`.
    pub module: Ident,
    /// The sentence that documents the module.
    pub docs: Docs,
    /// The feature that enables it; `None` if it is always compiled.
    pub feature: Option<FeatureName>,
    /// The items, in document order.
    pub items: Vec<Item>,
}
