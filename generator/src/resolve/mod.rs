//! `resolve`: documents become an [`Api`]. References are followed, inheritance is applied, schemas are classified.
//!
//! ```yaml
//! allOf:                              # Object { id: Scalar(Integer), name: Scalar(String) }
//!   - $ref: '#/components/schemas/A'  # A: {properties: {id: {type: integer}}}
//!   - properties: {name: {type: string}}
//! ```
//!
//! A fault affects the smallest possible part: a schema becomes [`Shape::Any`](crate::api::Shape), a parameter or
//! response is left out, and an operation is left out only if it cannot be read at all.

mod additional;
mod all_of;
mod array;
mod beside;
mod body;
mod branches;
mod classify;
mod conditional;
mod content;
mod context;
mod default;
mod encoding;
mod enumeration;
mod example;
mod exclusive;
mod exemplified;
mod fault;
mod filtered;
mod flatten;
mod header;
mod implied;
mod keys;
mod known;
mod limited;
mod link;
mod listed;
mod merge;
mod names;
mod operation;
mod parameter;
mod parts;
mod path;
mod recursion;
mod reference;
mod rules;
mod security;
mod selected;
mod server;
mod several;
mod subtypes;
mod tag;
#[cfg(test)]
mod tests;
mod token;
mod union;
mod untyped;
mod webhook;
mod written;
mod xml;

use std::collections::{HashMap, HashSet};

use context::Context;

use crate::api::{Addresses, Api, License, Operation, Tag};
use crate::diagnostic::{Code, Diagnostics};
use crate::dialect::Skeleton;
use crate::limits::{MOST_OPERATIONS, MOST_WEBHOOKS};
use crate::origin::{FileId, Origin, OriginMap};
use crate::select::Selection;
use crate::source::Node;

/// Resolves the entry document: the operations that `selection` takes, and everything that they use.
pub fn resolve(skeleton: &Skeleton<'_>, selection: &Selection, diagnostics: &mut Diagnostics) -> Api {
    let earlier = diagnostics.findings().len();
    let mut context = Context::new(skeleton, diagnostics);
    let root = Origin::root(FileId(0));
    let info: openapiv3::Info = context.read_or_default(&root.key("info"));
    let at = root.key("info");
    let title = context.limited_line(info.title, &at.key("title"));
    let version = context.limited_line(info.version, &at.key("version"));
    let summary = text(skeleton, &at.key("summary")).map(|text| context.limited_line(text, &at.key("summary")));
    let components = context.name_components(&root.key("components").key("schemas"));
    context.parent_schemas = context.find_parent_schemas(&components);
    if selection.is_everything() {
        context.find_components(&components);
    }
    let mut selected = selected::select_operations(&mut context, &root, selection);
    selected.truncate(context.limited(
        selected.len(),
        MOST_OPERATIONS.of(context.size),
        "operations",
        &root.key("paths"),
    ));
    let needed = security::needed_schemes(&context, &root, &selected, selection);
    let schemes = root.key("components").key("securitySchemes");
    let security_schemes = security::resolve_schemes(&mut context, &schemes, needed.as_ref());
    let mut operations = operation::resolve_operations(&mut context, &root, selected, &security_schemes);
    context.limit_tags(&mut operations, &root.key("paths"));
    // An include selects operations; webhooks are not operations.
    let mut webhooks = Vec::new();
    if !selection.has_includes() {
        webhooks = webhook::resolve_webhooks(&mut context, &root);
    }
    webhooks.append(&mut context.callbacks);
    webhooks.truncate(context.limited(webhooks.len(), MOST_WEBHOOKS, "webhooks and callbacks", &root));
    let servers = server::resolve_servers(&mut context, &root.key("servers"));
    let mut tags = resolve_tags(&mut context, &root.key("tags"));
    context.classify_pending();
    if !selection.is_everything() {
        context.keep_components(&components);
        retain_tags(&mut tags, &operations);
    }
    report_loops(&mut context);
    context.limit_nesting();
    context.diagnostics.unite(Code::UnknownKeyword);
    tag::declare_tags(&mut context.schemas);
    let recursive = recursion::name_recursion(&mut context.schemas);
    context.named.extend(recursive);
    let untyped = untyped::find_untyped(skeleton, &context.schemas);
    let mut api = Api {
        title,
        version,
        summary,
        description: info.description,
        license: resolve_license(skeleton, &root.key("info").key("license")),
        servers,
        security_schemes,
        exclusive: std::mem::take(&mut context.exclusive).into_pairs(),
        tags,
        operations,
        webhooks,
        heirs: context.unions_by_parent(),
        addresses: addresses(skeleton, context.names.known_as),
        schemas: context.schemas,
        named: context.named,
        untyped,
    };
    written::point_at_written(skeleton, &mut api, diagnostics, earlier);
    api
}

