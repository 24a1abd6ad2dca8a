//! Changes of documents, each by a general rule that any document of OpenAPI 3.0 can have.

use serde_json::{Map, Value, json};

/// A change of a document, and its name. Of all places that it fits, `at` chooses one; `false` if there is none.
pub(crate) type Change = (&'static str, fn(&mut Value, usize) -> bool);

/// All kinds of changes.
pub(crate) const CHANGES: &[Change] = &[
    ("a property is gone", drop_property),
    ("an optional property is new", |document, at| add_property(document, at, false)),
    ("a required property is new", |document, at| add_property(document, at, true)),
    ("a required property is optional", make_optional),
    ("an optional property is required", make_required),
    ("a string is an integer", |document, at| set_in_string(document, at, "type", json!("integer"))),
    ("a string is a date", |document, at| set_in_string(document, at, "format", json!("date-time"))),
    ("a string is nullable", |document, at| set_in_string(document, at, "nullable", json!(true))),
    ("a string has values", |document, at| set_in_string(document, at, "enum", json!(["one", "two"]))),
    ("an enumeration has one more value", grow_enumeration),
    ("an enumeration has one value less", shrink_enumeration),
    ("a schema is called otherwise", rename_schema),
    ("an inline schema is a component", extract_schema),
    ("a component is inline in one place", inline_schema),
    ("an optional parameter is new", |document, at| add_parameter(document, at, false)),
    ("a required parameter is new", |document, at| add_parameter(document, at, true)),
    ("a parameter is gone", drop_parameter),
    ("a parameter is required", require_parameter),
    ("an operation is gone", drop_operation),
    ("an operation is new", add_operation),
    ("an error is documented", |document, at| add_response(document, at, "418")),
    ("a second success is documented", |document, at| add_response(document, at, "206")),
    ("a response has no body", drop_content),
    ("a tag is called otherwise", rename_tag),
    ("a schema has a union", add_union),
    ("a schema is wrapped in allOf", wrap_schema),
    ("a header of a response is new", add_header),
    ("a list is a value", unwrap_list),
];

/// Returns the pointers of all values that fit, outside of examples.
fn places(document: &Value, fits: impl Fn(&str, &Value) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<(String, &Value)> = vec![(String::new(), document)];
    while let Some((pointer, value)) = open.pop() {
        if fits(&pointer, value) {
            found.push(pointer.clone());
        }
        match value {
            Value::Object(members) => {
                let inside = members.iter().filter(|(key, _)| !matches!(&***key, "example" | "examples" | "default"));
                open.extend(inside.map(|(key, value)| (format!("{pointer}/{}", escape(key)), value)));
            }
            Value::Array(items) => {
                open.extend(items.iter().enumerate().map(|(at, value)| (format!("{pointer}/{at}"), value)));
            }
            _ => {}
        }
    }
    found.sort();
    found
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Returns one of the values that fit.
fn one(document: &mut Value, at: usize, fits: impl Fn(&str, &Value) -> bool) -> Option<&mut Value> {
    let places = places(document, fits);
    let place = places.get((at * 7 + 3) % places.len().max(1))?;
    document.pointer_mut(place)
}

fn has_properties(pointer: &str, value: &Value) -> bool {
    let properties = value.get("properties").and_then(Value::as_object);
    !pointer.ends_with("/properties")
        && properties.is_some_and(|all| !all.is_empty() && all.values().all(Value::is_object))
}

fn is_operation(pointer: &str, value: &Value) -> bool {
    pointer.starts_with("/paths/") && pointer.matches('/').count() == 3 && value.get("responses").is_some()
}

/// Returns the names of properties that are required, or that are not.
fn names(schema: &Value, required: bool) -> Vec<String> {
    let all = schema["properties"].as_object().into_iter().flat_map(Map::keys);
    let is_required = |name: &&String| schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
    all.filter(|name| is_required(name) == required).cloned().collect()
}

fn unrequire(schema: &mut Value, name: &str) {
    if let Some(required) = schema["required"].as_array_mut() {
        required.retain(|other| other != name);
        if required.is_empty() {
            schema.as_object_mut().map(|schema| schema.remove("required"));
        }
    }
}

fn require(schema: &mut Value, name: &str) {
    match schema.get_mut("required").and_then(Value::as_array_mut) {
        Some(required) => required.push(json!(name)),
        None => schema["required"] = json!([name]),
    }
}

fn drop_property(document: &mut Value, at: usize) -> bool {
    let Some(schema) = one(document, at, has_properties) else { return false };
    let properties = schema["properties"].as_object_mut();
    let names: Vec<String> = properties.iter().flat_map(|all| all.keys()).cloned().collect();
    let name = &names[at % names.len()];
    properties.map(|all| all.remove(name));
    unrequire(schema, name);
    true
}

fn add_property(document: &mut Value, at: usize, is_required: bool) -> bool {
    let Some(schema) = one(document, at, has_properties) else { return false };
    let name = format!("added_{at}");
    schema["properties"][&name] = json!({"type": "string"});
    if is_required {
        require(schema, &name);
    }
    true
}

fn make_optional(document: &mut Value, at: usize) -> bool {
    let Some(schema) = one(document, at, |at, it| has_properties(at, it) && !names(it, true).is_empty()) else {
        return false;
    };
    let names = names(schema, true);
    unrequire(schema, &names[at % names.len()]);
    true
}

fn make_required(document: &mut Value, at: usize) -> bool {
    let Some(schema) = one(document, at, |at, it| has_properties(at, it) && !names(it, false).is_empty()) else {
        return false;
    };
    let names = names(schema, false);
    require(schema, &names[at % names.len()]);
    true
}

fn set_in_string(document: &mut Value, at: usize, key: &str, value: Value) -> bool {
    let is_plain = |_: &str, schema: &Value| {
        schema["type"] == "string"
            && schema.as_object().is_some_and(|all| !all.contains_key("format") && !all.contains_key("enum"))
    };
    let Some(schema) = one(document, at, is_plain) else { return false };
    if let Some(schema) = schema.as_object_mut() {
        schema.retain(|key, _| key == "type" || key == "description");
    }
    schema[key] = value;
    true
}

fn grow_enumeration(document: &mut Value, at: usize) -> bool {
    let Some(schema) = one(document, at, |_, it| it["type"] == "string" && it["enum"].is_array()) else { return false };
    if let Some(values) = schema["enum"].as_array_mut() {
        values.push(json!(format!("added-{at}")));
    }
    true
}

fn shrink_enumeration(document: &mut Value, at: usize) -> bool {
    let has_two =
        |_: &str, it: &Value| it["type"] == "string" && it["enum"].as_array().is_some_and(|all| all.len() > 1);
    let Some(schema) = one(document, at, has_two) else { return false };
    schema.as_object_mut().map(|schema| schema.remove("default"));
    schema["enum"].as_array_mut().map(|values| values.remove(0));
    true
}

fn schema_names(document: &Value) -> Vec<String> {
    document["components"]["schemas"].as_object().into_iter().flat_map(Map::keys).cloned().collect()
}

fn refer_to(document: &mut Value, old: &str, new: &str) {
    match document {
        Value::Object(members) => {
            for (key, value) in members {
                if key == "$ref" && *value == old {
                    *value = json!(new);
                } else {
                    refer_to(value, old, new);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| refer_to(item, old, new)),
        _ => {}
    }
}

fn rename_schema(document: &mut Value, at: usize) -> bool {
    let names = schema_names(document);
    let Some(old) = names.get(at % names.len().max(1)) else { return false };
    let new = format!("Renamed{at}{old}");
    let Some(schema) = document["components"]["schemas"].as_object_mut().and_then(|all| all.remove(old)) else {
        return false;
    };
    document["components"]["schemas"][&new] = schema;
    refer_to(document, &format!("#/components/schemas/{old}"), &format!("#/components/schemas/{new}"));
    true
}

fn extract_schema(document: &mut Value, at: usize) -> bool {
    let is_inline = |pointer: &str, value: &Value| {
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        has_properties(pointer, value) && (parent.ends_with("/properties") || pointer.ends_with("/schema"))
    };
    let Some(schema) = one(document, at, is_inline) else { return false };
    let name = format!("Extracted{at}");
    let extracted = std::mem::replace(schema, json!({"$ref": format!("#/components/schemas/{name}")}));
    document["components"]["schemas"][&name] = extracted;
    true
}

fn inline_schema(document: &mut Value, at: usize) -> bool {
    let all = document.clone();
    let target = |value: &Value| {
        let name = value.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")?;
        let schema = &all["components"]["schemas"][name];
        (!schema.to_string().contains("$ref")).then(|| schema.clone())
    };
    let Some(schema) = one(document, at, |_, value| target(value).is_some()) else { return false };
    if let Some(inline) = target(schema) {
        *schema = inline;
    }
    true
}

fn add_parameter(document: &mut Value, at: usize, is_required: bool) -> bool {
    let Some(operation) = one(document, at, is_operation) else { return false };
    let parameter =
        json!({"name": format!("added_{at}"), "in": "query", "required": is_required, "schema": {"type": "integer"}});
    match operation.get_mut("parameters").and_then(Value::as_array_mut) {
        Some(parameters) => parameters.push(parameter),
        None => operation["parameters"] = json!([parameter]),
    }
    true
}

fn parameters(document: &mut Value, at: usize, fits: fn(&Value) -> bool) -> Option<(&mut Vec<Value>, usize)> {
    let has = |pointer: &str, value: &Value| {
        pointer.starts_with("/paths/")
            && pointer.ends_with("/parameters")
            && value.as_array().is_some_and(|all| all.iter().any(fits))
    };
    let parameters = one(document, at, has)?.as_array_mut()?;
    let index = parameters.iter().position(fits)?;
    Some((parameters, index))
}

fn drop_parameter(document: &mut Value, at: usize) -> bool {
    let found = parameters(document, at, |it| it["in"] == "query" || it["in"] == "header");
    found.map(|(all, index)| all.remove(index)).is_some()
}

fn require_parameter(document: &mut Value, at: usize) -> bool {
    let found = parameters(document, at, |it| it["in"] == "query" && it["required"] != true);
    found.map(|(all, index)| all[index]["required"] = json!(true)).is_some()
}

fn drop_operation(document: &mut Value, at: usize) -> bool {
    let places = places(document, is_operation);
    let Some((item, method)) = places.get(at * 5 % places.len().max(1)).and_then(|place| place.rsplit_once('/')) else {
        return false;
    };
    document.pointer_mut(item).and_then(Value::as_object_mut).and_then(|item| item.remove(method)).is_some()
}

fn add_operation(document: &mut Value, at: usize) -> bool {
    let Some(operation) = one(document, at, is_operation) else { return false };
    let mut copy = operation.clone();
    copy["operationId"] = json!(format!("addedOperation{at}"));
    copy.as_object_mut().map(|copy| copy.remove("parameters"));
    document["paths"][format!("/added/{at}")] = json!({"get": {"responses": copy["responses"].take(), "operationId": copy["operationId"].take(), "tags": copy.get("tags").cloned().unwrap_or_else(|| json!([]))}});
    true
}

fn add_response(document: &mut Value, at: usize, status: &str) -> bool {
    let lacks = |pointer: &str, value: &Value| is_operation(pointer, value) && value["responses"].get(status).is_none();
    let Some(operation) = one(document, at, lacks) else { return false };
    let schema = json!({"type": "object", "properties": {format!("added_{at}"): {"type": "string"}}});
    operation["responses"][status] =
        json!({"description": "Added", "content": {"application/json": {"schema": schema}}});
    true
}

fn drop_content(document: &mut Value, at: usize) -> bool {
    let has = |pointer: &str, value: &Value| pointer.contains("/responses/2") && value.get("content").is_some();
    let response = one(document, at, has).and_then(Value::as_object_mut);
    response.and_then(|response| response.remove("content")).is_some()
}

fn add_header(document: &mut Value, at: usize) -> bool {
    let has = |pointer: &str, value: &Value| {
        pointer.contains("/responses/2") && value.get("content").is_some() && value.get("headers").is_none()
    };
    let Some(response) = one(document, at, has) else { return false };
    response["headers"] = json!({"x-added": {"schema": {"type": "integer"}}});
    true
}

fn rename_tag(document: &mut Value, at: usize) -> bool {
    let is_tagged = |pointer: &str, value: &Value| {
        is_operation(pointer, value) && value["tags"].get(0).is_some_and(Value::is_string)
    };
    let Some(tag) = one(document, at, is_tagged).map(|operation| operation["tags"][0].clone()) else { return false };
    for place in places(document, is_tagged) {
        if let Some(operation) = document.pointer_mut(&place).filter(|operation| operation["tags"][0] == tag) {
            operation["tags"][0] = json!(format!("renamed {at}"));
        }
    }
    true
}

fn add_union(document: &mut Value, at: usize) -> bool {
    let names = schema_names(document);
    let Some(schema) = one(document, at, has_properties) else { return false };
    let other = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}});
    let first = names.get(at % names.len().max(1));
    let first =
        first.map_or_else(|| json!({"type": "string"}), |name| json!({"$ref": format!("#/components/schemas/{name}")}));
    schema["properties"][format!("union_{at}")] = json!({"oneOf": [first, other]});
    true
}

fn wrap_schema(document: &mut Value, at: usize) -> bool {
    let is_inside = |pointer: &str, value: &Value| has_properties(pointer, value) && !pointer.contains("/allOf");
    let Some(schema) = one(document, at, is_inside) else { return false };
    let inner = schema.take();
    *schema =
        json!({"allOf": [inner, {"type": "object", "properties": {format!("wrapped_{at}"): {"type": "boolean"}}}]});
    true
}

fn unwrap_list(document: &mut Value, at: usize) -> bool {
    let is_list = |pointer: &str, value: &Value| {
        value["type"] == "array" && value["items"].is_object() && !pointer.contains("/parameters/")
    };
    let Some(schema) = one(document, at, is_list) else { return false };
    *schema = schema["items"].take();
    true
}
