//! Branches that do not declare the property of their union's discriminator, although their values have it.
//!
//! ```yaml
//! Pet: {oneOf: [Cat, Dog], discriminator: {propertyName: kind}}
//! Cat: {properties: {lives: {type: integer}}}                      # Object { lives?, kind?: string }
//! ```

use std::collections::HashSet;
use std::sync::Arc;

use crate::api::{Additional, Property, Scalar, Schema, SchemaId, Schemas, Shape};

/// Declares the property of each discriminator, as an optional string, in the branches that the discriminator selects.
pub(super) fn declare_tags(schemas: &mut Schemas) {
    let missing: Vec<(SchemaId, Arc<str>)> = schemas.ids().flat_map(|id| missing_in(schemas, id)).collect();
    for (branch, property) in missing {
        let origin = schemas[branch].origin.key("properties").key(&property);
        let shape = Shape::Scalar(Scalar::String { format: None });
        let schema = schemas.add(Schema { shape, ..Schema::any(origin) });
        if let Shape::Object(object) = &mut schemas[branch].shape
            && !object.properties.iter().any(|declared| declared.name == property)
        {
            object.properties.push(Property { name: property, schema, required: false });
        }
    }
}

/// The branches of a union that neither declare the discriminator's property nor keep undeclared properties.
fn missing_in(schemas: &Schemas, id: SchemaId) -> Vec<(SchemaId, Arc<str>)> {
    let Shape::Union(union) = &schemas[id].shape else { return Vec::new() };
    let Some(discriminator) = &union.discriminator else { return Vec::new() };
    let mapped: HashSet<usize> = discriminator.mapping.iter().map(|(_, branch)| *branch).collect();
    let branches = union.branches.iter().enumerate().filter(|(at, _)| mapped.contains(at));
    let targets = branches.map(|(_, branch)| schemas.behind(branch.schema));
    let lacks = |branch: &SchemaId| match &schemas[*branch].shape {
        Shape::Object(object) => {
            let declares = object.properties.iter().any(|declared| declared.name == discriminator.property);
            !declares && !matches!(object.additional, Additional::Declared(_))
        }
        _ => false,
    };
    targets.filter(lacks).map(|branch| (branch, discriminator.property.clone())).collect()
}
