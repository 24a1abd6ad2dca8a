//! The document outside of operations: servers, security, schemes and the names of schemas.

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::rule::PartRule;
use super::security::{compare_requirements, compare_schemes};
use super::servers::compare_servers;

/// Compares what belongs to the whole document.
pub(super) fn compare_document(comparison: &mut Comparison<'_>, old: &At<'_>, new: &At<'_>) {
    compare_servers(comparison, Scope::DOCUMENT, old, new);
    compare_requirements(comparison, Scope::DOCUMENT, (old, new), (None, None));
    compare_schemes(comparison, old, new);
    compare_names(comparison, old, new);
}

/// Compares the names of schemas. Their content counts where operations use it.
fn compare_names(comparison: &mut Comparison<'_>, old: &At<'_>, new: &At<'_>) {
    let (old_at, new_at) = (components(old), components(new));
    let (one, other) = (old_at.named_of("schemas"), new_at.named_of("schemas"));
    let has = |at: &At<'_>, name: &str| at.get("schemas").is_some_and(|schemas| schemas.node.get(name).is_some());
    for (name, at) in one.iter().filter(|(name, _)| !has(&new_at, name)) {
        let places = (at.origin.clone(), new_at.place_of("schemas"));
        comparison.report_part(
            Scope::DOCUMENT,
            PartRule::SchemaRemoved,
            places,
            &format!("the schema `{name}` was removed"),
        );
    }
    for (name, at) in other.iter().filter(|(name, _)| !has(&old_at, name)) {
        let places = (old_at.place_of("schemas"), at.origin.clone());
        comparison.report_part(
            Scope::DOCUMENT,
            PartRule::SchemaAdded,
            places,
            &format!("the schema `{name}` was added"),
        );
    }
}

/// The components of a document, or the document if it has none.
fn components<'a>(root: &At<'a>) -> At<'a> {
    root.get("components").unwrap_or_else(|| root.clone())
}
