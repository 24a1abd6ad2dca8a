//! Calls: a method that starts one, setters that add to it, and what its answers become.

use super::{Docs, Ident, Link, Rule, Server, Type};

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
    /// `&[T]`.
    Slice(Type),
    /// `&[&str]`.
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

/// Where a value goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// Into the path; true where reserved characters are sent as they are.
    Path(String, PathStyle, bool),
    /// Into the query.
    Query(String, QueryOptions),
    /// As the whole query.
    QueryString(String, QueryContent),
    /// Into a header.
    Header(String, HeaderStyle),
    /// Into a cookie.
    Cookie(String, CookieStyle),
    /// Into the body.
    Body(String, Payload),
    /// Into a part of the body.
    Part(String, PartStyle),
    /// As a part of the body that is a file, of this type unless it says one itself.
    File(String, String),
}

/// How a part is spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartStyle {
    /// By what it is.
    Content,
    /// As this media type.
    As(String),
    /// As in a query.
    Styled(QueryStyle),
}

/// How a path parameter is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum PathStyle {
    Simple,
    SimpleExploded,
    Label,
    LabelExploded,
    Matrix,
    MatrixExploded,
    Space,
    Pipe,
    Tab,
    Json,
}

/// How a query parameter is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum QueryStyle {
    Form,
    FormJoined,
    Space,
    Pipe,
    Tab,
    DeepObject,
    Json,
}

/// A query parameter's style and what else is said of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryOptions {
    /// How arrays and objects are spelled.
    pub style: QueryStyle,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether an array or object without members is sent.
    pub allow_empty_value: bool,
}

/// What a query that is one value holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum QueryContent {
    Form(FormStyles),
    Json,
    Text,
}

/// How a header is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum HeaderStyle {
    Simple,
    SimpleExploded,
    Space,
    Pipe,
    Tab,
    Json,
}

/// How a cookie is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum CookieStyle {
    Form,
    FormJoined,
    Cookie,
    CookieJoined,
    Json,
}

/// How the properties of a form are spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormStyles {
    /// All in this style.
    All(QueryStyle),
    /// These as listed, the others as by default.
    Of(Vec<(String, QueryStyle)>),
}

/// How a body is encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form(FormStyles),
    /// Parts that were put together by hand.
    Multipart,
    /// JSON values, a line each.
    Lines,
    /// JSON values, a record each.
    Records,
    /// XML: what the root is called, and the static that describes it.
    Xml(String, Ident),
    /// Text, as it is.
    Text,
    /// Bytes, a file or a stream, as they are.
    Body,
}

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
