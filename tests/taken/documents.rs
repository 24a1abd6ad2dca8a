//! Documents in which everything that can have a name has each of these.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// How many properties an object has that the runtime reads as a table.
const TABLE: usize = 40;

/// Words of other scripts, in either form of normalization, and with letters that look like those of another script.
const SCRIPTS: [&str; 34] = [
    "город",
    "гoрoд",
    "отзывы",
    "статус",
    "сору",
    "copy",
    "адресip",
    "ёж",
    "е\u{308}ж",
    "имя",
    "λόγος",
    "λo\u{301}γος",
    "όνομα",
    "α",
    "μέγεθος",
    "größe",
    "gro\u{308}ße",
    "été",
    "e\u{301}te\u{301}",
    "ete",
    "部门",
    "部門id",
    "名称",
    "一",
    "サーバー",
    "サーバ一",
    "ヘルプ",
    "へルプ",
    "か\u{3099}いこく",
    "がいこく",
    "한국",
    "\u{1112}\u{1161}\u{11ab}국",
    "اسم",
    "שם",
];

/// Every document, by the name of its crate.
pub(crate) fn all(words: &[String]) -> BTreeMap<&'static str, Value> {
    BTreeMap::from([
        ("schemas", schemas(words)),
        ("members", members(words)),
        ("calls", calls(words)),
        ("tags", tags(words)),
        ("inputs", inputs(words)),
        ("requests", requests(words)),
        ("outer", outer(words)),
        ("scripts", scripts()),
    ])
}

/// Tags, operations, parameters, schemas, properties and values of other scripts.
fn scripts() -> Value {
    let words: Vec<String> = SCRIPTS.iter().map(|word| (*word).to_owned()).collect();
    let object = json!({"type": "object", "required": words[..6], "properties": map(&words, |_, _| json!({"type": ["string", "null"]}))});
    let mut document = members(&words);
    document["components"]["schemas"]["Everything"] = object;
    for (at, word) in words.iter().enumerate() {
        document["components"]["schemas"][word] =
            json!({"type": "object", "properties": {word: {"type": "string", "enum": words}}});
        let parameters = json!([{"name": word, "in": "query", "schema": {"type": "string"}}, {"name": "id", "in": "query", "required": true, "schema": {"type": "string"}}]);
        document["paths"][format!("/{at}")] = json!({"get": {"operationId": word, "tags": [word], "parameters": parameters,
            "responses": response(&reference(word))}});
    }
    document
}

fn document(paths: Map<String, Value>, components: Value) -> Value {
    let mut document = json!({"openapi": "3.1.0", "info": {"title": "Names", "version": "1"}, "servers": [{"url": "https://api.example.com"}]});
    document["paths"] = paths.into();
    document["components"] = components;
    document
}

fn map(words: &[String], value: impl Fn(usize, &str) -> Value) -> Map<String, Value> {
    words.iter().enumerate().map(|(at, word)| (word.clone(), value(at, word))).collect()
}

