//! Schemas, classified: each is exactly one [`Shape`].

use std::ops::{Index, IndexMut};
use std::sync::Arc;

use super::{Format, Xml};
use crate::source::{Node, Number, Origin};

/// A schema of an [`Api`](super::Api), by its place in the arena.
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

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids, in the order of adding.
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

/// A schema: what it says about values, and what it says about itself.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Where it is written.
    pub origin: Origin,
    /// Its name among the components, where it has one.
    pub name: Option<Arc<str>>,
    /// `title`.
    pub title: Option<Arc<str>>,
    /// `description`.
    pub description: Option<Arc<str>>,
    /// Whether users should move on.
    pub deprecated: bool,
    /// Whether only the server writes it.
    pub read_only: bool,
    /// Whether only the client writes it.
    pub write_only: bool,
    /// The value that the server assumes.
    pub default: Option<Node>,
    /// What it is in XML, where that is said.
    pub xml: Option<Arc<Xml>>,
    /// Whether `null` is valid beside the shape.
    pub nullable: bool,
    /// What else values must keep.
    pub rules: Vec<Rule>,
    /// What the values are.
    pub shape: Shape,
}

impl Schema {
    /// A schema that says nothing, written at `origin`.
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

/// What values must keep beyond their shape (JSON Schema 2020-12, Validation, section 6); each is for values of its own JSON
/// type only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the keywords")]
pub enum Rule {
    MinLength(u64),
    MaxLength(u64),
    Pattern(Arc<str>),
    /// A pattern that only ECMA 262 can check.
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

/// What the values of a schema are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Any JSON value.
    Any,
    /// A boolean, number or string.
    Scalar(Scalar),
    /// One of these strings.
    StringEnumeration(Vec<EnumerationValue<Arc<str>>>),
    /// One of these integers.
    IntegerEnumeration(Vec<EnumerationValue<i64>>),
    /// An object with known properties.
    Object(Object),
    /// An object whose keys are data.
    Map(Map),
    /// An array of one kind of element.
    Array(SchemaId),
    /// An array of exactly these elements.
    Tuple(Vec<SchemaId>),
    /// One of several schemas.
    Union(Union),
    /// What another schema says.
    Same(SchemaId),
}

/// A boolean, number or string.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// Nothing but `null`.
    Null,
    /// `true` or `false`.
    Boolean {
        /// The one of them that is valid, where only one is.
        only: Option<bool>,
    },
    /// An integer; `format` and bounds tell its size.
    Integer {
        /// `format`, as written.
        format: Option<Arc<str>>,
        /// `minimum` and `maximum`.
        bounds: Bounds,
    },
    /// A number; `format` tells its size.
    Number {
        /// `format`, as written.
        format: Option<Arc<str>>,
    },
    /// A string.
    String {
        /// What it stands for, where that is more than text.
        format: Option<Format>,
    },
}

/// `minimum` and `maximum`, inclusive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// At least.
    pub minimum: Option<Number>,
    /// At most.
    pub maximum: Option<Number>,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumerationValue<T> {
    /// The value.
    pub value: T,
    /// What the document calls it (`x-enum-varnames`, or the title of a constant).
    pub name: Option<Arc<str>>,
    /// What it means.
    pub description: Option<Arc<str>>,
}

/// An object with known properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Object {
    /// In document order.
    pub properties: Vec<Property>,
    /// What else may be there.
    pub additional: Additional,
}

/// An object whose keys are data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Map {
    /// What the keys are, where that is more than text.
    pub keys: Option<SchemaId>,
    /// What the values are.
    pub values: SchemaId,
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Property {
    /// Its key.
    pub name: Arc<str>,
    /// Its value.
    pub schema: SchemaId,
    /// Whether an object without it is wrong.
    pub required: bool,
}

/// What may be in an object beside its properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Additional {
    /// Nothing is said: anything may be there, and nobody relies on it.
    Unsaid,
    /// Nothing.
    Forbidden,
    /// Declared: values of this schema.
    Declared(SchemaId),
}

/// One of several schemas.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// In document order.
    pub branches: Vec<Branch>,
    /// The property that tells the branches apart.
    pub discriminator: Option<Discriminator>,
}

/// One schema of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Branch {
    /// What it is.
    pub schema: SchemaId,
}

/// A Discriminator Object, its mapping complete.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Discriminator {
    /// The property that tells.
    pub property: Arc<str>,
    /// Value of the property → index of the branch; a value may mean one of several.
    pub mapping: Vec<(Arc<str>, usize)>,
    /// The branch of values that the property does not tell.
    pub default: Option<usize>,
}
