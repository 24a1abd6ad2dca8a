//! Equal inline schemas share a type.
//!
//! Generated documents repeat an inline object hundreds of times. Two inline schemas are equal if their shapes and the
//! constraints on their content are equal, recursively down to named schemas; descriptions and titles are ignored.
//!
//! Schemas that were different types in the last run stay so, even if they are equal now: callers name both. Those that
//! were one stay one where one of them has all that the others have, see `grown`.
//!
//! A named schema is not shared, with two exceptions: an inline schema that had its type in the last run, and a nullable
//! copy of a named schema, which is an `Option` of that type.
//!
//! ```yaml
//! User: {type: object, properties: {…}}                           # struct User { … }
//! NullableUser: {type: object, nullable: true, properties: {…}}   # type NullableUser = Option<User>
//! ```

use std::collections::{HashMap, HashSet};

use super::grown::Grown;
pub(in crate::lower) use super::inline::{makes_item, value_beside_null};
use super::kept::Kept;
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

    /// Every schema for itself.
    pub(super) fn alone(api: &Api) -> Self {
        Self { item: api.schemas.ids().collect() }
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
    /// The schema whose type it has.
    item: SchemaId,
    flags: Flags,
    rules: Vec<Rule>,
}

struct Sharing<'a> {
    api: &'a Api,
    replaced: &'a Replaced,
    kept: &'a Kept,
    /// The schemas that may have the type of a larger one.
    grown: &'a Grown,
    /// Uses of foreign types, which are equal if the type is, whatever else the document describes.
    foreign: HashMap<(&'a ForeignType, Flags, &'a [Rule]), SchemaId>,
    /// The representative of each schema as a part of another; `None` until it is found.
    part: Vec<Option<SchemaId>>,
    parts: HashMap<Inner, SchemaId>,
    /// The types of a shape, each with the path that it had in the last run.
    items: HashMap<Shape, Vec<(Option<&'a str>, SchemaId)>>,
    /// The values inside nullable named schemas.
    values: HashSet<SchemaId>,
    /// The named schemas that such a value may equal.
    named: HashMap<Shape, SchemaId>,
    item: Vec<SchemaId>,
}

pub(in crate::lower) fn share_schemas(api: &Api, replaced: &Replaced, kept: &Kept, grown: &Grown) -> Shared {
    let mut sharing = Sharing {
        api,
        replaced,
        kept,
        grown,
        foreign: HashMap::new(),
        part: vec![None; api.schemas.len()],
        parts: HashMap::new(),
        items: HashMap::new(),
        values: api.named.iter().filter_map(|id| value_beside_null(api, *id)).collect(),
        named: HashMap::new(),
        item: Shared::alone(api).item,
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
        if let Some(large) = self.grown.of(id).filter(|large| self.holds(*large, id)) {
            let part = self.share(large);
            (self.part[at], self.item[at]) = (Some(part), self.item[large.0 as usize]);
            return part;
        }
        let shape = self.normal(&schema.shape);
        let item = self.item_of(id, &shape);
        self.item[at] = item;
        let part = *self.parts.entry(Inner { shape, item, flags, rules: schema.rules.clone() }).or_insert(id);
        self.part[at] = Some(part);
        part
    }

    /// Returns the schema whose type a schema of this shape has.
    fn item_of(&mut self, id: SchemaId, shape: &Shape) -> SchemaId {
        let path = self.kept.of(id);
        if !makes_item(shape) {
            return self.items.entry(shape.clone()).or_insert_with(|| vec![(None, id)])[0].1;
        }
        let named = self.named.get(shape).copied().filter(|_| self.values.contains(&id));
        let named = named.filter(|named| path.is_none() || path == self.kept.of(*named));
        if let Some(named) = named.or_else(|| self.former_of(path?, id, shape)) {
            return named;
        }
        let items = self.items.entry(shape.clone()).or_default();
        let same = items.iter().position(|(other, _)| *other == path || path.is_none());
        match same.or_else(|| items.iter().position(|(other, _)| other.is_none())) {
            Some(at) => {
                items[at].0 = items[at].0.or(path);
                items[at].1
            }
            None => {
                items.push((path, id));
                id
            }
        }
    }

    /// Returns true if the properties that two objects have in common have the same types.
    fn holds(&mut self, large: SchemaId, small: SchemaId) -> bool {
        let (Shape::Object(large), Shape::Object(small)) =
            (&self.api.schemas[large].shape, &self.api.schemas[small].shape)
        else {
            return true;
        };
        small.properties.iter().all(|property| {
            let other = large.properties.iter().find(|other| other.name == property.name);
            other.is_some_and(|other| self.share(other.schema) == self.share(property.schema))
        })
    }

    /// Returns the named schema whose type an inline one had in the last run, if they are still equal.
    fn former_of(&mut self, path: &str, id: SchemaId, shape: &Shape) -> Option<SchemaId> {
        let named = self.kept.named(path).filter(|named| *named != id)?;
        let schema = &self.api.schemas[named];
        let is_equal = schema.name.is_some() && !schema.nullable && self.normal(&schema.shape) == *shape;
        is_equal.then_some(named)
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
