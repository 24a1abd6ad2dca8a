//! Classified schemas: each has exactly one [`Shape`].

use std::ops::{Index, IndexMut};
use std::sync::Arc;

use super::{Format, Xml};
use crate::limits::LONGEST_CHAIN;
use crate::origin::Origin;
use crate::source::{Node, Number};

/// The id of a schema in the arena of an [`Api`](super::Api).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub(crate) u32);

/// All schemas of an API.
#[derive(Debug, Default)]
pub struct Schemas(Vec<Schema>);

impl Schemas {
    /// Adds a schema.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        self.0.push(schema);
        SchemaId(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// The number of schemas.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there are no schemas.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A schema, the schema that it is an alias of, and so on.
    pub fn chain(&self, id: SchemaId) -> impl Iterator<Item = SchemaId> {
        let next = |id: &SchemaId| match self[*id].shape {
            Shape::Same(target) => Some(target),
            _ => None,
        };
        std::iter::successors(Some(id), next).take(LONGEST_CHAIN)
    }

    /// The schema at the end of a chain of aliases.
    pub fn behind(&self, id: SchemaId) -> SchemaId {
        self.chain(id).last().unwrap_or(id)
    }

    /// The shape at the end of a chain of aliases.
    pub fn shape_behind(&self, id: SchemaId) -> &Shape {
        &self[self.behind(id)].shape
    }

    /// The properties of an object, or of the object that a schema is an alias of.
    pub fn properties_behind(&self, id: SchemaId) -> &[Property] {
        match self.shape_behind(id) {
            Shape::Object(object) => &object.properties,
            _ => &[],
        }
    }

    /// The ids, in the order of insertion.
    pub fn ids(&self) -> impl Iterator<Item = SchemaId> + use<> {
        (0..u32::try_from(self.0.len()).unwrap_or(u32::MAX)).map(SchemaId)
    }
}

impl Index<SchemaId> for Schemas {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.0[id.0 as usize]
    }
}

impl IndexMut<SchemaId> for Schemas {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema {
        &mut self.0[id.0 as usize]
    }
}

/// A schema: the values that it allows, and its annotations.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The place where it is written.
    pub origin: Origin,
    /// The name among the components, if it has one.
    pub name: Option<Arc<str>>,
    /// `title`.
    pub title: Option<Arc<str>>,
    /// `description`.
    pub description: Option<Arc<str>>,
    /// Set if the schema is deprecated.
    pub deprecated: bool,
    /// Set if only the server sets the value.
    pub read_only: bool,
    /// Set if only the client sets the value.
    pub write_only: bool,
    /// The value that the server assumes.
    pub default: Option<Node>,
    /// The XML Object, if any.
    pub xml: Option<Arc<Xml>>,
    /// Set if `null` is valid in addition to the shape.
    pub nullable: bool,
    /// The constraints of values.
    pub rules: Vec<Rule>,
    /// The shape of values.
    pub shape: Shape,
}

impl Schema {
    /// A schema without keywords, written at `origin`.
    pub fn any(origin: Origin) -> Self {
        Self {
            origin,
            name: None,
            title: None,
            description: None,
            deprecated: false,
            read_only: false,
            write_only: false,
            default: None,
            xml: None,
            nullable: false,
            rules: Vec::new(),
            shape: Shape::Any,
        }
    }
}

/// A constraint of values beyond their shape (JSON Schema 2020-12, Validation, section 6). It applies only to values of
/// its own JSON type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the keywords")]
pub enum Rule {
    MinLength(u64),
    MaxLength(u64),
    Pattern(Arc<str>),
    /// A pattern that needs an engine for ECMA 262.
    UncheckedPattern(Arc<str>),
    Minimum(Number),
    Maximum(Number),
    ExclusiveMinimum(Number),
    ExclusiveMaximum(Number),
    MultipleOf(Number),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    MinProperties(u64),
    MaxProperties(u64),
}

/// The shape of the values of a schema.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Any JSON value.
    Any,
    /// A boolean, number or string.
    Scalar(Scalar),
    /// One of several strings.
    StringEnumeration(Vec<EnumerationValue<Arc<str>>>),
    /// One of several integers.
    IntegerEnumeration(Vec<EnumerationValue<i64>>),
    /// An object with known properties.
    Object(Object),
    /// An object with arbitrary keys.
    Map(Map),
    /// An array of elements with one schema.
    Array(SchemaId),
    /// An array of exactly these elements.
    Tuple(Vec<SchemaId>),
    /// One of several schemas.
    Union(Union),
    /// The same values as another schema.
    Same(SchemaId),
}

/// A boolean, number or string.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// Only `null`.
    Null,
    /// `true` or `false`.
    Boolean {
        /// The only valid value, if the other is invalid.
        only: Option<bool>,
    },
    /// An integer; `format` and the limits determine its size.
    Integer {
        /// `format`, as written.
        format: Option<Arc<str>>,
        /// `minimum` and `maximum`.
        bounds: Bounds,
    },
    /// A number; `format` determines its size.
    Number {
        /// `format`, as written.
        format: Option<Arc<str>>,
    },
    /// A string.
    String {
        /// The type of its values, if it is not a plain string.
        format: Option<Format>,
    },
}

/// `minimum` and `maximum`, both inclusive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The least value.
    pub minimum: Option<Number>,
    /// The greatest value.
    pub maximum: Option<Number>,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumerationValue<T> {
    /// The value.
    pub value: T,
    /// The name in the document (`x-enum-varnames`, or the title of a constant).
    pub name: Option<Arc<str>>,
    /// The description.
    pub description: Option<Arc<str>>,
}

/// An object with known properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Object {
    /// The properties, in document order.
    pub properties: Vec<Property>,
    /// The additional properties.
    pub additional: Additional,
}

/// An object with arbitrary keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Map {
    /// The schema of the keys, if they are not plain strings.
    pub keys: Option<SchemaId>,
    /// The schema of the values.
    pub values: SchemaId,
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Property {
    /// The key.
    pub name: Arc<str>,
    /// The schema of the value.
    pub schema: SchemaId,
    /// Set if an object without the property is invalid.
    pub required: bool,
}

/// The additional properties of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Additional {
    /// The document does not mention them: they are allowed, and are not kept.
    Unsaid,
    /// None are allowed.
    Forbidden,
    /// They are declared, with values of this schema.
    Declared(SchemaId),
}

/// One of several schemas.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// The branches, in document order.
    pub branches: Vec<Branch>,
    /// The property that distinguishes the branches.
    pub discriminator: Option<Discriminator>,
}

/// One schema of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Branch {
    /// The schema of the branch.
    pub schema: SchemaId,
}

/// A Discriminator Object with a complete mapping.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Discriminator {
    /// The name of the property.
    pub property: Arc<str>,
    /// Value of the property → index of the branch; a value may select one of several branches.
    pub mapping: Vec<(Arc<str>, usize)>,
    /// The branch of values that the mapping does not contain.
    pub default: Option<usize>,
}
