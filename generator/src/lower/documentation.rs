//! Which words of the document stand above what.

use super::defaults::is_beyond_type;
use super::docs::Docs;
use super::rules::rules_of;
use crate::api::{SchemaId, Shape};
use crate::lower::Lowering;
use crate::source::Node;

/// Above a type.
pub(super) fn of_type(lowering: &Lowering<'_>, id: SchemaId) -> Docs {
    let schema = &lowering.api.schemas[id];
    let mut docs = Docs::summary_first(schema.title.as_deref(), schema.description.as_deref());
    if docs.is_empty() {
        let pointer = schema.origin.pointer.to_string();
        // What stands beside null has no place of its own.
        let beside_null = pointer.strip_suffix("/nullable").and_then(|place| place.rsplit('/').next());
        let shown = schema.name.as_deref().or(beside_null).unwrap_or(&pointer);
        docs = Docs::line(&format!("`{}` of the document.", shown.replace('`', "'")));
    }
    // What has no name is documented where it is used.
    if let Some(bounds) = bounds(lowering, id, schema.description.as_deref()).filter(|_| schema.name.is_some()) {
        docs.push_paragraph(Docs::line(&bounds));
    }
    docs
}

/// Above a field, from the schema of the property.
pub(super) fn of_property(lowering: &Lowering<'_>, id: SchemaId) -> Docs {
    let schema = &lowering.api.schemas[id];
    // A named type has its own documentation; the field says nothing of its own.
    let text = if schema.name.is_some() { None } else { schema.description.as_deref().or(schema.title.as_deref()) };
    let mut docs = text.map(Docs::of).unwrap_or_default();
    if schema.name.is_none() {
        push_bounds(&mut docs, bounds(lowering, id, text), default_line(lowering, id));
    }
    docs
}

/// Above a parameter's setter, or above a field that is called like the parameter and needs no `name` to say so.
pub(super) fn of_parameter(
    lowering: &Lowering<'_>,
    description: Option<&str>,
    name: Option<&str>,
    id: SchemaId,
) -> Docs {
    let schema = &lowering.api.schemas[id];
    let text = description.or(schema.description.as_deref()).filter(|text| !text.trim().is_empty());
    let mut docs = match text {
        Some(text) => Docs::of(text),
        None => name.map(|name| Docs::line(&format!("`{}`.", name.replace('`', "'")))).unwrap_or_default(),
    };
    push_bounds(&mut docs, bounds(lowering, id, text), default_line(lowering, id));
    docs
}

/// `Between 1 and 100.`, unless the description ends so.
pub(super) fn bounds(lowering: &Lowering<'_>, id: SchemaId, description: Option<&str>) -> Option<String> {
    let sentence = super::bounds::sentence(&rules_of(lowering, id))?;
    let plain = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    let said = description.is_some_and(|text| plain(text).ends_with(&plain(&sentence)));
    (!said).then_some(sentence)
}

fn push_bounds(docs: &mut Docs, bounds: Option<String>, default: Option<String>) {
    let lines: Vec<String> = [bounds, default].into_iter().flatten().collect();
    if !lines.is_empty() {
        docs.push_paragraph(Docs::line(&lines.join(" ")));
    }
}

/// `Default: 20.`
fn default_line(lowering: &Lowering<'_>, id: SchemaId) -> Option<String> {
    let schema = &lowering.api.schemas[id];
    let text = match schema.default.as_ref()? {
        Node::Bool(truth) => truth.to_string(),
        Node::Number(_) if is_beyond_type(lowering, id) => return None,
        Node::Number(number) => number.text().to_owned(),
        Node::String(text)
            if !text.is_empty() && text.chars().count() <= 60 && !matches!(schema.shape, Shape::Object(_)) =>
        {
            text.to_string()
        }
        _ => return None,
    };
    let plain = text.chars().all(|letter| !letter.is_control() && letter != '`');
    plain.then(|| format!("Default: `{text}`."))
}
