//! Dynamic scopes: a schema that is reached through other bindings of its `$dynamicRef`s is a schema of its own.
//!
//! ```yaml
//! Page: {$id: page, properties: {items: {items: {$dynamicRef: '#item'}}}, $defs: {i: {$dynamicAnchor: item}}}
//! UserPage: {$id: user-page, $ref: page, $defs: {i: {$dynamicAnchor: item, $ref: user}}}   # items are users
//! ```
//!
//! Such a use of a schema appears in a file of its own with the same tree, so that all places in it are different from the
//! places of other uses. The target of a `$dynamicRef` is the schema with its anchor in the outermost resource that has
//! one (JSON Schema 2020-12, Core, section 8.2.3.2).

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use indexmap::IndexSet;

use super::Skeleton;
use super::uses::{Bindings, FIRST, Names, Scopes, Use, is_use};
use crate::components::components;
use crate::limits::MOST_DYNAMIC_USES;
use crate::origin::{FileId, Origin, OriginSet};
use crate::source::{Anchor, Documents, Fault, Node, dynamic_name};

impl Skeleton<'_> {
    /// Returns whether a place is that of a schema which depends on how it is reached.
    pub fn is_bound(&self, origin: &Origin) -> bool {
        is_use(origin)
    }

    /// Returns whether an object is a `$dynamicRef` whose target cannot be determined.
    pub fn is_undecided(&self, origin: &Origin) -> bool {
        if !self.is_scoped {
            return false;
        }
        let Some(object) = self.node(origin).and_then(Node::as_object) else { return false };
        let reference = ["$dynamicRef", "$recursiveRef"].iter().find_map(|key| object.get(key)?.as_str());
        let name = reference.and_then(|reference| dynamic_name(object, reference));
        let Some(name) = name.filter(|name| self.documents().is_rebound(name)) else { return false };
        match self.anchor_in_scope(origin, name) {
            Anchor::At(_) => self.scopes.borrow().uses.len() >= MOST_DYNAMIC_USES,
            Anchor::Several => true,
            Anchor::Absent => {
                let target = self.documents().target(&self.written(origin), reference.unwrap_or_default());
                target.is_ok_and(|target| {
                    self.is_anchor(&target, name)
                        && self.documents().resources_around(&target).last() == Some(&Origin::root(target.file))
                })
            }
        }
    }

    /// The target of a reference where anchors have several places.
    pub(super) fn target_in_scope(&self, from: &Origin, reference: &str) -> Result<Origin, Fault> {
        let written = self.written(from);
        let lexical = self.documents().target(&written, reference).map(|target| self.seen(&target));
        let object = self.node(from).and_then(Node::as_object);
        let name = object.and_then(|object| dynamic_name(object, reference));
        let Some(name) = name.filter(|name| self.documents().is_rebound(name)) else {
            return lexical.map(|target| self.enter(from, target));
        };
        let is_dynamic = match name {
            "" => self.innermost(&written, name) != Anchor::Absent,
            _ => lexical.as_ref().map_or(true, |target| self.is_anchor(target, name)),
        };
        match self.anchor_in_scope(from, name) {
            Anchor::At(target) if is_dynamic => Ok(self.enter(from, target)),
            _ => lexical.map(|target| self.enter(from, target)),
        }
    }

    fn is_anchor(&self, target: &Origin, name: &str) -> bool {
        let anchor = self.node(target).and_then(|node| node.get("$dynamicAnchor"));
        anchor.and_then(Node::as_str) == Some(name)
    }

    /// The place of an anchor in the dynamic scope of a place.
    fn anchor_in_scope(&self, from: &Origin, name: &str) -> Anchor {
        let scopes = self.scopes.borrow();
        let Some(used) = scopes.of(from.file) else { return outermost(self.documents(), from, None, name) };
        match used.bindings.get(name) {
            Some(Anchor::Absent) | None => outermost(self.documents(), &scopes.real(from), Some(&used.schema), name),
            Some(bound) => bound.clone(),
        }
    }

    /// The place of an anchor in the resource of a place.
    fn innermost(&self, at: &Origin, name: &str) -> Anchor {
        let resources = self.documents().resources_around(at);
        resources.last().map_or(Anchor::Absent, |resource| self.documents().dynamic_anchor(resource, at, name))
    }

    /// The place of a schema that is reached from another place: its own, unless its anchors are bound otherwise.
    fn enter(&self, from: &Origin, target: Origin) -> Origin {
        let needed = needed(self.documents(), &self.scopes, &target);
        let bind = |name: &Rc<str>| {
            let bound = match self.anchor_in_scope(from, name) {
                Anchor::Absent => self.innermost(&target, name),
                bound => bound,
            };
            (name.clone(), bound)
        };
        let bindings: Bindings = needed.iter().map(bind).collect();
        let own = |(name, bound): (&Rc<str>, &Anchor)| outermost(self.documents(), &target, None, name) == *bound;
        if bindings.iter().all(own) {
            return target;
        }
        let mut scopes = self.scopes.borrow_mut();
        let key = (target.clone(), bindings.clone());
        let count = scopes.uses.len();
        let file = match scopes.known.get(&key) {
            Some(file) => *file,
            None if count >= MOST_DYNAMIC_USES => return target,
            None => {
                let file = FileId(FIRST + u32::try_from(count).unwrap_or_default());
                scopes.uses.push(Use { schema: target.clone(), bindings, reached: from.clone() });
                scopes.known.insert(key, file);
                file
            }
        };
        Origin { file, pointer: target.pointer }
    }
}

