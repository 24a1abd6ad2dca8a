//! Values of an `enum` or `const` that do not fit the `type` beside it: `type` determines the type of the field.
//!
//! ```yaml
//! {type: boolean, enum: ["true", "false"]}                         # a boolean
//! {type: string, enum: [1, 2]}                                     # an enumeration of "1" and "2"
//! {type: array, items: {type: string}, enum: [cpu, disk]}          # an array of an enumeration
//! {type: string, enum: [[a], [b]]}                                 # a string
//! ```

use super::context::Context;
use crate::api::Shape;
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::schema::{Schema, Type};
use crate::source::{Node, Number};

impl Context<'_> {
    /// Converts the values to the one type of the schema, and drops those that cannot be converted.
    pub(super) fn values_of_type(&mut self, values: Vec<Node>, keywords: &Schema, origin: &Origin) -> Vec<Node> {
        let Some(kind) = only_type(keywords) else { return values };
        if values.iter().all(|value| is_of(value, kind) && !is_compound(kind)) {
            return values;
        }
        let read: Vec<Node> = values.iter().filter_map(|value| read_as(value, kind)).collect();
        // YAML makes numbers and booleans of unquoted strings; that is not worth a report.
        let unquoted = kind == Type::String && values.iter().all(|value| !is_compound_value(value));
        if !unquoted && (read.len() < values.len() || read != values) && !values.is_empty() {
            self.report_listed(kind, read.len() < values.len(), origin);
        }
        read
    }

    fn report_listed(&mut self, kind: Type, left_out: bool, origin: &Origin) {
        let keyword = if self.node(&origin.key("enum")).is_some() { "enum" } else { "const" };
        let kind = kind.name();
        let (code, effect) = if left_out {
            (Code::MalformedKeyword, "the type is taken, and these values are ignored")
        } else {
            (Code::LooseForm, "they are read as values of the type")
        };
        let message = format!("`{keyword}` has values that are not of `type: {kind}`; {effect}");
        self.diagnostics.report(code, &origin.key(keyword), message);
    }

    /// Reads the `enum` of an array as the values of its items.
    pub(super) fn shape_of_listed_items(&mut self, keywords: &Schema, origin: &Origin) -> Option<Shape> {
        let values = keywords.enumeration.clone().filter(|values| {
            !values.is_empty() && values.iter().all(|value| !is_compound_value(value) && *value != Node::Null)
        })?;
        if only_type(keywords) != Some(Type::Array) || !keywords.prefix_items.is_empty() {
            return None;
        }
        let message = "`enum` has values that are not of `type: array`; they are read as values of its items";
        self.diagnostics.report(Code::LooseForm, &origin.key("enum"), message);
        let items = Schema { all_of: keywords.items.clone(), enumeration: Some(values), ..Schema::default() };
        Some(Shape::Array(self.schema_made(&origin.key("items"), items)))
    }
}

/// The type of a schema that has only one, apart from null.
pub(super) fn only_type(keywords: &Schema) -> Option<Type> {
    match keywords.types.as_ref()?.values()[..] {
        [kind] => Some(kind),
        _ => None,
    }
}

fn is_compound(kind: Type) -> bool {
    matches!(kind, Type::Array | Type::Object)
}

fn is_compound_value(value: &Node) -> bool {
    matches!(value, Node::Array(_) | Node::Object(_))
}

fn is_of(value: &Node, kind: Type) -> bool {
    match (value, kind) {
        (Node::Null, Type::Null)
        | (Node::Bool(_), Type::Boolean)
        | (Node::Number(_), Type::Number)
        | (Node::String(_), Type::String)
        | (Node::Array(_), Type::Array)
        | (Node::Object(_), Type::Object) => true,
        (Node::Number(number), Type::Integer) => number.is_integer(),
        _ => false,
    }
}

/// Converts a value to a type: a string is parsed, and a number or boolean becomes its text. Arrays and objects never
/// are.
fn read_as(value: &Node, kind: Type) -> Option<Node> {
    match (value, kind) {
        _ if is_compound(kind) => None,
        _ if is_of(value, kind) => Some(value.clone()),
        (Node::String(text), Type::Boolean) => match text.trim().to_ascii_lowercase().as_str() {
            "true" => Some(Node::Bool(true)),
            "false" => Some(Node::Bool(false)),
            _ => None,
        },
        (Node::String(text), Type::Integer | Type::Number) => {
            Number::parse(text).map(Node::Number).filter(|number| is_of(number, kind))
        }
        (Node::Number(number), Type::String) => Some(Node::String(number.text().into())),
        (Node::Bool(boolean), Type::String) => Some(Node::String(boolean.to_string().into())),
        _ => None,
    }
}
