//! Parameters and bodies: how a caller passes them, and where they go.

use super::Lowering;
use crate::api::{self, Api, Location, SchemaId, Shape, Style};
use crate::diagnostic::{Code, Diagnostics};
use crate::rust::{Parameter, Passing, PathStyle, Payload, QueryStyle, Sending, Type};

pub(super) fn lower_parameter(
    lowering: &Lowering<'_>,
    parameter: &api::Parameter,
    diagnostics: &mut Diagnostics,
) -> Parameter {
    Parameter { passing: pass(lowering, Some(parameter.schema)), sending: send(parameter, diagnostics) }
}

fn send(parameter: &api::Parameter, diagnostics: &mut Diagnostics) -> Sending {
    let name = parameter.name.clone();
    match parameter.location {
        Location::Path => Sending::Path(name, path_style(parameter.style, parameter.explode)),
        Location::Query => Sending::Query(name, query_style(parameter, diagnostics)),
        Location::Header => Sending::Header(name, parameter.explode),
        Location::Cookie => Sending::Cookie(name),
    }
}

fn path_style(style: Style, explode: bool) -> PathStyle {
    match (style, explode) {
        (Style::Label, false) => PathStyle::Label,
        (Style::Label, true) => PathStyle::LabelExploded,
        (Style::Matrix, false) => PathStyle::Matrix,
        (Style::Matrix, true) => PathStyle::MatrixExploded,
        (_, true) => PathStyle::SimpleExploded,
        (_, false) => PathStyle::Simple,
    }
}

fn query_style(parameter: &api::Parameter, diagnostics: &mut Diagnostics) -> QueryStyle {
    match (parameter.style, parameter.explode) {
        (Style::Form, false) => QueryStyle::FormJoined,
        (Style::SpaceDelimited, false) => QueryStyle::Space,
        (Style::PipeDelimited, false) => QueryStyle::Pipe,
        (Style::DeepObject, explode) => {
            if !explode {
                let message = "`deepObject` is only defined with `explode: true`; it is sent so";
                diagnostics.report(Code::UnsupportedParameter, &parameter.origin.key("explode"), message);
            }
            QueryStyle::DeepObject
        }
        (Style::Json, _) => QueryStyle::Json,
        // Exploded, the delimited styles are `form` (OpenAPI 3.1.1, appendix C).
        _ => QueryStyle::Form,
    }
}

/// Small values are passed by value, texts as `&str`, the rest by reference.
fn pass(lowering: &Lowering<'_>, schema: Option<SchemaId>) -> Passing {
    let Some(schema) = schema else { return Passing::Reference(Type::Json) };
    // Null is what leaving a parameter out says.
    let ty = match lowering.type_of_value(schema) {
        Type::Option(inner) => *inner,
        ty => ty,
    };
    match ty.resolved() {
        Type::Bool | Type::Integer(_) | Type::Float | Type::Unit => Passing::Value(ty.resolved().clone()),
        Type::Bytes => Passing::Bytes,
        Type::String => Passing::Text,
        Type::Vec(items) if *items.resolved() == Type::String => Passing::Texts,
        Type::Vec(items) => Passing::Slice((**items).clone()),
        Type::Named(_) if is_enumeration(lowering.api, schema) => Passing::Value(ty),
        _ => Passing::Reference(ty),
    }
}

fn is_enumeration(api: &Api, mut schema: SchemaId) -> bool {
    for _ in 0..16 {
        match api.schemas[schema].shape {
            Shape::Same(target) => schema = target,
            Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) => return true,
            _ => return false,
        }
    }
    false
}

/// The body as the best of its media types; none where there is no media type at all.
pub(super) fn lower_body(
    lowering: &Lowering<'_>,
    body: &api::Body,
    diagnostics: &mut Diagnostics,
) -> Option<Parameter> {
    let best = body.content.iter().min_by_key(|media_type| rank(&media_type.name))?;
    if body.content.len() > 1 {
        let others: Vec<String> = body
            .content
            .iter()
            .filter(|other| other.name != best.name)
            .map(|other| format!("`{}`", other.name))
            .collect();
        let message = format!("the body is sent as `{}`; {} cannot be chosen yet", best.name, others.join(", "));
        diagnostics.report(Code::OtherMediaTypes, &body.origin.key("content"), message);
    }
    let content_type = best.name.clone();
    Some(match payload(&best.name) {
        Payload::Json => {
            Parameter { passing: pass(lowering, best.schema), sending: Sending::Body(content_type, Payload::Json) }
        }
        Payload::Form => {
            Parameter { passing: pass(lowering, best.schema), sending: Sending::Body(content_type, Payload::Form) }
        }
        Payload::Text => Parameter { passing: Passing::Text, sending: Sending::Body(content_type, Payload::Text) },
        Payload::Bytes => {
            if best.name.starts_with("multipart/") || best.name.ends_with("xml") {
                let message =
                    format!("`{}` is not encoded yet; the call takes bytes and sends them as they are", best.name);
                diagnostics.report(Code::RawBody, &best.origin, message);
            }
            // A range is no content type: bytes of an unknown kind are just that (RFC 9110, section 8.3).
            let content_type =
                if content_type.contains('*') { "application/octet-stream".to_owned() } else { content_type };
            Parameter { passing: Passing::Bytes, sending: Sending::Body(content_type, Payload::Bytes) }
        }
    })
}

/// JSON first, then what is nearly as good.
fn rank(media_type: &str) -> u8 {
    match payload(media_type) {
        Payload::Json if essence(media_type) == "application/json" => 0,
        Payload::Json => 1,
        Payload::Form => 2,
        Payload::Text => 3,
        Payload::Bytes => 4,
    }
}

fn payload(media_type: &str) -> Payload {
    let essence = essence(media_type);
    if is_json(&essence) {
        Payload::Json
    } else if essence == "application/x-www-form-urlencoded" {
        Payload::Form
    } else if essence.starts_with("text/") && essence != "text/xml" {
        Payload::Text
    } else {
        Payload::Bytes
    }
}

/// The media type without parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_lowercase()
}

/// `application/json`, `text/json` and every `+json`.
pub(super) fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}
