//! Calls: a method that starts one, setters that add to it, and what its answers become.

use super::{Docs, Ident, Link, Reply, Rule, Sending, Server, TextOf, Type, View};

/// An operation, as a method and the newtype that it returns.
#[derive(Debug)]
pub struct Call {
    /// The method of the tag's struct.
    pub method: Ident,
    /// The newtype over the runtime's call.
    pub ident: Ident,
    /// What it does, in the document's words.
    pub docs: Docs,
    /// Whether callers should move on.
    pub deprecated: bool,
    /// What it is called in logs and errors: the `operationId`, or method and path.
    pub id: String,
    /// The HTTP method.
    pub http_method: String,
    /// The path template.
    pub path: String,
    /// The `Accept` header; empty where nothing is documented.
    pub accept: String,
    /// Where it is served, where that is not where the others are.
    pub server: Option<Server>,
    /// Alternatives of security schemes.
    pub security: Vec<Vec<String>>,
    /// What the method takes by name, before its arguments.
    pub bundle: Option<Bundle>,
    /// Required parameters and the required body.
    pub arguments: Vec<Argument>,
    /// Optional parameters and the optional body.
    pub setters: Vec<Setter>,
    /// Other methods that start it, each with a body of another media type.
    pub starters: Vec<Starter>,
    /// The media type of a body of parts that is sent even without any.
    pub multipart: Option<String>,
    /// What the answers become.
    pub reply: Reply,
    /// Other readings of the answers.
    pub views: Vec<View>,
    /// What its answers say of the next call.
    pub links: Vec<Link>,
    /// Whether a link leads to it.
    pub linked: bool,
}

/// Another method that starts a call.
#[derive(Debug)]
pub struct Starter {
    /// The method of the tag's struct.
    pub method: Ident,
    /// What it does.
    pub docs: Docs,
    /// Required parameters and the body.
    pub arguments: Vec<Argument>,
}

/// Required parameters as the fields of a struct, where their order would tell nobody which is which.
#[derive(Debug)]
pub struct Bundle {
    /// The struct.
    pub ident: Ident,
    /// The argument of the method.
    pub argument: Ident,
    /// Its fields.
    pub fields: Vec<Argument>,
}

/// Something required.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Its name.
    pub ident: Ident,
    /// What it is.
    pub docs: Docs,
    /// How it is passed and sent.
    pub parameter: Parameter,
}

/// Something optional.
#[derive(Debug)]
pub struct Setter {
    /// The method, and its argument.
    pub ident: Ident,
    /// What it is.
    pub docs: Docs,
    /// Whether callers should move on.
    pub deprecated: bool,
    /// How it is passed and sent.
    pub parameter: Parameter,
}

/// How a value is passed and sent.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// How the caller passes it.
    pub passing: Passing,
    /// Where it goes.
    pub sending: Sending,
    /// What it is a text of there, where it is one of another media type.
    pub text: Option<TextOf>,
    /// What it must keep.
    pub rules: Vec<Rule>,
}

/// How a caller passes a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passing {
    /// By value: numbers, booleans, enumerations.
    Value(Type),
    /// `&str`.
    Text,
    /// `&str` that is not shown.
    SecretText,
    /// Anything that is a list of `T`: `impl AsRef<[T]>`.
    Slice(Type),
    /// Any list of strings: `impl IntoIterator<Item: AsRef<str>>`.
    Texts,
    /// `&T`.
    Reference(Type),
    /// Anything that becomes a `T`: a text of a format, or the value for which it stands.
    Into(Type),
    /// Anything that becomes a body: bytes, a file, a stream.
    Body,
    /// Anything that becomes a sequence of values of this type.
    Sequence(Type),
    /// Anything that becomes a file.
    File,
    /// Several files.
    Files,
    /// The parts of a body, put together by hand.
    Multipart,
}

impl Passing {
    /// The type that holds such a value, where one does: that of a field.
    pub fn owned(&self) -> Option<Type> {
        match self {
            Self::Value(ty) | Self::Reference(ty) | Self::Into(ty) => Some(ty.clone()),
            Self::Text => Some(Type::String),
            Self::Texts => Some(Type::Vec(Box::new(Type::String))),
            Self::Slice(ty) => Some(Type::Vec(Box::new(ty.clone()))),
            Self::SecretText | Self::Body | Self::Sequence(_) | Self::File | Self::Files | Self::Multipart => None,
        }
    }
}
