//! Classification: the keywords of a schema become one shape.

use std::collections::HashSet;
use std::sync::Arc;

use indexmap::IndexMap;

use super::context::Context;
use super::reference::reference_in;
use super::rules::read_rules;
use crate::api::{self, Additional, Bounds, Object, Property, Rule, Scalar, SchemaId, Shape};
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::schema::{self, Schema, Type, Types};
use crate::source::Node;

impl Context<'_> {
    /// Gives the schema `id` the shape and the annotations of `keywords`.
    pub(super) fn classify(&mut self, id: SchemaId, keywords: Schema, origin: &Origin) {
        self.annotate(id, &keywords, origin);
        let mut nullable = keywords.nullable || self.adds_null(&keywords);
        let mut rules = Vec::new();
        let shape = self.shape(keywords, origin, &mut nullable, &mut rules);
        let shape = self.apart_from_null(id, shape, nullable);
        let schema = &mut self.schemas[id];
        schema.rules = rules;
        schema.shape = shape;
        schema.nullable = nullable;
    }

    /// Makes a named nullable schema refer to a schema of its own for the values that are not null, if these need a
    /// type.
    fn apart_from_null(&mut self, id: SchemaId, shape: Shape, nullable: bool) -> Shape {
        let schema = &self.schemas[id];
        if !(nullable && schema.name.is_some() && is_defined(&shape)) {
            return shape;
        }
        let origin = schema.origin.key("nullable");
        let value = api::Schema { origin, name: None, default: None, nullable: false, shape, ..schema.clone() };
        Shape::Same(self.schemas.add(value))
    }

    fn annotate(&mut self, id: SchemaId, keywords: &Schema, origin: &Origin) {
        let default = self.fitting_default(keywords, origin);
        let xml = self.resolve_xml(keywords.xml.as_deref(), self.schemas[id].name.as_ref());
        let schema = &mut self.schemas[id];
        schema.xml = xml;
        schema.title.clone_from(&keywords.title);
        schema.description.clone_from(&keywords.description);
        schema.deprecated = keywords.deprecated;
        schema.read_only = keywords.read_only;
        schema.write_only = keywords.write_only;
        schema.default = default;
    }

    fn shape(&mut self, keywords: Schema, origin: &Origin, nullable: &mut bool, rules: &mut Vec<Rule>) -> Shape {
        if let Some(target) = self.same(&keywords, origin) {
            *rules = self.rules_beside(&keywords);
            return Shape::Same(target);
        }
        let keywords = self.apply_all_of(keywords, origin);
        *rules = read_rules(&keywords, &self.patterns);
        let keywords = self.add_conditional(keywords);
        *nullable |= keywords.nullable || keywords.types.as_ref().is_some_and(|types| types.has(Type::Null));
        if keywords.unions().next().is_some() {
            return self.shape_of_unions(keywords, origin, nullable);
        }
        self.shape_without_unions(&keywords, origin, nullable)
    }

    /// The shape of keywords without branches.
    pub(super) fn shape_without_unions(&mut self, keywords: &Schema, origin: &Origin, nullable: &mut bool) -> Shape {
        if keywords.enumeration.is_some() {
            return self.shape_of_enumeration(keywords, origin, nullable);
        }
        match keywords.types.as_ref().map(Types::values).as_deref() {
            None => match implied_type(keywords) {
                Some(kind) => self.shape_of_type(kind, keywords, origin),
                None => Shape::Any,
            },
            Some([]) => shape_of_null(nullable),
            Some([kind]) => self.shape_of_type(*kind, keywords, origin),
            Some(kinds) => self.shape_of_types(kinds, keywords, origin),
        }
    }

    /// The one other schema that this schema repeats: a reference with a description, or an `allOf` with one branch.
    fn same(&mut self, keywords: &Schema, origin: &Origin) -> Option<SchemaId> {
        if let Some(reference) = &keywords.reference {
            let repeats = keywords.only_annotates() && !self.stands_for(reference, origin);
            return repeats.then(|| self.referenced(reference, origin));
        }
        let [only] = self.constraining_branches(keywords)?[..] else { return None };
        let rest = Schema { all_of: Vec::new(), ..keywords.clone() };
        let repeats = rest.types.as_ref().is_none_or(|types| *types == Types::one(Type::Object));
        let rest = Schema { types: if repeats { None } else { rest.types }, ..rest };
        let only = keywords.all_of[only].clone();
        let refers = self.node(&only).is_some_and(|branch| reference_in(branch).is_some());
        (rest.only_annotates() && refers).then(|| self.schema_at(&only))
    }

    /// Returns whether a schema is the first to bind the anchors of the schema that it refers to in this way. Both are one
    /// schema then, which is called after its use.
    fn stands_for(&mut self, reference: &Arc<str>, origin: &Origin) -> bool {
        let target = super::reference::follow(self.skeleton, origin, reference);
        let bound = target.ok().filter(|target| self.skeleton.is_bound(target) && !self.skeleton.is_bound(origin));
        bound.is_some_and(|target| self.stand_for(&target, origin))
    }

    fn referenced(&mut self, reference: &Arc<str>, origin: &Origin) -> SchemaId {
        match super::reference::follow(self.skeleton, origin, reference) {
            Ok(target) => self.schema_referred(&target),
            Err(_) => match self.follow(origin, "the schema is free-form JSON") {
                Some(target) => self.schema_referred(&target),
                None => self.schema_of(origin, Shape::Any),
            },
        }
    }

    /// The indices of the branches of `allOf` that constrain values.
    fn constraining_branches(&self, keywords: &Schema) -> Option<Vec<usize>> {
        if keywords.all_of.is_empty() {
            return None;
        }
        let constrains = |branch: &Origin| {
            let refers = self.node(branch).is_some_and(|branch| reference_in(branch).is_some());
            refers || self.look(branch).is_none_or(|(keywords, _)| !keywords.only_annotates())
        };
        Some(keywords.all_of.iter().enumerate().filter(|(_, branch)| constrains(branch)).map(|(at, _)| at).collect())
    }

    pub(super) fn shape_of_type(&mut self, kind: Type, keywords: &Schema, origin: &Origin) -> Shape {
        let format = keywords.format.clone();
        match kind {
            Type::Null => Shape::Scalar(Scalar::Null),
            Type::Boolean => Shape::Scalar(Scalar::Boolean { only: None }),
            Type::Number if !format.as_deref().is_some_and(implies_integer) => Shape::Scalar(Scalar::Number { format }),
            Type::Integer | Type::Number => {
                let bounds = Bounds {
                    minimum: keywords.constraints.lowest().cloned(),
                    maximum: keywords.constraints.highest().cloned(),
                };
                let bounds = self.exemplified_bounds(bounds, keywords.default.as_ref(), origin);
                Shape::Scalar(Scalar::Integer { format, bounds })
            }
            // Real documents write `properties` under `type: string` by mistake, and mean an object.
            Type::String if !keywords.properties.is_empty() => {
                let message = "a string has no `properties`; the schema is read as an object";
                self.diagnostics.report(Code::LooseForm, &origin.key("type"), message);
                self.shape_of_object(keywords, origin)
            }
            Type::String => {
                Shape::Scalar(Scalar::String { format: self.exemplified_format(keywords.format.as_deref(), origin) })
            }
            Type::Array => self.shape_of_array(keywords, origin),
            Type::Object => self.shape_of_object(keywords, origin),
        }
    }

    pub(super) fn shape_of_object(&mut self, keywords: &Schema, origin: &Origin) -> Shape {
        let additional = self.additional(keywords, origin);
        let properties = self.properties(keywords, origin);
        if let Some(shape) = self.shape_of_too_many(properties.len(), origin) {
            return shape;
        }
        let values = match (properties.is_empty(), additional) {
            (true, Additional::Declared(values)) => values,
            (true, Additional::Unsaid) => self.schema_of(&origin.key("additionalProperties"), Shape::Any),
            _ => {
                self.report_keys(keywords);
                return Shape::Object(Object { properties, additional });
            }
        };
        let keys = keywords.property_names.as_ref().filter(|names| self.can_type_keys(names)).cloned();
        Shape::Map(api::Map { keys: keys.map(|keys| self.schema_at(&keys)), values })
    }

    fn properties(&mut self, keywords: &Schema, origin: &Origin) -> Vec<Property> {
        let required: HashSet<&Arc<str>> = keywords.required.iter().collect();
        let mut properties: IndexMap<&Arc<str>, Property> = IndexMap::with_capacity(keywords.properties.len());
        for (name, at) in &keywords.properties {
            let schema = self.schema_at(at);
            let required = required.contains(name) || self.is_marked_required(at);
            properties.insert(name, Property { name: name.clone(), schema, required });
        }
        for (name, merged) in &keywords.merged_properties {
            let schema = self.schema_made(&merged.0, merged.1.clone());
            let property = Property { name: name.clone(), schema, required: false };
            properties.entry(name).or_insert(property).schema = schema;
        }
        for name in &keywords.required {
            properties.entry(name).or_insert_with(|| {
                let schema = self.schema_of(&origin.key("required"), Shape::Any);
                Property { name: name.clone(), schema, required: true }
            });
        }
        properties.into_values().collect()
    }

    /// Returns whether a property has `required: true`, as drafts before the fourth and many later documents write it.
    fn is_marked_required(&self, property: &Origin) -> bool {
        self.node(property).and_then(|node| node.get("required")).and_then(Node::as_truth) == Some(true)
    }

    /// Several types: a union with one branch for each.
    fn shape_of_types(&mut self, kinds: &[Type], keywords: &Schema, origin: &Origin) -> Shape {
        if kinds.len() >= 6 || kinds.len() == 5 && !kinds.contains(&Type::Boolean) {
            return Shape::Any;
        }
        let branch = |context: &mut Self, at: usize, kind: Type| {
            let only = Schema { types: Some(Types::one(kind)), nullable: false, ..keywords.clone() };
            let only = Schema { title: None, description: None, default: None, ..only };
            // `properties` apply to objects only.
            let only = if kind == Type::Object {
                only
            } else {
                Schema { properties: Vec::new(), merged_properties: Vec::new(), ..only }
            };
            api::Branch { schema: context.schema_made(&origin.key("type").index(at), only) }
        };
        let branches = kinds.iter().enumerate().map(|(at, kind)| branch(self, at, *kind)).collect();
        Shape::Union(api::Union { branches, discriminator: None })
    }
}

