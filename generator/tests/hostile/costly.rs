//! Documents whose parts multiply each other: each would take minutes or gigabytes if the time were not linear in what is
//! written, or if there were no limit of what one object may hold.

use super::documents::{HEAD, reference, with_schemas};
use super::generate_from;

fn list(element: impl Fn(usize) -> String, count: usize) -> String {
    (0..count).map(element).collect::<Vec<_>>().join(", ")
}

/// A document with one operation, of these fields.
fn with_operation(fields: &str) -> String {
    let responses = if fields.contains("responses:") { "" } else { ", responses: {'204': {description: Done.}}" };
    format!("{HEAD}paths: {{/a: {{post: {{operationId: a, {fields}{responses}}}}}}}\n")
}

/// The costs of operations and of schemas do not multiply.
#[test]
fn every_operation_reaches_every_schema() {
    let count = 2000;
    let path = |at: usize| {
        format!(
            "/a{at}: {{get: {{operationId: op{at}, tags: [t{}], responses: {{'200': {{description: A., content: \
             {{application/json: {{schema: {}}}}}}}}}}}}}",
            at % 40,
            reference(at)
        )
    };
    let schema = |at: usize| format!("A{at}: {{properties: {{next: {}}}}}", reference((at + 1) % count));
    let document =
        format!("{HEAD}paths: {{{}}}\ncomponents: {{schemas: {{{}}}}}\n", list(path, count), list(schema, count));
    generate_from("ring.yaml", document).must_be_read(&[]);
}

#[test]
fn patterns_are_compiled_once() {
    let large = format!("^({})$", (0..200).map(|at| format!("[a-z]{{1,50}}x{at}")).collect::<Vec<_>>().join("|"));
    let same = list(|at| format!("p{at}: {{type: string, pattern: '{large}'}}"), 1000);
    generate_from("same.yaml", with_schemas([format!("A: {{properties: {{{same}}}}}")])).must_be_read(&[]);
    let differ = (0..1000).map(|at| format!("A{at}: {{type: string, pattern: '(\\w{{1000}}){{{}}}'}}", at + 2));
    generate_from("differ.yaml", with_schemas(differ)).must_be_read(&["unchecked-pattern"]);
}

#[test]
fn chains_of_parent_schemas() {
    let count = 400;
    let link = |at: usize| {
        format!(
            "A{at}: {{discriminator: {{propertyName: kind}}, allOf: [{}, {{properties: {{p{at}: {{}}}}}}]}}",
            reference(at + 1)
        )
    };
    let last = format!("A{count}: {{discriminator: {{propertyName: kind}}, properties: {{kind: {{type: string}}}}}}");
    generate_from("chain.yaml", with_schemas((0..count).map(link).chain([last]))).must_be_read(&["limit-exceeded"]);
    let heir = |at: usize| format!("A{at}: {{allOf: [{}, {{properties: {{p{at}: {{}}}}}}]}}", reference(4000));
    let mapping = list(|at| format!("v{at}: '#/components/schemas/A{at}'"), 4000);
    let parent = format!(
        "A4000: {{properties: {{kind: {{type: string}}}}, discriminator: {{propertyName: kind, mapping: {{{mapping}}}}}}}"
    );
    generate_from("heirs.yaml", with_schemas((0..4000).map(heir).chain([parent]))).must_be_read(&["limit-exceeded"]);
}

/// A chain of references is followed to its end, however long it is.
#[test]
fn references_to_references() {
    let links = (0..16_000).map(|at| format!("A{at}: {}", reference(at + 1)));
    let ran = generate_from("chain.yaml", with_schemas(links.chain(["A16000: {type: string}".to_owned()])));
    ran.must_be_read(&[]);
    assert!(!ran.stderr.contains("reference-loop"), "{}", ran.stderr);
    // Each token of each reference is behind the next reference.
    let links =
        (0..60).map(|at| format!("A{at}: {{$ref: '#/components/schemas/A{}/properties/a/properties/a'}}", at + 1));
    let last = format!("A60: {{type: object, properties: {{a: {}}}}}", reference(60));
    generate_from("tokens.yaml", with_schemas(links.chain([last]))).must_be_read(&[]);
}

#[test]
fn many_findings_in_one_line() {
    let schemas = list(|at| format!("A{at}: {{$ref: '#/components/schemas/B{at}'}}"), 10_000);
    let document = format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n");
    generate_from("line.yaml", document).must_be_read(&["dangling-reference"]);
    let values = format!("A: {{enum: [{}]}}", list(|_| "a".to_owned(), 100_000));
    generate_from("values.yaml", with_schemas([values])).must_be_read(&["duplicate-value"]);
}

