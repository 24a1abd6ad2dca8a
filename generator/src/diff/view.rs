//! Views: a schema with everything that it refers to by `$ref` and `allOf`, as the keywords of all parts together.
//!
//! ```yaml
//! allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {tail: {type: string}}}]
//! # parts: the schema itself, Pet, the inline schema; properties: those of Pet, and `tail`
//! oneOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]
//! # parts: the schema itself, Pet; nullable
//! ```

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::at::At;
use crate::limits::MOST_DIFF_PARTS;
use crate::origin::{Origin, OriginSet};
use crate::source::Node;

/// Keywords that do not constrain values.
pub(super) const ANNOTATIONS: [&str; 10] = [
    "title",
    "description",
    "example",
    "examples",
    "deprecated",
    "externalDocs",
    "$comment",
    "$id",
    "$schema",
    "$defs",
];

/// A schema with its parts.
#[derive(Clone)]
pub(super) struct View<'a> {
    /// The places where it is written; there are several, if branches of `allOf` declare one property.
    pub(super) starts: Vec<At<'a>>,
    /// The schemas that all apply, without those that are only references.
    pub(super) parts: Vec<At<'a>>,
    /// The branches of its union, without `null`.
    pub(super) branches: Vec<At<'a>>,
    /// `oneOf` or `anyOf`.
    pub(super) union: &'static str,
    /// The only branch of a union beside `null`, which is one of the parts.
    only: Option<At<'a>>,
    /// The schemas of `allOf`, where they are written.
    pub(super) all_of: Vec<At<'a>>,
    /// Set if a branch of the union is `null`.
    has_null: bool,
    /// Set if no value is valid.
    pub(super) is_never: bool,
}

impl<'a> View<'a> {
    pub(super) fn of(starts: Vec<At<'a>>) -> Self {
        let mut view = Self {
            starts,
            parts: Vec::new(),
            branches: Vec::new(),
            union: "oneOf",
            only: None,
            all_of: Vec::new(),
            has_null: false,
            is_never: false,
        };
        view.gather();
        view
    }

    fn gather(&mut self) {
        let mut seen = OriginSet::default();
        let mut pending: Vec<At<'a>> = self.starts.iter().rev().cloned().collect();
        while let Some(at) = pending.pop() {
            if seen.len() > MOST_DIFF_PARTS || !seen.insert(at.origin.clone()) {
                continue;
            }
            self.is_never |= at.node.as_bool() == Some(false);
            let mut below = Vec::new();
            below.extend(at.target());
            if let Some(all_of) = at.get("allOf") {
                self.all_of.extend(all_of.elements());
                below.extend(all_of.elements());
            }
            for union in ["oneOf", "anyOf"] {
                below.extend(self.add_union(&at, union));
            }
            pending.extend(below.into_iter().rev());
            if at.node.as_object().is_some_and(|object| object.iter().any(|(key, _)| !key.starts_with("$ref"))) {
                self.parts.push(at);
            }
        }
    }

