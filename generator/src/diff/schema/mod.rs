//! Schemas: the keywords of two schemas are compared, each group in a file of its own.

mod all_of;
mod arrays;
mod conditions;
mod equality;
mod limits;
mod objects;
mod properties;
mod shown;
mod strings;
mod subschemas;
mod types;
mod unions;
mod values;

use super::comparison::{Comparison, Pair};
use super::rule::Keyword;
use super::usage::Media;

/// Compares the pairs of schemas that wait, and all that they lead to.
pub(super) fn compare_schemas(comparison: &mut Comparison<'_>) {
    while let Some(pair) = comparison.next_pair() {
        compare_pair(comparison, &pair);
    }
}

fn compare_pair<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    values::compare_defaults(comparison, pair);
    compare_deprecation(comparison, pair);
    types::compare_null(comparison, pair);
    if unions::compare_replaced(comparison, pair) || !types::compare_types(comparison, pair) {
        return;
    }
    values::compare_values(comparison, pair);
    limits::compare_limits(comparison, pair);
    strings::compare_strings(comparison, pair);
    arrays::compare_arrays(comparison, pair);
    properties::compare_properties(comparison, pair);
    objects::compare_objects(comparison, pair);
    all_of::compare_all_of(comparison, pair);
    unions::compare_unions(comparison, pair);
    unions::compare_discriminators(comparison, pair);
    conditions::compare_conditions(comparison, pair);
    compare_xml(comparison, pair);
}

fn compare_deprecation(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let places = (pair.old.place("deprecated"), pair.new.place("deprecated"));
    match (pair.old.flag("deprecated"), pair.new.flag("deprecated")) {
        (false, true) => comparison.report(pair, Keyword::Deprecated, places, "was deprecated"),
        (true, false) => comparison.report(pair, Keyword::Reactivated, places, "is not deprecated any more"),
        _ => {}
    }
}

fn compare_xml(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let (old, new) = (pair.old.first("xml"), pair.new.first("xml"));
    let differs = old.as_ref().map(|at| at.node) != new.as_ref().map(|at| at.node);
    if differs && pair.usage.media == Media::Xml {
        let places = (pair.old.place("xml"), pair.new.place("xml"));
        comparison.report(pair, Keyword::XmlChanged, places, "is written in another way in XML");
    }
}
