//! Styles: the serialization of parameters.

/// The serialization of a parameter (OpenAPI 3.1.1, section 4.8.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b` in paths and headers.
    Simple,
    /// `.a.b` in paths.
    Label,
    /// `;x=a;x=b` in paths.
    Matrix,
    /// `x=a&x=b` in queries and cookies.
    Form,
    /// `x=a%20b` in queries.
    SpaceDelimited,
    /// `x=a|b` in queries.
    PipeDelimited,
    /// `x=a%09b` in queries (OpenAPI 2.0, `tsv`).
    TabDelimited,
    /// `x[k]=v` in queries.
    DeepObject,
    /// As `form`, in cookies, without percent-encoding (OpenAPI 3.2.0, section 4.12.3).
    Cookie,
    /// JSON, for parameters with `content`.
    Json,
    /// Plain text, for parameters with `content`.
    Text,
    /// XML, for parameters with `content`.
    Xml,
    /// A form, for parameters with `content`.
    FormText,
}
