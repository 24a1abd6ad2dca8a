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

use super::Lowering;
use super::media_types::is_json_sequence;
use super::naming::{Ident, Words};
use super::parameters::{essence, form_styles, is_json, pass, properties_of, query_style, same};
use super::replies::item_of;
use super::rules::rules_of;
use super::xml::{self, Form};
use crate::api::{Additional, Api, Body, Encoding, Format, MediaType, Property, Scalar, SchemaId, Shape};
use crate::diagnostic::{Code, Diagnostics};
use crate::rust::{FormStyles, Parameter, PartStyle, Passing, Payload, Sending, TextOf};

/// The inputs that a caller passes for a body.
pub(super) enum Given<'a> {
    /// One value.
    Whole(Parameter),
    /// A value for each property of a multipart body.
    Parts(Vec<Part<'a>>),
}

/// A property of a multipart body.
pub(super) struct Part<'a> {
    pub(super) property: &'a Property,
    /// The name that the options give it.
    pub(super) name: Option<&'a Ident>,
    pub(super) parameter: Parameter,
}

/// Returns the media type that is sent unless another one is chosen.
pub(super) fn best<'a>(api: &Api, body: &'a Body) -> Option<&'a MediaType> {
    body.content.iter().min_by_key(|media_type| rank(api, media_type))
}

/// Returns true if the body is XML that is made from a value.
pub(super) fn is_xml(api: &Api, media_type: &MediaType) -> bool {
    xml::form(api, media_type) == Some(Form::Value)
}

/// Returns the properties that callers pass one by one, if the body is multipart.
pub(super) fn parts_of<'a>(api: &'a Api, media_type: &MediaType) -> Option<&'a [Property]> {
    let is_multipart = matches!(payload(&media_type.name), Payload::Multipart);
    let properties = properties_of(api, media_type.schema.filter(|_| is_multipart)?);
    Some(properties).filter(|properties| !properties.is_empty())
}

/// Lowers the default body.
pub(super) fn lower_best<'a>(
    lowering: &'a Lowering<'_>,
    media_type: &MediaType,
    diagnostics: &mut Diagnostics,
) -> Given<'a> {
    let Some(properties) = parts_of(lowering.api, media_type) else {
        return Given::Whole(lower_whole(lowering, media_type, diagnostics));
    };
    report_other_parts(lowering.api, media_type, diagnostics);
    let object = media_type.schema.map(|schema| same(lowering.api, schema));
    let part = |(at, property)| {
        let name = object.and_then(|object| lowering.members.field(object, at));
        Part { property, name, parameter: lower_part(lowering, media_type, property, diagnostics) }
    };
    Given::Parts(properties.iter().enumerate().map(part).collect())
}

