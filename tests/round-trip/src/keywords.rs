//! What a schema says about one value: references, `allOf` and one branch of each union, gathered.

use serde_json::Value;

use crate::files::{Files, Schema};

/// The keywords of a schema and of everything that it is made of.
#[derive(Debug, Default)]
pub(crate) struct Keywords<'a> {
    /// What all `type`s allow.
    pub(crate) types: Option<Vec<&'a str>>,
    /// `enum` and `const`, the last one that was met.
    pub(crate) values: Option<Vec<&'a Value>>,
    /// `properties`, with every schema that is said of each.
    pub(crate) properties: Vec<(&'a str, Vec<Schema<'a>>)>,
    /// `required`.
    pub(crate) required: Vec<&'a str>,
    /// `items`.
    pub(crate) items: Vec<Schema<'a>>,
    /// `prefixItems`, or `items` where it is an array.
    pub(crate) prefix: Vec<Schema<'a>>,
    /// `additionalProperties`, where it is a schema or `true`.
    pub(crate) additional: Vec<Schema<'a>>,
    /// Other keywords, as they are written; the last one counts.
    pub(crate) rest: Vec<(&'a str, &'a Value)>,
    /// What discriminators say of the branches that were taken.
    pub(crate) tags: Vec<(&'a str, String)>,
    says_null: bool,
    forbids_null: bool,
    /// How many ways there were to choose the branches.
    pub(crate) ways: usize,
}

/// References and compositions in one another, at most.
const DEEPEST: usize = 24;

/// Gathers what these schemas say of one value. Of each union the branch is taken that `turn` is for; none says that it is
/// all of them.
pub(crate) fn gather<'a>(files: &'a Files, schemas: &[Schema<'a>], turn: Option<usize>) -> Keywords<'a> {
    let mut gathering = Gathering { files, found: Keywords { ways: 1, ..Keywords::default() } };
    for schema in schemas {
        gathering.enter(*schema, turn, DEEPEST);
    }
    gathering.found
}

impl<'a> Keywords<'a> {
    /// Whether `null` is valid.
    pub(crate) fn takes_null(&self) -> bool {
        self.says_null && !self.forbids_null
    }

    /// A keyword that needs no gathering.
    pub(crate) fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.rest.iter().rev().find(|(there, _)| *there == keyword).map(|(_, value)| *value)
    }

    /// A keyword that is a number.
    pub(crate) fn number(&self, keyword: &str) -> Option<f64> {
        self.get(keyword).and_then(Value::as_f64)
    }

    /// A keyword that is a count.
    pub(crate) fn count(&self, keyword: &str) -> Option<usize> {
        self.get(keyword).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok())
    }
}

struct Gathering<'a> {
    files: &'a Files,
    found: Keywords<'a>,
}

impl<'a> Gathering<'a> {
    fn enter(&mut self, schema: Schema<'a>, turn: Option<usize>, depth: usize) {
        let (Some(keywords), Some(depth)) = (schema.value.as_object(), depth.checked_sub(1)) else { return };
        if let Some(target) = keywords.get("$ref").and_then(Value::as_str)
            && let Some(target) = self.files.follow(schema, target)
        {
            self.enter(target, turn, depth);
        }
        for part in schema.all("allOf") {
            self.enter(part, turn, depth);
        }
        self.read(schema);
        for keyword in ["oneOf", "anyOf"] {
            self.enter_union(schema, keyword, turn, depth);
        }
    }

    fn read(&mut self, schema: Schema<'a>) {
        for (keyword, value) in schema.value.as_object().into_iter().flatten() {
            match (keyword.as_str(), value) {
                ("type", value) => self.read_type(value),
                ("enum", Value::Array(values)) => self.found.values = Some(values.iter().collect()),
                ("const", value) => self.found.values = Some(vec![value]),
                ("properties", Value::Object(properties)) => {
                    for (name, value) in properties {
                        self.add_property(name, schema.part(value));
                    }
                }
                ("required", Value::Array(names)) => {
                    self.found.required.extend(names.iter().filter_map(Value::as_str));
                }
                ("items", Value::Array(_)) => self.found.prefix = schema.all("items"),
                ("prefixItems", Value::Array(_)) => self.found.prefix = schema.all("prefixItems"),
                ("items", value) => self.found.items.push(schema.part(value)),
                ("additionalProperties", value) if *value != Value::Bool(false) => {
                    self.found.additional.push(schema.part(value));
                }
                (keyword, value) => self.found.rest.push((keyword, value)),
            }
        }
        self.read_null(schema);
    }

