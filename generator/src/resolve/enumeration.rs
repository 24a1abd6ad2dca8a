//! `enum` and `const`: lists of strings and of integers become enumerations, others the scalar type of the values.

use std::sync::Arc;

use super::context::Context;
use super::listed::only_type;
use crate::api::{Bounds, Branch, EnumerationValue, Scalar, Shape, Union};
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::schema::{Schema, Type, Types};
use crate::source::{Node, Number};

impl Context<'_> {
    pub(super) fn shape_of_enumeration(&mut self, keywords: &Schema, origin: &Origin, nullable: &mut bool) -> Shape {
        if let Some(shape) = self.shape_of_listed_items(keywords, origin) {
            return shape;
        }
        if let Some(shape) = self.shape_of_too_many_values(keywords, origin) {
            *nullable |= keywords.enumeration.iter().flatten().any(|value| *value == Node::Null);
            return shape;
        }
        let values = keywords.enumeration.as_deref().unwrap_or_default();
        *nullable |= values.contains(&Node::Null) && keywords.types.as_ref().is_none_or(|types| types.has(Type::Null));
        let values: Vec<Node> = values.iter().filter(|value| **value != Node::Null).cloned().collect();
        let values = self.values_of_type(values, keywords, origin);
        if let ([], Some(kind)) = (&values[..], only_type(keywords)) {
            return self.shape_of_type(kind, &Schema { enumeration: None, ..keywords.clone() }, origin);
        }
        let values: Vec<&Node> = values.iter().collect();
        if let Some(strings) = strings(&values, keywords) {
            return Shape::StringEnumeration(strings);
        }
        if let Some(integers) = integers(&values, keywords) {
            return Shape::IntegerEnumeration(integers);
        }
        if values.iter().all(|value| matches!(value, Node::Bool(_))) && !values.is_empty() {
            let [Node::Bool(only)] = values[..] else { return Shape::Scalar(Scalar::Boolean { only: None }) };
            return Shape::Scalar(Scalar::Boolean { only: Some(*only) });
        }
        if values.iter().all(|value| value.as_number().is_some_and(Number::is_integer)) && !values.is_empty() {
            return Shape::Scalar(Scalar::Integer { format: keywords.format.clone(), bounds: bounds_of(&values) });
        }
        if values.iter().all(|value| matches!(value, Node::Number(_))) && !values.is_empty() {
            return Shape::Scalar(Scalar::Number { format: None });
        }
        self.shape_of_mixed(&values, origin)
    }

    /// Values of several types: a union with an enumeration for each type.
    fn shape_of_mixed(&mut self, values: &[&Node], origin: &Origin) -> Shape {
        let mut kinds: Vec<(Type, Vec<Node>)> = Vec::new();
        for value in values {
            let Some(kind) = scalar_type(value) else { return self.shape_of_untold(origin) };
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, alike)) => alike.push((*value).clone()),
                None => kinds.push((kind, vec![(*value).clone()])),
            }
        }
        if kinds.len() < 2 {
            return Shape::Any;
        }
        let at = origin.key("enum");
        let branch = |(kind, values): (Type, Vec<Node>)| {
            let only = Schema { types: Some(Types::one(kind)), enumeration: Some(values), ..Schema::default() };
            Branch { schema: self.schema_made(&at, only) }
        };
        Shape::Union(Union { branches: kinds.into_iter().map(branch).collect(), discriminator: None })
    }

    fn shape_of_untold(&mut self, origin: &Origin) -> Shape {
        let message = "the values of this enumeration are arrays or objects; the schema is free-form JSON";
        self.diagnostics.report(Code::UntypedSchema, origin, message);
        Shape::Any
    }
}

/// The least and the greatest of the numbers.
fn bounds_of(values: &[&Node]) -> Bounds {
    let numbers = || values.iter().filter_map(|value| value.as_number());
    let order = |one: &&Number, two: &&Number| one.total_cmp(two);
    Bounds { minimum: numbers().min_by(order).cloned(), maximum: numbers().max_by(order).cloned() }
}

fn scalar_type(value: &Node) -> Option<Type> {
    match value {
        Node::Bool(_) => Some(Type::Boolean),
        Node::Number(_) => Some(Type::Number),
        Node::String(_) => Some(Type::String),
        Node::Null | Node::Array(_) | Node::Object(_) => None,
    }
}

/// The values as strings, including numbers and booleans that YAML made of unquoted strings, if the type is a string.
fn strings(values: &[&Node], keywords: &Schema) -> Option<Vec<EnumerationValue<Arc<str>>>> {
    let is_string = keywords.types.as_ref().is_some_and(|types| types.values() == [Type::String]);
    let text = |value: &Node| match value {
        Node::String(text) => Some(text.clone()),
        Node::Number(number) if is_string => Some(number.text().into()),
        Node::Bool(boolean) if is_string => Some(boolean.to_string().into()),
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
