//! Servers and their variables.

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::rule::PartRule;
use crate::source::Node;

/// Compares the servers of the document, of a path, or of an operation.
pub(super) fn compare_servers(comparison: &mut Comparison<'_>, scope: Scope, old: &At<'_>, new: &At<'_>) {
    let (one, other) = (old.elements_of("servers"), new.elements_of("servers"));
    let url = |at: &At<'_>| at.text("url").unwrap_or("/").trim_end_matches('/').to_owned();
    for at in &one {
        match other.iter().find(|server| url(server) == url(at)) {
            Some(counterpart) => compare_variables(comparison, scope, at, counterpart),
            None => {
                let sentence = format!("the server `{}` was removed", url(at));
                comparison.report_part(
                    scope,
                    PartRule::ServerRemoved,
                    (at.origin.clone(), new.place_of("servers")),
                    &sentence,
                );
            }
        }
    }
    for at in other.iter().filter(|at| !one.iter().any(|server| url(server) == url(at))) {
        let sentence = format!("the server `{}` was added", url(at));
        comparison.report_part(scope, PartRule::ServerAdded, (old.place_of("servers"), at.origin.clone()), &sentence);
    }
}

fn compare_variables(comparison: &mut Comparison<'_>, scope: Scope, old: &At<'_>, new: &At<'_>) {
    let values = |at: &At<'_>| (at.node.get("default").cloned(), at.node.get("enum").cloned());
    let (one, other) = (old.named_of("variables"), new.named_of("variables"));
    for (name, at) in &one {
        let counterpart = other.iter().find(|(known, _)| known == name).map(|(_, at)| at);
        let is_equal = counterpart.is_some_and(|counterpart| values(counterpart) == values(at));
        if !is_equal {
            let place = counterpart.map_or_else(|| new.origin.clone(), |at| at.origin.clone());
            let sentence = format!("the variable `{name}` of the server `{}` changed", url_of(old));
            comparison.report_part(scope, PartRule::ServerVariableChanged, (at.origin.clone(), place), &sentence);
        }
    }
    for (name, at) in other.iter().filter(|(name, _)| !one.iter().any(|(known, _)| known == name)) {
        let sentence = format!("the variable `{name}` of the server `{}` was added", url_of(old));
        comparison.report_part(
            scope,
            PartRule::ServerVariableChanged,
            (old.origin.clone(), at.origin.clone()),
            &sentence,
        );
    }
}

fn url_of<'a>(at: &At<'a>) -> &'a str {
    at.node.get("url").and_then(Node::as_str).unwrap_or("/")
}
