//! Where the values of a call go, and how they are spelled there.

use super::Ident;

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

/// A value is a text of this media type before it is put anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextOf {
    /// XML: what the root is called, and the static that describes it.
    Xml(String, Ident),
    /// The same for each item of an array.
    EachXml(String, Ident),
    /// `application/x-www-form-urlencoded`.
    Form(FormStyles),
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
