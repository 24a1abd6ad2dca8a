//! Destinations of a call's values, and their serialization.

use super::Ident;

/// The part of a request that a value goes into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// The path.
    Path(String, PathOptions),
    /// The query.
    Query(String, QueryOptions),
    /// The whole query string.
    QueryString(String, QueryContent),
    /// A header.
    Header(String, HeaderStyle),
    /// A cookie.
    Cookie(String, CookieStyle),
    /// The body.
    Body(String, Payload),
    /// A part of the body.
    Part(String, PartStyle),
    /// A file part of the body, of this media type unless the file has its own.
    File(String, String),
}

/// A nested media type: the value is serialized to a string before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextOf {
    /// XML, with the name of the root and its descriptor.
    Xml(String, Ident),
    /// XML for each item of an array.
    EachXml(String, Ident),
    /// `application/x-www-form-urlencoded`.
    Form(FormStyles),
}

/// The serialization of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartStyle {
    /// By the type of its value.
    Content,
    /// As this media type.
    As(String),
    /// A string as it is, of this media type.
    Text(String),
    /// As in a query.
    Styled(QueryStyle),
}

/// The serialization of a path parameter.
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

/// A path parameter's style and flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathOptions {
    /// The serialization of arrays and objects.
    pub style: PathStyle,
    /// True if reserved characters are not encoded.
    pub allow_reserved: bool,
}

/// The serialization of a query parameter.
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

/// A query parameter's style and flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryOptions {
    /// The serialization of arrays and objects.
    pub style: QueryStyle,
    /// True if reserved characters are not encoded.
    pub allow_reserved: bool,
    /// True if an empty array or object is sent.
    pub allow_empty_value: bool,
}

/// The content of a query string that is a single value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum QueryContent {
    Form(FormStyles),
    Json,
    Text,
}

/// The serialization of a header.
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

/// The serialization of a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum CookieStyle {
    Form,
    FormJoined,
    Cookie,
    CookieJoined,
    Json,
}

/// The serialization of a form's properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormStyles {
    /// All in one style.
    All(QueryStyle),
    /// The listed ones in their style, the others in the default one.
    Of(Vec<(String, QueryStyle)>),
}

/// The encoding of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form(FormStyles),
    /// Parts assembled by the caller.
    Multipart,
    /// JSON values, one per line.
    Lines,
    /// JSON values, one per record.
    Records,
    /// XML, with the name of the root and its descriptor.
    Xml(String, Ident),
    /// Text, as it is.
    Text,
    /// Bytes, a file or a stream, as they are.
    Body,
}

/// Gives each variant its name, which the runtime's enum of the same name has, too.
macro_rules! names {
    ($($style:ident { $($variant:ident)* })*) => {$(
        impl $style {
            /// The name of the variant.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }
        }
    )*};
}

names! {
    PathStyle { Simple SimpleExploded Label LabelExploded Matrix MatrixExploded Space Pipe Tab Json }
    QueryStyle { Form FormJoined Space Pipe Tab DeepObject Json }
    HeaderStyle { Simple SimpleExploded Space Pipe Tab Json }
    CookieStyle { Form FormJoined Cookie CookieJoined Json }
}
