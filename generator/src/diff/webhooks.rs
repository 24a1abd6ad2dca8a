//! Webhooks and callbacks: requests that the API makes, so that what is sent and received changes places.

use std::sync::Arc;

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::date::Date;
use super::level::Flow;
use super::operation::{Documents, Sides, compare_operation};
use super::path_item::{Operation, operations_of};
use super::rule::PartRule;
use super::schema::compare_schemas;

/// The rules of one kind.
struct Kind {
    noun: &'static str,
    added: PartRule,
    removed: PartRule,
}

const WEBHOOK: Kind = Kind { noun: "webhook", added: PartRule::WebhookAdded, removed: PartRule::WebhookRemoved };
const CALLBACK: Kind = Kind { noun: "callback", added: PartRule::CallbackAdded, removed: PartRule::CallbackRemoved };

/// Compares the webhooks of two documents.
pub(super) fn compare_webhooks<'a>(comparison: &mut Comparison<'a>, old: &At<'a>, new: &At<'a>, today: Date) {
    let webhooks = |at: &At<'a>| {
        let items = at.get("webhooks").map(|webhooks| webhooks.entries()).unwrap_or_default();
        items.into_iter().flat_map(|(name, item)| named_operations(&name, &item)).collect()
    };
    let sides: (Vec<Operation<'a>>, Vec<Operation<'a>>) = (webhooks(old), webhooks(new));
    compare_requests(comparison, &WEBHOOK, (old, new), Documents { old, new }, sides, today);
}

/// Compares the callbacks of two versions of an operation.
pub(super) fn compare_callbacks<'a>(
    comparison: &mut Comparison<'a>,
    (old, new): (&At<'a>, &At<'a>),
    documents: Documents<'_, 'a>,
    today: Date,
) {
    let callbacks = |at: &At<'a>| {
        let callbacks = at.get("callbacks").map(|callbacks| callbacks.entries()).unwrap_or_default();
        let items = callbacks.into_iter().flat_map(|(name, at)| {
            at.followed().entries().into_iter().map(move |(expression, item)| (format!("{name} {expression}"), item))
        });
        items.flat_map(|(name, item)| named_operations(&name, &item)).collect()
    };
    let sides: (Vec<Operation<'a>>, Vec<Operation<'a>>) = (callbacks(old), callbacks(new));
    compare_requests(comparison, &CALLBACK, (old, new), documents, sides, today);
}

fn named_operations<'a>(name: &str, item: &At<'a>) -> Vec<Operation<'a>> {
    operations_of(&Arc::from(name), &item.clone().followed())
}

fn compare_requests<'a>(
    comparison: &mut Comparison<'a>,
    kind: &Kind,
    (old, new): (&At<'a>, &At<'a>),
    documents: Documents<'_, 'a>,
    (one, other): (Vec<Operation<'a>>, Vec<Operation<'a>>),
    today: Date,
) {
    let is_same = |left: &Operation<'_>, right: &Operation<'_>| left.method == right.method && left.path == right.path;
    for request in &one {
        if let Some(counterpart) = other.iter().find(|known| is_same(known, request)) {
            let sides = Sides { old: request, new: counterpart };
            compare_operation(comparison, &sides, documents, Flow::Response, today);
            compare_schemas(comparison);
        } else {
            let number = comparison.add_operation(request.name());
            let scope = Scope { operation: Some(number), ..Scope::DOCUMENT };
            let places = (request.at.origin.clone(), new.origin.clone());
            comparison.report_part(scope, kind.removed, places, &format!("the {} was removed", kind.noun));
        }
    }
    for request in other.iter().filter(|request| !one.iter().any(|known| is_same(known, request))) {
        let number = comparison.add_operation(request.name());
        let scope = Scope { operation: Some(number), ..Scope::DOCUMENT };
        let places = (old.origin.clone(), request.at.origin.clone());
        comparison.report_part(scope, kind.added, places, &format!("the {} was added", kind.noun));
    }
}
