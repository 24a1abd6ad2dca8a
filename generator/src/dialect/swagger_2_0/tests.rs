//! Pairs of Swagger 2.0 and the skeleton that it becomes.

use crate::diagnostic::Diagnostics;
use crate::dialect::{self, Skeleton};
use crate::origin::{FileId, Origin, Pointer};
use crate::source::{Documents, Node, read_text};

fn documents(text: &str) -> Documents {
    read_text("api.yaml".as_ref(), format!("swagger: '2.0'\n{text}").into(), &mut Diagnostics::default())
}

fn origin(pointer: &str) -> Origin {
    Origin { file: FileId::ENTRY, pointer: Pointer::parse(pointer).expect("a pointer") }
}

/// The skeleton at a place, as JSON, and the diagnostics.
fn seen(text: &str, pointer: &str) -> (String, Vec<String>) {
    let documents = documents(text);
    let mut diagnostics = Diagnostics::default();
    let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("a document");
    let shown = skeleton.node(&origin(pointer)).map_or_else(|| "nothing".to_owned(), json);
    let show = |finding: &crate::diagnostic::Diagnostic| {
        let at = finding.origin.as_ref().map_or_else(String::new, |origin| origin.pointer.to_string());
        format!("{} {at}: {}", finding.code.as_str(), finding.message)
    };
    (shown, diagnostics.findings().iter().map(show).collect())
}

fn becomes(text: &str, pointer: &str, expected: &str) {
    assert_eq!(seen(text, pointer), (expected.to_owned(), Vec::new()));
}

/// The written place of each part that appears.
fn written(text: &str, pointers: &[&str]) -> Vec<String> {
    let documents = documents(text);
    let skeleton: Skeleton<'_> = dialect::upgrade(&documents, &mut Diagnostics::default()).expect("a document");
    pointers.iter().map(|pointer| skeleton.written(&origin(pointer)).pointer.to_string()).collect()
}

