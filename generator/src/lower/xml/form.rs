//! Which media types are XML that is understood, and what their root is called.

use crate::api::{Api, Format, MediaType, Response, Scalar, SchemaId, Shape, Webhook};
use crate::lower::media_types;
use crate::lower::parameters::{essence, same};
use crate::lower::share::Shared;

/// What a body of XML is to callers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Form {
    /// A value: the document says what the elements are.
    Value,
    /// Text, which happens to be XML: the document calls it a string.
    Text,
    /// Bytes: the document says nothing, or that it is a file.
    Bytes,
}

/// `application/xml`, `text/xml` and every `+xml` (RFC 7303, section 9).
pub(in crate::lower) fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// What a media type is, where it is XML.
pub(in crate::lower) fn form(api: &Api, media_type: &MediaType) -> Option<Form> {
    if !is_xml(&essence(&media_type.name)) {
        return None;
    }
    Some(form_of(api, media_type.schema))
}

/// What a schema is in XML.
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

/// The schema of the XML that an answer may come as: the media type that is asked for, or one beside it of the same type,
/// which a server may send all the same.
pub(in crate::lower) fn read_beside(api: &Api, shared: &Shared, response: &Response) -> Option<SchemaId> {
    let best = media_types::best(api, response)?;
    beside(api, shared, best, &response.content)
}

/// The same of what the API sends.
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

/// What the root is called: as the schema says, or as the component that it is.
pub(in crate::lower) fn root_name(api: &Api, mut schema: SchemaId) -> Option<String> {
    for _ in 0..16 {
        let it = &api.schemas[schema];
        let said = it.xml.as_ref().and_then(|xml| xml.name.as_ref()).or(it.name.as_ref());
        match (said, &it.shape) {
            (Some(name), _) => return Some(name.to_string()),
            (None, Shape::Same(target)) => schema = *target,
            (None, _) => return None,
        }
    }
    None
}
