//! Request bodies: the best media type is the default, the others can be chosen.
//!
//! ```yaml
//! multipart/form-data:                          # pub fn upload(&self, photo: impl Into<File>) -> Upload
//!   schema:                                     # Upload::caption(self, caption: &str) -> Self
//!     required: [photo]
//!     properties:
//!       photo: {type: string, format: binary}
//!       caption: {type: string}
//! ```

use super::parameters::{form_styles, pass, query_style};
use crate::api::{
    Additional, Api, Body, Encoding, MediaRange, MediaType, PartContent, Property, Scalar, SchemaId, Shape,
};
use crate::diagnostic::{Code, Diagnostics};
use crate::lower::lowering::Lowering;
use crate::lower::plan::content::received::is_json_sequence;
use crate::lower::plan::content::sent::{encoding_of, parts_of, pass_file, payload, xml_part};
use crate::lower::plan::content::xml::{self, Form};
use crate::lower::responses::item_of;
use crate::lower::types::rules::rules_of;
use crate::rust::{Parameter, PartStyle, PartedBody, PartedStart, Passing, Payload, Sending, TextOf};
use crate::spelling::{Ident, Words};

/// The inputs that a caller passes for a body.
pub(in crate::lower) enum Given<'a> {
    /// One value.
    Whole(Parameter),
    /// A value for each property of a multipart body.
    Parts(Vec<GivenPart<'a>>),
}

/// A property of a multipart body.
pub(in crate::lower) struct GivenPart<'a> {
    pub(in crate::lower) property: &'a Property,
    /// The name that the options give it.
    pub(in crate::lower) name: Option<&'a Ident>,
    pub(in crate::lower) parameter: Parameter,
}

/// Lowers the default body.
pub(in crate::lower) fn lower_best<'a>(
    lowering: &'a Lowering<'_>,
    media_type: &MediaType,
    diagnostics: &mut Diagnostics,
) -> Given<'a> {
    let Some(properties) = parts_of(lowering.api(), media_type) else {
        return Given::Whole(lower_whole(lowering, media_type, diagnostics));
    };
    let object = media_type.schema.map(|schema| lowering.api().schemas.behind(schema));
    let part = |(at, property)| {
        let name = object.and_then(|object| lowering.members.field(object, at));
        GivenPart { property, name, parameter: lower_part(lowering, media_type, property, diagnostics) }
    };
    Given::Parts(properties.iter().enumerate().map(part).collect())
}

/// Returns true if callers pass a part to the method, and not to a setter.
pub(super) fn is_argument(lowering: &Lowering<'_>, body: &Body, part: &Property) -> bool {
    part.required && body.required && !lowering.api().schemas[part.schema].read_only
}

/// Lowers a body that callers pass as one value.
pub(in crate::lower) fn lower_whole(
    lowering: &Lowering<'_>,
    media_type: &MediaType,
    diagnostics: &mut Diagnostics,
) -> Parameter {
    let form = xml::form(lowering.api(), media_type);
    let payload = match payload(lowering.api(), media_type) {
        // The document describes the whole string, not the values in it.
        Payload::Lines | Payload::Records if is_text(lowering.api(), media_type) => Payload::Body,
        Payload::Form(_) => Payload::Form(form_styles(lowering.api(), media_type.schema, &media_type.encodings)),
        _ if form == Some(Form::Value) => lower_xml(lowering, media_type, diagnostics),
        _ if form == Some(Form::Text) => Payload::Text,
        payload => payload,
    };
    let passing = match &payload {
        Payload::Json | Payload::Form(_) | Payload::Xml(..) => pass(lowering, media_type.schema),
        Payload::Lines | Payload::Records => Passing::Sequence(item_of(lowering, media_type)),
        Payload::Text => Passing::Text,
        Payload::Multipart => Passing::Multipart,
        Payload::Body => Passing::Body,
    };
    if payload == Payload::Body {
        report_raw_body(media_type, form, diagnostics);
    }
    // Bytes and files may have a type of their own, which must be in the range.
    let content_type = if payload == Payload::Body { media_type.name.clone() } else { sent_type(&media_type.name) };
    let is_checked = matches!(payload, Payload::Json | Payload::Form(_) | Payload::Xml(..));
    let rules = media_type.schema.filter(|_| is_checked).map(|schema| rules_of(lowering, schema).checked());
    let sending = Sending::Body(content_type, payload);
    Parameter { passing, sending, text: None, rules: rules.unwrap_or_default() }
}

