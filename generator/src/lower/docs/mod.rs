//! Documentation: which words of the document stand above which item.

pub(in crate::lower) mod bounds;
mod capital;
pub(in crate::lower) mod purposes;

use super::plan::places::Place;
use super::types::is_beyond_type;
use super::types::rules::rules_of;
use crate::api::{self, Schema, SchemaId, Shape};
use crate::lower::lowering::Lowering;
use crate::rust::Purpose;
use crate::source::Node;
use crate::spelling::Docs;
use crate::spelling::Ident;

/// Above a type: what all schemas that share it say.
pub(super) fn of_type(lowering: &Lowering<'_>, id: SchemaId, place: &Place) -> Docs {
    let title = agreed(lowering, id, place, |schema| schema.title.as_deref());
    let description = agreed(lowering, id, place, |schema| schema.description.as_deref());
    let docs = Docs::summary_first(title, description);
    match shown_name(&lowering.api().schemas[id]) {
        Some(name) if docs.is_empty() => Docs::line(&format!("`{}` of the document.", plain(&name))),
        _ => docs,
    }
}

/// Returns true if a type has documentation. A description that begins with a letter is never removed as a whole.
fn is_described(lowering: &Lowering<'_>, id: SchemaId, place: &Place) -> bool {
    let is_telling = |text: &str| text.starts_with(char::is_alphanumeric);
    agreed(lowering, id, place, |schema| schema.title.as_deref()).is_some_and(is_telling)
        || agreed(lowering, id, place, |schema| schema.description.as_deref()).is_some_and(is_telling)
        || !of_type(lowering, id, place).is_empty()
}

/// The places that a type serves, unless its description and its name tell enough.
pub(super) fn purpose(lowering: &Lowering<'_>, id: SchemaId, place: &Place) -> Option<Purpose> {
    let is_told = lowering.purposes.is_plain(id) && is_described(lowering, id, place);
    let is_named = lowering.api().schemas[id].name.is_some();
    if is_told || is_named { None } else { lowering.purposes.of(lowering.api(), &lowering.names, id) }
}

/// Below a type's purpose: the pointer of what nothing describes, the constraints of what has a name.
pub(super) fn details(lowering: &Lowering<'_>, id: SchemaId, place: &Place) -> Docs {
    let schema = &lowering.api().schemas[id];
    // What has no name is documented where it is used.
    if schema.name.is_some() {
        let bounds = bounds(lowering, id, schema.description.as_deref());
        return bounds.map(|bounds| Docs::line(&bounds)).unwrap_or_default();
    }
    if is_described(lowering, id, place) {
        return Docs::default();
    }
    let pointer = plain(&schema.origin.pointer.to_string());
    Docs::line(&match place.schemas.len() {
        0 | 1 => format!("`{pointer}` of the document."),
        2 => format!("`{pointer}` of the document, and 1 other place."),
        all => format!("`{pointer}` of the document, and {} other places.", all - 1),
    })
}

/// The text of a schema, unless another schema that shares its type has a different one.
fn agreed<'a>(
    lowering: &Lowering<'a>,
    id: SchemaId,
    place: &Place,
    text: impl Fn(&'a Schema) -> Option<&'a str>,
) -> Option<&'a str> {
    let schema = &lowering.api().schemas[id];
    let first = text(schema);
    let agree = || place.schemas.iter().all(|other| text(&lowering.api().schemas[*other]) == first);
    first.filter(|_| schema.name.is_some() || agree())
}

/// The name of a schema, or of the nullable one whose values it describes.
fn shown_name(schema: &Schema) -> Option<String> {
    let pointer = schema.origin.pointer.to_string();
    let beside_null = pointer.strip_suffix("/nullable").and_then(|place| place.rsplit('/').next());
    schema.name.as_deref().or(beside_null).map(str::to_owned)
}

/// Above a variant of a union; the title of a branch is its name already.
pub(super) fn of_variant(lowering: &Lowering<'_>, id: SchemaId, ident: &Ident) -> Docs {
    let schema = &lowering.api().schemas[id];
    if schema.name.is_some() {
        return Docs::default();
    }
    let letters = |text: &str| text.to_lowercase().replace(|character: char| !character.is_alphanumeric(), "");
    let title = schema.title.as_deref().filter(|title| letters(title) != letters(ident.name()));
    let text = schema.description.as_deref().or(title);
    let mut docs = text.map(Docs::of).unwrap_or_default();
    push_lines(&mut docs, bounds(lowering, id, text).into_iter());
    docs
}

