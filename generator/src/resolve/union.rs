//! `oneOf` and `anyOf`: unions, and schemas that are written as a union but are not one.
//!
//! ```yaml
//! anyOf: [{$ref: Pet}, {type: "null"}]      # the same as Pet, or null
//! anyOf: [{type: string}, {enum: [a, b]}]   # an enumeration of a and b, open as all enumerations are
//! oneOf: [{$ref: Cat}, {$ref: Dog}]         # a union
//! ```

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::beside::hold_other_values;
use super::branches::Branches;
use super::context::Context;
use super::reference;
use crate::api::{Branch, Discriminator, EnumerationValue, Format, Scalar, SchemaId, Shape, Union};
use crate::limits::DEEPEST_CONSTANT;
use crate::origin::Origin;
use crate::schema::{self, Schema, Type};
use crate::source::Node;

impl Context<'_> {
    /// The shape of keywords with one or more unions, all of which apply.
    pub(super) fn shape_of_unions(&mut self, mut keywords: Schema, origin: &Origin, nullable: &mut bool) -> Shape {
        let unions = self.take_unions(&mut keywords, nullable);
        let unions = self.drop_constraining(unions, &mut keywords, origin);
        match &unions[..] {
            [] => self.shape_without_unions(&keywords, origin, nullable),
            [union] => self.shape_of_union(keywords, union, origin),
            _ => self.shape_of_several_unions(keywords, &unions, origin),
        }
    }

    /// Takes the branches of each union, without those that are only null.
    fn take_unions(&mut self, keywords: &mut Schema, nullable: &mut bool) -> Vec<Branches> {
        let (one_of, any_of) = (std::mem::take(&mut keywords.one_of), std::mem::take(&mut keywords.any_of));
        let others = std::mem::take(&mut keywords.other_unions).into_iter().map(|written| ("allOf", written));
        let written = others.chain([("oneOf", one_of), ("anyOf", any_of)]);
        let written: Vec<_> = written.filter(|(_, written)| !written.is_empty()).collect();
        let take = |(keyword, written)| Branches { keyword, list: self.take_branches(written, nullable) };
        written.into_iter().map(take).collect()
    }

    fn take_branches(&mut self, written: Vec<Origin>, nullable: &mut bool) -> Vec<(Origin, Schema)> {
        let mut branches: Vec<(Origin, Schema)> = Vec::with_capacity(written.len());
        for at in written {
            self.report_branch(&at);
            let Some(branch) = self.peek_flat(&at) else {
                branches.push((at, Schema::default()));
                continue;
            };
            if only_null(&branch) {
                *nullable = true;
            } else {
                branches.push((at, branch));
            }
        }
        branches
    }

    fn shape_of_union(&mut self, keywords: Schema, union: &Branches, origin: &Origin) -> Shape {
        let is_one = has_properties(&keywords) && !branches_repeat(&keywords, &union.list);
        if is_one || hold_other_values(&keywords, &union.list) {
            return self.shape_of_flattened(keywords, union.keyword, &union.list, origin);
        }
        if let Some(values) = string_values(&union.list) {
            return values;
        }
        self.shape_of_branches(&keywords, &union.list, origin)
    }

    fn shape_of_branches(&mut self, keywords: &Schema, branches: &[(Origin, Schema)], origin: &Origin) -> Shape {
        if let Some(shape) = self.shape_of_too_many_branches(branches.len(), origin) {
            return shape;
        }
        let mut ids: Vec<SchemaId> = Vec::with_capacity(branches.len());
        let mut kept: Vec<&(Origin, Schema)> = Vec::with_capacity(branches.len());
        let mut places: HashMap<SchemaId, usize> = HashMap::with_capacity(branches.len());
        for branch in branches {
            let id = match self.branch_beside(keywords, branch) {
                Some(merged) => self.schema_made(&branch.0, merged),
                None => self.schema_at(&branch.0),
            };
            if let Entry::Vacant(vacant) = places.entry(id) {
                vacant.insert(ids.len());
                ids.push(id);
                kept.push(branch);
            }
        }
        match ids[..] {
            [] => Shape::Any,
            [only] => Shape::Same(only),
            _ => {
                let discriminator = match &keywords.discriminator {
                    Some(declared) => Some(self.complete_discriminator(declared, &places, &kept, origin)),
                    None => self.infer_discriminator(&kept),
                };
                Shape::Union(Union {
                    branches: ids.into_iter().map(|schema| Branch { schema }).collect(),
                    discriminator,
                })
            }
        }
    }

    /// Completes the mapping: first as written, then by the branches' constants, then by their names (OpenAPI 3.1.1,
    /// section 4.8.25).
    fn complete_discriminator(
        &mut self,
        declared: &schema::Discriminator,
        places: &HashMap<SchemaId, usize>,
        branches: &[&(Origin, Schema)],
        origin: &Origin,
    ) -> Discriminator {
        let mut mapping: IndexSet<(Arc<str>, usize)> = IndexSet::new();
        for (value, target) in &declared.mapping {
            if let Some(at) = self.mapped(target, places, origin) {
                mapping.insert((value.clone(), at));
            }
        }
        let mapped: HashSet<usize> = mapping.iter().map(|(_, at)| *at).collect();
        let constants = branches.iter().map(|branch| self.own_values(branch, &declared.property));
        let constants: Vec<Vec<Arc<str>>> = constants.collect();
        // All subtypes inherit the values that a parent schema lists, so that these do not distinguish them.
        let distinguishes =
            !matches!(&constants[..], [first, rest @ ..] if first.len() > 1 && rest.iter().all(|set| set == first));
        for (at, ((written, _), constants)) in branches.iter().zip(constants).enumerate() {
            let is_mapped = mapped.contains(&at);
            let name = self.look(written).and_then(|(_, at)| self.name_of(&at));
            let name = name.filter(|_| !is_mapped && (constants.is_empty() || !distinguishes));
            let listed = constants.into_iter().filter(|_| distinguishes || !is_mapped);
            mapping.extend(listed.chain(name).map(|value| (value, at)));
        }
        let default = declared.default.as_deref().and_then(|target| self.mapped(target, places, origin));
        let mapping = mapping.into_iter().collect();
        Discriminator { property: declared.property.clone(), mapping, default }
    }

    /// The values that select a branch: the vendor's keyword for subtypes, or the values that its property lists.
    fn own_values(&mut self, (at, branch): &(Origin, Schema), property: &Arc<str>) -> Vec<Arc<str>> {
        let target = self.look(at).map(|(_, at)| at);
        let node = target.as_ref().and_then(|at| self.node(at));
        match node.and_then(|node| node.get("x-ms-discriminator-value")).and_then(Node::as_str) {
            Some(value) => vec![value.into()],
            None => self.constants(branch, property),
        }
    }

    /// The branch of an entry of a mapping, which is a reference or the name of a component.
    fn mapped(&mut self, target: &str, places: &HashMap<SchemaId, usize>, origin: &Origin) -> Option<usize> {
        let reference = reference::follow(self.skeleton, origin, target).ok();
        let root = Origin::root(origin.file).key("components").key("schemas");
        let at = reference.or_else(|| Some(root.key(target)).filter(|at| self.node(at).is_some()))?;
        let id = self.schema_at(&at);
        places.get(&id).copied()
    }

    /// A required property whose constants differ between all branches.
    fn infer_discriminator(&mut self, branches: &[&(Origin, Schema)]) -> Option<Discriminator> {
        let (_, first) = branches.first()?;
        let names: Vec<Arc<str>> = first.properties.iter().map(|(name, _)| name.clone()).collect();
        names.into_iter().find_map(|property| {
            let mut mapping: IndexMap<Arc<str>, usize> = IndexMap::new();
            for (at, (_, branch)) in branches.iter().enumerate() {
                let constants = self.constants(branch, &property);
                if constants.is_empty() || !branch.required.contains(&property) {
                    return None;
                }
                for value in constants {
                    if mapping.insert(value, at).is_some() {
                        return None;
                    }
                }
            }
            Some(Discriminator { property, mapping: mapping.into_iter().collect(), default: None })
        })
    }

    /// The listed values of a branch's property, as strings; for a union, those of its branches.
    fn constants(&mut self, branch: &Schema, property: &Arc<str>) -> Vec<Arc<str>> {
        self.constants_within(branch, property, DEEPEST_CONSTANT)
    }

    fn constants_within(&mut self, branch: &Schema, property: &Arc<str>, depth: usize) -> Vec<Arc<str>> {
        let mut found: Vec<Arc<str>> = Vec::new();
        if let Some((_, at)) = branch.properties.iter().find(|(name, _)| name == property) {
            self.listed(&at.clone(), depth, &mut found);
        } else if depth > 0 {
            for at in branch.unions().flatten() {
                let Some(inner) = self.peek_flat(at) else { continue };
                found.extend(self.constants_within(&inner, property, depth - 1));
            }
        }
        found
    }

    /// The listed values of a schema or its branches, as strings.
    fn listed(&mut self, at: &Origin, depth: usize, found: &mut Vec<Arc<str>>) {
        let Some(keywords) = self.peek_flat(at) else { return };
        found.extend(keywords.enumeration.iter().flatten().filter_map(tag_text));
        if depth > 0 {
            for branch in keywords.unions().flatten() {
                self.listed(branch, depth - 1, found);
            }
        }
    }
}

