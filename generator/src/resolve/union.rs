//! `oneOf` and `anyOf`: unions, and the schemas that are only written as one.
//!
//! ```yaml
//! anyOf: [{$ref: Pet}, {type: "null"}]      # the same as Pet, or null
//! anyOf: [{type: string}, {enum: [a, b]}]   # an enumeration of a and b, open as every one is
//! oneOf: [{$ref: Cat}, {$ref: Dog}]         # a union
//! ```

use std::sync::Arc;

use super::context::Context;
use super::reference;
use crate::api::{Branch, Discriminator, EnumerationValue, Format, Scalar, SchemaId, Shape, Union};
use crate::diagnostic::Code;
use crate::schema::{self, Schema, Type, Types};
use crate::source::{Node, Origin};

impl Context<'_> {
    pub(super) fn shape_of_union(&mut self, mut keywords: Schema, origin: &Origin, nullable: &mut bool) -> Shape {
        let one_of = std::mem::take(&mut keywords.one_of);
        let any_of = std::mem::take(&mut keywords.any_of);
        let (keyword, written) = if one_of.is_empty() { ("anyOf", any_of) } else { ("oneOf", one_of) };
        let mut branches: Vec<(Origin, Schema)> = Vec::with_capacity(written.len());
        for at in written {
            self.tell_branch(&at);
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
        if says_properties(&keywords) && !branches_repeat(&keywords, &branches) {
            return self.shape_of_flattened(keywords, keyword, &branches, origin);
        }
        if let Some(values) = string_values(&branches) {
            return values;
        }
        self.shape_of_branches(&keywords, &branches, origin)
    }

    /// Properties beside branches: one struct that holds them all, those of the branches optional.
    fn shape_of_flattened(
        &mut self,
        keywords: Schema,
        keyword: &str,
        branches: &[(Origin, Schema)],
        origin: &Origin,
    ) -> Shape {
        let mut flat = Schema { discriminator: None, ..keywords };
        let mut adds = false;
        for (_, branch) in branches {
            for (name, at) in &branch.properties {
                if flat.properties.iter().any(|(there, _)| there == name) {
                    self.widen_property(&mut flat, name, at);
                } else {
                    flat.properties.push((name.clone(), at.clone()));
                    adds = true;
                }
            }
        }
        add_undeclared(&mut flat, branches, origin);
        if adds {
            let message = format!(
                "`{keyword}` stands beside `properties`; the properties of its branches become optional fields of the \
                 same struct"
            );
            self.diagnostics.report(Code::UnionFlattened, &origin.key(keyword), message);
        }
        flat.types = Some(Types::one(Type::Object));
        self.shape_of_object(&flat, origin)
    }

    /// The same property in two branches: where they differ, it may hold either.
    pub(super) fn widen_property(&mut self, flat: &mut Schema, name: &Arc<str>, at: &Origin) {
        let Some(slot) = flat.properties.iter().position(|(there, _)| there == name) else { return };
        let there = flat.properties[slot].1.clone();
        let (Some((one, one_at)), Some((two, two_at))) = (self.peek(&there), self.peek(at)) else { return };
        if one_at == two_at || two.only_annotates() && two.reference.is_none() {
            return;
        }
        if same_keywords(&one, &two) {
            return loosen(flat, name, there, one, &two);
        }
        let wide = match flat.merged_properties.iter_mut().find(|(merged, _)| merged == name) {
            Some((_, merged)) if merged.1.any_of.is_empty() => {
                merged.1 = Schema { any_of: vec![there.clone()], ..Schema::default() };
                &mut merged.1
            }
            Some((_, merged)) => &mut merged.1,
            None => {
                let wide = Schema { any_of: vec![there.clone()], ..Schema::default() };
                flat.merged_properties.push((name.clone(), Box::new((there, wide))));
                let Some((_, merged)) = flat.merged_properties.last_mut() else { return };
                &mut merged.1
            }
        };
        if !wide.any_of.contains(at) {
            wide.any_of.push(at.clone());
        }
    }

    fn shape_of_branches(&mut self, keywords: &Schema, branches: &[(Origin, Schema)], origin: &Origin) -> Shape {
        let mut ids: Vec<SchemaId> = Vec::with_capacity(branches.len());
        let mut kept: Vec<&(Origin, Schema)> = Vec::with_capacity(branches.len());
        for branch in branches {
            let id = self.schema_at(&branch.0);
            if !ids.contains(&id) {
                ids.push(id);
                kept.push(branch);
            }
        }
        match ids[..] {
            [] => Shape::Any,
            [only] => Shape::Same(only),
            _ => {
                let discriminator = match &keywords.discriminator {
                    Some(declared) => Some(self.complete_discriminator(declared, &ids, &kept, origin)),
                    None => self.infer_discriminator(&kept),
                };
                Shape::Union(Union {
                    branches: ids.into_iter().map(|schema| Branch { schema }).collect(),
                    discriminator,
                })
            }
        }
    }

    /// The mapping as written, then the constants of the branches, then their names (OpenAPI 3.1.1, section 4.8.25).
    fn complete_discriminator(
        &mut self,
        declared: &schema::Discriminator,
        ids: &[SchemaId],
        branches: &[&(Origin, Schema)],
        origin: &Origin,
    ) -> Discriminator {
        let mut mapping: Vec<(Arc<str>, usize)> = Vec::new();
        for (value, target) in &declared.mapping {
            if let Some(at) = self.mapped(target, ids, origin) {
                mapping.push((value.clone(), at));
            }
        }
        let constants: Vec<_> = branches.iter().map(|(_, branch)| self.constants(branch, &declared.property)).collect();
        // What a base class lists, all its heirs do, and it tells none of them.
        let tells =
            !matches!(&constants[..], [first, rest @ ..] if first.len() > 1 && rest.iter().all(|set| set == first));
        for (at, ((written, _), constants)) in branches.iter().zip(constants).enumerate() {
            let said = mapping.iter().any(|(_, there)| *there == at);
            let name = self.peek(written).and_then(|(_, at)| self.name_of(&at));
            let name = name.filter(|_| !said && (constants.is_empty() || !tells));
            let listed = constants.into_iter().filter(|_| tells || !said);
            for value in listed.chain(name) {
                if !mapping.contains(&(value.clone(), at)) {
                    mapping.push((value, at));
                }
            }
        }
        let default = declared.default.as_deref().and_then(|target| self.mapped(target, ids, origin));
        Discriminator { property: declared.property.clone(), mapping, default }
    }

    /// The branch that an entry of a mapping means: a reference, or the name of a component.
    fn mapped(&mut self, target: &str, ids: &[SchemaId], origin: &Origin) -> Option<usize> {
        let reference = reference::follow(self.skeleton, origin, target).ok();
        let root = Origin::root(origin.file).key("components").key("schemas");
        let at = reference.or_else(|| Some(root.key(target)).filter(|at| self.node(at).is_some()))?;
        let id = self.schema_at(&at);
        ids.iter().position(|there| *there == id)
    }

    /// A required property whose constants tell all branches apart.
    fn infer_discriminator(&mut self, branches: &[&(Origin, Schema)]) -> Option<Discriminator> {
        let (_, first) = branches.first()?;
        let names: Vec<Arc<str>> = first.properties.iter().map(|(name, _)| name.clone()).collect();
        names.into_iter().find_map(|property| {
            let mut mapping: Vec<(Arc<str>, usize)> = Vec::new();
            for (at, (_, branch)) in branches.iter().enumerate() {
                let constants = self.constants(branch, &property);
                if constants.is_empty() || !branch.required.contains(&property) {
                    return None;
                }
                for value in constants {
                    if mapping.iter().any(|(there, _)| *there == value) {
                        return None;
                    }
                    mapping.push((value, at));
                }
            }
            Some(Discriminator { property, mapping, default: None })
        })
    }

    /// The strings that a property of this branch can be, where they are listed; a union's are those of its branches.
    fn constants(&mut self, branch: &Schema, property: &Arc<str>) -> Vec<Arc<str>> {
        self.constants_within(branch, property, 4)
    }

    fn constants_within(&mut self, branch: &Schema, property: &Arc<str>, depth: usize) -> Vec<Arc<str>> {
        let mut found: Vec<Arc<str>> = Vec::new();
        if let Some((_, at)) = branch.properties.iter().find(|(name, _)| name == property) {
            self.listed(&at.clone(), depth, &mut found);
        } else if depth > 0 {
            for at in branch.one_of.iter().chain(&branch.any_of) {
                let Some(inner) = self.peek_flat(at) else { continue };
                found.extend(self.constants_within(&inner, property, depth - 1));
            }
        }
        found
    }

    /// The strings that a schema lists, itself or in its branches.
    fn listed(&mut self, at: &Origin, depth: usize, found: &mut Vec<Arc<str>>) {
        let Some(keywords) = self.peek_flat(at) else { return };
        found.extend(keywords.enumeration.iter().flatten().filter_map(Node::as_str).map(Arc::from));
        if depth > 0 {
            for branch in keywords.one_of.iter().chain(&keywords.any_of) {
                self.listed(branch, depth - 1, found);
            }
        }
    }
}