fn json(node: &Node) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(boolean) => boolean.to_string(),
        Node::Number(number) => number.text().to_owned(),
        Node::String(text) => format!("'{text}'"),
        Node::Array(elements) => format!("[{}]", elements.iter().map(json).collect::<Vec<_>>().join(", ")),
        Node::Object(object) => {
            let entries = object.iter().map(|(key, value)| format!("{key}: {}", json(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

#[test]
fn host_base_path_and_schemes_are_servers() {
    let url = |text: &str, expected: &str| becomes(text, "/servers", expected);
    url(
        "host: a.io\nbasePath: /v1/\nschemes: [http, wss, https]\n",
        "[{url: 'https://a.io/v1'}, {url: 'http://a.io/v1'}]",
    );
    url("host: a.io:8080\nschemes: [http]\n", "[{url: 'http://a.io:8080'}]");
    url("host: a.io\nbasePath: v1\n", "[{url: 'https://a.io/v1'}]");
    url("basePath: /v1\n", "[{url: '/v1'}]");
    url("info: {}\n", "[]");
}

#[test]
fn definitions_and_their_like_are_components() {
    let text = "definitions: {Pet: {type: object}}\nresponses: {Gone: {description: Gone}}\n";
    becomes(text, "/components", "{schemas: {Pet: {type: 'object'}}, responses: {Gone: {description: 'Gone'}}}");
    assert_eq!(
        written(text, &["/components/schemas/Pet/type", "/components/responses/Gone"]),
        ["#/definitions/Pet/type", "#/responses/Gone"]
    );
}

#[test]
fn each_flow_of_oauth_has_its_name() {
    let flow = |flow: &str, expected: &str| {
        let text =
            format!("securityDefinitions: {{a: {{type: oauth2, flow: {flow}, tokenUrl: t, scopes: {{r: Read}}}}}}\n");
        becomes(&text, "/components/securitySchemes/a", expected);
    };
    flow("implicit", "{type: 'oauth2', flows: {implicit: {tokenUrl: 't', scopes: {r: 'Read'}}}}");
    flow("password", "{type: 'oauth2', flows: {password: {tokenUrl: 't', scopes: {r: 'Read'}}}}");
    flow("application", "{type: 'oauth2', flows: {clientCredentials: {tokenUrl: 't', scopes: {r: 'Read'}}}}");
    flow("accessCode", "{type: 'oauth2', flows: {authorizationCode: {tokenUrl: 't', scopes: {r: 'Read'}}}}");
}

#[test]
fn basic_is_a_scheme_of_http_and_keys_stay() {
    let text = "securityDefinitions: {a: {type: basic, description: B}, b: {type: apiKey, in: query, name: k}}\n";
    let expected =
        "{a: {type: 'http', scheme: 'basic', description: 'B'}, b: {type: 'apiKey', in: 'query', name: 'k'}}";
    becomes(text, "/components/securitySchemes", expected);
}

#[test]
fn an_unknown_flow_is_reported() {
    let (_, findings) = seen("securityDefinitions: {a: {type: oauth2, flow: device}}\n", "");
    assert_eq!(
        findings,
        [
            "unreadable-object #/securityDefinitions/a/flow: expected implicit, password, application or accessCode, found \
             `device`"
        ]
    );
}

const GET: &str = "/paths/~1pets/get";

fn get(operation: &str) -> String {
    format!("paths: {{/pets: {{get: {{{operation}}}}}}}\n")
}

#[test]
fn the_description_of_a_value_becomes_its_schema() {
    let text = get("parameters: [{in: query, name: n, type: integer, maximum: 9, x-nullable: true, required: true}]");
    let expected =
        "[{in: 'query', name: 'n', required: true, schema: {type: 'integer', maximum: 9, x-nullable: true}}]";
    becomes(&text, &format!("{GET}/parameters"), expected);
    assert_eq!(
        written(&text, &[&format!("{GET}/parameters/0/schema/maximum")]),
        ["#/paths/~1pets/get/parameters/0/maximum"]
    );
}

#[test]
fn collection_formats_are_styles() {
    let parameter = |format: &str, expected: &str| {
        let text = get(&format!("parameters: [{{in: query, name: n, type: array, items: {{type: string}}{format}}}]"));
        becomes(&text, &format!("{GET}/parameters/0"), expected);
    };
    let schema = "schema: {type: 'array', items: {type: 'string'}}";
    parameter("", &format!("{{in: 'query', name: 'n', style: 'form', explode: false, {schema}}}"));
    parameter(
        ", collectionFormat: multi",
        &format!("{{in: 'query', name: 'n', style: 'form', explode: true, {schema}}}"),
    );
    parameter(
        ", collectionFormat: pipes",
        &format!("{{in: 'query', name: 'n', style: 'pipeDelimited', explode: false, {schema}}}"),
    );
}

#[test]
fn an_array_between_tabs_keeps_its_format() {
    let text = get("parameters: [{in: query, name: n, type: array, items: {}, collectionFormat: tsv}]");
    let (shown, findings) = seen(&text, &format!("{GET}/parameters/0"));
    assert_eq!(shown, "{in: 'query', name: 'n', collectionFormat: 'tsv', schema: {type: 'array', items: {}}}");
    assert_eq!(findings, [""; 0]);
}

#[test]
fn a_body_is_sent_as_each_type_that_is_consumed() {
    let text = get(
        "consumes: [a/b, c/d], parameters: [{in: query, name: q, type: string}, {in: body, name: b, required: true, schema: {type: object}}]",
    );
    let expected = "{x-name: 'b', required: true, content: {a/b: {schema: {type: 'object'}}, \
                    c/d: {schema: {$ref: '#/paths/~1pets/get/parameters/1/schema'}}}}";
    becomes(&text, &format!("{GET}/requestBody"), expected);
    becomes(&text, &format!("{GET}/parameters"), "[{in: 'query', name: 'q', schema: {type: 'string'}}]");
    assert_eq!(
        written(&text, &[&format!("{GET}/requestBody/content/c~1d/schema/type"), &format!("{GET}/requestBody")]),
        ["#/paths/~1pets/get/parameters/1/schema/type", "#/paths/~1pets/get/parameters/1"]
    );
}

#[test]
fn a_form_is_an_object_of_its_fields() {
    let text = get(
        "parameters: [{in: formData, name: id, type: string, required: true}, {in: formData, name: photo, type: file}, {in: formData, name: tags, type: array, items: {type: string}, collectionFormat: multi}]",
    );
    let expected = "{required: true, content: {multipart/form-data: {schema: {type: 'object', properties: {id: {type: \
                    'string'}, photo: {type: 'string', format: 'binary'}, tags: {type: 'array', items: {type: 'string'}}}, \
                    required: ['id']}, encoding: {tags: {style: 'form', explode: true}}}}}";
    becomes(&text, &format!("{GET}/requestBody"), expected);
    let schema = format!("{GET}/requestBody/content/multipart~1form-data/schema");
    assert_eq!(
        written(&text, &[&schema, &format!("{schema}/properties/photo/type")]),
        ["#/paths/~1pets/get/parameters", "#/paths/~1pets/get/parameters/1/type"]
    );
}

#[test]
fn a_body_of_the_path_is_every_operations_own() {
    let text = "paths: {/pets: {parameters: [{in: body, name: b, schema: {type: string}}], put: {}, post: {}}}\n";
    let body = "{x-name: 'b', content: {application/json: {schema: {type: 'string'}}}}";
    becomes(
        text,
        "/paths/~1pets",
        &format!("{{parameters: [], put: {{requestBody: {body}}}, post: {{requestBody: {body}}}}}"),
    );
}

#[test]
fn a_body_beside_a_form_wins_and_is_reported() {
    let text = get("parameters: [{in: formData, name: f, type: string}, {in: body, name: b, schema: {type: string}}]");
    let (shown, findings) = seen(&text, &format!("{GET}/requestBody/content"));
    assert_eq!(shown, "{application/json: {schema: {type: 'string'}}}");
    assert_eq!(
        findings,
        [
            "unsupported-parameter #/paths/~1pets/get/parameters/0: `f` is a field of a form, and this operation has a body \
             as well; the field is left out"
        ]
    );
}

#[test]
fn a_response_comes_as_each_type_that_is_produced() {
    let text = format!(
        "produces: [a/b]\n{}",
        get(
            "responses: {200: {description: D, schema: {type: string}, headers: {H: {type: integer, description: N}}}, 204: {description: D}}"
        )
    );
    let expected = "{200: {description: 'D', headers: {H: {description: 'N', schema: {type: 'integer'}}}, content: \
                    {a/b: {schema: {type: 'string'}}}}, 204: {description: 'D'}}";
    becomes(&text, &format!("{GET}/responses"), expected);
    assert_eq!(
        written(&text, &[&format!("{GET}/responses/200/content/a~1b/schema/type")]),
        ["#/paths/~1pets/get/responses/200/schema/type"]
    );
}

#[test]
fn a_file_comes_as_bytes() {
    let text = get("responses: {200: {description: D, schema: {type: file}}}");
    let expected = "{application/octet-stream: {schema: {type: 'string', format: 'binary'}}}";
    becomes(&text, &format!("{GET}/responses/200/content"), expected);
}

#[test]
fn what_is_shared_stays_shared_unless_the_media_types_differ() {
    let shared = "parameters: {B: {in: body, name: b, schema: {type: object}}, P: {in: query, name: p, type: string}}\n\
                  responses: {R: {description: R, schema: {type: string}}}\n";
    let operation =
        "parameters: [{$ref: '#/parameters/B'}, {$ref: '#/parameters/P'}], responses: {200: {$ref: '#/responses/R'}}";
    let text = format!("{shared}{}", get(operation));
    let expected = "{parameters: [{$ref: '#/parameters/P'}], requestBody: {$ref: '#/parameters/B'}, responses: {200: {$ref: \
                    '#/responses/R'}}}";
    becomes(&text, GET, expected);
    let text = format!("{shared}{}", get(&format!("consumes: [a/b], produces: [c/d], {operation}")));
    let expected = "{parameters: [{$ref: '#/parameters/P'}], requestBody: {x-name: 'b', content: {a/b: {schema: {type: \
                    'object'}}}}, responses: {200: {description: 'R', content: {c/d: {schema: {type: 'string'}}}}}}";
    becomes(&text, GET, expected);
}

#[test]
fn references_are_followed_to_what_was_moved() {
    let text = format!(
        "definitions: {{Pet: {{type: object}}}}\nparameters: {{B: {{in: body, name: b, schema: {{type: string}}}}}}\n{}",
        get("responses: {200: {description: D, schema: {type: boolean}}}")
    );
    let documents = documents(&text);
    let skeleton = dialect::upgrade(&documents, &mut Diagnostics::default()).expect("a document");
    let target = |reference: &str| {
        let target = skeleton.target(&Origin::root(FileId::ENTRY), reference).expect("a place");
        json(skeleton.node(&target).expect("something is there"))
    };
    assert_eq!(target("#/definitions/Pet"), "{type: 'object'}");
    assert_eq!(target("#/parameters/B/schema/type"), "'string'");
    assert_eq!(target("#/paths/~1pets/get/responses/200/schema"), "{type: 'boolean'}");
}

#[test]
fn what_is_written_as_in_3_stays_as_it_is() {
    let parameters = |parameter: &str, expected: &str| {
        let text = get(&format!("parameters: [{parameter}]"));
        assert_eq!(seen(&text, &format!("{GET}/parameters")).0, expected);
    };
    parameters(
        "{in: query, name: n, type: string, schema: {type: integer}}",
        "[{in: 'query', name: 'n', schema: {type: 'integer'}}]",
    );
    parameters(
        "{in: query, name: n, type: string, content: {a/b: {schema: {type: integer}}}}",
        "[{in: 'query', name: 'n', content: {a/b: {schema: {type: 'integer'}}}}]",
    );
    let header = |header: &str, expected: &str| {
        let text = get(&format!("responses: {{200: {{description: D, headers: {{H: {header}}}}}}}"));
        assert_eq!(seen(&text, &format!("{GET}/responses/200/headers/H")).0, expected);
    };
    header("{type: integer, schema: {type: string}}", "{type: 'integer', schema: {type: 'string'}}");
    header("{$ref: '#/components/headers/H'}", "{$ref: '#/components/headers/H'}");
    header("{description: D}", "{description: 'D'}");
    header("{type: string}", "{schema: {type: 'string'}}");
    let response = "responses: {200: {description: D, schema: {type: string}, content: {a/b: {}}}}";
    assert_eq!(seen(&get(response), &format!("{GET}/responses/200")).0, "{description: 'D', content: {a/b: {}}}");
}

#[test]
fn a_file_comes_in_the_media_types_of_its_operation() {
    let text = get("produces: [image/png], responses: {200: {description: D, schema: {type: file}}}");
    let expected = "{image/png: {schema: {type: 'string', format: 'binary'}}}";
    becomes(&text, &format!("{GET}/responses/200/content"), expected);
    let text = format!("produces: [a/b]\n{}", get("responses: {200: {description: D, schema: {type: file}}}"));
    let expected = "{application/octet-stream: {schema: {type: 'string', format: 'binary'}}}";
    becomes(&text, &format!("{GET}/responses/200/content"), expected);
}

#[test]
fn references_among_components_stay_references() {
    let text = "components: {parameters: {P: {in: query, name: p, type: string}, Q: {$ref: '#/components/parameters/P'}}, \
                responses: {R: {description: R, schema: {type: string}}, S: {$ref: '#/components/responses/R'}, T: 1}}\n";
    assert_eq!(
        seen(text, "/components/parameters").0,
        "{P: {in: 'query', name: 'p', schema: {type: 'string'}}, Q: {$ref: '#/components/parameters/P'}}",
    );
    assert_eq!(
        seen(text, "/components/responses").0,
        "{R: {description: 'R', content: {application/json: {schema: {type: 'string'}}}}, S: {$ref: \
         '#/components/responses/R'}, T: 1}",
    );
}

#[test]
fn a_form_has_parts_only_where_it_has_a_file() {
    let form = |kind: &str| {
        get(&format!("parameters: [{{in: formData, name: a, type: string}}, {{in: formData, name: b, {kind}}}]"))
    };
    let content = |kind: &str| seen(&form(kind), &format!("{GET}/requestBody/content")).0;
    assert!(content("type: file").starts_with("{multipart/form-data: "), "{}", content("type: file"));
    for kind in ["type: string", "type: string, format: file", "default: file"] {
        assert!(content(kind).starts_with("{application/x-www-form-urlencoded: "), "{}", content(kind));
    }
}

#[test]
fn the_second_type_of_a_form_refers_to_the_schema_of_the_first() {
    let form = "parameters: [{in: formData, name: a, type: array, items: {type: string}, collectionFormat: csv}]";
    let text = format!("consumes: [multipart/form-data, application/x-www-form-urlencoded, a/b]\n{}", get(form));
    let encoding = "encoding: {a: {style: 'form', explode: false}}";
    let expected = format!(
        "{{required: false, content: {{multipart/form-data: {{schema: {{type: 'object', properties: {{a: {{type: 'array', \
         items: {{type: 'string'}}}}}}, required: []}}, {encoding}}}, application/x-www-form-urlencoded: {{schema: {{$ref: \
         '#/paths/~1pets/get/parameters'}}, {encoding}}}}}}}"
    );
    becomes(&text, &format!("{GET}/requestBody"), &expected);
}
