//! What `inspect` prints.

use crate::support::{FAULTY, Folder, PETS};

#[test]
fn people_get_an_overview() {
    let ran = Folder::with(FAULTY).run("inspect api.yaml").with_status(0);
    let expected = "Petstore 1.0.0 (OpenAPI 3.1.0)\n  operations   1\n  webhooks     0\n  schemas      2\n  media types  none\n  security     \
                    none\n  check        none\n  features     not (1), $ref (1)\n  untyped      2\n  findings     1 error, 1 warning, 1 note\n\n      1  error    \
                    dangling-reference         api.yaml:13:17\n      1  note     narrowed-keyword           \
                    api.yaml:14:11\n      1  warning  undeclared-path-parameter  api.yaml:7:5\n";
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.stderr, "");
}

#[test]
fn machines_get_one_object() {
    let schemes = "  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n    token: {type: http, scheme: bearer}\n";
    let document = format!("{PETS}{schemes}");
    let object = Folder::with(&document).run("inspect api.yaml --format json").with_status(0).json();
    assert_eq!(
        object,
        serde_json::json!({
            "version": 1,
            "crate": "petstore-client",
            "openapi": "3.1.0",
            "title": "Petstore",
            "api_version": "1.0.0",
            "operations": 2,
            "webhooks": 0,
            "schemas": 1,
            "media_types": {"application/json": 1},
            "security_schemes": {"key": "apiKey in header", "token": "http bearer"},
            "check": "GET /pets",
            "tags": {"pets": 2},
            "formats": {},
            "features": {"$ref": 1},
            "findings": [],
            "untyped": [],
            "diagnostics": [],
        })
    );
}

/// The row `check` of a document with these paths, whose operations need a key unless they say otherwise.
fn check_of(paths: &str) -> String {
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\nsecurity: [{{key: []}}]\ncomponents: {{securitySchemes: {{key: {{type: \
         apiKey, in: header, name: X-Key}}}}}}\npaths:\n{paths}"
    );
    let object = Folder::with(&document).run("inspect api.yaml --format json").with_status(0).json();
    object["check"].as_str().unwrap_or("none").to_owned()
}

#[test]
fn a_check_is_a_safe_call_without_parameters_that_tells_most() {
    let get =
        |path: &str, more: &str| format!("  {path}: {{get: {{{more}responses: {{'200': {{description: Fine.}}}}}}}}\n");
    let id = "parameters: [{name: id, in: query, required: true, schema: {type: string}}], ";
    let rows = [
        // The shortest path, and then the first one.
        (get("/a/b", "") + &get("/c", "") + &get("/d", ""), "GET /c"),
        // A name counts more, by the end of the path or by the `operationId`.
        (get("/c", "") + &get("/v1/users/me", ""), "GET /v1/users/me"),
        (get("/c", "") + &get("/v1/session", "operationId: getCurrentUser, "), "GET /v1/session"),
        (get("/version", "") + &get("/ping", "") + &get("/health", ""), "GET /ping"),
        // One without credentials says nothing about them.
        (get("/ping", "security: [], ") + &get("/pets", ""), "GET /pets"),
        (get("/ping", "security: [{}, {key: []}], ") + &get("/pets", ""), "GET /pets"),
        (get("/pets", "security: [], ") + &get("/ping", "security: [], "), "GET /ping"),
        // Neither one that needs a value, nor one that is deprecated, nor one that writes.
        (get("/me", id) + &get("/pets", ""), "GET /pets"),
        (get("/me", "deprecated: true, ") + &get("/pets", ""), "GET /pets"),
        ("  /me: {post: {responses: {'200': {description: Fine.}}}}\n".to_owned() + &get("/pets/{id}", ""), "none"),
        (
            "  /events: {get: {responses: {'200': {description: Fine., content: {text/event-stream: {}}}}}}\n"
                .to_owned(),
            "none",
        ),
    ];
    for (paths, expected) in rows {
        assert_eq!(check_of(&paths), expected, "{paths}");
    }
}

#[test]
fn what_is_no_document_is_told() {
    let folder = Folder::with("a: 1");
    let ran = folder.run("inspect api.yaml").with_status(1);
    assert!(ran.stderr.contains("error[not-openapi]"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("error: the document is not a readable OpenAPI document\n"), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
}