/// What a branch requires and nobody declares may be anything, and need not be there.
fn add_undeclared(flat: &mut Schema, branches: &[(Origin, Schema)], origin: &Origin) {
    for name in branches.iter().flat_map(|(_, branch)| &branch.required) {
        let declared = flat.properties.iter().any(|(there, _)| there == name)
            || flat.merged_properties.iter().any(|(there, _)| there == name);
        if !declared && !flat.required.contains(name) {
            flat.merged_properties.push((name.clone(), Box::new((origin.key("required"), Schema::default()))));
        }
    }
}

fn says_properties(keywords: &Schema) -> bool {
    !keywords.properties.is_empty() || !keywords.merged_properties.is_empty()
}

/// Whether every branch has all the properties that stand beside the union.
fn branches_repeat(keywords: &Schema, branches: &[(Origin, Schema)]) -> bool {
    let has = |branch: &Schema, name: &Arc<str>| branch.properties.iter().any(|(there, _)| there == name);
    let names = || keywords.properties.iter().map(|(name, _)| name);
    !branches.is_empty() && branches.iter().all(|(_, branch)| names().all(|name| has(branch, name)))
}

fn only_null(branch: &Schema) -> bool {
    let null_type = branch.types.as_ref().is_some_and(|types| types.has(Type::Null) && types.values().is_empty());
    let null_value = branch.enumeration.as_deref().is_some_and(|values| values == [Node::Null]);
    null_type || null_value
}

