//! Unions of objects that become one struct: unions beside `properties`, and several unions that apply at once.
//!
//! ```yaml
//! properties: {limit: {type: integer}}                 # Object { limit?, name?, tag? }
//! oneOf:
//!   - properties: {name: {type: string}}
//!   - properties: {tag: {type: string}}
//! ```

use std::collections::HashSet;
use std::sync::Arc;

use super::context::Context;
use crate::api::Shape;
use crate::diagnostic::Code;
use crate::limits::DEEPEST_FLATTENING;
use crate::origin::Origin;
use crate::schema::{self, Additional, Schema, Type, Types};

impl Context<'_> {
    /// Properties beside branches: one struct with all of them, in which the properties of the branches are optional.
    pub(super) fn shape_of_flattened(
        &mut self,
        keywords: Schema,
        keyword: &str,
        branches: &[(Origin, Schema)],
        origin: &Origin,
    ) -> Shape {
        let has_own = !keywords.properties.is_empty() || !keywords.merged_properties.is_empty();
        let mut flat = Schema { discriminator: None, ..keywords };
        let branches = &self.with_nested_branches(branches, DEEPEST_FLATTENING);
        let mut adds = false;
        let mut known: HashSet<Arc<str>> = flat.properties.iter().map(|(name, _)| name.clone()).collect();
        for (_, branch) in branches {
            for (name, at) in &branch.properties {
                if known.insert(name.clone()) {
                    flat.properties.push((name.clone(), at.clone()));
                    adds = true;
                } else {
                    self.widen_property(&mut flat, name, at);
                }
            }
        }
        add_undeclared(&mut flat, branches, origin);
        if adds {
            let message = format!(
                "{} the properties of its branches become optional fields of the same struct",
                match keyword {
                    "allOf" => "`allOf` combines several unions;".to_owned(),
                    _ if has_own => format!("`{keyword}` stands beside `properties`;"),
                    _ => format!("`{keyword}` applies together with the keywords beside it;"),
                }
            );
            self.diagnostics.report(Code::UnionFlattened, &origin.key(keyword), message);
        }
        flat.types = Some(Types::one(Type::Object));
        self.shape_of_object(&flat, origin)
    }

    /// Lets a property that two branches declare differently hold either value.
    pub(super) fn widen_property(&mut self, flat: &mut Schema, name: &Arc<str>, at: &Origin) {
        let Some(slot) = flat.properties.iter().position(|(earlier, _)| earlier == name) else { return };
        let earlier = flat.properties[slot].1.clone();
        let (Some((one, one_at)), Some((two, two_at))) = (self.peek(&earlier), self.peek(at)) else { return };
        if one_at == two_at || two.only_annotates() && two.reference.is_none() {
            return;
        }
        if same_keywords(&one, &two) {
            return loosen(flat, name, earlier, one, &two);
        }
        let wide = match flat.merged_properties.iter_mut().find(|(merged, _)| merged == name) {
            Some((_, merged)) if merged.1.any_of.is_empty() => {
                merged.1 = Schema { any_of: vec![earlier.clone()], ..Schema::default() };
                &mut merged.1
            }
            Some((_, merged)) => &mut merged.1,
            None => {
                let wide = Schema { any_of: vec![earlier.clone()], ..Schema::default() };
                flat.merged_properties.push((name.clone(), Box::new((earlier, wide))));
                let Some((_, merged)) = flat.merged_properties.last_mut() else { return };
                &mut merged.1
            }
        };
        if !wide.any_of.contains(at) {
            wide.any_of.push(at.clone());
        }
    }

    /// The branches, and the branches of those that are unions.
    pub(super) fn with_nested_branches(
        &mut self,
        branches: &[(Origin, Schema)],
        depth: usize,
    ) -> Vec<(Origin, Schema)> {
        let mut all = Vec::with_capacity(branches.len());
        for (at, branch) in branches {
            all.push((at.clone(), branch.clone()));
            let nested: Vec<Origin> = branch.unions().flatten().cloned().collect();
            if depth > 0 && !nested.is_empty() {
                let nested: Vec<_> =
                    nested.into_iter().filter_map(|at| Some((at.clone(), self.peek_flat(&at)?))).collect();
                all.extend(self.with_nested_branches(&nested, depth - 1));
            }
        }
        all
    }
}

/// A property that a branch requires and no schema declares is optional and can have any value.
pub(super) fn add_undeclared(flat: &mut Schema, branches: &[(Origin, Schema)], origin: &Origin) {
    if matches!(flat.additional, Additional::Schema(_)) {
        // Additional properties have a type already.
        return;
    }
    let properties = flat.properties.iter().map(|(name, _)| name);
    let merged = flat.merged_properties.iter().map(|(name, _)| name);
    let mut known: HashSet<Arc<str>> = properties.chain(merged).chain(&flat.required).cloned().collect();
    for name in branches.iter().flat_map(|(_, branch)| &branch.required) {
        if known.insert(name.clone()) {
            flat.merged_properties.push((name.clone(), Box::new((origin.key("required"), Schema::default()))));
        }
    }
}

/// Drops constraints that only some branches have.
fn loosen(flat: &mut Schema, name: &Arc<str>, earlier: Origin, one: Schema, two: &Schema) {
    if one.constraints != two.constraints && !flat.merged_properties.iter().any(|(merged, _)| merged == name) {
        let loose = Schema { constraints: schema::Constraints::default(), ..one };
        flat.merged_properties.push((name.clone(), Box::new((earlier, loose))));
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