/// Reports a body of bytes where the media type is one of values.
fn report_raw_body(media_type: &MediaType, form: Option<Form>, diagnostics: &mut Diagnostics) {
    let name = &media_type.name;
    let message = if MediaRange::of(name).is_form() {
        format!("a form has names, which the schema of `{name}` does not describe; the call takes its bytes")
    } else if form.is_some() {
        format!("the document does not say what is in `{name}`; the call takes bytes and sends them as they are")
    } else {
        return;
    };
    diagnostics.report(Code::RawBody, &media_type.origin, message);
}

/// Returns true if a sequence is described as one string.
fn is_text(api: &Api, media_type: &MediaType) -> bool {
    let whole = media_type.schema.filter(|_| media_type.item.is_none());
    whole.is_some_and(|schema| matches!(*api.schemas.shape_behind(schema), Shape::Scalar(Scalar::String { .. })))
}

fn lower_xml(lowering: &Lowering<'_>, media_type: &MediaType, diagnostics: &mut Diagnostics) -> Payload {
    let Some(schema) = media_type.schema else { return Payload::Body };
    let Some(ident) = lowering.xml.of_schema(schema) else { return Payload::Body };
    let root = xml::root_name(lowering.api(), schema).unwrap_or_else(|| {
        let message = format!("`{}` has no name for its root element; it is called `root`", media_type.name);
        let help = "give the schema a name by `xml: {name: …}`";
        diagnostics.report(Code::UnnamedXml, &media_type.origin, message).help(help);
        "root".to_owned()
    });
    Payload::Xml(root, ident.clone())
}

/// Lowers the multipart body whose parts the call takes one by one.
pub(in crate::lower) fn lower_parted(api: &Api, body: &Body, media_type: &MediaType) -> PartedBody {
    let schema = media_type.schema.map(|schema| &api.schemas[api.schemas.behind(schema)]);
    let is_sent = |property: &&Property| property.required && !api.schemas[property.schema].read_only;
    let properties = parts_of(api, media_type).unwrap_or_default().iter().filter(is_sent);
    let required: Vec<String> = properties.map(|property| property.name.to_string()).collect();
    let media_type = sent_type(&media_type.name);
    let start = match () {
        () if body.required => PartedStart::Call,
        () if media_type == "multipart/form-data" && required.is_empty() => PartedStart::Unannounced,
        () => PartedStart::FirstPart(required),
    };
    PartedBody {
        media_type,
        start,
        is_open: schema.is_some_and(|schema| {
            matches!(&schema.shape, Shape::Object(object) if matches!(object.additional, Additional::Declared(_)))
        }),
    }
}

fn lower_part(
    lowering: &Lowering<'_>,
    media_type: &MediaType,
    property: &Property,
    diagnostics: &mut Diagnostics,
) -> Parameter {
    let encoding = encoding_of(media_type, property);
    let name = property.name.to_string();
    if let Some(passing) = pass_file(lowering.api(), media_type, property) {
        let sending = Sending::File(name, file_type(media_type, property));
        return Parameter { passing, sending, text: None, rules: Vec::new() };
    }
    if let Some(encoding) = encoding.filter(|encoding| encoding.has_headers) {
        let message =
            "the headers of this part have no setters of their own; `with_part_header` of the call sends them";
        diagnostics.report(Code::UnsupportedParameter, &encoding.origin.key("headers"), message);
    }
    let text = part_text(lowering, media_type, property);
    let style = match encoding.and_then(|encoding| encoding.content_type.clone()).filter(|_| text.is_some()) {
        Some(content_type) => PartStyle::As(sent_type(&content_type)),
        None => string_style(media_type, property)
            .unwrap_or_else(|| part_style(lowering.api(), property.schema, encoding, diagnostics)),
    };
    let rules = rules_of(lowering, property.schema).checked();
    Parameter { passing: pass(lowering, Some(property.schema)), sending: Sending::Part(name, style), text, rules }
}

/// Returns the nested serialization of a part that is XML or a form. An array becomes a part for each of its items
/// (OpenAPI 3.1.1, section 4.8.15.1).
fn part_text(lowering: &Lowering<'_>, media_type: &MediaType, property: &Property) -> Option<TextOf> {
    let api = lowering.api();
    let encoding = encoding_of(media_type, property)?;
    if let Some(schema) = xml_part(api, media_type, property) {
        let ident = lowering.xml.of_schema(schema)?.clone();
        let root = xml::root_name(api, schema).unwrap_or_else(|| property.name.to_string());
        let is_one = schema == property.schema;
        return Some(if is_one { TextOf::Xml(root, ident) } else { TextOf::EachXml(root, ident) });
    }
    let is_form =
        encoding.style.is_none() && encoding.content_type.as_deref().is_some_and(|one| MediaRange::of(one).is_form());
    let is_object = matches!(*api.schemas.shape_behind(property.schema), Shape::Object(_) | Shape::Map(_));
    (is_form && is_object).then(|| TextOf::Form(form_styles(api, Some(property.schema), &[])))
}

