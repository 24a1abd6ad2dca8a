//! Constraints of values beyond their type (JSON Schema 2020-12, Validation, section 6).
//!
//! ```yaml
//! {minimum: 0, exclusiveMinimum: true}    # exclusive_minimum: 0, as in OpenAPI 3.0
//! {exclusiveMinimum: 0}                   # the same, as in 3.1
//! {maxLength: "80"}                       # max_length: 80; the string is reported
//! ```

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostics};
use crate::origin::Origin;
use crate::source::{Node, Number, Object};

/// Limits of numbers, lengths and counts, and patterns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Constraints {
    /// `minLength`.
    pub min_length: Option<u64>,
    /// `maxLength`.
    pub max_length: Option<u64>,
    /// `pattern`, of each schema that has one.
    pub patterns: Vec<Arc<str>>,
    /// `minimum`.
    pub minimum: Option<Number>,
    /// `maximum`.
    pub maximum: Option<Number>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<Number>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`, of each schema that has one.
    pub multiples: Vec<Number>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`, or the length of `prefixItems` if nothing may follow.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

impl Constraints {
    /// Combines the constraints of both.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        let mut patterns = self.patterns;
        patterns.extend(other.patterns.into_iter().filter(|pattern| !patterns.contains(pattern)).collect::<Vec<_>>());
        let mut multiples = self.multiples;
        multiples.extend(other.multiples.into_iter().filter(|one| !multiples.contains(one)).collect::<Vec<_>>());
        Self {
            min_length: self.min_length.max(other.min_length),
            max_length: least(self.max_length, other.max_length),
            patterns,
            minimum: tighter(self.minimum, other.minimum, |one, two| one > two),
            maximum: tighter(self.maximum, other.maximum, |one, two| one < two),
            exclusive_minimum: tighter(self.exclusive_minimum, other.exclusive_minimum, |one, two| one > two),
            exclusive_maximum: tighter(self.exclusive_maximum, other.exclusive_maximum, |one, two| one < two),
            multiples,
            min_items: self.min_items.max(other.min_items),
            max_items: least(self.max_items, other.max_items),
            unique_items: self.unique_items || other.unique_items,
            min_properties: self.min_properties.max(other.min_properties),
            max_properties: least(self.max_properties, other.max_properties),
        }
    }

    /// The lower limit: `minimum` or `exclusiveMinimum`.
    pub fn lowest(&self) -> Option<&Number> {
        self.minimum.as_ref().or(self.exclusive_minimum.as_ref())
    }

    /// The upper limit: `maximum` or `exclusiveMaximum`.
    pub fn highest(&self) -> Option<&Number> {
        self.maximum.as_ref().or(self.exclusive_maximum.as_ref())
    }
}

fn least(one: Option<u64>, two: Option<u64>) -> Option<u64> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}

/// The limit that allows less. If the doubles are equal, so are the integers, or nearly.
fn tighter(one: Option<Number>, two: Option<Number>, is_tighter: fn(f64, f64) -> bool) -> Option<Number> {
    match (one, two) {
        (Some(one), Some(two)) => Some(if is_tighter(one.as_f64(), two.as_f64()) { one } else { two }),
        (one, two) => one.or(two),
    }
}

