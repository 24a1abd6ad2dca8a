//! The header parameter that takes an idempotency key.
//!
//! ```yaml
//! name: Idempotency-Key                         # the runtime sends a random UUID
//! in: header
//! schema: { type: string, maxLength: 64 }       # with `maxLength: 20`, only the caller's keys are sent
//! ```

use crate::api::{Api, Format, Location, Operation, Parameter, Rule, Scalar, SchemaId, Schemas, Shape};
use crate::diagnostic::{Code, Diagnostics};

/// UUIDs of version 4, as the runtime makes them (RFC 9562, 5.4): a pattern must match all of them.
const SAMPLES: [&str; 4] = [
    "00000000-0000-4000-8000-000000000000",
    "ffffffff-ffff-4fff-bfff-ffffffffffff",
    "12345678-90ab-4cde-9f01-234567890abc",
    "c0ffee00-5eed-4bad-adad-9876543210fe",
];
/// The number of characters of a UUID.
const LENGTH: u64 = 36;
const HELP: &str = "a UUID has 36 characters, such as `123e4567-e89b-42d3-a456-426614174000`: correct `maxLength`, `pattern` or \
                    `format` by an overlay if the server accepts them";
/// Unions within one another, at most.
const DEPTH: usize = 8;

/// The name of the header parameter, if a UUID is a valid value of it; if not, that is reported. The runtime recognizes such a header
/// by the same rule.
pub(super) fn idempotency_key(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) -> Option<String> {
    let is_key = |parameter: &&Parameter| {
        parameter.location == Location::Header && parameter.name.to_ascii_lowercase().contains("idempoten")
    };
    let parameter = operation.parameters.iter().find(is_key)?;
    if !allows_uuid(&api.schemas, parameter.schema, DEPTH) {
        let message = format!(
            "no UUID is a valid value of the header `{}`, so that no idempotency keys are sent but those of callers",
            parameter.name
        );
        diagnostics.report(Code::NoIdempotencyKey, &parameter.origin, message).help(HELP);
        return None;
    }
    Some(parameter.name.clone())
}

fn allows_uuid(schemas: &Schemas, schema: SchemaId, depth: usize) -> bool {
    let is_within = schemas.chain(schema).all(|id| schemas[id].rules.iter().all(rule_allows_uuid));
    is_within
        && match schemas.shape_behind(schema) {
            Shape::Any => true,
            Shape::Scalar(Scalar::String { format }) => matches!(format, None | Some(Format::Uuid | Format::Password)),
            Shape::Union(union) => {
                depth > 0 && union.branches.iter().any(|branch| allows_uuid(schemas, branch.schema, depth - 1))
            }
            _ => false,
        }
}

fn rule_allows_uuid(rule: &Rule) -> bool {
    match rule {
        Rule::MinLength(length) => *length <= LENGTH,
        Rule::MaxLength(length) => *length >= LENGTH,
        Rule::Pattern(pattern) => {
            regex_lite::Regex::new(pattern).is_ok_and(|pattern| SAMPLES.iter().all(|sample| pattern.is_match(sample)))
        }
        Rule::UncheckedPattern(_) => false,
        // The others are about values of other types.
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{DEPTH, allows_uuid};
    use crate::api::{Format, Rule, Scalar, Schema, Schemas, Shape};
    use crate::origin::{FileId, Origin};

    fn is_made_up(shape: Shape, rules: Vec<Rule>) -> bool {
        let mut schemas = Schemas::default();
        let schema = Schema { rules, shape, ..Schema::any(Origin::root(FileId::ENTRY)) };
        let id = schemas.add(schema);
        let alias = Schema { shape: Shape::Same(id), ..Schema::any(Origin::root(FileId::ENTRY)) };
        let alias = schemas.add(alias);
        allows_uuid(&schemas, alias, DEPTH)
    }

    fn string(format: Option<Format>) -> Shape {
        Shape::Scalar(Scalar::String { format })
    }

    #[test]
    fn a_uuid_has_36_characters() {
        let within = |rule| is_made_up(string(None), vec![rule]);
        assert!(within(Rule::MaxLength(36)) && within(Rule::MaxLength(255)) && within(Rule::MinLength(36)));
        assert!(!within(Rule::MaxLength(35)) && !within(Rule::MaxLength(20)) && !within(Rule::MinLength(37)));
    }

    #[test]
    fn a_pattern_must_match_every_uuid() {
        let matches = |pattern: &str| is_made_up(string(None), vec![Rule::Pattern(pattern.into())]);
        for pattern in ["^[A-Za-z0-9_-]{1,64}$", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "-4", "^.+$"] {
            assert!(matches(pattern), "{pattern}");
        }
        for pattern in ["^[A-Z0-9-]+$", "^[0-9a-f]{32}$", "^[0-9]", "^idem_", "^[0-9a-f-]{1,20}$"] {
            assert!(!matches(pattern), "{pattern}");
        }
        assert!(!is_made_up(string(None), vec![Rule::UncheckedPattern("^(?!x)".into())]));
    }

    #[test]
    fn the_type_must_be_one_of_strings() {
        assert!(is_made_up(Shape::Any, Vec::new()) && is_made_up(string(None), Vec::new()));
        assert!(is_made_up(string(Some(Format::Uuid)), Vec::new()));
        assert!(!is_made_up(string(Some(Format::Date)), Vec::new()));
        assert!(!is_made_up(Shape::Scalar(Scalar::Boolean { only: None }), Vec::new()));
        assert!(!is_made_up(Shape::StringEnumeration(Vec::new()), Vec::new()));
    }
}
