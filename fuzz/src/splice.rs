//! A document that is valid, and changed at some places: the bytes say which document, and what is done where.
//!
//! Chance alone hardly gets a document past the checks of its form. Here each input is a tree with the words of OpenAPI, so that
//! what is tried is how parts of documents stand together: a schema where a response belongs, a reference to its own parent.

use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// The documents to begin with: one of each version, and small ones about one subject each.
static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../specs/petstore.yaml"),
        include_str!("../../specs/kitchen-sink.yaml"),
        include_str!("../../generator/tests/twins/places.json"),
        include_str!("../../tests/dialects/whole_2_0.in.yaml"),
        include_str!("../../tests/snippets/all_of.yaml"),
        include_str!("../../tests/snippets/all_of_narrowed.yaml"),
        include_str!("../../tests/snippets/any_of_by_type.yaml"),
        include_str!("../../tests/snippets/callbacks.yaml"),
        include_str!("../../tests/snippets/defaults.yaml"),
        include_str!("../../tests/snippets/heirs.yaml"),
        include_str!("../../tests/snippets/links.yaml"),
        include_str!("../../tests/snippets/map_keys.yaml"),
        include_str!("../../tests/snippets/mixed_enum.yaml"),
        include_str!("../../tests/snippets/one_of_discriminator.yaml"),
        include_str!("../../tests/snippets/one_of_nested.yaml"),
    ];
    texts.iter().map(|text| whole(text)).collect()
});

/// A document with what it leaves out, as those of small subjects do.
fn whole(text: &str) -> Value {
    let mut document = json!({});
    let members: Value = serde_norway::from_str(text).expect("a document");
    if members.get("swagger").is_none() {
        document = json!({"openapi": "3.1.0", "info": {"title": "Splice", "version": "1"}, "servers": [{"url": "https://example.com/v1"}]});
    }
    if let (Value::Object(document), Value::Object(members)) = (&mut document, members) {
        document.extend(members);
    }
    document
}

/// Keys that OpenAPI and JSON Schema give a meaning.
const WORDS: &[&str] = &[
    "$ref", "$defs", "$id", "$anchor", "$dynamicRef", "$schema", "type", "format", "enum", "const", "default", "example",
    "examples", "title", "description", "summary", "required", "properties", "patternProperties", "additionalProperties",
    "unevaluatedProperties", "propertyNames", "dependentRequired", "dependentSchemas", "items", "prefixItems", "contains",
    "allOf", "oneOf", "anyOf", "not", "if", "then", "else", "discriminator", "propertyName", "mapping", "defaultMapping",
    "nullable", "readOnly", "writeOnly", "deprecated", "xml", "name", "namespace", "prefix", "attribute", "wrapped",
    "nodeType", "externalDocs", "url", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
    "contentEncoding", "contentMediaType", "contentSchema", "parameters", "in", "style", "explode", "allowReserved",
    "allowEmptyValue", "schema", "content", "collectionFormat", "requestBody", "responses", "headers", "links",
    "callbacks", "operationId", "operationRef", "tags", "parent", "kind", "security", "servers", "server", "variables",
    "encoding", "itemSchema", "itemEncoding", "prefixEncoding", "contentType", "get", "put", "post", "delete", "head",
    "query", "additionalOperations", "200", "2XX", "404", "default", "application/json", "text/event-stream",
    "multipart/form-data", "application/xml", "application/x-www-form-urlencoded", "application/jsonl", "*/*",
    "webhooks", "components", "schemas", "securitySchemes", "pathItems", "mediaTypes", "paths", "definitions",
    "securityDefinitions", "flows", "scopes", "tokenUrl", "openIdConnectUrl", "scheme", "bearerFormat", "x-enum-varnames",
    "x-enum-descriptions", "x-extensible-enum", "x-nullable", "x-displayName", "self", "type_", "Self", "", " ", "a b", "été",
];

/// The values that replace others: those of keywords, and those at the edge of what a type holds.
static VALUES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut values = vec![
        json!(null), json!(true), json!(false), json!(0), json!(-1), json!(1), json!(2), json!(0.5), json!(1e300), json!(-1e-300),
        json!(u64::MAX), json!(i64::MIN), json!([]), json!({}), json!([null]), json!([[]]), json!({"": {}}), json!("$ref"),
        json!(["string", "null"]), json!(["integer", "string", "array", "object"]), json!("^(?=a)(b|c)*\\u{1F600}$"),
        json!("^[a-z]{1,3}$"), json!("a\u{0}b\u{1b}\u{202e}\r\n"), json!("{$request.body#/a}"), json!("$response.header.a"),
        json!("https://{a}.b/{c}"), json!("/a/{b}{c}/{d"), json!("../a%2e%2e/?b=c#d"), json!("https://[::1]:80/"),
        json!({"$ref": "#"}), json!({"$ref": "#/"}), json!({"$ref": "other.yaml#/a"}), json!({"$ref": "#a"}),
        json!({"type": "string"}), json!({"type": "object", "additionalProperties": false}), json!({"not": {}}),
    ];
    let words = [
        "string", "integer", "number", "boolean", "array", "object", "null", "file", "int32", "int64", "uint64", "double", "decimal",
        "date", "date-time", "time", "duration", "uuid", "byte", "binary", "base64url", "password", "uri", "email", "query", "path",
        "header", "cookie", "body", "formData", "querystring", "form", "simple", "label", "matrix", "spaceDelimited",
        "pipeDelimited", "deepObject", "multi", "csv", "apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic",
        "bearer", "digest", "element", "cdata", "none", "3.0.4", "3.1.2", "3.2.0", "2.0", "https://spec.openapis.org/oas/3.1/dialect/base",
        "http://json-schema.org/draft-04/schema#", "fn", "types", "🙂", "0", "-0", "1e3", "18446744073709551616",
    ];
    values.extend(words.map(Value::from));
    values
});

