//! Encoding Objects: the serialization of the properties of a form or a multipart body.

use super::context::Context;
use crate::api::{Encoding, MediaRange, Style};
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::source::Node;

pub(super) fn report_unused(context: &mut Context<'_>, holder: &Origin, keys: &[&str]) {
    for key in keys {
        let at = holder.key(key);
        if context.node(&at).is_some() {
            let message = format!("`{key}` is not used: each part is encoded by its type");
            context.diagnostics.report(Code::IgnoredEncoding, &at, message);
        }
    }
}

/// The Encoding Objects of a media type.
pub(super) fn resolve_encodings(context: &mut Context<'_>, media_type: &Origin) -> Vec<Encoding> {
    let at = media_type.key("encoding");
    let Some(properties) = context.object(&at) else { return Vec::new() };
    let names: Vec<_> = properties.iter().map(|(name, _)| name.clone()).collect();
    names.iter().filter_map(|name| resolve_encoding(context, &at.key(name), name)).collect()
}

fn resolve_encoding(context: &mut Context<'_>, origin: &Origin, property: &str) -> Option<Encoding> {
    let Some(object) = context.object(origin) else {
        context.diagnostics.report(Code::UnreadableObject, origin, "expected an Encoding Object; it is ignored");
        return None;
    };
    // OpenAPI 3.2.0, section 4.15.1.3: encodings inside of a part.
    report_unused(context, origin, &["encoding", "prefixEncoding", "itemEncoding"]);
    let content_type = object.get("contentType").and_then(Node::as_str);
    let content_type = content_type.and_then(|types| MediaRange::list(types).into_iter().next());
    let explode = object.get("explode").and_then(Node::as_bool);
    let style_name = object.get("style").and_then(Node::as_str);
    let style = match style_name {
        None if explode.is_none() => None,
        None | Some("form") => Some(Style::Form),
        Some("spaceDelimited") => Some(Style::SpaceDelimited),
        Some("pipeDelimited") => Some(Style::PipeDelimited),
        Some("deepObject") => Some(Style::DeepObject),
        Some(other) => {
            let message =
                format!("`{other}` is not a style of a form; the property is serialized in the default style");
            context.diagnostics.report(Code::UnsupportedParameter, &origin.key("style"), message);
            None
        }
    };
    Some(Encoding {
        origin: origin.clone(),
        property: property.to_owned(),
        content_type: content_type.map(str::to_owned),
        style: style
            .map(|style| (style, explode.unwrap_or(style == Style::Form)))
            .or_else(|| Some((collection_style(context.node(origin)?)?, false))),
        has_headers: object.get("headers").and_then(Node::as_object).is_some_and(|headers| !headers.is_empty()),
    })
}

/// The style of a `collectionFormat` of OpenAPI 2.0 that has no equivalent in 3.x.
pub(super) fn collection_style(node: &Node) -> Option<Style> {
    match node.get("collectionFormat").and_then(Node::as_str)? {
        "tsv" => Some(Style::TabDelimited),
        "ssv" => Some(Style::SpaceDelimited),
        "pipes" => Some(Style::PipeDelimited),
        _ => None,
    }
}
