//! The operations that the filters select.

use std::sync::Arc;

use super::context::Context;
use super::filtered::Known;
use super::path::{PathOperation, find_operations};
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::select::{Hits, Selection, Subject};
use crate::source::{Node, Object};

/// An operation that becomes a call.
pub(super) struct Selected {
    pub(super) path: Arc<str>,
    pub(super) place: PathOperation,
}

/// The operations that the filters select, in document order.
pub(super) fn select_operations(context: &mut Context<'_>, root: &Origin, selection: &Selection) -> Vec<Selected> {
    let at = root.key("paths");
    let mut selected = Vec::new();
    let Some(found) = context.locate(&at) else { return selected };
    let (mut hits, mut known) = (selection.hits(), Known::default());
    let paths = context.object(&found).into_iter().flat_map(Object::iter).map(|(path, _)| path);
    for path in paths.filter(|path| !path.starts_with("x-")) {
        let written = found.key(path);
        let earlier = context.diagnostics.findings().len();
        let address = at.key(path);
        let path = with_slash(context, path, &written);
        let places = find_operations(context, &written, &address);
        let any = !places.is_empty();
        let taken: Vec<PathOperation> =
            places.into_iter().filter(|place| takes(context, &mut hits, &mut known, &path, place)).collect();
        if any && taken.is_empty() {
            // Diagnostics of a path without selected operations do not matter.
            context.diagnostics.forget_from(earlier);
        }
        selected.extend(taken.into_iter().map(|place| Selected { path: path.clone(), place }));
    }
    report_missed(context, &at, &hits, &known);
    if selected.is_empty() && !selection.is_everything() && hits.missed().next().is_none() {
        let message = format!("the filters `{selection}` select no operation; the client would be empty");
        context
            .diagnostics
            .report(Code::NothingSelected, &at, message)
            .help("an `exclude` counts more than an `include`");
    }
    selected
}

/// A path begins with a slash (OpenAPI 3.1.1, section 4.8.8).
fn with_slash(context: &mut Context<'_>, path: &Arc<str>, written: &Origin) -> Arc<str> {
    if path.starts_with('/') {
        return path.clone();
    }
    let message = format!("`{path}` does not begin with a slash; `/{path}` is called");
    context.diagnostics.report(Code::UnreachablePath, written, message).help(format!("write `/{path}`"));
    format!("/{path}").into()
}

/// Returns whether the filters select an operation. They read the written names, even if the operation has faults.
fn takes(context: &Context<'_>, hits: &mut Hits<'_>, known: &mut Known, path: &str, place: &PathOperation) -> bool {
    let node = context.node(&place.origin);
    let field = |key: &str| node.and_then(|node| node.get(key));
    let tags = field("tags").and_then(Node::as_array).unwrap_or_default();
    let tags: Vec<&str> = tags.iter().filter_map(Node::as_str).collect();
    let subject = Subject {
        id: field("operationId").and_then(Node::as_str),
        tags: &tags,
        path,
        method: place.method.as_str(),
        deprecated: field("deprecated").and_then(Node::as_truth).unwrap_or_default(),
    };
    known.add(&subject);
    hits.takes(&subject)
}

fn report_missed(context: &mut Context<'_>, paths: &Origin, hits: &Hits<'_>, known: &Known) {
    for (option, filter) in hits.missed() {
        let near = known.nearest(filter).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        let message = format!("no operation matches the filter `{filter}` of `{option}`{near}");
        let help = known.help(filter);
        context.diagnostics.report(Code::FilterWithoutMatch, paths, message).help(help);
    }
}