/// The number of changes in one input.
const CHANGES: usize = 40;

/// A document that has grown to so many values grows no further.
const LARGEST: usize = 6_000;

/// Changes a document, and generates from it.
pub fn splice(data: &[u8]) {
    let (first, changes) = data.split_first().unwrap_or((&0, &[]));
    let mut document = pick(&DOCUMENTS, usize::from(*first)).clone();
    for change in changes.chunks_exact(6).take(CHANGES) {
        let [operation, a, b, c, d, e] = *change else { return };
        let at = |high, low| usize::from(u16::from_be_bytes([high, low]));
        apply(&mut document, operation, at(a, b), at(c, d), usize::from(e));
    }
    super::generate("api.json", document.to_string().as_bytes());
}

fn apply(document: &mut Value, operation: u8, to: usize, from: usize, word: usize) {
    let pointers = pointers(document);
    if pointers.len() > LARGEST {
        return;
    }
    let (to, from) = (pick(&pointers, to).clone(), pick(&pointers, from).clone());
    let other = document.pointer(&from).cloned().unwrap_or_default();
    let key = (*pick(WORDS, word)).to_owned();
    match operation % 10 {
        0 => remove(document, &to),
        1 => set(document, &to, other),
        2 => insert(document, &to, key, other),
        3 => set(document, &to, pick(&VALUES, word).clone()),
        4 => rename(document, &to, key),
        5 => set(document, &to, json!({"$ref": format!("#{from}")})),
        6 => {
            let inner = document.pointer(&to).cloned().unwrap_or_default();
            let is_list = matches!(&key[..], "allOf" | "oneOf" | "anyOf" | "prefixItems" | "enum" | "parameters" | "tags");
            set(document, &to, json!({key: if is_list { json!([inner, other]) } else { inner }}));
        }
        7 => {
            let inner = document.pointer(&to).cloned().unwrap_or_default();
            set(document, &to, other);
            set(document, &from, inner);
        }
        8 => {
            let donor = pick(&DOCUMENTS, word);
            let pointer = pick(&self::pointers(donor), from.len().wrapping_mul(word + 7)).clone();
            set(document, &to, donor.pointer(&pointer).cloned().unwrap_or_default());
        }
        _ => insert(document, &to, key, pick(&VALUES, from.len()).clone()),
    }
}

fn pick<T>(of: &[T], at: usize) -> &T {
    &of[at % of.len()]
}

fn remove(document: &mut Value, pointer: &str) {
    match parent(document, pointer) {
        Some((Value::Object(members), key)) => drop(members.remove(&key)),
        Some((Value::Array(items), index)) => {
            if let Some(index) = index.parse().ok().filter(|&index: &usize| index < items.len()) {
                items.remove(index);
            }
        }
        _ => {}
    }
}

fn set(document: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = document.pointer_mut(pointer) {
        *place = value;
    }
}

fn insert(document: &mut Value, pointer: &str, key: String, value: Value) {
    match document.pointer_mut(pointer) {
        Some(Value::Object(members)) => drop(members.insert(key, value)),
        Some(Value::Array(items)) => items.push(value),
        _ => {}
    }
}

/// Keeps the order of the members.
fn rename(document: &mut Value, pointer: &str, name: String) {
    if let Some((Value::Object(members), key)) = parent(document, pointer) {
        let renamed = std::mem::take(members).into_iter().map(|(old, value)| (if old == key { name.clone() } else { old }, value));
        *members = renamed.collect::<Map<_, _>>();
    }
}

fn parent<'d>(document: &'d mut Value, pointer: &str) -> Option<(&'d mut Value, String)> {
    let (parent, key) = pointer.rsplit_once('/')?;
    Some((document.pointer_mut(parent)?, key.replace("~1", "/").replace("~0", "~")))
}

/// The pointers of all values.
fn pointers(document: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while let Some(pointer) = found.get(next).cloned() {
        next += 1;
        match document.pointer(&pointer) {
            Some(Value::Object(members)) => {
                found.extend(members.keys().map(|key| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))));
            }
            Some(Value::Array(items)) => found.extend((0..items.len()).map(|index| format!("{pointer}/{index}"))),
            _ => {}
        }
    }
    found
}
