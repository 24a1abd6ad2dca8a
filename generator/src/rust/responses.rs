//! Responses of a call.

use super::{Docs, Ident, Type};

/// The types that the responses of a call decode to.
#[derive(Debug)]
pub struct Responses {
    /// The type of success.
    pub output: Type,
    /// The type of a documented error.
    pub error: Type,
    /// The enum behind `output`, if there are several success types.
    pub output_variants: Vec<ResponseVariant>,
    /// The enum behind `error`, if there are several error types.
    pub error_variants: Vec<ResponseVariant>,
    /// The decoding of each status: exact ones first, then ranges, then the default.
    pub rows: Vec<ResponseRow>,
    /// True if a body contains a number that keeps its digits.
    pub digits: bool,
    /// True if the document declares values of a body to be secrets.
    pub secrets: bool,
}

/// A variant of a response or error enum.
#[derive(Debug)]
pub struct ResponseVariant {
    /// The variant.
    pub ident: Ident,
    /// The documentation.
    pub docs: Docs,
    /// The type that it holds; `None` if the body is empty.
    pub ty: Option<Type>,
}

/// The decoding of a status.
#[derive(Debug, Clone)]
pub struct ResponseRow {
    /// The statuses.
    pub pattern: Pattern,
    /// Success or error.
    pub outcome: Outcome,
    /// The way the body is decoded.
    pub decoding: Decoding,
    /// The XML descriptor, if the body is XML.
    pub xml: Option<Ident>,
    /// The result of the decoding.
    pub wrap: Wrap,
    /// True if `serde` decodes the type.
    pub by_serde: bool,
    /// The decoding of a body that this one does not match.
    pub otherwise: Option<Box<ResponseRow>>,
}

/// The statuses that a response is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// One status.
    Code(u16),
    /// From the first to the last.
    Range(u16, u16),
    /// All other statuses.
    Any,
}

/// Success or error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Outcome {
    Success,
    Error,
}

/// The way a body is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Decoding {
    Json,
    Text,
    /// Text, if the response has such a type.
    OnlyText,
    Bytes,
    Empty,
    Stream,
    Events,
    TextEvents,
    Items,
    Upgraded,
}

impl Decoding {
    /// Returns true if the response is read while it arrives.
    pub fn streams(self) -> bool {
        matches!(self, Self::Stream | Self::Events | Self::TextEvents | Self::Items)
    }
}

/// An alternative decoding of a call's response, which is not buffered.
#[derive(Debug)]
pub struct View {
    /// The method of the call.
    pub method: Ident,
    /// The documentation.
    pub docs: Docs,
    /// The type of success.
    pub output: Type,
    /// The response or the protocol that the request asks for.
    pub request: ViewRequest,
    /// The decoding of each status.
    pub rows: Vec<ResponseRow>,
}

/// The request of a view.
#[derive(Debug)]
pub enum ViewRequest {
    /// Media types, by the `Accept` header; the response is read while it arrives.
    Stream(String),
    /// Media types, by the `Accept` header; the response is buffered.
    Value(String),
    /// Another protocol on the connection.
    Upgrade,
}

/// The result of decoding a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrap {
    /// The body itself.
    Identity,
    /// A variant of this enum.
    Variant(Ident, Ident),
}