/// Above a field, from the schema of the property.
pub(super) fn of_property(lowering: &Lowering<'_>, id: SchemaId) -> Docs {
    let schema = &lowering.api().schemas[id];
    // A named type has its own documentation; the field says nothing of its own.
    let text = if schema.name.is_some() { None } else { schema.description.as_deref().or(schema.title.as_deref()) };
    let mut docs = text.map(Docs::of).unwrap_or_default();
    if schema.name.is_none() {
        push_lines(&mut docs, [bounds(lowering, id, text), default_line(lowering, id)].into_iter().flatten());
    }
    docs
}

/// Above a parameter's setter, or above a field that is called like the parameter and needs no `name` to say so.
pub(super) fn of_parameter(lowering: &Lowering<'_>, written: &Written<'_>, id: SchemaId) -> Docs {
    let schema = &lowering.api().schemas[id];
    let text = written.description.or(schema.description.as_deref()).filter(|text| !text.trim().is_empty());
    let mut docs = match text {
        Some(text) => Docs::of(text),
        None => written.name.map(|name| Docs::line(&format!("`{}`.", plain(name)))).unwrap_or_default(),
    };
    let example = written.example.map(example_line);
    let lines = [bounds(lowering, id, text), default_line(lowering, id), example];
    push_lines(&mut docs, lines.into_iter().flatten());
    docs
}

/// The text that the document has for a parameter.
#[derive(Debug, Default)]
pub(super) struct Written<'a> {
    pub(super) description: Option<&'a str>,
    /// The name, where the Rust name does not say it.
    pub(super) name: Option<&'a str>,
    pub(super) example: Option<&'a str>,
}

/// The example of a parameter that a caller can learn from; none if it is the default, or of an enumeration.
pub(super) fn example(lowering: &Lowering<'_>, parameter: &api::Parameter) -> Option<String> {
    let schema = &lowering.api().schemas[parameter.schema];
    let is_telling = matches!(schema.shape, Shape::Scalar(_) | Shape::Array(_) | Shape::Same(_) | Shape::Any);
    let example =
        parameter.example.as_ref().filter(|example| is_telling && schema.default.as_ref() != Some(example))?;
    if matches!(example, Node::Bool(_)) { None } else { scalar(example) }
}

/// `Example: `2024-02-01`.`
pub(super) fn example_line(example: &str) -> String {
    format!("Example: `{example}`.")
}

/// `Between 1 and 100.`, unless the description ends so.
pub(super) fn bounds(lowering: &Lowering<'_>, id: SchemaId, description: Option<&str>) -> Option<String> {
    let sentence = self::bounds::sentence(&rules_of(lowering, id))?;
    let folded = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    let is_described = description.is_some_and(|text| folded(text).ends_with(&folded(&sentence)));
    (!is_described).then_some(sentence)
}

fn push_lines(docs: &mut Docs, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        docs.push_paragraph(Docs::line(&lines.join(" ")));
    }
}

/// `Default: 20.`
fn default_line(lowering: &Lowering<'_>, id: SchemaId) -> Option<String> {
    let schema = &lowering.api().schemas[id];
    let default = schema.default.as_ref()?;
    let is_shown = match default {
        Node::Number(_) => !is_beyond_type(lowering, id),
        Node::String(_) => !matches!(schema.shape, Shape::Object(_)),
        _ => true,
    };
    scalar(default).filter(|_| is_shown).map(|default| format!("Default: `{default}`."))
}

/// A boolean, a number or a short string, if a code span can hold it.
fn scalar(node: &Node) -> Option<String> {
    let text = match node {
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => number.text().to_owned(),
        Node::String(text) if !text.trim().is_empty() && text.chars().count() <= 60 => text.to_string(),
        _ => return None,
    };
    text.chars().all(|letter| !letter.is_control() && letter != '`').then_some(text)
}

/// Text that a code span can hold.
fn plain(text: &str) -> String {
    text.replace('`', "'")
}
