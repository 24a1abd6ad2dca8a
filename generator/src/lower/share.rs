//! Inline schemas that say the same share a type.
//!
//! Documents that are themselves generated repeat an inline object hundreds of times. Two inline schemas are the same
//! when their shapes are, and the rules for what is in them, all the way down to named schemas; descriptions and titles don't
//! count.
//!
//! A named schema is shared with nobody, with one exception: what is the same or null is that type, or nothing.
//!
//! ```yaml
//! User: {type: object, properties: {…}}                           # struct User { … }
//! NullableUser: {type: object, nullable: true, properties: {…}}   # type NullableUser = Option<User>
//! ```

use std::collections::{HashMap, HashSet};

use super::overrides::Replaced;
use super::places::makes_item;
use crate::api::{
    Additional, Api, Bounds, Branch, EnumerationValue, Map, Object, Property, Rule, Scalar, SchemaId, Shape, Union,
};
use crate::rust::ForeignType;

/// Which schema stands for which.
#[derive(Debug)]
pub(super) struct Shared {
    /// The schema whose type this one has.
    item: Vec<SchemaId>,
}

impl Shared {
    /// The schema whose type `id` has: itself, unless it is inline and another says the same.
    pub(super) fn item(&self, id: SchemaId) -> SchemaId {
        self.item[id.0 as usize]
    }
}

/// A schema as a part of another: what it is, whether it may be null or is sent in one direction only, and its rules, which
/// stand in the table of the whole.
type Part = (Shape, [bool; 3], Vec<Rule>);

struct Sharing<'a> {
    api: &'a Api,
    replaced: &'a Replaced,
    /// What is a type of another crate is the same where that is, whatever the document says of it.
    foreign: HashMap<(&'a ForeignType, [bool; 3], &'a [Rule]), SchemaId>,
    /// The schema that stands for this one as a part of another; none while it is being found.
    part: Vec<Option<SchemaId>>,
    parts: HashMap<Part, SchemaId>,
    items: HashMap<Shape, SchemaId>,
    /// The values of named schemas that take null beside them.
    values: HashSet<SchemaId>,
    /// The named schemas that such a value can be the same as.
    named: HashMap<Shape, SchemaId>,
    item: Vec<SchemaId>,
}

/// What a named schema is beside null, where that is a definition of its own.
pub(super) fn value_beside_null(api: &Api, id: SchemaId) -> Option<SchemaId> {
    let schema = &api.schemas[id];
    match schema.shape {
        Shape::Same(value) if schema.nullable && schema.name.is_some() => {
            Some(value).filter(|value| api.schemas[*value].name.is_none() && makes_item(&api.schemas[*value].shape))
        }
        _ => None,
    }
}

pub(super) fn share_schemas(api: &Api, replaced: &Replaced) -> Shared {
    let mut sharing = Sharing {
        api,
        replaced,
        foreign: HashMap::new(),
        part: vec![None; api.schemas.len()],
        parts: HashMap::new(),
        items: HashMap::new(),
        values: api.named.iter().filter_map(|id| value_beside_null(api, *id)).collect(),
        named: HashMap::new(),
        item: api.schemas.ids().collect(),
    };
    sharing.know_named();
    for id in api.schemas.ids() {
        sharing.share(id);
    }
    Shared { item: sharing.item }
}

impl Sharing<'_> {
    /// Finds what the values beside null can be the same as.
    fn know_named(&mut self) {
        let named = if self.values.is_empty() { &[][..] } else { &self.api.named };
        for id in named {
            let schema = &self.api.schemas[*id];
            if makes_item(&schema.shape) && !schema.nullable {
                let shape = self.normal(&schema.shape);
                self.named.entry(shape).or_insert(*id);
            }
        }
    }

    fn share(&mut self, id: SchemaId) -> SchemaId {
        let at = id.0 as usize;
        if let Some(part) = self.part[at] {
            return part;
        }
        // Whoever comes back here on the way sees the schema itself, as with a name: recursion is never shared.
        self.part[at] = Some(id);
        let schema = &self.api.schemas[id];
        if schema.name.is_some() {
            return id;
        }
        let flags = [schema.nullable, schema.read_only, schema.write_only];
        if let Some(foreign) = self.replaced.get(id) {
            let part = *self.foreign.entry((foreign, flags, &schema.rules)).or_insert(id);
            self.part[at] = Some(part);
            return part;
        }
        let shape = self.normal(&schema.shape);
        let named = self.named.get(&shape).filter(|_| self.values.contains(&id));
        self.item[at] = named.copied().unwrap_or_else(|| *self.items.entry(shape.clone()).or_insert(id));
        let part = *self.parts.entry((shape, flags, schema.rules.clone())).or_insert(id);
        self.part[at] = Some(part);
        part
    }

    /// The shape with its parts replaced by what stands for them, and without what makes no difference in Rust.
    fn normal(&mut self, shape: &Shape) -> Shape {
        match shape {
            Shape::Any => Shape::Any,
            Shape::Scalar(Scalar::Integer { format, .. }) => {
                Shape::Scalar(Scalar::Integer { format: format.clone(), bounds: Bounds::default() })
            }
            Shape::Scalar(scalar) => Shape::Scalar(scalar.clone()),
            Shape::StringEnumeration(values) => Shape::StringEnumeration(values.iter().map(undescribed).collect()),
            Shape::IntegerEnumeration(values) => Shape::IntegerEnumeration(values.iter().map(undescribed).collect()),
            Shape::Object(object) => Shape::Object(self.normal_object(object)),
            Shape::Map(map) => {
                let keys = map.keys.map(|keys| self.share(keys));
                Shape::Map(Map { keys, values: self.share(map.values) })
            }
            Shape::Array(items) => Shape::Array(self.share(*items)),
            Shape::Tuple(elements) => Shape::Tuple(elements.iter().map(|element| self.share(*element)).collect()),
            Shape::Union(union) => {
                let branches =
                    union.branches.iter().map(|branch| Branch { schema: self.share(branch.schema) }).collect();
                Shape::Union(Union { branches, discriminator: union.discriminator.clone() })
            }
            Shape::Same(target) => Shape::Same(self.share(*target)),
        }
    }

    fn normal_object(&mut self, object: &Object) -> Object {
        let property = |sharing: &mut Self, property: &Property| Property {
            schema: sharing.share(property.schema),
            ..property.clone()
        };
        let properties = object.properties.iter().map(|there| property(self, there)).collect();
        let additional = match object.additional {
            Additional::Declared(values) => Additional::Declared(self.share(values)),
            said => said,
        };
        Object { properties, additional }
    }
}

fn undescribed<T: Clone>(value: &EnumerationValue<T>) -> EnumerationValue<T> {
    EnumerationValue { description: None, ..value.clone() }
}