/// The type that the keywords imply if `type` is absent.
pub(super) fn implied_type(keywords: &Schema) -> Option<Type> {
    let object = !keywords.properties.is_empty()
        || !keywords.merged_properties.is_empty()
        || !keywords.required.is_empty()
        || !keywords.pattern_properties.is_empty()
        || keywords.additional != schema::Additional::Unsaid
        || keywords.unevaluated != schema::Additional::Unsaid;
    if object {
        Some(Type::Object)
    } else if !keywords.items.is_empty() || !keywords.prefix_items.is_empty() {
        Some(Type::Array)
    } else {
        keywords.format.as_deref().is_some_and(implies_string).then_some(Type::String)
    }
}

/// Returns whether the values need a type definition of their own.
fn is_defined(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) | Shape::Union(_))
}

/// Formats that only strings have: they imply a string if `type` is absent.
fn implies_string(format: &str) -> bool {
    matches!(
        format,
        "date" | "date-time" | "time" | "uuid" | "uri" | "email" | "hostname" | "ipv4" | "ipv6" | "byte" | "binary"
    )
}

/// Formats of integers, also under `type: number`. The last two are names of types in other languages.
fn implies_integer(format: &str) -> bool {
    let width = format.strip_prefix("int").or_else(|| format.strip_prefix("uint"));
    width.is_some_and(|width| matches!(width, "" | "8" | "16" | "32" | "64" | "128"))
        || matches!(format, "integer" | "long")
}

/// The shape of a schema whose only value is null.
fn shape_of_null(nullable: &mut bool) -> Shape {
    *nullable = false;
    Shape::Scalar(Scalar::Null)
}