/// A value as the key of a mapping: keys are strings (OpenAPI 3.1.1, section 4.8.25).
fn tag_text(value: &Node) -> Option<Arc<str>> {
    match value {
        Node::String(text) => Some(text.clone()),
        Node::Bool(boolean) => Some(boolean.to_string().into()),
        Node::Number(number) => number.as_i128().map(|number| number.to_string().into()),
        _ => None,
    }
}

fn has_properties(keywords: &Schema) -> bool {
    !keywords.properties.is_empty() || !keywords.merged_properties.is_empty()
}

/// Returns whether every branch has all the properties beside the union.
fn branches_repeat(keywords: &Schema, branches: &[(Origin, Schema)]) -> bool {
    let has = |branch: &Schema, name: &Arc<str>| branch.properties.iter().any(|(mapped, _)| mapped == name);
    let names = || keywords.properties.iter().map(|(name, _)| name);
    !branches.is_empty() && branches.iter().all(|(_, branch)| names().all(|name| has(branch, name)))
}

fn only_null(branch: &Schema) -> bool {
    let null_type = branch.types.as_ref().is_some_and(|types| types.has(Type::Null) && types.values().is_empty());
    let null_value = branch.enumeration.as_deref().is_some_and(|values| values == [Node::Null]);
    null_type || null_value
}