/// The constraints of a schema; keywords of the wrong form are reported and ignored.
pub(super) fn read_constraints(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Constraints {
    let mut count = |key: &str| read_count(object, origin, key, diagnostics);
    let (min_length, max_length) = (count("minLength"), count("maxLength"));
    let (min_items, max_items) = (count("minItems"), count("maxItems").or_else(|| closed_length(object)));
    let (min_properties, max_properties) = (count("minProperties"), count("maxProperties"));
    let (minimum, exclusive_minimum) = read_bound(object, origin, ["minimum", "exclusiveMinimum"], diagnostics);
    let (maximum, exclusive_maximum) = read_bound(object, origin, ["maximum", "exclusiveMaximum"], diagnostics);
    let multiple = read_number(object, origin, "multipleOf", diagnostics).filter(|divisor| divisor.as_f64() > 0.0);
    let mut constraints = Constraints {
        min_length,
        max_length,
        patterns: object.get("pattern").and_then(Node::as_str).map(Arc::from).into_iter().collect(),
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiples: multiple.into_iter().collect(),
        min_items,
        max_items,
        unique_items: object.get("uniqueItems").and_then(Node::as_truth) == Some(true),
        min_properties,
        max_properties,
    };
    drop_contradictions(&mut constraints, origin, diagnostics);
    constraints
}

/// A length or a count; other values are reported and ignored.
fn read_count(object: &Object, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Option<u64> {
    let number = read_number(object, origin, key, diagnostics)?;
    let count = as_count(&number);
    if count.is_none() && !(number.is_integer() && number.as_f64() > 0.0) {
        let message = format!("`{key}` must be an integer of at least 0, found {number}; it is ignored");
        diagnostics.report(Code::MalformedKeyword, &origin.key(key), message);
    }
    count
}

/// Drops a minimum that is above its maximum, and that maximum: no value would be valid.
pub fn drop_contradictions(constraints: &mut Constraints, origin: &Origin, diagnostics: &mut Diagnostics) {
    let counts = [
        ("minLength", "maxLength", &mut constraints.min_length, &mut constraints.max_length),
        ("minItems", "maxItems", &mut constraints.min_items, &mut constraints.max_items),
        ("minProperties", "maxProperties", &mut constraints.min_properties, &mut constraints.max_properties),
    ];
    for (low, high, least, most) in counts {
        if least.zip(*most).is_some_and(|(least, most)| least > most) {
            (*least, *most) = (None, None);
            report_contradiction(low, high, origin, diagnostics);
        }
    }
    let above = constraints.lowest().zip(constraints.highest()).is_some_and(|(low, high)| low.as_f64() > high.as_f64());
    if above {
        constraints.minimum = None;
        constraints.exclusive_minimum = None;
        constraints.maximum = None;
        constraints.exclusive_maximum = None;
        report_contradiction("minimum", "maximum", origin, diagnostics);
    }
}

fn report_contradiction(low: &str, high: &str, origin: &Origin, diagnostics: &mut Diagnostics) {
    let message = format!("`{low}` is above `{high}`, so that no value is valid; both are ignored");
    diagnostics.report(Code::MalformedKeyword, &origin.key(low), message);
}

/// A limit, inclusive and exclusive: `exclusiveMinimum` is a number in JSON Schema 2020-12, and a flag for `minimum` in
/// OpenAPI 3.0.
fn read_bound(
    object: &Object,
    origin: &Origin,
    [inclusive, exclusive]: [&str; 2],
    diagnostics: &mut Diagnostics,
) -> (Option<Number>, Option<Number>) {
    let bound = read_number(object, origin, inclusive, diagnostics);
    match object.get(exclusive) {
        Some(Node::Bool(true)) => (None, bound),
        Some(Node::Bool(false)) | None => (bound, None),
        Some(_) => (bound, read_number(object, origin, exclusive, diagnostics)),
    }
}

/// A keyword that is a number, or a string that contains one.
fn read_number(object: &Object, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Option<Number> {
    match object.get(key)? {
        Node::Number(number) => Some(number.clone()),
        Node::String(text) => {
            let number = Number::parse(text)?;
            let message = format!("`{key}` is a string where a number belongs; it is read as {number}");
            diagnostics.report(Code::LooseForm, &origin.key(key), message);
            Some(number)
        }
        _ => None,
    }
}

fn as_count(number: &Number) -> Option<u64> {
    number.as_i128().and_then(|count| u64::try_from(count).ok())
}

/// The length of a closed tuple: one with `items: false`, or with `additionalItems: false` of earlier drafts.
fn closed_length(object: &Object) -> Option<u64> {
    let is_false = |key: &str| object.get(key) == Some(&Node::Bool(false));
    let length = match (object.get("prefixItems"), object.get("items")) {
        (Some(Node::Array(prefix)), _) if is_false("items") => prefix.len(),
        (None, Some(Node::Array(prefix))) if is_false("additionalItems") => prefix.len(),
        _ => return None,
    };
    u64::try_from(length).ok()
}

#[cfg(test)]
mod tests {
    use super::{Constraints, read_constraints};
    use crate::diagnostic::Diagnostics;
    use crate::origin::{FileId, Origin};
    use crate::source::{Number, read_text};

    fn read(text: &str) -> Constraints {
        let documents = read_text("schema.yaml".as_ref(), text.to_owned().into(), &mut Diagnostics::default());
        let schema = documents.root(FileId::ENTRY).expect("a tree").as_object().expect("an object").clone();
        read_constraints(&schema, &Origin::root(FileId::ENTRY), &mut Diagnostics::default())
    }

    fn number(number: Option<Number>) -> String {
        number.map(|number| number.text().to_owned()).unwrap_or_default()
    }

    #[test]
    fn exclusive_bounds_have_two_forms() {
        let old = read("{minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}");
        assert_eq!((number(old.minimum), number(old.exclusive_minimum)), (String::new(), "1".to_owned()));
        assert_eq!((number(old.maximum), number(old.exclusive_maximum)), ("9".to_owned(), String::new()));
        let new = read("{minimum: 0, exclusiveMinimum: 1.5}");
        assert_eq!((number(new.minimum), number(new.exclusive_minimum)), ("0".to_owned(), "1.5".to_owned()));
    }

    #[test]
    fn constraints_of_two_schemas_are_combined() {
        let one = read("{minLength: 2, maxLength: 9, minimum: 1, maximum: 10, pattern: a, multipleOf: 2}");
        let two = read("{maxLength: 5, minimum: 3, maximum: 20, pattern: b, multipleOf: 3, uniqueItems: true}");
        let both = one.both(two);
        assert_eq!((both.min_length, both.max_length), (Some(2), Some(5)));
        assert_eq!((number(both.minimum), number(both.maximum)), ("3".to_owned(), "10".to_owned()));
        assert_eq!(both.patterns, ["a".into(), "b".into()]);
        assert_eq!(both.multiples.len(), 2);
        assert!(both.unique_items);
    }

    #[test]
    fn a_minimum_above_its_maximum_is_passed_over_with_it() {
        assert_eq!(read("{minLength: 5, maxLength: 2, minimum: 3, maximum: 1.5}"), Constraints::default());
        assert_eq!(read("{minItems: 2, maxItems: 2}").max_items, Some(2));
    }

    #[test]
    fn what_is_no_bound_is_passed_over() {
        assert_eq!(read("{minLength: -1, maxItems: many, multipleOf: 0, pattern: 7}"), Constraints::default());
        assert_eq!(read("{maxLength: '80', minItems: 2.0}").max_length, Some(80));
    }
}
