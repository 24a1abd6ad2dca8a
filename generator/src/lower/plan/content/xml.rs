//! XML media types with a known structure, and the names of their roots.

use crate::api::{Api, Format, MediaRange, MediaType, Scalar, SchemaId, Shape};

/// The form of an XML body for callers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Form {
    /// A value: the document describes the elements.
    Value,
    /// A string that contains XML: the document calls it a string.
    Text,
    /// Bytes: the document describes nothing, or a file.
    Bytes,
}

/// Returns the form of a media type; `None` if it is not XML.
pub(in crate::lower) fn form(api: &Api, media_type: &MediaType) -> Option<Form> {
    if !MediaRange::of(&media_type.name).is_xml() {
        return None;
    }
    Some(form_of(api, media_type.schema))
}

/// Returns the form of a schema in XML.
pub(in crate::lower) fn form_of(api: &Api, schema: Option<SchemaId>) -> Form {
    let Some(schema) = schema else { return Form::Bytes };
    let is_named = api.schemas[schema].xml.as_ref().is_some_and(|xml| xml.name.is_some());
    match api.schemas.shape_behind(schema) {
        Shape::Object(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Union(_) => Form::Value,
        Shape::Map(map) if *api.schemas.shape_behind(map.values) != Shape::Any => Form::Value,
        Shape::Scalar(Scalar::String { format: Some(Format::Binary | Format::Byte) }) => Form::Bytes,
        _ if is_named => Form::Value,
        Shape::Scalar(Scalar::String { .. }) | Shape::StringEnumeration(_) => Form::Text,
        _ => Form::Bytes,
    }
}

/// Returns the name of the root: from the schema's `xml`, or the name of the component.
pub(in crate::lower) fn root_name(api: &Api, schema: SchemaId) -> Option<String> {
    let name = |id: SchemaId| {
        let schema = &api.schemas[id];
        schema.xml.as_ref().and_then(|xml| xml.name.as_ref()).or(schema.name.as_ref())
    };
    api.schemas.chain(schema).find_map(name).map(ToString::to_string)
}