/// Code that is too large for the compiler is not generated.
#[test]
fn objects_that_hold_too_much() {
    let many = |what: &str, element: fn(usize) -> String, count: usize| (what.to_owned(), list(element, count));
    let (_, properties) = many("properties", |at| format!("p{at}: {{type: string}}"), 1001);
    let (_, required) = many("required", |at| format!("p{at}"), 100_000);
    let (_, branches) = many("branches", |at| format!("{{required: [p{at}], properties: {{p{at}: {{}}}}}}"), 1001);
    let (_, values) = many("values", |at| format!("v{at}"), 100_000);
    for (message, schema) in [
        ("the object has 1001 properties", format!("{{properties: {{{properties}}}}}")),
        ("the object has 100000 properties", format!("{{type: object, required: [{required}]}}")),
        ("the union has 1001 branches", format!("{{oneOf: [{branches}]}}")),
        ("the enumeration has 100000 values", format!("{{enum: [{values}]}}")),
    ] {
        let ran = generate_from("schema.yaml", with_schemas([format!("A: {schema}")]));
        ran.must_be_read(&["limit-exceeded"]);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
}

#[test]
fn operations_that_hold_too_much() {
    let parameters = list(|at| format!("{{name: p{at}, in: query, schema: {{type: string}}}}"), 10_000);
    let headers = list(|at| format!("X-{at}: {{schema: {{type: string}}}}"), 10_000);
    let links = list(|at| format!("l{at}: {{operationId: a}}"), 10_000);
    let types = list(|at| format!("application/x{at}: {{}}"), 10_000);
    for (message, fields) in [
        ("the first 500 of 10000 parameters are read", format!("parameters: [{parameters}]")),
        (
            "the first 200 of 10000 headers are read",
            format!("responses: {{'200': {{description: A., headers: {{{headers}}}}}}}"),
        ),
        (
            "the first 200 of 10000 links are read",
            format!("responses: {{'200': {{description: A., links: {{{links}}}}}}}"),
        ),
        ("the first 500 of 10000 media types are read", format!("requestBody: {{content: {{{types}}}}}")),
    ] {
        let ran = generate_from("operation.yaml", with_operation(&fields));
        ran.must_be_read(&["limit-exceeded"]);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
}

#[test]
fn long_paths_and_names() {
    // A key of YAML has at most 1024 characters.
    let path = |path: String| {
        format!(
            "{{\"openapi\": \"3.1.0\", \"info\": {{}}, \"paths\": {{\"/{path}\": {{\"get\": {{\"responses\": {{}}}}}}}}}}"
        )
    };
    generate_from("segments.json", path("a/".repeat(500_000))).must_be_read(&[]);
    generate_from("braces.json", path("{".repeat(1_000_000))).must_be_read(&[]);
    generate_from("templates.json", path(list(|at| format!("{{p{at}}}"), 10_000))).must_be_read(&["limit-exceeded"]);
    let alike = list(|at| format!("'A{}': {{properties: {{a: {{}}}}}}", "-".repeat(at)), 1000);
    generate_from("alike.yaml", format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{{alike}}}}}\n")).must_be_read(&[]);
}

/// What a few bytes can multiply has a limit that grows with the document.
#[test]
fn parts_that_are_written_once_and_repeated() {
    let path =
        |at: usize| format!("/a{at}: {{get: {{operationId: a{at}, responses: {{'204': {{description: Done.}}}}}}}}");
    let document = format!("{HEAD}paths: {{{}}}\n", list(path, 20_000));
    let ran = generate_from("operations.yaml", document);
    ran.must_be_read(&["limit-exceeded"]);
    assert!(ran.stderr.contains("of 20000 operations are read"), "{}", ran.stderr);
    let base = format!("A0: {{properties: {{{}}}}}", list(|at| format!("p{at}: {{}}"), 400));
    let child = |at: usize| format!("A{at}: {{allOf: [{}, {{properties: {{own: {{}}}}}}]}}", reference(0));
    let ran = generate_from("fields.yaml", with_schemas([base].into_iter().chain((1..100).map(child))));
    ran.must_be_read(&["limit-exceeded"]);
    assert!(ran.stderr.contains("properties together, inherited ones counted for each"), "{}", ran.stderr);
}

#[test]
fn arrays_of_arrays() {
    let arrays = (0..4000).map(|at| format!("A{at}: {{type: array, items: {}}}", reference(at + 1)));
    let ran = generate_from("arrays.yaml", with_schemas(arrays.chain(["A4000: {type: string}".to_owned()])));
    ran.must_be_read(&["limit-exceeded"]);
    assert!(ran.stderr.contains("arrays and maps are nested more than 64 levels deep"), "{}", ran.stderr);
}

#[test]
fn a_title_as_long_as_a_file_may_be() {
    let head = HEAD.replace("title: Hostile", &format!("title: {}", "x".repeat(60 << 20)));
    let ran = generate_from("title.yaml", format!("{head}paths: {{}}\n"));
    ran.must_be_read(&["limit-exceeded"]);
    assert!(ran.stderr.contains("the first 10000 are used"), "{:.2000}", ran.stderr);
}
