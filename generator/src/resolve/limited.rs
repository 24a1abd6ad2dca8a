//! Limits of what one object of the document may hold: what is beyond a limit is left out or narrowed, and reported.
//!
//! ```text
//! 100,000 response headers   # the first 200 are read
//! 10,000 properties          # a map with values of any type
//! ```
//!
//! A type of Rust with thousands of fields takes the compiler minutes and gigabytes, or overflows its stack.

use std::collections::{HashMap, HashSet};

use super::context::Context;
use crate::api::{Bounds, Map, Operation, Scalar, SchemaId, Shape};
use crate::diagnostic::Code;
use crate::limits::{
    DEEPEST_ARRAY, LONGEST_LINE, MOST_BRANCHES, MOST_FIELDS, MOST_PARTS, MOST_PROPERTIES, MOST_TAGS, MOST_VALUES,
};
use crate::origin::Origin;
use crate::schema::{Schema, Type};
use crate::source::Node;

impl Context<'_> {
    /// The number of entries that are read of `count`.
    pub(super) fn limited(&mut self, count: usize, most: usize, what: &str, at: &Origin) -> usize {
        if count > most {
            let message = format!("only the first {most} of {count} {what} are read");
            self.diagnostics.report(Code::LimitExceeded, at, message);
        }
        count.min(most)
    }

    /// The beginning of a string that becomes a line of the crate.
    pub(super) fn limited_line(&mut self, mut text: String, at: &Origin) -> String {
        if text.len() > LONGEST_LINE {
            let message = format!("the text has {} bytes; the first {LONGEST_LINE} are used", text.len());
            self.diagnostics.report(Code::LimitExceeded, at, message);
            let end = (0..=LONGEST_LINE).rev().find(|end| text.is_char_boundary(*end));
            text.truncate(end.unwrap_or_default());
            text.shrink_to_fit();
        }
        text
    }

    /// Counts parts of an operation; returns whether all operations together have too many.
    pub(super) fn exceeds_parts(&mut self, parts: usize, operation: &Origin) -> bool {
        let before = self.parts_of_operations;
        self.parts_of_operations = before.saturating_add(parts);
        let most = MOST_PARTS.of(self.size);
        let exceeds = self.parts_of_operations > most;
        if exceeds && before <= most {
            let message = format!(
                "the operations have more than {most} parameters, responses, headers and requirements together, \
                 shared ones counted for each; this one and those after it are left out"
            );
            self.diagnostics.report(Code::LimitExceeded, operation, message);
        }
        exceeds
    }

    /// Removes the tags of operations whose first tag is beyond the limit.
    pub(super) fn limit_tags(&mut self, operations: &mut [Operation], at: &Origin) {
        let tags: HashSet<&String> = operations.iter().filter_map(|operation| operation.tags.first()).collect();
        let count = tags.len();
        if count <= MOST_TAGS {
            return;
        }
        let message = format!(
            "the operations have {count} tags, of which the first {MOST_TAGS} are read; operations with other tags have none"
        );
        self.diagnostics.report(Code::LimitExceeded, at, message);
        let mut known = HashSet::new();
        for operation in operations {
            let Some(tag) = operation.tags.first() else { continue };
            if known.len() < MOST_TAGS {
                known.insert(tag.clone());
            } else if !known.contains(tag) {
                operation.tags.clear();
            }
        }
    }

    /// The shape of an object with too many properties.
    pub(super) fn shape_of_too_many(&mut self, properties: usize, origin: &Origin) -> Option<Shape> {
        self.fields_of_objects = self.fields_of_objects.saturating_add(properties.min(MOST_PROPERTIES));
        let most = MOST_FIELDS.of(self.size);
        let message = if properties > MOST_PROPERTIES {
            format!(
                "the object has {properties} properties, and a struct at most {MOST_PROPERTIES}; it is a map with values of \
                 any type"
            )
        } else if properties > 0 && self.fields_of_objects > most {
            format!(
                "the objects have more than {most} properties together, inherited ones counted for each; this one is a map \
                 with values of any type"
            )
        } else {
            return None;
        };
        self.diagnostics.report(Code::LimitExceeded, origin, message);
        let values = self.schema_of(&origin.key("additionalProperties"), Shape::Any);
        Some(Shape::Map(Map { keys: None, values }))
    }

    /// Makes arrays and maps that are nested too deep free-form JSON: their types are written out.
    pub(super) fn limit_nesting(&mut self) {
        let mut depths: HashMap<SchemaId, usize> = HashMap::new();
        let ids: Vec<SchemaId> = self.schemas.ids().collect();
        for id in ids {
            let mut chain = Vec::new();
            let mut next = Some(id);
            while let Some(id) = next.filter(|id| !depths.contains_key(id)) {
                // A loop of arrays has a type with a name in it.
                depths.insert(id, 0);
                chain.push(id);
                next = inside(&self.schemas[id].shape);
            }
            let mut depth = next.map_or(0, |id| depths[&id]);
            for id in chain.into_iter().rev() {
                depth = match self.schemas[id].shape {
                    Shape::Array(_) | Shape::Map(_) => depth + 1,
                    Shape::Same(_) => depth,
                    _ => 0,
                };
                if depth > DEEPEST_ARRAY {
                    let message = format!(
                        "arrays and maps are nested more than {DEEPEST_ARRAY} levels deep; the schema is free-form JSON"
                    );
                    let origin = self.schemas[id].origin.clone();
                    self.diagnostics.report(Code::LimitExceeded, &origin, message);
                    self.schemas[id].shape = Shape::Any;
                    depth = 0;
                }
                depths.insert(id, depth);
            }
        }
    }

    /// The shape of a union with too many branches.
    pub(super) fn shape_of_too_many_branches(&mut self, branches: usize, origin: &Origin) -> Option<Shape> {
        (branches > MOST_BRANCHES).then(|| {
            let message =
                format!("the union has {branches} branches, of at most {MOST_BRANCHES}; the schema is free-form JSON");
            self.diagnostics.report(Code::LimitExceeded, origin, message);
            Shape::Any
        })
    }

    /// The shape of an enumeration with too many values: any string or integer, if all values are.
    pub(super) fn shape_of_too_many_values(&mut self, keywords: &Schema, origin: &Origin) -> Option<Shape> {
        let values = keywords.enumeration.as_deref().filter(|values| values.len() > MOST_VALUES)?;
        let all = |is: fn(&Node) -> bool| values.iter().filter(|value| **value != Node::Null).all(is);
        let is_integer = |value: &Node| value.as_number().is_some_and(crate::source::Number::is_integer);
        let (shape, read) =
            if all(|value| value.as_str().is_some()) || super::listed::only_type(keywords) == Some(Type::String) {
                (Shape::Scalar(Scalar::String { format: None }), "any string is valid")
            } else if all(is_integer) {
                let format = keywords.format.clone();
                (Shape::Scalar(Scalar::Integer { format, bounds: Bounds::default() }), "any integer is valid")
            } else {
                (Shape::Any, "the schema is free-form JSON")
            };
        let message = format!("the enumeration has {} values, of at most {MOST_VALUES}; {read}", values.len());
        self.diagnostics.report(Code::LimitExceeded, origin, message);
        Some(shape)
    }
}

/// Returns the schema of the values of an array or a map, or the one with the same values.
fn inside(shape: &Shape) -> Option<SchemaId> {
    match shape {
        Shape::Array(values) | Shape::Same(values) | Shape::Map(Map { values, .. }) => Some(*values),
        _ => None,
    }
}