/// Lowers a body that callers pass as one value.
pub(super) fn lower_whole(lowering: &Lowering<'_>, media_type: &MediaType, diagnostics: &mut Diagnostics) -> Parameter {
    let form = xml::form(lowering.api, media_type);
    let payload = match payload(&media_type.name) {
        // The document describes the whole string, not the values in it.
        Payload::Lines | Payload::Records if is_text(lowering.api, media_type) => Payload::Body,
        Payload::Form(_) => Payload::Form(form_styles(lowering.api, media_type.schema, &media_type.encodings)),
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
    if payload == Payload::Body && form.is_some() {
        let name = &media_type.name;
        let message =
            format!("the document does not say what is in `{name}`; the call takes bytes and sends them as they are");
        diagnostics.report(Code::RawBody, &media_type.origin, message);
    }
    // A range is not a valid content type: the body is bytes of an unknown type (RFC 9110, section 8.3).
    let is_range = media_type.name.contains('*');
    let content_type = if is_range { "application/octet-stream".to_owned() } else { media_type.name.clone() };
    let is_checked = matches!(payload, Payload::Json | Payload::Form(_) | Payload::Xml(..));
    let rules = media_type.schema.filter(|_| is_checked).map(|schema| rules_of(lowering, schema).checked());
    let sending = Sending::Body(content_type, payload);
    Parameter { passing, sending, text: None, rules: rules.unwrap_or_default() }
}

/// Returns true if a sequence is described as one string.
fn is_text(api: &Api, media_type: &MediaType) -> bool {
    let whole = media_type.schema.filter(|_| media_type.item.is_none());
    whole.is_some_and(|schema| matches!(api.schemas[same(api, schema)].shape, Shape::Scalar(Scalar::String { .. })))
}

fn lower_xml(lowering: &Lowering<'_>, media_type: &MediaType, diagnostics: &mut Diagnostics) -> Payload {
    let Some(schema) = media_type.schema else { return Payload::Body };
    let Some(ident) = lowering.xml.of_schema(schema) else { return Payload::Body };
    let root = xml::root_name(lowering.api, schema).unwrap_or_else(|| {
        let message = format!("`{}` has no name for its root element; it is called `root`", media_type.name);
        let help = "give the schema a name by `xml: {name: …}`";
        diagnostics.report(Code::UnnamedXml, &media_type.origin, message).help(help);
        "root".to_owned()
    });
    Payload::Xml(root, ident.clone())
}

fn report_other_parts(api: &Api, media_type: &MediaType, diagnostics: &mut Diagnostics) {
    let object = media_type.schema.map(|schema| &api.schemas[same(api, schema)]);
    if let Some(schema) = object
        && let Shape::Object(object) = &schema.shape
        && matches!(object.additional, Additional::Declared(_))
    {
        let message = "parts that the document does not name cannot be sent by this call";
        diagnostics.report(Code::UnsupportedParameter, &schema.origin.key("additionalProperties"), message);
    }
}

fn lower_part(
    lowering: &Lowering<'_>,
    media_type: &MediaType,
    property: &Property,
    diagnostics: &mut Diagnostics,
) -> Parameter {
    let encoding = media_type.encodings.iter().find(|encoding| encoding.property == *property.name);
    let name = property.name.to_string();
    if let Some(passing) = pass_file(lowering.api, property.schema, encoding) {
        let sending = Sending::File(name, file_type(encoding));
        return Parameter { passing, sending, text: None, rules: Vec::new() };
    }
    if let Some(encoding) = encoding.filter(|encoding| encoding.has_headers) {
        let message =
            "the headers of this part have no setters of their own; `with_part_header` of the call sends them";
        diagnostics.report(Code::UnsupportedParameter, &encoding.origin.key("headers"), message);
    }
    let text = encoding.and_then(|encoding| part_text(lowering, property, encoding));
    let style = match encoding.and_then(|encoding| encoding.content_type.clone()).filter(|_| text.is_some()) {
        Some(content_type) => PartStyle::As(content_type),
        None => part_style(lowering.api, property.schema, encoding, diagnostics),
    };
    let rules = rules_of(lowering, property.schema).checked();
    Parameter { passing: pass(lowering, Some(property.schema)), sending: Sending::Part(name, style), text, rules }
}

/// Returns the nested serialization of a part that is XML or a form. An array becomes a part for each of its items
/// (OpenAPI 3.1.1, section 4.8.15.1).
fn part_text(lowering: &Lowering<'_>, property: &Property, encoding: &Encoding) -> Option<TextOf> {
    let api = lowering.api;
    if let Some(schema) = xml_part(api, property, encoding) {
        let ident = lowering.xml.of_schema(schema)?.clone();
        let root = xml::root_name(api, schema).unwrap_or_else(|| property.name.to_string());
        let is_one = schema == property.schema;
        return Some(if is_one { TextOf::Xml(root, ident) } else { TextOf::EachXml(root, ident) });
    }
    let is_form = encoding.style.is_none()
        && encoding.content_type.as_deref().is_some_and(|one| matches!(payload(one), Payload::Form(_)));
    let is_object = matches!(api.schemas[same(api, property.schema)].shape, Shape::Object(_) | Shape::Map(_));
    (is_form && is_object).then(|| TextOf::Form(form_styles(api, Some(property.schema), &[])))
}

/// Returns the schemas of the parts that are XML.
pub(super) fn xml_parts<'a>(api: &'a Api, media_type: &'a MediaType) -> impl Iterator<Item = SchemaId> + 'a {
    let encodings = media_type.encodings.iter();
    parts_of(api, media_type).unwrap_or_default().iter().filter_map(move |property| {
        let encoding = encodings.clone().find(|encoding| encoding.property == *property.name)?;
        xml_part(api, property, encoding)
    })
}

fn xml_part(api: &Api, property: &Property, encoding: &Encoding) -> Option<SchemaId> {
    let is_xml = encoding.content_type.as_deref().is_some_and(|one| xml::is_xml(&essence(one)));
    if !is_xml || encoding.style.is_some() || pass_file(api, property.schema, Some(encoding)).is_some() {
        return None;
    }
    let schema = match api.schemas[same(api, property.schema)].shape {
        Shape::Array(items) => items,
        _ => property.schema,
    };
    (xml::form_of(api, Some(schema)) == Form::Value).then_some(schema)
}

/// Returns the way files are passed; `None` if the property is not a file.
fn pass_file(api: &Api, schema: SchemaId, encoding: Option<&Encoding>) -> Option<Passing> {
    let shape = |schema| &api.schemas[same(api, schema)].shape;
    let is_file = |schema: SchemaId| match shape(schema) {
        Shape::Scalar(Scalar::String { format: Some(Format::Binary) }) => true,
        Shape::Any | Shape::Scalar(Scalar::String { .. }) => {
            encoding.and_then(|encoding| encoding.content_type.as_deref()).is_some_and(is_binary)
        }
        _ => false,
    };
    match shape(schema) {
        Shape::Array(items) if is_file(*items) => Some(Passing::Files),
        _ if is_file(schema) => Some(Passing::File),
        _ => None,
    }
}

fn is_binary(media_type: &str) -> bool {
    matches!(payload(media_type), Payload::Body | Payload::Multipart)
}

/// Returns the media type of a file that has none of its own.
fn file_type(encoding: Option<&Encoding>) -> String {
    let described = encoding.and_then(|encoding| encoding.content_type.clone());
    described.filter(|media_type| !media_type.contains('*')).unwrap_or_default()
}

fn part_style(api: &Api, schema: SchemaId, encoding: Option<&Encoding>, diagnostics: &mut Diagnostics) -> PartStyle {
    let Some(encoding) = encoding else { return PartStyle::Content };
    if let Some((style, explode)) = encoding.style {
        return PartStyle::Styled(query_style(style, explode));
    }
    let Some(content_type) = &encoding.content_type else { return PartStyle::Content };
    let is_object = matches!(api.schemas[same(api, schema)].shape, Shape::Object(_) | Shape::Map(_) | Shape::Union(_));
    if is_object && !is_json(&essence(content_type)) {
        let message = format!("an object cannot be serialized as `{content_type}`; the part is sent as JSON");
        diagnostics.report(Code::UnsupportedParameter, &encoding.origin.key("contentType"), message);
        return PartStyle::Content;
    }
    PartStyle::As(content_type.clone())
}

/// Ranks media types: JSON first, then the nearest to it.
fn rank(api: &Api, media_type: &MediaType) -> u8 {
    match (payload(&media_type.name), xml::form(api, media_type)) {
        (_, Some(Form::Value)) | (Payload::Xml(..), _) => 4,
        (Payload::Json, _) if essence(&media_type.name) == "application/json" => 0,
        (Payload::Json, _) => 1,
        (Payload::Form(_), _) => 2,
        (Payload::Multipart, _) => 3,
        (Payload::Lines | Payload::Records, _) => 5,
        (Payload::Text, _) | (_, Some(Form::Text)) => 6,
        (Payload::Body, _) => 7,
    }
}

fn payload(media_type: &str) -> Payload {
    let essence = essence(media_type);
    if is_json(&essence) {
        Payload::Json
    } else if essence == "application/x-www-form-urlencoded" {
        Payload::Form(FormStyles::Of(Vec::new()))
    } else if essence.starts_with("multipart/") {
        Payload::Multipart
    } else if is_json_sequence(media_type) {
        if essence.ends_with("json-seq") { Payload::Records } else { Payload::Lines }
    } else if essence.starts_with("text/")
        && !matches!(&*essence, "text/xml" | "text/event-stream")
        && !essence.contains('*')
    {
        Payload::Text
    } else {
        Payload::Body
    }
}

/// Returns the words that distinguish a media type from the others of a body: `json`, `form`, `merge patch json`.
pub(super) fn media_type_words(media_type: &str) -> Words {
    let essence = essence(media_type);
    match &*essence {
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
