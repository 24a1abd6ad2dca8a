//! Equal inline schemas share a type.
//!
//! Generated documents repeat an inline object hundreds of times. Two inline schemas are equal if their shapes and the
//! constraints on their content are equal, recursively down to named schemas; descriptions and titles are ignored.
//!
//! A named schema is not shared, with one exception: a nullable copy of a named schema is an `Option` of that type.
//!
//! ```yaml
//! User: {type: object, properties: {…}}                           # struct User { … }
//! NullableUser: {type: object, nullable: true, properties: {…}}   # type NullableUser = Option<User>
//! ```

use std::collections::{HashMap, HashSet};

use super::overrides::Replaced;
use crate::api::{
    Additional, Api, Bounds, Branch, EnumerationValue, Map, Object, Property, Rule, Scalar, Schema, SchemaId, Shape,
    Union,
};
use crate::rust::ForeignType;

/// The representatives of schemas.
#[derive(Debug)]
pub(in crate::lower) struct Shared {
    /// The schema that represents this one's type.
    item: Vec<SchemaId>,
}

impl Shared {
    /// Returns the schema whose type `id` has: itself, unless it is an inline copy of another.
    pub(in crate::lower) fn item(&self, id: SchemaId) -> SchemaId {
        self.item[id.0 as usize]
    }
}

/// The flags of a schema that affect the type of the whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Flags {
    nullable: bool,
    read_only: bool,
    write_only: bool,
}

/// A schema as a part of another. Its constraints are in the table of the whole.
#[derive(PartialEq, Eq, Hash)]
struct Inner {
    shape: Shape,
    flags: Flags,
    rules: Vec<Rule>,
}

struct Sharing<'a> {
    api: &'a Api,
    replaced: &'a Replaced,
    /// Uses of foreign types, which are equal if the type is, whatever else the document describes.
    foreign: HashMap<(&'a ForeignType, Flags, &'a [Rule]), SchemaId>,
    /// The representative of each schema as a part of another; `None` until it is found.
    part: Vec<Option<SchemaId>>,
    parts: HashMap<Inner, SchemaId>,
    items: HashMap<Shape, SchemaId>,
    /// The values inside nullable named schemas.
    values: HashSet<SchemaId>,
    /// The named schemas that such a value may equal.
    named: HashMap<Shape, SchemaId>,
    item: Vec<SchemaId>,
}

/// Returns the value inside a nullable named schema, if it is a definition of its own.
pub(in crate::lower) fn value_beside_null(api: &Api, id: SchemaId) -> Option<SchemaId> {
    let schema = &api.schemas[id];
    match schema.shape {
        Shape::Same(value) if schema.nullable && schema.name.is_some() => {
            Some(value).filter(|value| api.schemas[*value].name.is_none() && makes_item(&api.schemas[*value].shape))
        }
        _ => None,
    }
}

/// Returns true if a schema becomes a type of its own even without a name.
pub(in crate::lower) fn makes_item(shape: &Shape) -> bool {
    match shape {
        Shape::Object(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) | Shape::Union(_) => true,
        Shape::Any | Shape::Scalar(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Same(_) => false,
    }
}

pub(in crate::lower) fn share_schemas(api: &Api, replaced: &Replaced) -> Shared {
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
    /// Collects the named schemas that the values may equal.
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
        // A recursive use sees the schema itself, as with a name: recursive schemas are not shared.
        self.part[at] = Some(id);
        let schema = &self.api.schemas[id];
        if schema.name.is_some() {
            return id;
        }
        let Schema { nullable, read_only, write_only, .. } = *schema;
        let flags = Flags { nullable, read_only, write_only };
        if let Some(foreign) = self.replaced.get(id) {
            let part = *self.foreign.entry((foreign, flags, &schema.rules)).or_insert(id);
            self.part[at] = Some(part);
            return part;
        }
        let shape = self.normal(&schema.shape);
        let named = self.named.get(&shape).filter(|_| self.values.contains(&id));
        self.item[at] = named.copied().unwrap_or_else(|| *self.items.entry(shape.clone()).or_insert(id));
        let part = *self.parts.entry(Inner { shape, flags, rules: schema.rules.clone() }).or_insert(id);
        self.part[at] = Some(part);
        part
    }

    /// Returns the shape with representatives in place of its parts, and without details that do not affect the Rust
    /// type.
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
        let properties = object.properties.iter().map(|declared| property(self, declared)).collect();
        let additional = match object.additional {
            Additional::Declared(values) => Additional::Declared(self.share(values)),
            other => other,
        };
        Object { properties, additional }
    }
}

fn undescribed<T: Clone>(value: &EnumerationValue<T>) -> EnumerationValue<T> {
    EnumerationValue { description: None, ..value.clone() }
}
