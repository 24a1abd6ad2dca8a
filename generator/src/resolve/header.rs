//! The headers of a response.
//!
//! ```yaml
//! headers:
//!   X-Left: {schema: {type: integer}}      # Header { name: X-Left, style: Simple, schema: Integer }
//!   Content-Type: {schema: {…}}            # ignored: the media types determine it (OpenAPI 3.1.1, section 4.8.17)
//! ```

use super::content::resolve_content;
use super::context::Context;
use crate::api::{Header, Scalar, SchemaId, Shape, Style};
use crate::diagnostic::Code;
use crate::limits::MOST_HEADERS;
use crate::origin::Origin;
use crate::source::{Node, Object};

pub(super) fn resolve_headers(context: &mut Context<'_>, at: &Origin) -> Vec<Header> {
    let entries = context.object(at).into_iter().flat_map(Object::iter);
    let names = entries.map(|(name, _)| name.to_string()).filter(|name| !name.eq_ignore_ascii_case("content-type"));
    let mut names: Vec<String> = names.collect();
    names.truncate(context.limited(names.len(), MOST_HEADERS, "headers", at));
    names.into_iter().filter_map(|name| resolve_header(context, &at.key(&name), name)).collect()
}

fn resolve_header(context: &mut Context<'_>, written: &Origin, name: String) -> Option<Header> {
    let origin = context.follow(written, "the header is left out")?;
    let node = context.node(&origin)?;
    if node.as_object().is_none() {
        let message = format!("expected a Header Object, found {}; it is left out", node.kind());
        context.diagnostics.report(Code::UnreadableObject, &origin, message);
        return None;
    }
    let (schema, style) = if node.get("content").is_some() {
        let (schema, style) = resolve_content(context, node, &origin, Style::Simple)?;
        (schema, if style == Style::Xml { report_xml(context, &origin) } else { style })
    } else {
        (schema_of(context, &origin), Style::Simple)
    };
    let flag = |key: &str| node.get(key).and_then(Node::as_truth).unwrap_or(false);
    Some(Header {
        name,
        description: node.get("description").and_then(Node::as_str).map(str::to_owned),
        required: flag("required"),
        deprecated: flag("deprecated"),
        explode: flag("explode"),
        style,
        schema,
        origin,
    })
}

fn report_xml(context: &mut Context<'_>, header: &Origin) -> Style {
    let message = "headers in XML are not supported; the header is read as JSON";
    context.diagnostics.report(Code::UnsupportedParameter, &header.key("content"), message);
    Style::Json
}

fn schema_of(context: &mut Context<'_>, header: &Origin) -> SchemaId {
    let schema = header.key("schema");
    if context.node(&schema).is_some() {
        return context.schema_at(&schema);
    }
    let message = "this header has neither `schema` nor `content`; it is read as a string";
    context.diagnostics.report(Code::LooseForm, header, message).help("give it a `schema`");
    context.schema_of(header, Shape::Scalar(Scalar::String { format: None }))
}