fn response(schema: &Value) -> Value {
    json!({"200": {"description": "Done.", "content": {"application/json": {"schema": schema}}}})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// Schemas of each kind, which one operation reaches.
fn schemas(words: &[String]) -> Value {
    let object = json!({"type": "object", "required": ["id", "when", "kind"], "properties": {
        "id": {"type": "integer"}, "when": {"type": "string", "format": "date-time"}, "kind": {"const": "one"},
        "or_null": {"type": ["string", "null"]}, "any": {}, "list": {"type": "array", "items": {"type": "string"}, "default": []},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}, "default": {}},
    }});
    let kinds = [
        object,
        json!({"type": "string", "enum": ["a", "b"]}),
        json!({"type": "integer", "enum": [1, 2]}),
        json!({"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "array", "items": {}}]}),
        json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        json!({"type": "string", "format": "binary"}),
        json!({"type": "string", "format": "date-time"}),
    ];
    let all = map(words, |at, _| kinds[at % kinds.len()].clone());
    let properties: Map<String, Value> =
        words.iter().enumerate().map(|(at, word)| (format!("p{at}"), reference(word))).collect();
    let everything = json!({"type": "object", "properties": properties});
    let mut responses = response(&everything);
    responses["200"]["content"]["application/xml"] = json!({"schema": everything});
    let path = json!({"post": {"operationId": "exchange", "tags": ["all"],
        "requestBody": {"required": true, "content": {"application/json": {"schema": everything}}}, "responses": responses}});
    document(Map::from_iter([("/all".to_owned(), path)]), json!({"schemas": all}))
}

/// Properties, values of enumerations and branches of unions.
fn members(words: &[String]) -> Value {
    let scalar = |at: usize| match at % 4 {
        0 => json!({"type": "string"}),
        1 => json!({"type": ["integer", "null"]}),
        2 => json!({"type": "object", "properties": {"id": {"type": "integer"}}}),
        _ => json!({"type": "array", "items": {"type": "string"}, "default": []}),
    };
    let mut schemas = Map::new();
    for (number, chunk) in words.chunks(TABLE).enumerate() {
        let object = json!({"type": "object", "required": chunk[..6.min(chunk.len())], "properties": map(chunk, |at, _| scalar(at)),
            "additionalProperties": {"type": "string"}});
        schemas.insert(format!("Table{number}"), object);
        let all: Vec<&String> = chunk.iter().take(12).collect();
        let object = json!({"type": "object", "required": all, "properties": map(chunk, |at, _| scalar(at))});
        schemas.insert(format!("Struct{number}"), object);
    }
    schemas.insert("Long".into(), json!({"type": "object", "properties": map(words, |at, _| scalar(at)), "additionalProperties": {"type": "integer"}}));
    schemas.insert("Values".into(), json!({"type": "string", "enum": words}));
    let numbers: Vec<usize> = (0..words.len()).collect();
    schemas.insert("Numbers".into(), json!({"type": "integer", "enum": numbers, "x-enum-varnames": words}));
    let branch = |word: &String| json!({"title": word, "type": "object", "required": ["kind"], "properties": {"kind": {"const": word}}});
    let branches: Vec<Value> = words.iter().map(branch).collect();
    schemas.insert("Branches".into(), json!({"oneOf": branches}));
    let names: Vec<String> = schemas.keys().cloned().collect();
    let properties: Map<String, Value> = names.iter().map(|name| (name.clone(), reference(name))).collect();
    let everything = json!({"type": "object", "properties": properties});
    let path = json!({"post": {"operationId": "exchange", "tags": ["all"],
        "requestBody": {"required": true, "content": {"application/json": {"schema": everything}}}, "responses": response(&everything)}});
    document(Map::from_iter([("/all".to_owned(), path)]), json!({"schemas": schemas}))
}

/// Operations of one tag, which has links, several responses, inline types and streams.
fn calls(words: &[String]) -> Value {
    let operation = |at: usize, word: &str| {
        let answer = json!({"type": "object", "properties": {"id": {"type": "string"}, "labels": {"type": "object", "additionalProperties": {}}, "at": {"type": "string", "format": "date-time"}}});
        let mut responses = response(&answer);
        responses["404"] = json!({"description": "None.", "content": {"application/json": {"schema": {"type": "object", "properties": {word: {"type": "string"}}}}}});
        responses["400"] = json!({"description": "Wrong.", "content": {"text/plain": {"schema": {"type": "string"}}}});
        responses["200"]["links"] =
            json!({word: {"operationId": words[(at + 1) % words.len()], "parameters": {"id": "$response.body#/id"}}});
        json!({"get": {"operationId": word, "tags": ["all"], "responses": responses, "parameters": [
            {"name": "id", "in": "query", "required": true, "schema": {"type": "string"}},
            {"name": "names", "in": "query", "required": true, "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "numbers", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
        ]}})
    };
    let paths = words.iter().enumerate().map(|(at, word)| (format!("/{at}"), operation(at, word))).collect();
    document(paths, json!({}))
}

/// Tags, each with an operation.
fn tags(words: &[String]) -> Value {
    let operation = |word: &String| {
        let answer = json!({"type": "object", "properties": {"id": {"type": "string"}, "at": {"type": "string", "format": "date-time"}}});
        json!({"get": {"operationId": format!("look at {word}"), "tags": [word], "responses": response(&answer)}})
    };
    let paths = words.iter().enumerate().map(|(at, word)| (format!("/{at}"), operation(word))).collect();
    document(paths, json!({}))
}

/// Parameters in every place, required and optional, and with the same names what links take.
fn inputs(words: &[String]) -> Value {
    let mut paths = Map::new();
    for (at, word) in words.iter().enumerate() {
        let schema = match at % 3 {
            0 => json!({"type": "string"}),
            1 => json!({"type": "array", "items": {"type": "string"}}),
            _ => json!({"oneOf": [{"type": "string"}, {"type": "integer"}]}),
        };
        let parameter =
            |place: &str, required: bool| json!({"name": word, "in": place, "required": required, "schema": schema});
        let mut optional = response(&json!({"type": "object"}));
        optional["200"]["links"] = json!({"next": {"operationId": format!("put {at}")}});
        optional["404"] = json!({"description": "None.", "links": {"again": {"operationId": format!("put {at}")}}});
        paths.insert(
            format!("/optional/{at}"),
            json!({"get": {"operationId": format!("get {at}"), "tags": ["all"],
            "parameters": [parameter("query", false)], "responses": optional}}),
        );
        paths.insert(
            format!("/required/{at}"),
            json!({"put": {"operationId": format!("put {at}"), "tags": ["all"],
            "parameters": [parameter("query", true)], "responses": {"204": {"description": "Done."}}}}),
        );
    }
    let all: Vec<Value> =
        words.iter().map(|word| json!({"name": word, "in": "header", "schema": {"type": "string"}})).collect();
    paths.insert("/headers".into(), json!({"get": {"operationId": "headers", "tags": ["all"], "parameters": all,
        "responses": {"200": {"description": "Done.", "content": {"application/json": {"schema": {}}, "text/event-stream": {"schema": {}}}}}}}));
    let all: Vec<Value> = words
        .iter()
        .map(|word| json!({"name": word, "in": "query", "required": true, "schema": {"type": "string"}}))
        .collect();
    paths.insert("/bundle".into(), json!({"get": {"operationId": "bundle", "tags": ["all"], "parameters": all, "responses": {"204": {"description": "Done."}}}}));
    let file = json!({"type": "string", "format": "binary"});
    let either = json!({"anyOf": [file, {"type": "string"}]});
    let part = |at: usize, _: &str| match at % 4 {
        0 => json!({"type": "string"}),
        1 => file.clone(),
        2 => either.clone(),
        _ => json!({"type": "array", "items": either}),
    };
    let parts = json!({"type": "object", "required": words[..3], "properties": map(words, part)});
    paths.insert("/parts".into(), json!({"post": {"operationId": "parts", "tags": ["all"],
        "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": parts}}}, "responses": {"204": {"description": "Done."}}}}));
    document(paths, json!({}))
}

