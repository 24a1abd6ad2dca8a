//! Which values are valid, by `jsonschema`, from the document as it is written.
//!
//! A document of OpenAPI 2.0 or 3.0 is read as JSON Schema draft 4, which its Schema Object is made of, and `nullable` as a
//! second type. A document of 3.1 or 3.2 is read as 2020-12. Of a `oneOf`, a value may be several: a discriminator or the
//! server's good will tells then which, and a type must take it all the same.

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Map, Value, json};

use crate::files::Files;

/// The document as schemas are written in JSON Schema.
#[derive(Debug)]
pub struct Written {
    draft: Draft,
    files: Vec<(String, Value)>,
}

/// Where the files are said to be; deep enough for references upwards.
const BASE: &str = "file:///one/two/three/four/";

impl Written {
    /// Makes schemas of the files.
    pub fn new(files: &Files) -> Self {
        let version = files.entry().get("openapi").and_then(Value::as_str).unwrap_or("2");
        let draft = if version.starts_with("3.0") || version == "2" { Draft::Draft4 } else { Draft::Draft202012 };
        let uri = |path: &str| format!("{BASE}{}", if path.is_empty() { "entry" } else { path });
        Self { draft, files: files.iter().map(|(path, root)| (uri(path), schemas(root))).collect() }
    }

    /// The files under their addresses.
    pub fn registry(&self) -> Result<Registry<'_>, String> {
        let mut registry = Registry::new().draft(self.draft);
        for (uri, root) in &self.files {
            registry = registry.add(uri.as_str(), root).map_err(|error| error.to_string())?;
        }
        registry.prepare().map_err(|error| error.to_string())
    }

    /// What tells valid values of the schemas at these addresses.
    pub fn schemas<'r>(&self, registry: &'r Registry<'r>, addresses: &[&str]) -> Schemas<'r> {
        let properties: Map<String, Value> =
            addresses.iter().enumerate().map(|(at, address)| (at.to_string(), reference(address))).collect();
        let mut schemas = Schemas { draft: self.draft, registry, all: None };
        schemas.all = schemas.build(&json!({"properties": properties})).ok();
        schemas
    }
}

/// The schemas of a document. They are made ready together, as each would be again for all that refer to it: a value is
/// the property, by its number, of an object of which all of them are properties.
#[derive(Debug)]
pub struct Schemas<'r> {
    draft: Draft,
    registry: &'r Registry<'r>,
    /// None where one of them cannot be read.
    all: Option<Validator>,
}

impl Schemas<'_> {
    /// What tells valid values of one of the schemas; an error where nothing can be said.
    pub fn of(&self, at: usize, address: &str) -> Result<Valid<'_>, String> {
        match &self.all {
            Some(all) => Ok(Valid::Among(all, at)),
            None => self.build(&reference(address)).map(Valid::Alone),
        }
    }

    fn build(&self, schema: &Value) -> Result<Validator, String> {
        let options = jsonschema::options().with_draft(self.draft).should_validate_formats(false);
        options.with_registry(self.registry).build(schema).map_err(|error| error.to_string())
    }
}

/// Which values are valid by one schema.
#[derive(Debug)]
pub enum Valid<'a> {
    /// The schema has a number among others.
    Among(&'a Validator, usize),
    /// It is made ready alone.
    Alone(Validator),
}

impl Valid<'_> {
    /// Whether a value is valid.
    pub fn takes(&self, value: &Value) -> bool {
        match self {
            Self::Among(all, at) => all.is_valid(&json!({at.to_string(): value})),
            Self::Alone(validator) => validator.is_valid(value),
        }
    }
}

fn reference(address: &str) -> Value {
    let (path, pointer) = address.split_once('#').unwrap_or((address, ""));
    let path = if path.is_empty() { "entry" } else { path };
    json!({"$ref": format!("{BASE}{path}#{}", encode(pointer))})
}

/// A pointer as a fragment of a URI (RFC 6901, section 6).
fn encode(pointer: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~$+".contains(byte);
    pointer
        .bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// What JSON Schema makes of the schemas in a file.
fn schemas(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(schemas).collect(),
        // Both keywords at once are left as they are.
        Value::Object(entries) if entries.contains_key("oneOf") && entries.contains_key("anyOf") => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), schemas(value))).collect())
        }
        Value::Object(entries) => with_null(entries.iter().filter_map(keyword).collect()),
        scalar => scalar.clone(),
    }
}

/// A keyword as JSON Schema has it; what it would refuse is left out.
fn keyword((key, value): (&String, &Value)) -> Option<(String, Value)> {
    const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];
    let kept = match (key.as_str(), value) {
        ("type", Value::String(name)) => name != "file" && TYPES.contains(&name.as_str()),
        ("pattern", Value::String(pattern)) => regex_syntax::parse(pattern).is_ok(),
        ("required", Value::Bool(_)) | ("enum", Value::Null) | ("format", _) => false,
        _ => true,
    };
    let key = if key == "oneOf" && value.is_array() { "anyOf" } else { key };
    kept.then(|| (key.to_owned(), schemas(value)))
}

/// `nullable: true` as a type, or as a branch beside what has no type of its own.
fn with_null(mut schema: Map<String, Value>) -> Value {
    let nullable = ["nullable", "x-nullable"].iter().any(|key| schema.get(*key) == Some(&Value::Bool(true)));
    if !nullable {
        return Value::Object(schema);
    }
    schema.remove("nullable");
    let composed = ["$ref", "allOf", "oneOf", "anyOf"].iter().any(|key| schema.contains_key(*key));
    match schema.get("type").cloned() {
        Some(Value::String(name)) if !composed => {
            schema.insert("type".to_owned(), json!([name, "null"]));
            if let Some(Value::Array(values)) = schema.get_mut("enum")
                && !values.contains(&Value::Null)
            {
                values.push(Value::Null);
            }
            Value::Object(schema)
        }
        _ if composed => json!({"anyOf": [schema, {"type": "null"}]}),
        _ => Value::Object(schema),
    }
}
