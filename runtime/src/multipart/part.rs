//! One part, and what of a value becomes which.

use crate::encode::{QueryStyle, nest, scalar};
use crate::json::{Kind, Value, to_vec};
use crate::transport::{Body, Upload};

/// The way in which a property becomes parts. For `{"a": 1}` and `["x", "y"]` under the name `p`:
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartStyle {
    /// One part of JSON; a part of text for each item. Scalars are text (OAS 3.1.1, 4.8.14.4).
    Content,
    /// As `Content`, each part of this media type, as JSON where that is one of JSON.
    As(&'static str),
    /// A string as it is, of this media type: JSON in it is not encoded once more.
    Text(&'static str),
    /// As a query is written, without percent-encoding: a part `a` with `1`; parts `p` with `x` and `y`, or one with `x,y`.
    Styled(QueryStyle),
}

/// A part of a body.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub(super) name: String,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Body,
}

impl Part {
    pub(super) fn of(name: &str, body: impl Into<Body>) -> Self {
        Self { name: name.to_owned(), body: body.into(), ..Self::default() }
    }

    /// The same part, if its body can be cloned.
    pub(super) fn try_clone(&self) -> Option<Self> {
        let body = self.body.try_clone()?;
        let (name, file_name) = (self.name.clone(), self.file_name.clone());
        Some(Self { name, file_name, content_type: self.content_type.clone(), headers: self.headers.clone(), body })
    }

    /// Text needs no type (RFC 7578, 4.4).
    pub(super) fn text(name: &str, text: String) -> Self {
        Self::of(name, text)
    }
}

/// A header for the parts of a name.
///
/// # Errors
/// There is no such part.
pub(crate) fn add_header(parts: &mut [Part], of: &str, name: &str, value: &str) -> Result<(), String> {
    let mut found = parts.iter_mut().filter(|part| part.name == of).peekable();
    if found.peek().is_none() {
        return Err(format!("there is no part `{}` for the header `{}`", of.escape_debug(), name.escape_debug()));
    }
    found.for_each(|part| part.headers.push((name.to_owned(), value.to_owned())));
    Ok(())
}

/// Returns `true` if a part has this name.
pub(crate) fn has_part(parts: &[Part], name: &str) -> bool {
    parts.iter().any(|part| part.name == name)
}

/// A file as a part. Servers take a part for a file by its having a file name, so it has one always.
pub(crate) fn file_part(name: &str, media_type: &str, file: Upload) -> Part {
    let described = (!media_type.is_empty()).then(|| media_type.to_owned());
    Part {
        name: name.to_owned(),
        file_name: Some(file.name.unwrap_or_else(|| name.to_owned())),
        content_type: file.content_type.or(described).or_else(|| Some("application/octet-stream".to_owned())),
        headers: file.headers,
        body: file.body,
    }
}

/// A part that is a file, or text.
pub(crate) fn file_or_text_part(name: &str, media_type: &str, content: FileOrText) -> Part {
    match content {
        FileOrText::File(file) => file_part(name, media_type, file),
        FileOrText::Text(text) => Part::text(name, text),
    }
}

/// A part that the document describes as a file or a string: an [`Upload`] or bytes are a file, a string is text.
#[derive(Debug)]
pub enum FileOrText {
    /// A file, which has a file name.
    File(Upload),
    /// Text.
    Text(String),
}

impl From<Upload> for FileOrText {
    fn from(file: Upload) -> Self {
        Self::File(file)
    }
}

impl From<Body> for FileOrText {
    fn from(body: Body) -> Self {
        Self::File(Upload::new(body))
    }
}

impl From<bytes::Bytes> for FileOrText {
    fn from(bytes: bytes::Bytes) -> Self {
        Self::File(Upload::new(bytes))
    }
}

impl From<Vec<u8>> for FileOrText {
    fn from(bytes: Vec<u8>) -> Self {
        Self::File(Upload::new(bytes))
    }
}

impl From<String> for FileOrText {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for FileOrText {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The parts that a property becomes; none for `null`.
pub(crate) fn value_parts(name: &str, style: PartStyle, value: Value<'_>) -> Vec<Part> {
    match (style, value.kind()) {
        (_, Kind::Null) => Vec::new(),
        (PartStyle::Styled(style), _) => styled(name, style, value),
        (_, Kind::Array) => {
            value.items().into_iter().flatten().filter_map(|item| content_part(name, style, item)).collect()
        }
        _ => content_part(name, style, value).into_iter().collect(),
    }
}

fn content_part(name: &str, style: PartStyle, value: Value<'_>) -> Option<Part> {
    let media_type = match style {
        PartStyle::As(media_type) | PartStyle::Text(media_type) => Some(media_type),
        _ => matches!(value.kind(), Kind::Object | Kind::Array).then_some("application/json"),
    };
    let is_json = media_type.is_some_and(|media_type| crate::media_type::is_json(media_type.as_bytes()));
    let is_json = is_json && !matches!((style, value.kind()), (PartStyle::Text(_), Kind::String));
    let text = if is_json && !value.is_null() { to_vec(&value) } else { scalar(value)?.into_bytes() };
    Some(Part { content_type: media_type.map(str::to_owned), ..Part::of(name, text) })
}

fn styled(name: &str, style: QueryStyle, value: Value<'_>) -> Vec<Part> {
    let between = match style {
        QueryStyle::Form => return exploded(name, value),
        QueryStyle::DeepObject => {
            let mut parts = Vec::new();
            nest(name, value, &mut |name, text| parts.push(Part::text(name, text.to_owned())));
            return parts;
        }
        QueryStyle::Json => return content_part(name, PartStyle::As("application/json"), value).into_iter().collect(),
        QueryStyle::FormJoined => ",",
        QueryStyle::Space => " ",
        QueryStyle::Pipe => "|",
        QueryStyle::Tab => "\t",
    };
    let texts: Vec<String> = match value.kind() {
        Kind::Array => value.items().into_iter().flatten().filter_map(scalar).collect(),
        Kind::Object => pairs(value).flat_map(|(key, text)| [key, text]).collect(),
        _ => scalar(value).into_iter().collect(),
    };
    if texts.is_empty() { Vec::new() } else { vec![Part::text(name, texts.join(between))] }
}

fn exploded(name: &str, value: Value<'_>) -> Vec<Part> {
    match value.kind() {
        Kind::Object => pairs(value).map(|(key, text)| Part::text(&key, text)).collect(),
        Kind::Array => {
            let texts = value.items().into_iter().flatten().filter_map(scalar);
            texts.map(|text| Part::text(name, text)).collect()
        }
        _ => scalar(value).map(|text| Part::text(name, text)).into_iter().collect(),
    }
}

fn pairs(value: Value<'_>) -> impl Iterator<Item = (String, String)> {
    value.entries().into_iter().flatten().filter_map(|(key, value)| Some((key.to_owned(), scalar(value)?)))
}

#[cfg(test)]
mod tests {
    use super::{Part, PartStyle, QueryStyle, value_parts};
    use crate::json::{Json, Tape, Value};

    /// `type: text` of each part.
    fn parts(style: PartStyle, json: &str) -> Vec<String> {
        let value: Json = serde_json::from_str(json).expect("JSON");
        let shown = |part: Part| {
            let text = String::from_utf8_lossy(part.body.as_bytes().expect("bytes")).into_owned();
            format!("{}: {text}", part.content_type.unwrap_or_default())
        };
        value_parts("p", style, Value::root(&Tape::of(&value))).into_iter().map(shown).collect()
    }

    #[test]
    fn objects_are_json_and_scalars_are_text() {
        assert_eq!(parts(PartStyle::Content, r#"{"a":1}"#), [r#"application/json: {"a":1}"#]);
        assert_eq!(parts(PartStyle::Content, r#"["x",2]"#), [": x", ": 2"]);
        assert_eq!(
            parts(PartStyle::Content, r#"[[1],{"a":2}]"#),
            ["application/json: [1]", r#"application/json: {"a":2}"#]
        );
        assert_eq!(parts(PartStyle::Content, "null"), [""; 0]);
    }

    #[test]
    fn a_media_type_says_whether_a_value_is_json() {
        assert_eq!(parts(PartStyle::As("application/json"), "\"x\""), ["application/json: \"x\""]);
        assert_eq!(parts(PartStyle::As("application/ld+json"), "[1]"), ["application/ld+json: 1"]);
        assert_eq!(parts(PartStyle::As("text/csv"), "\"x,y\""), ["text/csv: x,y"]);
        assert_eq!(parts(PartStyle::Text("application/json"), "\"{}\""), ["application/json: {}"]);
        assert_eq!(parts(PartStyle::Text("application/json"), "{}"), ["application/json: {}"]);
    }

    #[test]
    fn a_style_says_how_values_are_joined() {
        let styled = |style, json: &str| parts(PartStyle::Styled(style), json);
        assert_eq!(styled(QueryStyle::Json, "[1,\"x\"]"), [r#"application/json: [1,"x"]"#]);
        for (style, joined) in [
            (QueryStyle::FormJoined, ": 1,x"),
            (QueryStyle::Space, ": 1 x"),
            (QueryStyle::Pipe, ": 1|x"),
            (QueryStyle::Tab, ": 1\tx"),
        ] {
            assert_eq!(styled(style, "[1,\"x\"]"), [joined]);
            assert_eq!(styled(style, "{\"1\":\"x\"}"), [joined]);
            assert_eq!(styled(style, "[]"), [""; 0]);
            assert_eq!(styled(style, "7"), [": 7"]);
        }
    }
}
