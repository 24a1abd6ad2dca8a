//! What the answers of a call become.

use super::{Docs, Ident, Type};

/// What the answers of a call become.
#[derive(Debug)]
pub struct Reply {
    /// The type of success.
    pub output: Type,
    /// The type of a documented error.
    pub error: Type,
    /// The enum behind `output`, where successes differ.
    pub output_variants: Vec<ReplyVariant>,
    /// The enum behind `error`, where errors differ.
    pub error_variants: Vec<ReplyVariant>,
    /// What each status becomes, exact ones first, then ranges, then the default.
    pub answers: Vec<Answer>,
    /// Whether something in them is a number whose digits are kept.
    pub digits: bool,
}

/// A variant of a response or error enum.
#[derive(Debug)]
pub struct ReplyVariant {
    /// The variant.
    pub ident: Ident,
    /// What it means.
    pub docs: Docs,
    /// What it holds; nothing where the body is empty.
    pub ty: Option<Type>,
}

/// What a status becomes.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Which status.
    pub pattern: Pattern,
    /// Success or error.
    pub outcome: Outcome,
    /// How the body is read.
    pub decoding: Decoding,
    /// The static by which it is read where it is XML.
    pub xml: Option<Ident>,
    /// What is made of it.
    pub wrap: Wrap,
    /// Whether its type is read by `serde`.
    pub by_serde: bool,
}

/// Which statuses an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Exactly this one.
    Code(u16),
    /// From the first to the last.
    Range(u16, u16),
    /// All others.
    Any,
}

/// Success or error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Outcome {
    Success,
    Error,
}

/// How a body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Decoding {
    Json,
    Text,
    Bytes,
    Empty,
    Stream,
    Events,
    TextEvents,
    Items,
    Upgraded,
}

impl Decoding {
    /// Whether the answer is read while it comes.
    pub fn streams(self) -> bool {
        matches!(self, Self::Stream | Self::Events | Self::TextEvents | Self::Items)
    }
}

/// Another reading of a call's answer, which is not buffered.
#[derive(Debug)]
pub struct View {
    /// The method of the call.
    pub method: Ident,
    /// What it gives.
    pub docs: Docs,
    /// The type of success.
    pub output: Type,
    /// The `Accept` header; none where the connection itself is asked for.
    pub accept: Option<String>,
    /// What each status becomes.
    pub answers: Vec<Answer>,
}

/// What is made of a decoded body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrap {
    /// It is the result.
    Identity,
    /// It goes into a variant of this enum.
    Variant(Ident, Ident),
}
