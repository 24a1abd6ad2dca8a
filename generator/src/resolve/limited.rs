//! Limits of what one object of the document may hold: what is beyond a limit is left out or narrowed, and reported.
//!
//! ```text
//! 100,000 response headers   # the first 200 are read
//! 10,000 properties          # a map with values of any type
//! ```
//!
//! A type of Rust with thousands of fields takes the compiler minutes and gigabytes, or overflows its stack.

use super::context::Context;
use crate::api::{Bounds, Map, Scalar, Shape};
use crate::diagnostic::Code;
use crate::limits::{MOST_BRANCHES, MOST_PARTS, MOST_PROPERTIES, MOST_VALUES};
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

    /// Counts parts of an operation; returns whether all operations together have too many.
    pub(super) fn exceeds_parts(&mut self, parts: usize, operation: &Origin) -> bool {
        let before = self.parts_of_operations;
        self.parts_of_operations = before.saturating_add(parts);
        let exceeds = self.parts_of_operations > MOST_PARTS;
        if exceeds && before <= MOST_PARTS {
            let message = format!(
                "the operations have more than {MOST_PARTS} parameters, responses, headers and requirements together, \
                 shared ones counted for each; this one and those after it are left out"
            );
            self.diagnostics.report(Code::LimitExceeded, operation, message);
        }
        exceeds
    }

    /// The shape of an object with too many properties.
    pub(super) fn shape_of_too_many(&mut self, properties: usize, origin: &Origin) -> Option<Shape> {
        if properties <= MOST_PROPERTIES {
            return None;
        }
        let message = format!(
            "the object has {properties} properties, and a struct at most {MOST_PROPERTIES}; it is a map with values of any \
             type"
        );
        self.diagnostics.report(Code::LimitExceeded, origin, message);
        let values = self.schema_of(&origin.key("additionalProperties"), Shape::Any);
        Some(Shape::Map(Map { keys: None, values }))
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