/// Webhooks and callbacks.
fn requests(words: &[String]) -> Value {
    let payload = |at: usize, word: &str| {
        let schema = match at % 4 {
            0 => json!({"type": "string", "format": "date-time"}),
            1 => json!({"type": "object", "properties": {word: {"type": "string", "format": "date-time"}}}),
            2 => json!({"type": "object", "additionalProperties": {"type": "string"}}),
            _ => json!({"type": "array", "items": {"type": "string", "enum": ["a"]}}),
        };
        json!({"post": {"requestBody": {"required": true, "content": {"application/json": {"schema": schema}}}, "responses": {"200": {"description": "Done."}}}})
    };
    let callbacks = map(words, |at, word| json!({"{$request.query.url}": payload(at, word)}));
    let path = json!({"post": {"operationId": "subscribe", "callbacks": callbacks, "responses": {"204": {"description": "Done."}}}});
    let mut document = document(Map::from_iter([("/all".to_owned(), path)]), json!({}));
    document["webhooks"] = map(words, payload).into();
    document
}

/// Servers, their variables and the values of these, security schemes, and response headers.
fn outer(words: &[String]) -> Value {
    let variable = |word: &String| json!({word: {"default": "a", "enum": ["a", "b"]}});
    let mut servers: Vec<Value> = words
        .iter()
        .map(|word| json!({"url": format!("https://{{{word}}}.example.com"), "description": word, "variables": variable(word)}))
        .collect();
    let variables =
        map(words, |at, word| if at == 0 { json!({"default": word, "enum": words}) } else { json!({"default": "a"}) });
    let template: Vec<String> = words.iter().map(|word| format!("{{{word}}}")).collect();
    servers.push(json!({"url": format!("https://{}.example.com", template.join(".")), "description": "every variable", "variables": variables}));
    let header = |at: usize, _: &str| match at % 3 {
        0 => json!({"schema": {"type": "string"}}),
        1 => json!({"required": true, "schema": {"type": "array", "items": {"type": "integer"}}}),
        _ => json!({"schema": {"type": "object", "properties": {"id": {"type": "integer"}}}}),
    };
    let mut paths = Map::new();
    paths.insert("/all".into(), json!({"get": {"operationId": "all", "responses": {"204": {"description": "Done.", "headers": map(words, header)}}}}));
    for (at, word) in words.iter().enumerate() {
        paths.insert(
            format!("/{at}"),
            json!({"get": {"operationId": format!("get {at}"),
            "responses": {"204": {"description": "Done.", "headers": {word: header(at, word)}}}}}),
        );
    }
    let schemes = map(words, |at, _| match at % 3 {
        0 => json!({"type": "http", "scheme": "bearer"}),
        1 => json!({"type": "http", "scheme": "basic"}),
        _ => json!({"type": "apiKey", "in": "header", "name": "key"}),
    });
    let mut document = document(paths, json!({"securitySchemes": schemes}));
    document["servers"] = servers.into();
    document
}
