//! The `content` of parameters and headers: one media type, and its schema.

use super::context::Context;
use crate::api::{MediaRange, Scalar, SchemaId, Shape, Style};
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::source::{Node, Object};

/// The single media type of `content` (OpenAPI 3.1.1, section 4.8.12.2.3).
pub(super) fn resolve_content(
    context: &mut Context<'_>,
    node: &Node,
    origin: &Origin,
    form: Style,
) -> Option<(SchemaId, Style)> {
    let mut content = node.get("content").and_then(Node::as_object).into_iter().flat_map(Object::iter);
    let at = origin.key("content");
    let Some((name, _)) = content.next() else {
        let message = "the parameter's `content` has no media type; the parameter is left out";
        context.diagnostics.report(Code::UnsupportedParameter, &at, message);
        return None;
    };
    if content.next().is_some() {
        let message = format!("a parameter has one media type; it is sent as `{name}`, the first of them");
        context.diagnostics.report(Code::UnsupportedParameter, &at, message);
    }
    let media_type = context.follow(&at.key(name), "its schema is not known").unwrap_or_else(|| at.key(name));
    let range = MediaRange::of(name);
    let style = match () {
        () if range.is_form() => form,
        () if range.is_xml() => Style::Xml,
        () if range.is_json() => Style::Json,
        () if range.is_in("text/") => Style::Text,
        () => {
            let message = format!("a parameter cannot be serialized as `{name}`; it is sent as JSON");
            context.diagnostics.report(Code::UnsupportedParameter, &at.key(name), message);
            Style::Json
        }
    };
    Some((schema_at(context, &media_type, origin), style))
}

/// The schema under `holder`; a parameter without a schema is a string.
pub(super) fn schema_at(context: &mut Context<'_>, holder: &Origin, origin: &Origin) -> SchemaId {
    let schema = holder.key("schema");
    if context.node(&schema).is_some() {
        context.schema_at(&schema)
    } else {
        let message = "this parameter has neither `schema` nor `content`; it is read as a string";
        context.diagnostics.report(Code::LooseForm, origin, message).help("give it a `schema`");
        context.schema_of(origin, Shape::Scalar(Scalar::String { format: None }))
    }
}
