//! XML media types with a known structure, and the names of their roots.

use crate::api::{Api, Format, MediaRange, MediaType, Response, Scalar, SchemaId, Shape, Webhook};
use crate::lower::calls::parameters::same;
use crate::lower::plan::share::Shared;
use crate::lower::responses::media_types;

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
    match &api.schemas[same(api, schema)].shape {
        Shape::Object(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Union(_) => Form::Value,
        Shape::Map(map) if api.schemas[same(api, map.values)].shape != Shape::Any => Form::Value,
        Shape::Scalar(Scalar::String { format: Some(Format::Binary | Format::Byte) }) => Form::Bytes,
        _ if is_named => Form::Value,
        Shape::Scalar(Scalar::String { .. }) | Shape::StringEnumeration(_) => Form::Text,
        _ => Form::Bytes,
    }
}

/// Returns the schema of a response in XML: that of the preferred media type, or of another one with the same type,
/// which a server may also send.
pub(in crate::lower) fn read_beside(api: &Api, shared: &Shared, response: &Response) -> Option<SchemaId> {
    let best = media_types::best(api, response)?;
    beside(api, shared, best, &response.content)
}

/// Returns the same for a webhook's payload.
pub(in crate::lower) fn read_of_webhook(api: &Api, shared: &Shared, webhook: &Webhook) -> Option<SchemaId> {
    let content = &webhook.body.as_ref()?.content;
    let best = content.iter().min_by_key(|media_type| media_types::rank(api, media_type))?;
    beside(api, shared, best, content)
}

fn beside(api: &Api, shared: &Shared, best: &MediaType, content: &[MediaType]) -> Option<SchemaId> {
    if !media_types::is_value(api, best) {
        return None;
    }
    let is_alike = |one: SchemaId, two: SchemaId| {
        shared.item(same(api, one)) == shared.item(same(api, two))
            && api.schemas[one].nullable == api.schemas[two].nullable
    };
    let schema = best.schema?;
    if form(api, best).is_some() {
        return Some(schema);
    }
    let mut others = content.iter().filter(|other| form(api, other) == Some(Form::Value));
    others.find_map(|other| other.schema.filter(|other| is_alike(schema, *other)))
}

/// Returns the name of the root: from the schema's `xml`, or the name of the component.
pub(in crate::lower) fn root_name(api: &Api, mut schema: SchemaId) -> Option<String> {
    for _ in 0..16 {
        let current = &api.schemas[schema];
        let name = current.xml.as_ref().and_then(|xml| xml.name.as_ref()).or(current.name.as_ref());
        match (name, &current.shape) {
            (Some(name), _) => return Some(name.to_string()),
            (None, Shape::Same(target)) => schema = *target,
            (None, _) => return None,
        }
    }
    None
}
