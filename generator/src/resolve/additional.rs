//! What may be in an object beside its properties.
//!
//! ```yaml
//! additionalProperties: {type: integer}        # values are integers
//! unevaluatedProperties: {type: integer}       # the same, where nothing else says
//! patternProperties: {^x-: {type: string}}     # values are strings, where nothing else may be there
//! ```

use super::context::Context;
use crate::api::{Additional, Shape};
use crate::schema::{self, Schema};
use crate::source::Origin;

impl Context<'_> {
    pub(super) fn additional(&mut self, keywords: &Schema, origin: &Origin) -> Additional {
        // JSON Schema 2020-12, Core, section 11.3: only what nothing else evaluates.
        let said = match &keywords.additional {
            schema::Additional::Unsaid => &keywords.unevaluated,
            said => said,
        };
        if !keywords.pattern_properties.is_empty() {
            return self.additional_by_pattern(keywords, said, origin);
        }
        match said {
            // What an heir adds is not lost.
            schema::Additional::Unsaid if self.bases.contains_key(origin) => {
                self.add_union_of_heirs(keywords, origin);
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

    /// The keys tell what values are, which no type says: each value is one of what the patterns allow.
    fn additional_by_pattern(&mut self, keywords: &Schema, said: &schema::Additional, origin: &Origin) -> Additional {
        let mut values: Vec<Origin> = keywords.pattern_properties.iter().map(|(_, at)| at.clone()).collect();
        match said {
            schema::Additional::Any => return self.anything(origin),
            // An object that grows a property must not fail for it.
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