/// Keeps only the tags of operations and their parents (OpenAPI 3.2.0, Tag Object).
fn retain_tags(tags: &mut Vec<Tag>, operations: &[Operation]) {
    let mut wanted: HashSet<&str> =
        operations.iter().flat_map(|operation| &operation.tags).map(String::as_str).collect();
    let parents: HashMap<String, String> =
        tags.iter().filter_map(|tag| Some((tag.name.clone(), tag.parent.clone()?))).collect();
    let mut pending: Vec<&str> = operations.iter().flat_map(|operation| &operation.tags).map(String::as_str).collect();
    while let Some(tag) = pending.pop() {
        pending.extend(parents.get(tag).map(String::as_str).filter(|parent| wanted.insert(parent)));
    }
    tags.retain(|tag| wanted.contains(&*tag.name));
}

fn report_loops(context: &mut Context<'_>) {
    for id in recursion::break_loops(&mut context.schemas) {
        let message = "this schema refers only to itself; it is free-form JSON";
        let origin = context.schemas[id].origin.clone();
        context.diagnostics.report(Code::ReferenceLoop, &origin, message);
    }
    for id in recursion::break_rings(&mut context.schemas) {
        let message = "this union is a branch of itself through its branches; the other branches are used";
        let origin = context.schemas[id].origin.clone();
        context.diagnostics.report(Code::ReferenceLoop, &origin, message);
    }
}

fn addresses(skeleton: &Skeleton<'_>, known_as: OriginMap<Origin>) -> Addresses {
    let documents = skeleton.documents();
    let files = documents.files().map(|file| (file, documents.relative_path(file))).collect();
    Addresses { files, known_as }
}

fn resolve_tags(context: &mut Context<'_>, origin: &Origin) -> Vec<Tag> {
    let tags = context.node(origin).and_then(Node::as_array).unwrap_or_default();
    let read = tags.iter().enumerate().filter_map(|(at, node)| Some((at, context.read_node(node, &origin.index(at))?)));
    let more =
        |at: usize, key: &str| tags.get(at).and_then(|tag| tag.get(key)).and_then(Node::as_str).map(str::to_owned);
    let tag = |(at, tag): (usize, openapiv3::Tag)| Tag {
        name: tag.name,
        summary: more(at, "summary"),
        description: tag.description,
        parent: more(at, "parent"),
    };
    read.map(tag).collect()
}

fn resolve_license(skeleton: &Skeleton<'_>, at: &Origin) -> Option<License> {
    let name = text(skeleton, &at.key("name"))?;
    // OpenAPI 3.1.1, section 4.8.4: only one of the two may be present.
    let place = text(skeleton, &at.key("identifier")).or_else(|| text(skeleton, &at.key("url")));
    Some(License { name, place })
}

/// A string that is present and not blank.
fn text(skeleton: &Skeleton<'_>, at: &Origin) -> Option<String> {
    let text = skeleton.node(at)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