    fn read_type(&mut self, value: &'a Value) {
        let names: Vec<&str> = match value {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            name => name.as_str().into_iter().collect(),
        };
        let both = |there: &&str| names.contains(there) || *there == "integer" && names.contains(&"number");
        self.found.types = Some(match self.found.types.take() {
            None => names,
            Some(earlier) if names.contains(&"integer") && earlier.contains(&"number") => vec!["integer"],
            Some(earlier) => earlier.into_iter().filter(both).collect(),
        });
    }

    /// Whether a schema allows null, forbids it or says nothing of it.
    fn read_null(&mut self, schema: Schema<'a>) {
        let truth = |keyword| schema.get(keyword).and_then(Value::as_bool).unwrap_or(false);
        let has_null = |value: &Value| value.as_array().is_some_and(|all| all.iter().any(is_null_type));
        let typed = schema.get("type");
        if truth("nullable") || truth("x-nullable") || typed.is_some_and(has_null) {
            self.found.says_null = true;
        } else if typed.is_some() || schema.get("enum").is_some_and(|values| !has_null(values)) {
            self.found.forbids_null = true;
        }
    }

    fn add_property(&mut self, name: &'a str, schema: Schema<'a>) {
        match self.found.properties.iter_mut().find(|(there, _)| *there == name) {
            Some((_, schemas)) => schemas.push(schema),
            None => self.found.properties.push((name, vec![schema])),
        }
    }

    fn enter_union(&mut self, schema: Schema<'a>, keyword: &str, turn: Option<usize>, depth: usize) {
        let (nulls, branches): (Vec<_>, Vec<_>) =
            schema.all(keyword).into_iter().partition(|branch| is_null_branch(branch.value));
        self.found.says_null |= !nulls.is_empty();
        let Some(turn) = turn else {
            for branch in branches {
                self.enter(branch, None, depth);
            }
            return;
        };
        if branches.is_empty() {
            return;
        }
        let branch = branches[turn % branches.len()];
        self.read_discriminator(schema, branch);
        let forbids_null = self.found.forbids_null;
        let ways = std::mem::replace(&mut self.found.ways, 1);
        self.enter(branch, Some(turn / branches.len()), depth);
        self.found.ways = ways.max(branches.len() * self.found.ways);
        if !nulls.is_empty() {
            self.found.forbids_null = forbids_null;
        }
    }

    /// What must stand under the property that tells the branches apart.
    fn read_discriminator(&mut self, schema: Schema<'a>, branch: Schema<'a>) {
        let Some(discriminator) = schema.get("discriminator") else { return };
        let Some(property) = discriminator.get("propertyName").and_then(Value::as_str) else { return };
        let Some(reference) = branch.get("$ref").and_then(Value::as_str) else { return };
        let name = reference.rsplit('/').next().unwrap_or_default();
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let means = |target: &Value| target.as_str().is_some_and(|target| target == reference || target == name);
        let value = mapping.into_iter().flatten().find(|(_, target)| means(target)).map(|(value, _)| value.clone());
        self.found.tags.push((property, value.unwrap_or_else(|| name.to_owned())));
    }
}

fn is_null_type(name: &Value) -> bool {
    name.is_null() || name.as_str() == Some("null")
}

fn is_null_branch(branch: &Value) -> bool {
    branch.get("type").is_some_and(is_null_type)
        || branch.get("enum").is_some_and(|values| *values == serde_json::json!([null]))
        || branch.get("const").is_some_and(Value::is_null)
}
