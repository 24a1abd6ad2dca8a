//! Limits: lengths, counts, and the range of numbers.

use std::cmp::Ordering;

use crate::diff::comparison::{Comparison, Pair};
use crate::diff::level::Effect;
use crate::diff::rule::Keyword;
use crate::diff::view::View;
use crate::source::{Node, Number};

/// The rules of a limit that was set, unset, increased or decreased.
type Rules = [Keyword; 4];

/// A limit: its keyword, the types to which it applies, and its rules.
struct Limit {
    key: &'static str,
    is_upper: bool,
    applies_to: &'static [&'static str],
    rules: Rules,
}

const STRING: &[&str] = &["string"];
const NUMBER: &[&str] = &["integer", "number"];
const ARRAY: &[&str] = &["array"];
const OBJECT: &[&str] = &["object"];

const fn lower(key: &'static str, applies_to: &'static [&'static str], rules: Rules) -> Limit {
    Limit { key, is_upper: false, applies_to, rules }
}

const fn upper(key: &'static str, applies_to: &'static [&'static str], rules: Rules) -> Limit {
    Limit { key, is_upper: true, applies_to, rules }
}

const COUNTS: [Limit; 6] = [
    lower(
        "minLength",
        STRING,
        [Keyword::MinLengthSet, Keyword::MinLengthUnset, Keyword::MinLengthIncreased, Keyword::MinLengthDecreased],
    ),
    upper(
        "maxLength",
        STRING,
        [Keyword::MaxLengthSet, Keyword::MaxLengthUnset, Keyword::MaxLengthIncreased, Keyword::MaxLengthDecreased],
    ),
    lower(
        "minItems",
        ARRAY,
        [Keyword::MinItemsSet, Keyword::MinItemsUnset, Keyword::MinItemsIncreased, Keyword::MinItemsDecreased],
    ),
    upper(
        "maxItems",
        ARRAY,
        [Keyword::MaxItemsSet, Keyword::MaxItemsUnset, Keyword::MaxItemsIncreased, Keyword::MaxItemsDecreased],
    ),
    lower(
        "minProperties",
        OBJECT,
        [
            Keyword::MinPropertiesSet,
            Keyword::MinPropertiesUnset,
            Keyword::MinPropertiesIncreased,
            Keyword::MinPropertiesDecreased,
        ],
    ),
    upper(
        "maxProperties",
        OBJECT,
        [
            Keyword::MaxPropertiesSet,
            Keyword::MaxPropertiesUnset,
            Keyword::MaxPropertiesIncreased,
            Keyword::MaxPropertiesDecreased,
        ],
    ),
];

const MINIMUM: Limit =
    lower("minimum", NUMBER, [Keyword::MinSet, Keyword::MinUnset, Keyword::MinIncreased, Keyword::MinDecreased]);
const MAXIMUM: Limit =
    upper("maximum", NUMBER, [Keyword::MaxSet, Keyword::MaxUnset, Keyword::MaxIncreased, Keyword::MaxDecreased]);
const EXCLUSIVE_MINIMUM: Limit = lower(
    "exclusiveMinimum",
    NUMBER,
    [
        Keyword::ExclusiveMinSet,
        Keyword::ExclusiveMinUnset,
        Keyword::ExclusiveMinIncreased,
        Keyword::ExclusiveMinDecreased,
    ],
);
const EXCLUSIVE_MAXIMUM: Limit = upper(
    "exclusiveMaximum",
    NUMBER,
    [
        Keyword::ExclusiveMaxSet,
        Keyword::ExclusiveMaxUnset,
        Keyword::ExclusiveMaxIncreased,
        Keyword::ExclusiveMaxDecreased,
    ],
);

/// Compares all limits.
pub(super) fn compare_limits(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    for limit in &COUNTS {
        let value = |view: &View<'_>| strictest(view, limit).filter(|number| limit.is_upper || number.as_f64() > 0.0);
        compare_limit(comparison, pair, limit, (value(&pair.old), value(&pair.new)));
    }
    compare_range(comparison, pair, [&MINIMUM, &EXCLUSIVE_MINIMUM]);
    compare_range(comparison, pair, [&MAXIMUM, &EXCLUSIVE_MAXIMUM]);
    compare_multiples(comparison, pair);
}

/// Compares one end of a range, which is inclusive or exclusive.
fn compare_range(comparison: &mut Comparison<'_>, pair: &Pair<'_>, [inclusive, exclusive]: [&Limit; 2]) {
    let (old, new) = (range(&pair.old, inclusive, exclusive), range(&pair.new, inclusive, exclusive));
    match (&old, &new) {
        ((Some(one), None), (None, Some(other))) => {
            let is_stricter = match one.total_cmp(other) {
                Ordering::Equal => true,
                order => (order == Ordering::Less) != exclusive.is_upper,
            };
            report_turned(comparison, pair, exclusive, is_stricter, other);
        }
        ((None, Some(one)), (Some(other), None)) => {
            let is_stricter = match one.total_cmp(other) {
                Ordering::Equal => false,
                order => (order == Ordering::Less) != inclusive.is_upper,
            };
            report_turned(comparison, pair, inclusive, is_stricter, other);
        }
        _ => {
            compare_limit(comparison, pair, inclusive, (old.0, new.0));
            compare_limit(comparison, pair, exclusive, (old.1, new.1));
        }
    }
}

/// Reports a limit that became exclusive or inclusive.
fn report_turned(comparison: &mut Comparison<'_>, pair: &Pair<'_>, limit: &Limit, is_stricter: bool, value: &Number) {
    let effect = if is_stricter { Effect::Narrows } else { Effect::Widens };
    let places = (pair.old.origin(), pair.new.place(limit.key));
    let predicate = format!("has `{}` {value}", limit.key);
    comparison.report_as(pair, limit.rules[0], effect, places, &predicate);
}

/// The inclusive and the exclusive end. In OpenAPI 3.0, `exclusiveMinimum: true` makes `minimum` exclusive.
fn range(view: &View<'_>, inclusive: &Limit, exclusive: &Limit) -> (Option<Number>, Option<Number>) {
    let value = strictest(view, inclusive);
    if view.flag(exclusive.key) {
        return (None, value);
    }
    (value, strictest(view, exclusive))
}

/// The value of a limit in the part where it is the strictest.
fn strictest(view: &View<'_>, limit: &Limit) -> Option<Number> {
    let values = view.all(limit.key).filter_map(|at| at.node.as_number().cloned());
    values.reduce(|one, other| if (one.total_cmp(&other) == Ordering::Less) == limit.is_upper { one } else { other })
}

fn compare_limit(
    comparison: &mut Comparison<'_>,
    pair: &Pair<'_>,
    limit: &Limit,
    (old, new): (Option<Number>, Option<Number>),
) {
    let key = limit.key;
    let [set, unset, increased, decreased] = limit.rules;
    let (rule, predicate) = match (old, new) {
        (None, Some(new)) => (set, format!("has `{key}` {new}")),
        (Some(old), None) => (unset, format!("has no `{key}` any more, which was {old}")),
        (Some(old), Some(new)) => match old.total_cmp(&new) {
            Ordering::Equal => return,
            Ordering::Less => (increased, format!("has `{key}` {new} instead of {old}")),
            Ordering::Greater => (decreased, format!("has `{key}` {new} instead of {old}")),
        },
        (None, None) => return,
    };
    let effect = if applies(pair, limit.applies_to) { rule.effect() } else { Effect::Grows };
    comparison.report_as(pair, rule, effect, (pair.old.place(key), pair.new.place(key)), &predicate);
}

/// Returns whether a limit can have an effect on values of the types of either side. Limits of numbers count as written:
/// authors who write `maximum` at an array or a string mean something by it, and servers check it.
fn applies(pair: &Pair<'_>, kinds: &[&str]) -> bool {
    let admits = |view: &View<'_>| view.types().is_none_or(|types| kinds.iter().any(|kind| types.contains(kind)));
    kinds == NUMBER || admits(&pair.old) || admits(&pair.new)
}

fn compare_multiples(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let value = |view: &View<'_>| view.first("multipleOf").and_then(|at| at.node.as_number().cloned());
    let (old, new) = (value(&pair.old), value(&pair.new));
    let (rule, effect, predicate) = match (&old, &new) {
        (None, Some(new)) => {
            (Keyword::MultipleOfSet, Keyword::MultipleOfSet.effect(), format!("must be a multiple of {new}"))
        }
        (Some(old), None) => (
            Keyword::MultipleOfUnset,
            Keyword::MultipleOfUnset.effect(),
            format!("need not be a multiple of {old} any more"),
        ),
        (Some(old), Some(new)) if old.total_cmp(new) != Ordering::Equal => {
            let effect = if divides(new, old) {
                Effect::Widens
            } else if divides(old, new) {
                Effect::Narrows
            } else {
                Effect::Replaces
            };
            (Keyword::MultipleOfChanged, effect, format!("must be a multiple of {new} instead of {old}"))
        }
        _ => return,
    };
    comparison.report_as(pair, rule, effect, (pair.old.place("multipleOf"), pair.new.place("multipleOf")), &predicate);
}

fn divides(divisor: &Number, number: &Number) -> bool {
    match (divisor.as_i128(), number.as_i128()) {
        (Some(divisor), Some(number)) if divisor != 0 => number % divisor == 0,
        _ => {
            let quotient = number.as_f64() / divisor.as_f64();
            (quotient - quotient.round()).abs() < 1e-9
        }
    }
}

/// The number of elements that `minContains` and `maxContains` require; without them at least one.
pub(super) fn compare_contains(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let has = |view: &View<'_>| view.first("contains").is_some();
    if !has(&pair.old) || !has(&pair.new) {
        return;
    }
    let number = |view: &View<'_>, key: &'static str| {
        let at = view.first(key);
        at.and_then(|at| match at.node {
            Node::Number(number) => number.as_i128(),
            _ => None,
        })
    };
    let least = |view: &View<'_>| number(view, "minContains").unwrap_or(1);
    let most = |view: &View<'_>| number(view, "maxContains").unwrap_or(i128::MAX);
    let values = [
        (
            "minContains",
            least(&pair.old),
            least(&pair.new),
            [Keyword::MinContainsIncreased, Keyword::MinContainsDecreased],
        ),
        (
            "maxContains",
            most(&pair.old),
            most(&pair.new),
            [Keyword::MaxContainsIncreased, Keyword::MaxContainsDecreased],
        ),
    ];
    let shown = |value: i128| if value == i128::MAX { "no limit".to_owned() } else { value.to_string() };
    for (key, old, new, [increased, decreased]) in values {
        let rule = match old.cmp(&new) {
            Ordering::Equal => continue,
            Ordering::Less => increased,
            Ordering::Greater => decreased,
        };
        let predicate = format!("has `{key}` {} instead of {}", shown(new), shown(old));
        comparison.report(pair, rule, (pair.old.place(key), pair.new.place(key)), &predicate);
    }
}