/// Returns the media type of a file that has none of its own.
fn file_type(media_type: &MediaType, property: &Property) -> String {
    let described = content_type_of(media_type, property).filter(|described| !MediaRange::of(described).is_range());
    described.unwrap_or_default().to_owned()
}

/// Returns the media type of a part: that of the encoding, or that of the schema (OpenAPI 3.1.1, section 4.8.14.4).
fn content_type_of<'a>(media_type: &'a MediaType, property: &Property) -> Option<&'a str> {
    let encoded = encoding_of(media_type, property).and_then(|encoding| encoding.content_type.as_deref());
    let part = media_type.parts.iter().find(|part| part.property == *property.name);
    encoded.or_else(|| part?.content_type.as_deref())
}

/// Returns the style of a string whose content has a media type: it is not encoded once more.
fn string_style(media_type: &MediaType, property: &Property) -> Option<PartStyle> {
    let part = media_type.parts.iter().find(|part| part.property == *property.name)?;
    let is_styled = encoding_of(media_type, property).is_some_and(|encoding| encoding.style.is_some());
    let content_type =
        content_type_of(media_type, property).filter(|_| !is_styled && part.content == PartContent::Text);
    content_type.map(|content_type| PartStyle::Text(sent_type(content_type)))
}

fn part_style(api: &Api, schema: SchemaId, encoding: Option<&Encoding>, diagnostics: &mut Diagnostics) -> PartStyle {
    let Some(encoding) = encoding else { return PartStyle::Content };
    if let Some((style, explode)) = encoding.style {
        return PartStyle::Styled(query_style(style, explode));
    }
    let Some(content_type) = &encoding.content_type else { return PartStyle::Content };
    let is_object = matches!(*api.schemas.shape_behind(schema), Shape::Object(_) | Shape::Map(_) | Shape::Union(_));
    if is_object && !MediaRange::of(content_type).is_json() {
        let message = format!("an object cannot be serialized as `{content_type}`; the part is sent as JSON");
        diagnostics.report(Code::UnsupportedParameter, &encoding.origin.key("contentType"), message);
        return PartStyle::Content;
    }
    PartStyle::As(sent_type(content_type))
}

/// Returns the type that is sent: a range is not a valid content type (RFC 9110, section 8.3).
pub(in crate::lower) fn sent_type(name: &str) -> String {
    let range = MediaRange::of(name);
    let sent = match range.essence() {
        _ if !range.is_range() => name,
        _ if range.is_xml() => "application/xml",
        _ if range.is_in("text/") => "text/plain",
        _ if range.is_multipart() => "multipart/form-data",
        _ => "application/json",
    };
    sent.to_owned()
}

/// Returns the words that distinguish a media type from the others of a body: `json`, `form`, `merge patch json`.
pub(in crate::lower) fn media_type_words(media_type: &str) -> Words {
    let range = MediaRange::of(media_type);
    let essence = range.essence();
    match essence {
        "application/x-www-form-urlencoded" => Words::of("form"),
        "application/octet-stream" | "*/*" => Words::of("bytes"),
        "text/plain" => Words::of("text"),
        "text/event-stream" => Words::of("events"),
        _ if is_json_sequence(media_type) => Words::of(if essence.ends_with("json-seq") { "records" } else { "lines" }),
        _ if essence.starts_with("multipart/") => Words::of("multipart"),
        _ if essence.ends_with("/*") => Words::spelled(essence.trim_end_matches("/*")),
        _ => Words::spelled(essence.rsplit('/').next().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::media_type_words;

    #[test]
    fn a_media_type_has_words() {
        for (media_type, words) in [
            ("application/json", "json"),
            ("application/x-www-form-urlencoded", "form"),
            ("application/octet-stream", "bytes"),
            ("*/*", "bytes"),
            ("text/plain; charset=utf-8", "text"),
            ("text/event-stream", "events"),
            ("application/x-ndjson", "lines"),
            ("application/json-seq", "records"),
            ("multipart/form-data", "multipart"),
            ("image/*", "image"),
            ("text/csv", "csv"),
            ("application/merge-patch+json", "merge_patch_json"),
        ] {
            assert_eq!(media_type_words(media_type).method_name().name(), words, "{media_type}");
        }
    }
}
