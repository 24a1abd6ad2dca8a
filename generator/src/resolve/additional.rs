//! Additional properties: the type of the values that an object holds beside its declared properties.
//!
//! ```yaml
//! additionalProperties: {type: integer}        # values are integers
//! unevaluatedProperties: {type: integer}       # the same, if `additionalProperties` is absent
//! patternProperties: {^x-: {type: string}}     # values are strings, if other keys are forbidden
//! ```

use super::context::Context;
use crate::api::{Additional, Shape};
use crate::origin::Origin;
use crate::schema::{self, Schema};

impl Context<'_> {
    pub(super) fn additional(&mut self, keywords: &Schema, origin: &Origin) -> Additional {
        // JSON Schema 2020-12, Core, section 11.3: it covers only values that no other keyword evaluates.
        let declared = match (&keywords.additional, &keywords.unevaluated) {
            // Keywords that no type shows may evaluate properties, such as a condition.
            (schema::Additional::Unsaid, schema::Additional::Forbidden) => &schema::Additional::Unsaid,
            (schema::Additional::Unsaid, unevaluated) => unevaluated,
            (declared, _) => declared,
        };
        if !keywords.pattern_properties.is_empty() {
            return self.additional_by_pattern(keywords, declared, origin);
        }
        match declared {
            // A parent schema keeps the properties that its subtypes add.
            schema::Additional::Unsaid if self.parent_schemas.contains_key(origin) => {
                self.add_union_of_subtypes(keywords, origin);
                self.anything(origin)
            }
            schema::Additional::Unsaid => Additional::Unsaid,
            schema::Additional::Forbidden => Additional::Forbidden,
            schema::Additional::Any => self.anything(origin),
            schema::Additional::Schema(at) => Additional::Declared(self.schema_at(at)),
        }
    }

    fn anything(&mut self, origin: &Origin) -> Additional {
        Additional::Declared(self.schema_of(&origin.key("additionalProperties"), Shape::Any))
    }

    /// Values by pattern of their keys: a Rust type cannot depend on the key, so each value may be any of the patterns'
    /// schemas.
    fn additional_by_pattern(
        &mut self,
        keywords: &Schema,
        declared: &schema::Additional,
        origin: &Origin,
    ) -> Additional {
        let mut values: Vec<Origin> = keywords.pattern_properties.iter().map(|(_, at)| at.clone()).collect();
        match declared {
            schema::Additional::Any => return self.anything(origin),
            // New properties of the object must not fail to decode.
            schema::Additional::Unsaid if !keywords.properties.is_empty() => return self.anything(origin),
            schema::Additional::Schema(at) => values.push(at.clone()),
            schema::Additional::Unsaid | schema::Additional::Forbidden => {}
        }
        if let [only] = &values[..] {
            return Additional::Declared(self.schema_at(only));
        }
        let values = Schema { any_of: values, ..Schema::default() };
        Additional::Declared(self.schema_made(&origin.key("patternProperties"), values))
    }
}
