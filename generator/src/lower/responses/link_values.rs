//! Values that a link takes from a response: a part of its body, a header, its status, a constant, or a string of
//! several.

use super::outcome;
use crate::api::{self, Additional, Operation, Response, SchemaId, Shape};
use crate::lower::lowering::Lowering;
use crate::rust::{Call, Decoding, LinkValue, Outcome, Type};
use crate::source::Node;

/// A link and its origin.
pub(in crate::lower) struct Source<'a> {
    pub(in crate::lower) index: usize,
    pub(in crate::lower) operation: &'a Operation,
    pub(in crate::lower) response: &'a Response,
    pub(in crate::lower) link: &'a api::Link,
}

/// Returns the value's source in the response; `None` if the caller passes it.
pub(in crate::lower) fn lower_value(
    lowering: &Lowering<'_>,
    source: &Source<'_>,
    from: &Call,
    value: &api::LinkValue,
) -> Result<Option<LinkValue>, String> {
    Ok(Some(match value {
        api::LinkValue::Request => return Ok(None),
        api::LinkValue::Header(name) if name.bytes().all(|byte| byte.is_ascii_graphic()) => {
            LinkValue::Header(name.clone())
        }
        api::LinkValue::Status => LinkValue::Status,
        api::LinkValue::Constant(node) => LinkValue::Constant(json_text(node)),
        api::LinkValue::Joined(parts) => {
            let parts = parts.iter().map(|part| lower_value(lowering, source, from, part));
            return Ok(parts.collect::<Result<Option<Vec<_>>, _>>()?.map(LinkValue::Joined));
        }
        api::LinkValue::Body(pointer) => {
            check_body(lowering, source, from, pointer)?;
            LinkValue::Body(pointer.clone())
        }
        api::LinkValue::Header(text) | api::LinkValue::Unknown(text) => {
            return Err(format!("`{text}` is not understood"));
        }
    }))
}

/// Checks that the response is JSON with a value at the pointer.
fn check_body(lowering: &Lowering<'_>, source: &Source<'_>, from: &Call, pointer: &str) -> Result<(), String> {
    let schema = source.response.content.iter().find_map(|media_type| media_type.schema);
    if schema.is_some_and(|schema| !leads_somewhere(lowering, schema, pointer)) {
        return Err(format!("the response has no `{pointer}`"));
    }
    // An error keeps its bytes after decoding.
    if outcome(source.response.status) == Outcome::Error {
        return Ok(());
    }
    let json: Vec<Decoding> =
        from.responses.rows.iter().filter(|row| row.outcome == Outcome::Success).map(|row| row.decoding).collect();
    if json.iter().any(|decoding| *decoding != Decoding::Json) || matches!(from.responses.output, Type::Local(_)) {
        return Err(format!("a response of `{}` is not always this JSON", from.method.name()));
    }
    Ok(())
}

fn leads_somewhere(lowering: &Lowering<'_>, schema: SchemaId, pointer: &str) -> bool {
    let mut at = schema;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        at = match lowering.api().schemas.shape_behind(at) {
            Shape::Object(object) => match object.properties.iter().find(|property| *property.name == *token) {
                Some(property) => property.schema,
                None => match object.additional {
                    Additional::Declared(values) => values,
                    Additional::Unsaid | Additional::Forbidden => return false,
                },
            },
            Shape::Map(map) => map.values,
            Shape::Array(items) if token.bytes().all(|byte| byte.is_ascii_digit()) => *items,
            // The content of these is unknown.
            Shape::Any | Shape::Union(_) | Shape::Tuple(_) => return true,
            _ => return false,
        };
    }
    true
}

/// Returns a constant of the document as JSON.
fn json_text(node: &Node) -> String {
    let quoted = |text: &str| {
        let escaped: String = text
            .chars()
            .map(|letter| match letter {
                '"' => "\\\"".to_owned(),
                '\\' => "\\\\".to_owned(),
                letter if letter.is_control() => format!("\\u{:04x}", u32::from(letter)),
                letter => letter.to_string(),
            })
            .collect();
        format!("\"{escaped}\"")
    };
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(truth) => truth.to_string(),
        Node::Number(number) => number.text().to_owned(),
        Node::String(text) => quoted(text),
        Node::Array(items) => format!("[{}]", items.iter().map(json_text).collect::<Vec<_>>().join(",")),
        Node::Object(object) => {
            let members = object.iter().map(|(key, value)| format!("{}:{}", quoted(key), json_text(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
    }
}
