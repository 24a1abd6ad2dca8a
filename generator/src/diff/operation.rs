//! Operations: everything below an Operation Object, and what its path item adds.

use std::rc::Rc;

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::content::{Content, compare_content};
use super::date::Date;
use super::level::{Effect, Flow};
use super::parameters::compare_parameters;
use super::path_item::Operation;
use super::place::SchemaPlace;
use super::responses::compare_responses;
use super::rule::PartRule;
use super::security::compare_requirements;
use super::servers::compare_servers;
use super::sunset::{compare_deprecation, compare_stability, is_experimental};

/// The two versions of an operation.
pub(super) struct Sides<'s, 'a> {
    pub(super) old: &'s Operation<'a>,
    pub(super) new: &'s Operation<'a>,
}

/// The two documents.
#[derive(Clone, Copy)]
pub(super) struct Documents<'s, 'a> {
    pub(super) old: &'s At<'a>,
    pub(super) new: &'s At<'a>,
}

/// Compares two versions of an operation. `flow` is the way of the request: webhooks and callbacks are requests that
/// clients receive.
pub(super) fn compare_operation<'a>(
    comparison: &mut Comparison<'a>,
    sides: &Sides<'_, 'a>,
    documents: Documents<'_, 'a>,
    flow: Flow,
    today: Date,
) {
    let (old, new) = (&sides.old.at, &sides.new.at);
    let number = comparison.add_operation(sides.new.name());
    let is_lenient = is_experimental(old) && is_experimental(new);
    let scope = Scope { operation: Some(number), flow: Some(flow), is_lenient, is_reversed: false };
    compare_ids(comparison, scope, old, new);
    compare_tags(comparison, scope, old, new);
    let rules = (PartRule::OperationDeprecated, PartRule::OperationReactivated);
    compare_deprecation(comparison, scope, (old, new), "the operation", rules);
    compare_stability(comparison, scope, old, new);
    compare_servers(comparison, scope, &sides.old.item, &sides.new.item);
    compare_servers(comparison, scope, old, new);
    compare_requirements(comparison, scope, (old, new), (Some(documents.old), Some(documents.new)));
    compare_parameters(comparison, scope, (sides.old, sides.new), today);
    compare_body(comparison, scope, old, new);
    compare_responses(comparison, scope, old, new);
}

fn compare_ids(comparison: &mut Comparison<'_>, scope: Scope, old: &At<'_>, new: &At<'_>) {
    let (part, sentence) = match (old.text("operationId"), new.text("operationId")) {
        (None, Some(id)) => (PartRule::OperationIdAdded, format!("the operation has the `operationId` `{id}`")),
        (Some(id), None) => (PartRule::OperationIdRemoved, format!("the operation lost the `operationId` `{id}`")),
        (Some(one), Some(other)) if one != other => {
            (PartRule::OperationIdChanged, format!("the `operationId` is `{other}` instead of `{one}`"))
        }
        _ => return,
    };
    comparison.report_part(scope, part, (old.place_of("operationId"), new.place_of("operationId")), &sentence);
}

fn compare_tags(comparison: &mut Comparison<'_>, scope: Scope, old: &At<'_>, new: &At<'_>) {
    let (one, other) = (old.elements_of("tags"), new.elements_of("tags"));
    let shown = |at: &At<'_>| at.node.as_str().unwrap_or_default().to_owned();
    for at in one.iter().filter(|at| !other.iter().any(|known| known.node == at.node)) {
        let sentence = format!("the operation lost the tag `{}`", shown(at));
        comparison.report_part(scope, PartRule::TagRemoved, (at.origin.clone(), new.place_of("tags")), &sentence);
    }
    for at in other.iter().filter(|at| !one.iter().any(|known| known.node == at.node)) {
        let sentence = format!("the operation has the tag `{}`", shown(at));
        comparison.report_part(scope, PartRule::TagAdded, (old.place_of("tags"), at.origin.clone()), &sentence);
    }
}

fn compare_body<'a>(comparison: &mut Comparison<'a>, scope: Scope, old: &At<'a>, new: &At<'a>) {
    let (old_body, new_body) = (old.part("requestBody"), new.part("requestBody"));
    let (old_body, new_body) = match (old_body, new_body) {
        (None, None) => return,
        (None, Some(body)) => {
            let (part, adjective) = if body.flag("required") {
                (PartRule::RequiredBodyAdded, "required")
            } else {
                (PartRule::OptionalBodyAdded, "optional")
            };
            let sentence = format!("the request body was added and is {adjective}");
            return comparison.report_part(scope, part, (old.origin.clone(), body.origin), &sentence);
        }
        (Some(body), None) => {
            let places = (body.origin, new.origin.clone());
            return comparison.report_part(scope, PartRule::BodyRemoved, places, "the request body was removed");
        }
        (Some(old), Some(new)) => (old, new),
    };
    compare_requiredness(comparison, scope, &old_body, &new_body);
    let content = Content {
        place: SchemaPlace::RequestBody,
        whole: Rc::from("the request body"),
        rules: super::content::OF_REQUESTS,
    };
    compare_content(comparison, scope, (&old_body, &new_body), &content);
}

fn compare_requiredness(comparison: &mut Comparison<'_>, scope: Scope, old: &At<'_>, new: &At<'_>) {
    let places = (old.place_of("required"), new.place_of("required"));
    match (old.flag("required"), new.flag("required")) {
        (false, true) => {
            comparison.report_part(scope, PartRule::BodyBecameRequired, places, "the request body became required");
        }
        (true, false) => {
            let rule = (PartRule::BodyBecameOptional, Effect::Widens);
            comparison.report_part_as(scope, rule, places, "the request body became optional");
        }
        _ => {}
    }
}
