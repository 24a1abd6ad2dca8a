//! Large documents.

use super::documents::{HEAD, nested, reference, with_schemas};
use super::generate_from;

const TOO_DEEP: &str = "limit-exceeded]: arrays and objects are nested more than 128 levels deep";

#[test]
fn a_hundred_thousand_brackets() {
    let keys = "not-a-document]: the file is not valid YAML: a key is a sequence or a mapping";
    generate_from("keys.yaml", "? ".repeat(100_000)).must_be_refused(keys);
    for (name, text) in [
        ("arrays.json", nested("[", "]", 100_000)),
        ("open_arrays.json", "[".repeat(100_000)),
        ("objects.json", nested("{\"a\":", "}", 100_000)),
        ("arrays.yaml", format!("a: {}", nested("[", "]", 100_000))),
        ("objects.yaml", format!("a: {}", nested("{a: ", "}", 100_000))),
        ("sequences.yaml", "- ".repeat(100_000)),
        ("pairs.yaml", format!("a: {}", "[a: ".repeat(100_000))),
        ("mappings.yaml", (0..3000).map(|depth| " ".repeat(depth) + "a:\n").collect()),
    ] {
        generate_from(name, text).must_be_refused(TOO_DEEP);
    }
}

#[test]
fn as_deep_as_it_may_be() {
    let inside = 120;
    let schemas = [
        format!("Items: {}{{}}{}", "{type: array, items: ".repeat(inside), "}".repeat(inside)),
        format!("All: {}{{}}{}", "{allOf: [".repeat(inside / 2), "]}".repeat(inside / 2)),
        format!("One: {}{{}}{}", "{oneOf: [{type: string}, ".repeat(inside / 2), "]}".repeat(inside / 2)),
        format!("Properties: {}{{}}{}", "{properties: {a: ".repeat(inside / 2), "}}".repeat(inside / 2)),
    ];
    generate_from("deep.yaml", with_schemas(schemas)).must_be_read(&[]);
}

#[test]
fn files_of_64_mebibytes_and_one_byte() {
    let text = " ".repeat((64 << 20) + 1);
    generate_from("large.json", text).must_be_refused("limit-exceeded]: `");
}

#[test]
fn five_million_values() {
    let message = "limit-exceeded]: the file contains more than 5000000 values, aliases counted";
    generate_from("values.json", format!("[{}0]", "0,".repeat(5_000_000))).must_be_refused(message);
    if !cfg!(debug_assertions) {
        generate_from("values.yaml", "- 0\n".repeat(5_000_001)).must_be_refused(message);
    }
    // Below the limit, and yet no document.
    generate_from("objects.json", format!("[{}0]", "{},".repeat(4_000_000))).must_be_refused("not-openapi]");
}

#[test]
fn a_text_as_long_as_a_file_may_be() {
    let text = "x".repeat(60 << 20);
    generate_from("name.yaml", format!("{HEAD}x-text: {text}\n{}", "paths: {}\n")).must_be_read(&[]);
    let text = "<b>x ".repeat(2 << 20);
    let document =
        format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{description: '{text}', type: object}}}}}}\n");
    generate_from("tags.yaml", document).must_be_read(&[]);
}

#[test]
fn markup_of_half_a_megabyte() {
    for piece in [
        "<a>",
        "<b>x</b>",
        "<p>",
        "<br>",
        "<li>x",
        "</p>",
        "<a \"",
        "<code>",
        "<!--",
        "[a](",
        "![",
        "`a",
        "> ",
        "- ",
        "**a ",
        "*a_",
        "https://a.io/(",
        "( A. A",
        "&amp;",
        "\\",
        "<A>B<C>",
        "|a",
        "# a\n",
        "    a\n",
        "```\n",
    ] {
        let text = piece.repeat(500_000 / piece.len());
        let document = format!(
            "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"A\", \"version\": \"1\"}}, \"components\": {{\"schemas\": \
             {{\"A\": {{\"type\": \"object\", \"description\": {}}}}}}}}}",
            serde_json::to_string(&text).expect("JSON")
        );
        let mut ran = generate_from("markup.json", document);
        ran.name = piece.to_owned();
        ran.must_be_read(&[]);
    }
}

#[test]
fn long_chains() {
    let chain = |link: fn(usize) -> String| with_schemas((0..500).map(link).chain(["A500: {type: string}".into()]));
    generate_from("references.yaml", chain(|at| format!("A{at}: {}", reference(at + 1)))).must_be_read(&[]);
    generate_from("all_of.yaml", chain(|at| format!("A{at}: {{allOf: [{}]}}", reference(at + 1)))).must_be_read(&[]);
    generate_from("any_of.yaml", chain(|at| format!("A{at}: {{anyOf: [{}, {{type: 'null'}}]}}", reference(at + 1))))
        .must_be_read(&[]);
    generate_from(
        "all_of_two.yaml",
        chain(|at| format!("A{at}: {{allOf: [{}, {{properties: {{a: {{}}}}}}]}}", reference(at + 1))),
    )
    .must_be_read(&[]);
    generate_from("items.yaml", chain(|at| format!("A{at}: {{type: array, items: {}}}", reference(at + 1))))
        .must_be_read(&[]);
    generate_from("properties.yaml", chain(|at| format!("A{at}: {{properties: {{a: {}}}}}", reference(at + 1))))
        .must_be_read(&[]);
}

/// Each schema names the next one twice: there are 2^60 ways from the first to the last.
#[test]
fn many_ways() {
    for keyword in ["allOf", "oneOf", "anyOf"] {
        let schemas = (0..60).map(|at| format!("A{at}: {{{keyword}: [{0}, {0}]}}", reference(at + 1)));
        let last = "A60: {type: object, properties: {a: {type: string}}}".to_owned();
        generate_from(&format!("{keyword}.yaml"), with_schemas(schemas.chain([last]))).must_be_read(&[]);
    }
}

#[test]
fn wide_schemas() {
    let list = |element: fn(usize) -> String, count: usize| (0..count).map(element).collect::<Vec<_>>().join(", ");
    for (name, schema) in [
        ("enum.yaml", format!("A: {{enum: [{}]}}", list(|at| format!("v{at}"), 30_000))),
        ("integers.yaml", format!("A: {{type: integer, enum: [{}]}}", list(|at| at.to_string(), 100_000))),
        (
            "properties.yaml",
            format!("A: {{properties: {{{}}}}}", list(|at| format!("p{at}: {{type: string}}"), 10_000)),
        ),
        ("required.yaml", format!("A: {{type: object, required: [{}]}}", list(|at| format!("p{at}"), 10_000))),
        (
            "one_of.yaml",
            format!(
                "A: {{oneOf: [{}]}}",
                list(|at| format!("{{type: object, required: [p{at}], properties: {{p{at}: {{}}}}}}"), 1000)
            ),
        ),
        ("all_of.yaml", format!("A: {{allOf: [{}]}}", list(|at| format!("{{properties: {{p{at}: {{}}}}}}"), 1000))),
    ] {
        generate_from(name, with_schemas([schema])).must_be_read(&[]);
    }
}

#[test]
fn many_faults() {
    let dangling = (0..1000).map(|at| format!("A{at}: {{$ref: '#/components/schemas/B{at}'}}"));
    generate_from("dangling.yaml", with_schemas(dangling)).must_be_read(&["dangling-reference"]);
    let repeated = (0..200_000).map(|_| "A: {type: string}".to_owned());
    generate_from("repeated.yaml", with_schemas(repeated)).must_be_read(&["duplicate-key"]);
}
