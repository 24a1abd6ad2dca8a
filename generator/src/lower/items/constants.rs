//! Constant properties that distinguish the branches of a union.
//!
//! ```yaml
//! oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]    # each with kind: {const: …}
//! discriminator: {propertyName: kind}
//! ```

use std::collections::HashSet;
use std::sync::Arc;

use super::dispatch::constant;
use crate::api::{Api, SchemaId, Shape, Union};

/// Properties, by the object that has them.
#[derive(Debug, Default)]
pub(in crate::lower) struct Tags(HashSet<(SchemaId, Arc<str>)>);

impl Tags {
    pub(in crate::lower) fn of(api: &Api) -> Self {
        let unions = api.schemas.ids().filter_map(|id| match &api.schemas[id].shape {
            Shape::Union(union) => Some(union),
            _ => None,
        });
        Self(unions.flat_map(|union| tags_of(api, union)).collect())
    }

    pub(in crate::lower) fn contains(&self, object: SchemaId, property: &str) -> bool {
        self.0.contains(&(object, property.into()))
    }
}

fn tags_of(api: &Api, union: &Union) -> Vec<(SchemaId, Arc<str>)> {
    let branches: Vec<SchemaId> = union.branches.iter().map(|branch| api.schemas.behind(branch.schema)).collect();
    let names: Vec<Arc<str>> = match &union.discriminator {
        Some(discriminator) => vec![discriminator.property.clone()],
        None => constants_of_all(api, &branches),
    };
    branches.iter().flat_map(|branch| names.iter().map(|name| (*branch, name.clone()))).collect()
}

/// Returns the properties that are constants in every branch.
fn constants_of_all(api: &Api, branches: &[SchemaId]) -> Vec<Arc<str>> {
    let Some((first, others)) = branches.split_first() else { return Vec::new() };
    let is_constant = |branch: &SchemaId, name: &str| {
        api.schemas
            .properties_behind(*branch)
            .iter()
            .any(|property| &*property.name == name && constant(api, property.schema).is_some())
    };
    let names = api.schemas.properties_behind(*first).iter().map(|property| &property.name);
    let names = names.filter(|name| is_constant(first, name) && others.iter().all(|other| is_constant(other, name)));
    names.cloned().collect()
}
