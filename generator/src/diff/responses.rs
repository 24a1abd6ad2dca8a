//! Responses: statuses, headers, links and bodies.

use std::rc::Rc;
use std::sync::Arc;

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::content::{Content, OF_RESPONSES, compare_content};
use super::level::{Effect, Flow};
use super::place::SchemaPlace;
use super::rule::PartRule;
use super::usage::{Media, Usage};

/// Compares the responses of an operation.
pub(super) fn compare_responses<'a>(comparison: &mut Comparison<'a>, scope: Scope, old: &At<'a>, new: &At<'a>) {
    let scope = Scope { flow: scope.flow.map(Flow::reversed), ..scope };
    let (one, other) = (old.entries_of("responses"), new.entries_of("responses"));
    for (status, at) in &one {
        if let Some((_, counterpart)) = other.iter().find(|(known, _)| known.eq_ignore_ascii_case(status)) {
            let sides = (&at.clone().followed(), &counterpart.clone().followed());
            compare_response(comparison, scope, status, sides);
            continue;
        }
        let is_covered = other.iter().any(|(known, _)| covers(known, status));
        let part = if is_success(status) { PartRule::SuccessStatusRemoved } else { PartRule::ErrorStatusRemoved };
        let effect = if is_covered { Effect::Grows } else { part.effect() };
        let sentence = format!("the response {status} was removed");
        comparison.report_part_as(scope, (part, effect), (at.origin.clone(), new.place_of("responses")), &sentence);
    }
    let is_known = |status: &str| one.iter().any(|(known, _)| known.eq_ignore_ascii_case(status));
    for (status, at) in other.iter().filter(|(status, _)| !is_known(status)) {
        let part = if is_success(status) { PartRule::SuccessStatusAdded } else { PartRule::ErrorStatusAdded };
        let sentence = format!("the response {status} was added");
        comparison.report_part(scope, part, (old.place_of("responses"), at.origin.clone()), &sentence);
    }
}

/// Returns whether a status is one of success, or of a redirection that callers follow.
fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// Returns whether a range of statuses contains a status.
fn covers(range: &str, status: &str) -> bool {
    let range = range.to_ascii_uppercase();
    range.strip_suffix("XX").is_some_and(|class| status.starts_with(class) && !status.ends_with("XX"))
}

fn compare_response<'a>(comparison: &mut Comparison<'a>, scope: Scope, status: &str, sides: (&At<'a>, &At<'a>)) {
    compare_headers(comparison, scope, status, sides);
    compare_links(comparison, scope, status, sides);
    let noun = if status == "default" { "default response".to_owned() } else { format!("response {status}") };
    let content = Content {
        place: SchemaPlace::ResponseBody,
        whole: Rc::from(format!("the body of the {noun}")),
        rules: OF_RESPONSES,
    };
    compare_content(comparison, scope, sides, &content);
}

fn compare_headers<'a>(comparison: &mut Comparison<'a>, scope: Scope, status: &str, (old, new): (&At<'a>, &At<'a>)) {
    let (one, other) = (old.named_of("headers"), new.named_of("headers"));
    // Names of headers have no case (RFC 9110, section 5.1).
    let find = |list: &[(Arc<str>, At<'a>)], name: &str| {
        let found = list.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, at)| at.clone().followed())
    };
    for (name, at) in &one {
        let at = at.clone().followed();
        let subject = format!("the header `{name}` of the response {status}");
        match find(&other, name) {
            Some(counterpart) => compare_header(comparison, scope, &subject, (&at, &counterpart)),
            None => {
                let part =
                    if at.flag("required") { PartRule::RequiredHeaderRemoved } else { PartRule::OptionalHeaderRemoved };
                let places = (at.origin.clone(), new.place_of("headers"));
                comparison.report_part(scope, part, places, &format!("{subject} was removed"));
            }
        }
    }
    for (name, at) in other.iter().filter(|(name, _)| find(&one, name).is_none()) {
        let sentence = format!("the header `{name}` of the response {status} was added");
        comparison.report_part(scope, PartRule::HeaderAdded, (old.place_of("headers"), at.origin.clone()), &sentence);
    }
}

fn compare_header<'a>(comparison: &mut Comparison<'a>, scope: Scope, subject: &str, (old, new): (&At<'a>, &At<'a>)) {
    let places = || (old.origin.clone(), new.origin.clone());
    match (old.flag("required"), new.flag("required")) {
        (true, false) => {
            let sentence = format!("{subject} became optional");
            comparison.report_part(scope, PartRule::HeaderBecameOptional, places(), &sentence);
        }
        (false, true) => {
            let sentence = format!("{subject} became required");
            comparison.report_part(scope, PartRule::HeaderBecameRequired, places(), &sentence);
        }
        _ => {}
    }
    if let (Some(one), Some(other)) = (old.get("schema"), new.get("schema")) {
        let usage = Usage {
            place: SchemaPlace::ResponseHeader,
            flow: scope.flow.unwrap_or(Flow::Response),
            is_lenient: scope.is_lenient,
            media: Media::Text,
            is_reversed: false,
            is_branch: false,
            is_exploded: false,
            whole: Rc::from(subject),
            path: Rc::from(""),
            operation: scope.operation,
        };
        comparison.compare(vec![one], vec![other], &usage);
    }
}

fn compare_links(comparison: &mut Comparison<'_>, scope: Scope, status: &str, (old, new): (&At<'_>, &At<'_>)) {
    let links = |at: &At<'_>| -> Vec<(Arc<str>, crate::origin::Origin, crate::source::Node)> {
        let links = at.get("links").map(|links| links.named()).unwrap_or_default();
        let link = |(name, at): (Arc<str>, At<'_>)| {
            let at = at.followed();
            (name, at.origin.clone(), at.node.clone())
        };
        links.into_iter().map(link).collect()
    };
    let (one, other) = (links(old), links(new));
    for (name, origin, link) in &one {
        let (part, place, predicate) = match other.iter().find(|(known, ..)| known == name) {
            None => (PartRule::LinkRemoved, new.place_of("links"), "was removed"),
            Some((_, there, target)) if target != link => (PartRule::LinkChanged, there.clone(), "changed"),
            Some(_) => continue,
        };
        let sentence = format!("the link `{name}` of the response {status} {predicate}");
        comparison.report_part(scope, part, (origin.clone(), place), &sentence);
    }
    for (name, origin, _) in other.iter().filter(|(name, ..)| !one.iter().any(|(known, ..)| known == name)) {
        let sentence = format!("the link `{name}` of the response {status} was added");
        comparison.report_part(scope, PartRule::LinkAdded, (old.place_of("links"), origin.clone()), &sentence);
    }
}