/// The place of an anchor in the outermost resource around a place that has it. Where a schema was entered, resources
/// around it do not count, apart from its own.
fn outermost(documents: &Documents, at: &Origin, entered: Option<&Origin>, name: &str) -> Anchor {
    let around = documents.resources_around(at);
    let skipped = entered.map_or(0, |schema| documents.resources_around(schema).len() - 1);
    let anchors = around.iter().skip(skipped).map(|resource| documents.dynamic_anchor(resource, at, name));
    anchors.into_iter().find(|anchor| *anchor != Anchor::Absent).unwrap_or(Anchor::Absent)
}

/// The names of the anchors with several places that a schema depends on, directly or through references.
fn needed(documents: &Documents, scopes: &RefCell<Scopes>, schema: &Origin) -> Names {
    if let Some(known) = scopes.borrow().needed.get(schema) {
        return known.clone();
    }
    let mut schemas: IndexSet<Origin> = IndexSet::from([schema.clone()]);
    let (mut own, mut next) = (Vec::new(), Vec::new());
    while let Some(at) = schemas.get_index(own.len()).cloned() {
        if let Some(known) = scopes.borrow().needed.get(&at) {
            own.push((**known).clone());
            next.push(Vec::new());
            continue;
        }
        let found = references_of(documents, &at);
        let names = found.names.iter().flat_map(|name| (*needed_of_anchors(documents, scopes, name)).clone());
        own.push(names.collect());
        next.push(found.targets.into_iter().map(|target| schemas.insert_full(target).0).collect());
    }
    // What schemas depend on that refer to each other is the same.
    let mut settled: Vec<Option<Names>> = vec![None; schemas.len()];
    for component in components(&next) {
        let mut names = BTreeSet::new();
        for at in &component {
            names.append(&mut own[*at]);
            for more in next[*at].iter().filter_map(|other| settled[*other].as_deref()) {
                names.extend(more.iter().cloned());
            }
        }
        let names = Rc::new(names);
        for at in component {
            settled[at] = Some(names.clone());
        }
    }
    let mut scopes = scopes.borrow_mut();
    scopes.needed.extend(schemas.into_iter().zip(settled.into_iter().flatten()));
    scopes.needed.get(schema).cloned().unwrap_or_default()
}

/// A name, and the names of the anchors that the schemas with an anchor of this name depend on.
fn needed_of_anchors(documents: &Documents, scopes: &RefCell<Scopes>, name: &Rc<str>) -> Names {
    if let Some(known) = scopes.borrow().needed_of_anchors.get(name) {
        return known.clone();
    }
    let mut names = BTreeSet::from([name.clone()]);
    let mut seen = OriginSet::default();
    let mut pending = documents.dynamic_anchors(name);
    while let Some(at) = pending.pop() {
        if !seen.insert(at.clone()) {
            continue;
        }
        let found = references_of(documents, &at);
        pending.extend(found.targets);
        for name in found.names {
            if names.insert(name.clone()) {
                pending.extend(documents.dynamic_anchors(&name));
            }
        }
    }
    let names = Rc::new(names);
    scopes.borrow_mut().needed_of_anchors.insert(name.clone(), names.clone());
    names
}

/// The references within a schema.
struct References {
    targets: Vec<Origin>,
    /// The names of anchors with several places.
    names: BTreeSet<Rc<str>>,
}

fn references_of(documents: &Documents, schema: &Origin) -> References {
    let mut found = References { targets: Vec::new(), names: BTreeSet::new() };
    for (place, object) in documents.references_within(schema) {
        for reference in ["$ref", "$dynamicRef", "$recursiveRef"].iter().filter_map(|key| object.get(key)?.as_str()) {
            found.targets.extend(documents.target(&place, reference).ok().map(|target| existing(documents, target)));
            let name = dynamic_name(object, reference).filter(|name| documents.is_rebound(name));
            found.names.extend(name.map(Rc::from));
        }
    }
    found
}

/// The target, or the place on the way to it whose reference leads further.
fn existing(documents: &Documents, target: Origin) -> Origin {
    let mut at = target;
    while documents.node(&at).is_none() {
        let Some(parent) = at.pointer.parent().cloned() else { return at };
        at = Origin { file: at.file, pointer: parent };
    }
    at
}
