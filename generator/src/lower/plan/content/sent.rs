//! Media types of requests: the encoding of each, the preferred one, and the parts of a multipart body.

use super::received::{describes_value, is_json_sequence, is_string};
use super::xml::{self, Form};
use crate::api::{Api, Body, Encoding, Format, MediaRange, MediaType, PartContent, Property, Scalar, SchemaId, Shape};
use crate::rust::{FormStyles, Passing, Payload};

/// Returns the media type that is sent unless another one is chosen.
pub(in crate::lower) fn best<'a>(api: &Api, body: &'a Body) -> Option<&'a MediaType> {
    body.content.iter().min_by_key(|media_type| rank(api, media_type))
}

/// Returns true if the body is XML that is made from a value.
pub(in crate::lower) fn is_xml(api: &Api, media_type: &MediaType) -> bool {
    xml::form(api, media_type) == Some(Form::Value)
}

/// Returns the properties that callers pass one by one, if the body is multipart.
pub(in crate::lower) fn parts_of<'a>(api: &'a Api, media_type: &MediaType) -> Option<&'a [Property]> {
    let is_multipart = MediaRange::of(&media_type.name).is_multipart();
    let properties = api.schemas.properties_behind(media_type.schema.filter(|_| is_multipart)?);
    Some(properties).filter(|properties| !properties.is_empty())
}

/// Returns the schemas of the parts that are XML.
pub(in crate::lower) fn xml_parts<'a>(api: &'a Api, media_type: &'a MediaType) -> impl Iterator<Item = SchemaId> + 'a {
    let properties = parts_of(api, media_type).unwrap_or_default().iter();
    properties.filter_map(move |property| xml_part(api, media_type, property))
}

pub(in crate::lower) fn encoding_of<'a>(media_type: &'a MediaType, property: &Property) -> Option<&'a Encoding> {
    media_type.encodings.iter().find(|encoding| encoding.property == *property.name)
}

pub(in crate::lower) fn xml_part(api: &Api, media_type: &MediaType, property: &Property) -> Option<SchemaId> {
    let encoding = encoding_of(media_type, property)?;
    let is_xml = encoding.content_type.as_deref().is_some_and(|one| MediaRange::of(one).is_xml());
    if !is_xml || encoding.style.is_some() || pass_file(api, media_type, property).is_some() {
        return None;
    }
    let schema = match *api.schemas.shape_behind(property.schema) {
        Shape::Array(items) => items,
        _ => property.schema,
    };
    (xml::form_of(api, Some(schema)) == Form::Value).then_some(schema)
}

/// Returns the way files are passed; `None` if the property is not a file.
pub(in crate::lower) fn pass_file(api: &Api, media_type: &MediaType, property: &Property) -> Option<Passing> {
    let described = media_type.parts.iter().find(|part| part.property == *property.name);
    match described.map(|part| (part.content, part.several)) {
        Some((PartContent::File, false)) => return Some(Passing::File),
        Some((PartContent::File, true)) => return Some(Passing::Files),
        Some((PartContent::FileOrText, false)) => return Some(Passing::FileOrText),
        Some((PartContent::FileOrText, true)) => return Some(Passing::FilesOrTexts),
        Some((PartContent::Text, _)) | None => {}
    }
    let (schema, encoding) = (property.schema, encoding_of(media_type, property));
    let shape = |schema| api.schemas.shape_behind(schema);
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
    matches!(payload_of(media_type), Payload::Body | Payload::Multipart)
}

/// Ranks media types: JSON first, then the nearest to it.
fn rank(api: &Api, media_type: &MediaType) -> u8 {
    match (payload(api, media_type), xml::form(api, media_type)) {
        (_, Some(Form::Value)) | (Payload::Xml(..), _) => 4,
        (Payload::Json, _) if MediaRange::of(&media_type.name).essence() == "application/json" => 0,
        (Payload::Json, _) => 1,
        (Payload::Form(_), _) => 2,
        (Payload::Multipart, _) => 3,
        (Payload::Lines | Payload::Records, _) => 5,
        (Payload::Text, _) | (_, Some(Form::Text)) => 6,
        (Payload::Body, _) => 7,
    }
}

/// Returns the encoding of a body. In a range, the schema distinguishes a value from a file.
pub(in crate::lower) fn payload(api: &Api, media_type: &MediaType) -> Payload {
    let range = MediaRange::of(&media_type.name);
    let is_value = || describes_value(api, media_type);
    if range.is_of_anything() && is_value() && !is_string(api, media_type) {
        return Payload::Json;
    }
    match payload_of(&media_type.name) {
        // The string is the form, and an array or a number has no names.
        Payload::Form(_) if is_string(api, media_type) && media_type.schema.is_some() => Payload::Text,
        Payload::Form(_) if !has_names(api, media_type) => Payload::Body,
        Payload::Text if range.is_range() && media_type.schema.is_some() && !is_value() => Payload::Body,
        payload => payload,
    }
}

/// Returns true if a value can be a form: it has names, or nothing is known of it.
fn has_names(api: &Api, media_type: &MediaType) -> bool {
    let shape = media_type.schema.map(|schema| api.schemas.shape_behind(schema));
    !matches!(
        shape,
        Some(
            Shape::Array(_)
                | Shape::Tuple(_)
                | Shape::Scalar(_)
                | Shape::StringEnumeration(_)
                | Shape::IntegerEnumeration(_)
        )
    )
}

fn payload_of(media_type: &str) -> Payload {
    let range = MediaRange::of(media_type);
    let essence = range.essence();
    if range.is_json() {
        Payload::Json
    } else if range.is_form() {
        Payload::Form(FormStyles::Of(Vec::new()))
    } else if range.is_multipart() {
        Payload::Multipart
    } else if is_json_sequence(media_type) {
        if essence.ends_with("json-seq") { Payload::Records } else { Payload::Lines }
    } else if range.is_in("text/") && !matches!(essence, "text/xml" | "text/event-stream") {
        Payload::Text
    } else {
        Payload::Body
    }
}
