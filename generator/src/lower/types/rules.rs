//! Constraints on a value where it is used: its own, those of the schemas that it is an alias of, and those of its
//! content.
//!
//! ```yaml
//! Name: {type: string, maxLength: 80}                 # every field of type Name: MaxLength(80)
//! {type: array, minItems: 1, items: {$ref: Name}}     # MinItems(1), Items(MaxLength(80))
//! ```
//!
//! A type with a table of its own checks its constraints there: a list of pets has no constraints on the names of the
//! pets.

use std::mem::discriminant;

use crate::api::{Rule, Scalar, SchemaId, Shape, Union};
use crate::limits::DEEPEST_CONSTRAINTS;
use crate::lower::lowering::Lowering;
use crate::rust::{self, Int, Type};

/// The constraints on a value and on its content.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::lower) struct Rules {
    pub(in crate::lower) own: Vec<Rule>,
    /// For each item of an array.
    pub(in crate::lower) items: Option<Box<Rules>>,
    /// For the items of a tuple.
    pub(in crate::lower) places: Vec<(usize, Rules)>,
    /// For each value of an object.
    pub(in crate::lower) values: Option<Box<Rules>>,
    /// The value is not shown (`writeOnly`).
    pub(in crate::lower) is_secret: bool,
}

impl Rules {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds further constraints on the same values.
    fn add(&mut self, other: Self) {
        for rule in other.own {
            let alike = |own: &Rule| *own == rule || limit(own).is_some() && discriminant(own) == discriminant(&rule);
            match self.own.iter().position(alike) {
                None => self.own.push(rule),
                Some(at) if is_tighter(&rule, &self.own[at]) => self.own[at] = rule,
                Some(_) => {}
            }
        }
        self.is_secret |= other.is_secret;
        self.items = self.items.take().or(other.items);
        self.values = self.values.take().or(other.values);
        if self.places.is_empty() {
            self.places = other.places;
        }
    }

    /// Returns true if the value, or one in it, is not shown.
    fn holds_secret(&self) -> bool {
        let inside = self.items.iter().chain(&self.values).map(|rules| &**rules);
        self.is_secret || inside.chain(self.places.iter().map(|(_, rules)| rules)).any(Self::holds_secret)
    }

    /// Returns the constraints that are checked.
    pub(in crate::lower) fn checked(&self) -> Vec<rust::Rule> {
        let inside = |rules: &Option<Box<Self>>| {
            rules.as_ref().map(|rules| rules.checked()).filter(|checked| !checked.is_empty())
        };
        let places =
            self.places.iter().map(|(at, rules)| (*at, rules.checked())).filter(|(_, rules)| !rules.is_empty());
        let own = self.own.iter().filter_map(checked);
        let secret = self.holds_secret().then_some(rust::Rule::Secret);
        let places = places.map(|(at, rules)| rust::Rule::Item(at, rules));
        secret
            .into_iter()
            .chain(own)
            .chain(places)
            .chain(inside(&self.items).map(rust::Rule::Items))
            .chain(inside(&self.values).map(rust::Rule::Values))
            .collect()
    }
}

/// Returns the limit of a constraint of which only the tighter applies, and true if the greater limit is the tighter.
fn limit(rule: &Rule) -> Option<(f64, bool)> {
    #[expect(clippy::cast_precision_loss, reason = "counts are below 2^32")]
    let count = |count: u64| count as f64;
    Some(match rule {
        Rule::MinLength(least) | Rule::MinItems(least) | Rule::MinProperties(least) => (count(*least), true),
        Rule::MaxLength(most) | Rule::MaxItems(most) | Rule::MaxProperties(most) => (count(*most), false),
        Rule::Minimum(bound) | Rule::ExclusiveMinimum(bound) => (bound.as_f64(), true),
        Rule::Maximum(bound) | Rule::ExclusiveMaximum(bound) => (bound.as_f64(), false),
        _ => return None,
    })
}

fn is_tighter(one: &Rule, other: &Rule) -> bool {
    match (limit(one), limit(other)) {
        (Some((one, true)), Some((other, _))) => one > other,
        (Some((one, false)), Some((other, _))) => one < other,
        _ => false,
    }
}

