//! Names in many scripts, at every kind of place.

use serde_json::{Map, Value, json};

/// Names of which some have letters that look like others.
pub(crate) const NAMES: &[&str] = &[
    "Нет",
    "Да",
    "отзыв",
    "сор",
    "cop",
    "є",
    "Ελλάδα",
    "α",
    "κοτ",
    "кот",
    "a",
    "是α",
    "口",
    "ロ",
    "入口",
    "日本語",
    "曰",
    "戶",
    "户",
    "戸",
    "カタカナ",
    "へ",
    "ヘ",
    "ひらがな",
    "ー",
    "한국어",
    "합",
    "合",
    "العربية",
    "ى",
    "ي",
    "עברית",
    "סוס",
    "हिन्दी",
    "ไทย",
    "Հայերեն",
    "ქართული",
    "አማርኛ",
    "தமிழ்",
    "👩\u{200d}👩\u{200d}👧",
    "e\u{301}te\u{301}",
    "été",
    "ＦＵＬＬ",
    "ﬁne",
    "ı",
    "i",
    "ß",
    "ŋ",
    "η",
    "ћ",
    "ħ",
    "гoрoд",
    "город",
    "a\u{200d}b",
    "ｶﾀ",
    "Ωmega",
    "µ",
    "ªº",
    "ᚠ",
    "𝒜",
];

/// Names of look-alikes alone: nothing else in the crate tells that their scripts are meant.
pub(crate) const LOOKALIKES: &[&str] = &["Нет", "нет", "кот", "тест", "口", "力", "八", "α", "へ", "סוס", "ه", "сор"];

/// A document with these names as tags, operations, parameters, headers, schemas, properties, values of enumerations, constants, parts,
/// security schemes and server variables.
pub(crate) fn document(names: &[&str]) -> String {
    let text = json!({"type": "string"});
    let mut paths = Map::new();
    for (at, name) in names.iter().enumerate() {
        let parameters =
            names.iter().filter(|_| at == 0).map(|name| json!({"name": name, "in": "query", "schema": text}));
        paths.insert(
            format!("/{at}/{{{name}}}"),
            json!({
                "parameters": [{"name": name, "in": "path", "required": true, "schema": text}],
                "get": {
                    "operationId": name,
                    "tags": [name],
                    "parameters": parameters.collect::<Value>(),
                    "responses": {"200": {"description": name, "content": {"application/json": {
                        "schema": {"$ref": format!("#/components/schemas/{}", encoded(name))}
                    }}}}
                },
                "put": {
                    "tags": [name],
                    "requestBody": {"content": {"multipart/form-data": {"schema": {"properties": {*name: text}}}}},
                    "responses": {"204": {"description": name}}
                }
            }),
        );
    }
    let properties: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), text.clone())).collect();
    let schema = |name: &&str| {
        let mut of_schema = Map::from_iter([("fixed".to_owned(), json!({"const": name}))]);
        if *name == names[0] {
            of_schema.insert("kind".to_owned(), json!({"type": "string", "enum": names}));
            of_schema.extend(properties.clone());
        }
        ((*name).to_owned(), json!({"type": "object", "properties": of_schema}))
    };
    let scheme = |name: &&str| ((*name).to_owned(), json!({"type": "apiKey", "in": "header", "name": "X-Key"}));
    json!({
        "openapi": "3.1.0",
        "info": {"title": names.concat(), "version": "1"},
        "servers": [
            {"url": "https://a.example/{x}", "variables": {"x": {"default": names[0], "enum": names}}},
            {"url": "https://b.example", "description": names[0]}
        ],
        "paths": paths,
        "components": {
            "schemas": names.iter().map(schema).collect::<Map<_, _>>(),
            "securitySchemes": names.iter().map(scheme).collect::<Map<_, _>>()
        }
    })
    .to_string()
}

/// A name in the fragment of a URI (RFC 3986, 3.5).
fn encoded(name: &str) -> String {
    name.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}