    /// Adds the branches of a union; returns the only one beside `null`, which always applies.
    fn add_union(&mut self, at: &At<'a>, union: &'static str) -> Option<At<'a>> {
        let written = at.get(union).map(|list| list.elements()).unwrap_or_default();
        let count = written.len();
        let mut branches: Vec<At<'a>> = written.into_iter().filter(|branch| !is_null(branch)).collect();
        self.has_null |= branches.len() < count;
        if branches.len() == 1 {
            self.only = branches.pop();
            return self.only.clone();
        }
        if !branches.is_empty() {
            self.union = union;
            self.branches.extend(branches);
        }
        None
    }

    /// The first part with a keyword, and its value.
    pub(super) fn first(&self, key: &str) -> Option<At<'a>> {
        self.parts.iter().find_map(|part| part.get(key))
    }

    /// The elements of a keyword in the first part that has it.
    pub(super) fn elements(&self, key: &str) -> Option<Vec<At<'a>>> {
        self.first(key).map(|at| at.elements())
    }

    /// The values of a keyword in all parts.
    pub(super) fn all(&self, key: &'static str) -> impl Iterator<Item = At<'a>> + '_ {
        self.parts.iter().filter_map(move |part| part.get(key))
    }

    /// Returns whether a boolean keyword is set in a part.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.parts.iter().any(|part| part.flag(key))
    }

    /// The schema as a branch of a union that takes its place: the only branch of its own union, else the schema.
    pub(super) fn as_branch(&self) -> Option<&At<'a>> {
        self.only.as_ref().or(self.starts.first())
    }

    /// The place of a keyword, or of the schema.
    pub(super) fn place(&self, key: &str) -> Origin {
        self.first(key).map_or_else(|| self.origin(), |at| at.origin)
    }

    /// The place of the schema: that of the part with keywords, if it is only one.
    pub(super) fn origin(&self) -> Origin {
        let whole = self.starts.first().or(self.parts.first()).map(|at| at.origin.clone());
        let only = (self.parts.len() == 1).then(|| self.parts[0].origin.clone());
        only.or(whole).unwrap_or_else(|| Origin::root(crate::origin::FileId::ENTRY))
    }

    /// The valid types without `null`, sorted; `None` if every type is valid.
    pub(super) fn types(&self) -> Option<BTreeSet<&'a str>> {
        let written = self.all("type").map(|at| types_in(at.node)).reduce(|one, other| both(&one, &other));
        let union = self.types_of_branches();
        match (written, union) {
            (Some(one), Some(other)) => Some(both(&one, &other)),
            (written, union) => written.or(union).or_else(|| self.implied_types()),
        }
    }

    /// The types of the branches, if all of them have some.
    fn types_of_branches(&self) -> Option<BTreeSet<&'a str>> {
        let mut types = BTreeSet::new();
        for branch in &self.branches {
            let followed = branch.clone().followed();
            let node = followed.node;
            let implied = || implied_by(node);
            types.extend(node.get("type").map(types_in).or_else(implied)?);
        }
        (!types.is_empty()).then_some(types)
    }

    fn implied_types(&self) -> Option<BTreeSet<&'a str>> {
        if !self.branches.is_empty() {
            return None;
        }
        self.parts.iter().find_map(|part| implied_by(part.node))
    }

    /// Returns whether the union only lists types.
    pub(super) fn is_list_of_types(&self) -> bool {
        !self.branches.is_empty()
            && self.branches.iter().all(|branch| {
                let followed = branch.clone().followed();
                followed.node.get("type").is_some_and(|kind| kind.as_str().is_some())
                    && followed
                        .node
                        .as_object()
                        .is_some_and(|object| object.iter().all(|(key, _)| &**key == "type" || is_annotation(key)))
            })
    }

    /// Returns whether `null` is valid beside values of the types.
    pub(super) fn is_nullable(&self) -> bool {
        self.has_null
            || self.parts.iter().any(|part| {
                let types = part.node.get("type");
                part.flag("nullable")
                    || part.flag("x-nullable")
                    || types.is_some_and(|types| match types {
                        Node::Array(types) => types.iter().any(|kind| kind.as_str() == Some("null")),
                        other => other.as_str() == Some("null") || *other == Node::Null,
                    })
            })
    }

    /// Returns whether it constrains values at all.
    pub(super) fn is_constrained(&self) -> bool {
        self.is_never
            || !self.branches.is_empty()
            || self.parts.iter().any(|part| {
                let keys = part.node.as_object().into_iter().flat_map(crate::source::Object::iter);
                keys.map(|(key, _)| key).any(|key| !is_annotation(key) && !STRUCTURE.contains(&&**key))
            })
    }

    /// The properties, each with the places where it is declared.
    pub(super) fn properties(&self) -> IndexMap<Arc<str>, Vec<At<'a>>> {
        let mut properties: IndexMap<Arc<str>, Vec<At<'a>>> = IndexMap::new();
        for (name, at) in self.all("properties").flat_map(|at| at.named()) {
            properties.entry(name).or_default().push(at);
        }
        properties
    }

    /// The names of required properties.
    pub(super) fn required(&self) -> IndexSet<Arc<str>> {
        let names = self.all("required").flat_map(|at| at.elements());
        names.filter_map(|at| at.node.as_str().map(Arc::from)).collect()
    }
}

/// Keywords of the structure, which a view has resolved.
const STRUCTURE: [&str; 8] =
    ["$ref", "$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$anchor", "allOf", "readOnly", "writeOnly"];

/// Returns whether a keyword does not constrain values.
pub(super) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || ANNOTATIONS.contains(&key)
}

/// Returns whether a branch allows only `null`.
fn is_null(branch: &At<'_>) -> bool {
    let followed = branch.clone().followed();
    let kind = followed.node.get("type");
    let only = |key: &str| followed.node.get(key).and_then(Node::as_array).is_some_and(|list| *list == [Node::Null]);
    kind.is_some_and(|kind| kind.as_str() == Some("null") || *kind == Node::Null)
        || only("enum")
        || only("type")
        || followed.node.get("const") == Some(&Node::Null)
}

fn types_in(node: &Node) -> BTreeSet<&str> {
    let types = match node {
        Node::Array(types) => types.iter().filter_map(Node::as_str).collect(),
        other => other.as_str().into_iter().collect::<BTreeSet<_>>(),
    };
    types.into_iter().filter(|kind| *kind != "null").collect()
}

/// The types that satisfy both lists; every integer is a number.
fn both<'a>(one: &BTreeSet<&'a str>, other: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let admits =
        |types: &BTreeSet<&str>, kind: &str| types.contains(kind) || kind == "integer" && types.contains("number");
    let left = one.iter().filter(|kind| admits(other, kind));
    left.chain(other.iter().filter(|kind| admits(one, kind))).copied().collect()
}

/// The type that keywords imply.
fn implied_by(node: &Node) -> Option<BTreeSet<&'static str>> {
    let values = node.get("enum").and_then(Node::as_array);
    let values: Option<Vec<&Node>> = values.map(|values| values.iter().collect());
    if let Some(values) = values.or_else(|| node.get("const").map(|value| vec![value])) {
        let kinds: BTreeSet<&str> = values.into_iter().filter_map(kind_of).collect();
        return (!kinds.is_empty()).then_some(kinds);
    }
    let has = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    if has(&["properties", "additionalProperties", "patternProperties"]) {
        return Some(BTreeSet::from(["object"]));
    }
    has(&["items", "prefixItems"]).then(|| BTreeSet::from(["array"]))
}

fn kind_of(value: &Node) -> Option<&'static str> {
    match value {
        Node::Null => None,
        Node::Bool(_) => Some("boolean"),
        Node::Number(number) if number.is_integer() => Some("integer"),
        Node::Number(_) => Some("number"),
        Node::String(_) => Some("string"),
        Node::Array(_) => Some("array"),
        Node::Object(_) => Some("object"),
    }
}
