//! `schema`: a node becomes a [`Schema`], the keywords of JSON Schema 2020-12 and of OpenAPI 2.0 and 3.0.
//!
//! This stage reads only what is written; it neither follows references nor classifies schemas. Subschemas stay in the
//! tree, as [`Origin`]s.
//!
//! ```yaml
//! type: [string, "null"]     # types: string | null
//! enum: [a, b]               # enumeration: a, b
//! nullable: true             # types gain null
//! ```

mod constraints;
mod malformed;
mod narrowed;
mod pattern;
mod read;
mod types;
mod vocabulary;
mod xml;

pub use constraints::{Constraints, drop_contradictions};
pub use narrowed::narrowed;
pub use pattern::Patterns;
pub use read::{identity, read};
pub use types::{Type, Types};
pub use vocabulary::report_keywords;
pub use xml::{Xml, XmlNode, names_xml_by_component};

use std::sync::Arc;

use crate::origin::Origin;
use crate::source::Node;

/// The keywords of one schema.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// `$ref`, as written.
    pub reference: Option<Arc<str>>,
    /// `title`.
    pub title: Option<Arc<str>>,
    /// `description`.
    pub description: Option<Arc<str>>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `default`.
    pub default: Option<Node>,
    /// `type`; `None` if every type is allowed.
    pub types: Option<Types>,
    /// `nullable: true` of OpenAPI 3.0.
    pub nullable: bool,
    /// `format`.
    pub format: Option<Arc<str>>,
    /// `enum`, or `const` as the only value.
    pub enumeration: Option<Vec<Node>>,
    /// Names for the values of `enum`, from `x-enum-varnames` or `x-enumNames`.
    pub value_names: Vec<Arc<str>>,
    /// Limits, lengths, counts and patterns.
    pub constraints: Constraints,
    /// `properties`, in document order.
    pub properties: Vec<(Arc<str>, Origin)>,
    /// Properties that several branches of an `allOf` declare, merged, each with one place where it is written.
    pub merged_properties: Vec<MergedProperty>,
    /// `required`.
    pub required: Vec<Arc<str>>,
    /// `additionalProperties`.
    pub additional: Additional,
    /// `unevaluatedProperties`, which applies if no other keyword describes additional properties.
    pub unevaluated: Additional,
    /// `patternProperties`: patterns, and the schemas of values whose keys match them.
    pub pattern_properties: Vec<(Arc<str>, Origin)>,
    /// `propertyNames`, if it is an object.
    pub property_names: Option<Origin>,
    /// Schemas that apply to some values only: `then`, `else`, and those of `dependentSchemas`.
    pub conditional: Vec<Origin>,
    /// `items`, if it is a schema; `unevaluatedItems`, if no other keyword describes the elements. There are several if
    /// branches of an `allOf` have them: an element is valid against each.
    pub items: Vec<Origin>,
    /// `prefixItems`, or `items` if it is an array.
    pub prefix_items: Vec<Origin>,
    /// `allOf`.
    pub all_of: Vec<Origin>,
    /// `oneOf`.
    pub one_of: Vec<Origin>,
    /// `anyOf`.
    pub any_of: Vec<Origin>,
    /// The `oneOf`s and `anyOf`s of other branches of an `allOf`: a value is valid against each of them.
    pub other_unions: Vec<Vec<Origin>>,
    /// `discriminator`.
    pub discriminator: Option<Arc<Discriminator>>,
    /// `xml`.
    pub xml: Option<Arc<Xml>>,
}

/// A property with one place where it is written, and its keywords merged from all places.
pub type MergedProperty = (Arc<str>, Box<(Origin, Schema)>);

/// `additionalProperties`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Additional {
    /// The keyword is absent.
    #[default]
    Unsaid,
    /// `false`.
    Forbidden,
    /// `true` or `{}`.
    Any,
    /// A schema.
    Schema(Origin),
}

/// A Discriminator Object, or the name of the property in OpenAPI 2.0.
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// The name of the property.
    pub property: Arc<str>,
    /// Value → schema, by name or by reference, as written.
    pub mapping: Vec<(Arc<str>, Arc<str>)>,
    /// `defaultMapping`: the schema of values that the mapping does not contain (OpenAPI 3.2.0, section 4.25).
    pub default: Option<Arc<str>>,
}

impl Schema {
    /// Every list of branches: a value is valid against at least one branch of each.
    pub fn unions(&self) -> impl Iterator<Item = &Vec<Origin>> {
        [&self.one_of, &self.any_of].into_iter().chain(&self.other_unions).filter(|branches| !branches.is_empty())
    }

    /// Returns whether it has no constraints of values beside a `$ref`.
    pub fn only_annotates(&self) -> bool {
        self.types.is_none()
            && self.enumeration.is_none()
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.additional == Additional::Unsaid
            && self.unevaluated == Additional::Unsaid
            && self.pattern_properties.is_empty()
            && self.conditional.is_empty()
            && self.items.is_empty()
            && self.prefix_items.is_empty()
            && self.all_of.is_empty()
            && self.one_of.is_empty()
            && self.any_of.is_empty()
            && self.other_unions.is_empty()
            && self.format.is_none()
    }
}
