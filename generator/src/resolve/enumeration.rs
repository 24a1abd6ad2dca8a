//! `enum` and `const`: lists of strings and of integers become enumerations, the rest the scalar that holds them.

use std::sync::Arc;

use super::context::Context;
use crate::api::{Bounds, EnumerationValue, Scalar, Shape};
use crate::diagnostic::Code;
use crate::schema::{Schema, Type};
use crate::source::{Node, Number, Origin};

impl Context<'_> {
    pub(super) fn shape_of_enumeration(&mut self, keywords: &Schema, origin: &Origin, nullable: &mut bool) -> Shape {
        let values = keywords.enumeration.as_deref().unwrap_or_default();
        *nullable |= values.contains(&Node::Null) && keywords.types.as_ref().is_none_or(|types| types.has(Type::Null));
        let values: Vec<&Node> = values.iter().filter(|value| **value != Node::Null).collect();
        if let Some(strings) = strings(&values, keywords) {
            return Shape::StringEnumeration(strings);
        }
        if let Some(integers) = integers(&values, keywords) {
            return Shape::IntegerEnumeration(integers);
        }
        if values.iter().all(|value| matches!(value, Node::Bool(_))) && !values.is_empty() {
            return Shape::Scalar(Scalar::Boolean);
        }
        if values.iter().all(|value| value.as_number().is_some_and(Number::is_integer)) && !values.is_empty() {
            return Shape::Scalar(Scalar::Integer { format: None, bounds: Bounds::default() });
        }
        if values.iter().all(|value| matches!(value, Node::Number(_))) && !values.is_empty() {
            return Shape::Scalar(Scalar::Number { format: None });
        }
        if !values.is_empty() {
            let message = "the values of this enumeration are of several types; free-form JSON is taken";
            self.diagnostics.report(Code::UntypedSchema, origin, message);
        }
        Shape::Any
    }
}

/// Strings; also numbers and booleans that YAML made of strings, where the type says so.
fn strings(values: &[&Node], keywords: &Schema) -> Option<Vec<EnumerationValue<Arc<str>>>> {
    let says_string = keywords.types.as_ref().is_some_and(|types| types.values() == [Type::String]);
    let text = |value: &Node| match value {
        Node::String(text) => Some(text.clone()),
        Node::Number(number) if says_string => Some(number.text().into()),
        Node::Bool(truth) if says_string => Some(truth.to_string().into()),
        _ => None,
    };
    let strings: Option<Vec<Arc<str>>> = values.iter().map(|value| text(value)).collect();
    named(strings?, keywords)
}

fn integers(values: &[&Node], keywords: &Schema) -> Option<Vec<EnumerationValue<i64>>> {
    let integers: Option<Vec<i64>> = values.iter().map(|value| value.as_number()?.as_i64()).collect();
    named(integers?, keywords)
}

fn named<T>(values: Vec<T>, keywords: &Schema) -> Option<Vec<EnumerationValue<T>>> {
    let names = &keywords.value_names;
    let name = |at: usize| names.get(at).cloned();
    let complete = names.len() >= values.len();
    let with_name = |(at, value)| EnumerationValue { value, name: name(at).filter(|_| complete), description: None };
    (!values.is_empty()).then(|| values.into_iter().enumerate().map(with_name).collect())
}