fn checked(rule: &Rule) -> Option<rust::Rule> {
    Some(match rule {
        Rule::MinLength(count) => rust::Rule::MinLength(*count),
        Rule::MaxLength(count) => rust::Rule::MaxLength(*count),
        Rule::Pattern(pattern) => rust::Rule::Pattern(pattern.to_string()),
        Rule::UncheckedPattern(_) => return None,
        Rule::Minimum(bound) => rust::Rule::Minimum(bound.text().to_owned()),
        Rule::Maximum(bound) => rust::Rule::Maximum(bound.text().to_owned()),
        Rule::ExclusiveMinimum(bound) => rust::Rule::ExclusiveMinimum(bound.text().to_owned()),
        Rule::ExclusiveMaximum(bound) => rust::Rule::ExclusiveMaximum(bound.text().to_owned()),
        Rule::MultipleOf(divisor) => rust::Rule::MultipleOf(divisor.text().to_owned()),
        Rule::MinItems(count) => rust::Rule::MinItems(*count),
        Rule::MaxItems(count) => rust::Rule::MaxItems(*count),
        Rule::UniqueItems => rust::Rule::UniqueItems,
        Rule::MinProperties(count) => rust::Rule::MinProperties(*count),
        Rule::MaxProperties(count) => rust::Rule::MaxProperties(*count),
    })
}

/// Returns the constraints on values of a schema.
pub(in crate::lower) fn rules_of(lowering: &Lowering<'_>, id: SchemaId) -> Rules {
    gather(lowering, id, &mut Vec::new())
}

fn gather(lowering: &Lowering<'_>, id: SchemaId, open: &mut Vec<SchemaId>) -> Rules {
    if open.contains(&id) || open.len() == DEEPEST_CONSTRAINTS {
        return Rules::default();
    }
    open.push(id);
    let schema = &lowering.api().schemas[id];
    let is_implied = |rule: &Rule| {
        !lowering.facts.replaced.contains(id) && is_implied_by_type(rule, &lowering.type_of_shape(&schema.shape))
    };
    let own = schema.rules.iter().filter(|rule| !is_implied(rule));
    let mut rules = Rules { own: own.cloned().collect(), is_secret: schema.write_only, ..Rules::default() };
    let mut inside = |id: SchemaId| Some(Box::new(gather(lowering, id, open))).filter(|rules| !rules.is_empty());
    match &schema.shape {
        Shape::Same(target) => rules.add(inside(*target).map(|rules| *rules).unwrap_or_default()),
        Shape::Array(items) => rules.items = inside(*items),
        Shape::Map(map) => rules.values = inside(map.values),
        Shape::Tuple(elements) => {
            let places = elements.iter().enumerate();
            rules.places = places.filter_map(|(at, element)| Some((at, *inside(*element)?))).collect();
        }
        Shape::Union(union) => gather_branches(lowering, union, &mut rules, open),
        _ => {}
    }
    open.pop();
    rules
}

/// Adds constraints of branches. A constraint applies to values of one JSON type: if only one branch has that type, its
/// constraints are those of the union.
fn gather_branches(lowering: &Lowering<'_>, union: &Union, rules: &mut Rules, open: &mut Vec<SchemaId>) {
    let kinds: Option<Vec<&str>> = union.branches.iter().map(|branch| kind(lowering, branch.schema)).collect();
    let Some(kinds) = kinds else { return };
    for (branch, kind) in union.branches.iter().zip(&kinds) {
        if kinds.iter().filter(|other| *other == kind).count() == 1 {
            rules.add(gather(lowering, branch.schema, open));
        }
    }
}

/// Returns the JSON type of a schema's values, if there is only one.
fn kind(lowering: &Lowering<'_>, id: SchemaId) -> Option<&'static str> {
    Some(match lowering.api().schemas.shape_behind(id) {
        Shape::Scalar(Scalar::Null) => "null",
        Shape::Scalar(Scalar::Boolean { .. }) => "boolean",
        Shape::Scalar(Scalar::Integer { .. } | Scalar::Number { .. }) | Shape::IntegerEnumeration(_) => "number",
        Shape::Scalar(Scalar::String { .. }) | Shape::StringEnumeration(_) => "string",
        Shape::Object(_) | Shape::Map(_) => "object",
        Shape::Array(_) | Shape::Tuple(_) => "array",
        Shape::Same(_) | Shape::Any | Shape::Union(_) => return None,
    })
}

/// Returns true if every value of the type satisfies the constraint.
fn is_implied_by_type(rule: &Rule, ty: &Type) -> bool {
    // Readers know the ranges of types up to 64 bits.
    let Type::Integer(int) = ty else { return false };
    if *int == Int::I128 {
        return false;
    }
    let range = int.range();
    match rule {
        Rule::Minimum(bound) => bound.as_i128().is_some_and(|bound| bound <= *range.start()),
        Rule::Maximum(bound) => bound.as_i128().is_some_and(|bound| bound >= *range.end()),
        _ => false,
    }
}