/// Branches that are all strings: an open enumeration of the listed values, or any string.
fn string_values(branches: &[(Origin, Schema)]) -> Option<Shape> {
    let mut values: Vec<EnumerationValue<Arc<str>>> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for (_, branch) in branches {
        let listed = branch.enumeration.as_deref();
        let is_string = branch.types.as_ref().is_some_and(|types| types.values() == [Type::String]);
        let lists_strings = listed.is_some_and(|values| values.iter().all(|value| value.as_str().is_some()));
        if !(is_string || branch.types.is_none() && lists_strings) || branch.unions().next().is_some() {
            return None;
        }
        for value in listed.unwrap_or_default().iter().filter_map(Node::as_str) {
            if known.insert(value) {
                let description = branch.description.clone().filter(|_| listed.is_some_and(|values| values.len() == 1));
                values.push(EnumerationValue { value: value.into(), name: None, description });
            }
        }
    }
    match (branches.len(), values.is_empty()) {
        (0 | 1, _) => None,
        (_, false) if formats(branches).next().is_some() => string_of_format(branches),
        (_, false) => Some(Shape::StringEnumeration(values)),
        (_, true) => {
            let mut formats = branches.iter().map(|(_, branch)| branch.format.as_deref().and_then(Format::of));
            let format = formats.next().flatten();
            // Strings of several formats become several types.
            formats.all(|other| other == format).then_some(Shape::Scalar(Scalar::String { format }))
        }
    }
}

/// The formats of the branches that do not list values.
fn formats(branches: &[(Origin, Schema)]) -> impl Iterator<Item = Format> {
    let open = branches.iter().filter(|(_, branch)| branch.enumeration.is_none());
    open.filter_map(|(_, branch)| branch.format.as_deref().and_then(Format::of))
}

/// Strings of one format, beside listed words: a value that does not have the format is kept unchanged.
fn string_of_format(branches: &[(Origin, Schema)]) -> Option<Shape> {
    let open = branches.iter().filter(|(_, branch)| branch.enumeration.is_none()).count();
    let mut formats = formats(branches);
    let format = formats.next()?;
    let is_kept = !matches!(format, Format::Binary | Format::Password | Format::Byte);
    (is_kept && open == 1).then_some(Shape::Scalar(Scalar::String { format: Some(format) }))
}