/// Bounds that only some branches have hold for none.
fn loosen(flat: &mut Schema, name: &Arc<str>, there: Origin, one: Schema, two: &Schema) {
    if one.constraints != two.constraints && !flat.merged_properties.iter().any(|(merged, _)| merged == name) {
        let loose = Schema { constraints: schema::Constraints::default(), ..one };
        flat.merged_properties.push((name.clone(), Box::new((there, loose))));
    }
}

fn same_keywords(one: &Schema, two: &Schema) -> bool {
    one.types == two.types
        && one.enumeration == two.enumeration
        && one.format == two.format
        && one.reference == two.reference
        && one.types.as_ref().is_some_and(|types| types.values().iter().all(|kind| is_scalar(*kind)))
}

fn is_scalar(kind: Type) -> bool {
    matches!(kind, Type::Boolean | Type::Integer | Type::Number | Type::String)
}

/// Branches that are all strings: an open enumeration of what they list, or any string.
fn string_values(branches: &[(Origin, Schema)]) -> Option<Shape> {
    let mut values: Vec<EnumerationValue<Arc<str>>> = Vec::new();
    for (_, branch) in branches {
        let listed = branch.enumeration.as_deref();
        let is_string = branch.types.as_ref().is_some_and(|types| types.values() == [Type::String]);
        let lists_strings = listed.is_some_and(|values| values.iter().all(|value| value.as_str().is_some()));
        if !(is_string || branch.types.is_none() && lists_strings)
            || !branch.one_of.is_empty()
            || !branch.any_of.is_empty()
        {
            return None;
        }
        for value in listed.unwrap_or_default().iter().filter_map(Node::as_str) {
            if !values.iter().any(|there| &*there.value == value) {
                let description = branch.description.clone().filter(|_| listed.is_some_and(|values| values.len() == 1));
                values.push(EnumerationValue { value: value.into(), name: None, description });
            }
        }
    }
    match (branches.len(), values.is_empty()) {
        (0 | 1, _) => None,
        (_, false) => Some(Shape::StringEnumeration(values)),
        (_, true) => {
            let mut formats = branches.iter().map(|(_, branch)| branch.format.as_deref().and_then(Format::of));
            let format = formats.next().flatten();
            // Strings of several formats are several types.
            formats.all(|other| other == format).then_some(Shape::Scalar(Scalar::String { format }))
        }
    }
}
