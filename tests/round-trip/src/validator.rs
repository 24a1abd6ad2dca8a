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
        Self { draft, files: files.iter().map(|(path, root)| (uri(path), schemas(root, draft))).collect() }
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
    pub fn schemas<'r>(&self, registry: &'r Registry<'r>, addresses: &[String]) -> Schemas<'r> {
        let references: Vec<Value> = addresses.iter().map(|address| self.reference(address)).collect();
        let numbered = references.iter().enumerate().map(|(at, reference)| (at.to_string(), reference.clone()));
        let all = json!({"properties": numbered.collect::<Map<_, _>>()});
        let mut schemas = Schemas { draft: self.draft, registry, references, all: None };
        schemas.all = schemas.build(&all).ok();
        schemas
    }

    fn reference(&self, address: &str) -> Value {
        let (path, pointer) = address.split_once('#').unwrap_or((address, ""));
        let uri = uri(path);
        let root = self.files.iter().find(|(there, _)| *there == uri).map_or(&Value::Null, |(_, root)| root);
        json!({"$ref": format!("{uri}#{}", encode(&moved(root, pointer)))})
    }
}

/// The schemas of a document. They are made ready together, as each would be again for all that refer to it: a value is
/// the property, by its number, of an object of which all of them are properties.
#[derive(Debug)]
pub struct Schemas<'r> {
    draft: Draft,
    registry: &'r Registry<'r>,
    references: Vec<Value>,
    /// None where one of them cannot be read.
    all: Option<Validator>,
}

impl Schemas<'_> {
    /// What tells valid values of one of the schemas; an error where nothing can be said.
    pub fn of(&self, at: usize) -> Result<Valid<'_>, String> {
        match &self.all {
            Some(all) => Ok(Valid::Among(all, at)),
            None => self.build(&self.references[at]).map(Valid::Alone),
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

/// Where a file is said to be.
fn uri(path: &str) -> String {
    format!("{BASE}{}", if path.is_empty() { "entry" } else { path })
}

/// Where a pointer into a document leads in the schemas that are made of it.
fn moved(root: &Value, pointer: &str) -> String {
    let mut moved = String::new();
    for token in pointer.split('/').skip(1) {
        // Null stands beside what is composed; `oneOf` is read as `anyOf`.
        let ways = [format!("/{token}"), format!("/anyOf/0/{token}"), "/anyOf".to_owned(), "/anyOf/0/anyOf".to_owned()];
        let usable = if token == "oneOf" { 4 } else { 2 };
        let leads = |way: &&String| root.pointer(&format!("{moved}{way}")).is_some();
        let way = ways[..usable].iter().find(leads).unwrap_or(&ways[0]).clone();
        moved += &way;
    }
    moved
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
fn schemas(value: &Value, draft: Draft) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| schemas(item, draft)).collect(),
        // Both keywords at once are left as they are.
        Value::Object(entries) if entries.contains_key("oneOf") && entries.contains_key("anyOf") => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), schemas(value, draft))).collect())
        }
        Value::Object(entries) => {
            with_null(entries.iter().filter_map(|(key, value)| keyword(key, value, draft)).collect())
        }
        scalar => scalar.clone(),
    }
}

/// A keyword as JSON Schema has it; what it would refuse is left out.
fn keyword(key: &str, value: &Value, draft: Draft) -> Option<(String, Value)> {
    const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];
    let kept = match (key, value) {
        ("properties" | "patternProperties" | "definitions" | "$defs" | "schemas", Value::Object(named)) => {
            let named = named.iter().map(|(name, schema)| (name.clone(), schemas(schema, draft)));
            return Some((key.to_owned(), Value::Object(named.collect())));
        }
        ("required", Value::Array(names)) => {
            let mut unique: Vec<&Value> = Vec::new();
            unique.extend(
                names.iter().enumerate().filter(|(at, name)| !names[..*at].contains(name)).map(|(_, name)| name),
            );
            return Some((key.to_owned(), json!(unique)));
        }
        ("type", Value::String(name)) => name != "file" && TYPES.contains(&name.as_str()),
        ("type", Value::Object(_)) | ("required", Value::Bool(_)) | ("enum", Value::Null) | ("format", _) => false,
        ("pattern", Value::String(pattern)) => regex_syntax::parse(pattern).is_ok(),
        ("exclusiveMinimum" | "exclusiveMaximum", limit) => limit.is_boolean() == (draft == Draft::Draft4),
        _ => true,
    };
    let key = if key == "oneOf" && value.is_array() { "anyOf" } else { key };
    kept.then(|| (key.to_owned(), schemas(value, draft)))
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
