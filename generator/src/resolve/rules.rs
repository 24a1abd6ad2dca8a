//! Constraints for the values of a schema.
//!
//! ```yaml
//! {type: string, minLength: 0, maxLength: 80}    # MaxLength(80): a length of at least 0 has no effect
//! {type: integer, pattern: ^a}                   # none: a pattern applies to strings
//! {type: string, enum: [a, b], maxLength: 1}     # none: an enumeration is open
//! ```

use super::context::Context;
use crate::api::Rule;
use crate::diagnostic::{Code, Diagnostics};
use crate::origin::Origin;
use crate::schema::{self, Constraints, Patterns, Schema, Type, Types};
use crate::source::Number;

/// The greatest length of a string or array; a larger limit has no effect.
const LONGEST: u64 = u32::MAX as u64;

impl Context<'_> {
    /// The constraints of a schema that repeats another: its own, and those in `allOf` beside the repeated schema.
    pub(super) fn rules_beside(&self, keywords: &Schema) -> Vec<Rule> {
        let branches = keywords.all_of.iter().filter_map(|branch| {
            let object = self.object(branch).filter(|object| object.get("$ref").is_none())?;
            Some(schema::read(object, branch, &mut Diagnostics::default()).constraints)
        });
        rules(branches.fold(keywords.constraints.clone(), Constraints::both), keywords.types.as_ref(), &self.patterns)
    }

    /// Reports patterns that are not checked.
    pub(super) fn report_pattern(&mut self, keywords: &Schema, origin: &Origin) {
        for pattern in &keywords.constraints.patterns {
            if let Some(fault) = self.patterns.unchecked(pattern) {
                let message = format!("`pattern` is documented and not checked: {fault}");
                self.diagnostics.report(Code::UncheckedPattern, &origin.key("pattern"), message);
            }
        }
    }
}

/// The constraints that the keywords of a schema express.
pub(super) fn read_rules(keywords: &Schema, patterns: &Patterns) -> Vec<Rule> {
    if keywords.enumeration.is_some() {
        return Vec::new();
    }
    rules(keywords.constraints.clone(), keywords.types.as_ref(), patterns)
}

fn rules(constraints: Constraints, types: Option<&Types>, patterns: &Patterns) -> Vec<Rule> {
    let has = |kind| types.is_none_or(|types| types.has(kind));
    let mut rules = Vec::new();
    if has(Type::String) {
        rules.extend(least(constraints.min_length).map(Rule::MinLength));
        rules.extend(most(constraints.max_length).map(Rule::MaxLength));
        rules.extend(constraints.patterns.into_iter().map(|pattern| {
            if patterns.unchecked(&pattern).is_none() {
                Rule::Pattern(pattern)
            } else {
                Rule::UncheckedPattern(pattern)
            }
        }));
    }
    if has(Type::Integer) || has(Type::Number) {
        let finite = |number: &Number| number.as_f64().is_finite();
        rules.extend(constraints.minimum.filter(finite).map(Rule::Minimum));
        rules.extend(constraints.exclusive_minimum.filter(finite).map(Rule::ExclusiveMinimum));
        rules.extend(constraints.maximum.filter(finite).map(Rule::Maximum));
        rules.extend(constraints.exclusive_maximum.filter(finite).map(Rule::ExclusiveMaximum));
        rules.extend(constraints.multiples.into_iter().map(Rule::MultipleOf));
    }
    if has(Type::Array) {
        rules.extend(least(constraints.min_items).map(Rule::MinItems));
        rules.extend(most(constraints.max_items).map(Rule::MaxItems));
        rules.extend(constraints.unique_items.then_some(Rule::UniqueItems));
    }
    if has(Type::Object) {
        rules.extend(least(constraints.min_properties).map(Rule::MinProperties));
        rules.extend(most(constraints.max_properties).map(Rule::MaxProperties));
    }
    rules
}

fn least(count: Option<u64>) -> Option<u64> {
    count.filter(|count| (1..=LONGEST).contains(count))
}

fn most(count: Option<u64>) -> Option<u64> {
    count.filter(|count| *count <= LONGEST)
}
