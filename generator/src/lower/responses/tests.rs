//! The responses of an operation, and the rows of the table that reads them.

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::{Options, Previous, lower};
use crate::rust::{Pattern, ResponseRow, Wrap};
use crate::select::Selection;
use crate::{Input, dialect, read, resolve};

/// The rows, as `status:decoding`, with the variant of an enum and the alternative.
fn rows(responses: &str) -> String {
    let text = format!(
        "openapi: 3.2.0\ninfo: {{title: Rows, version: '1'}}\npaths: {{/pets: {{get: {{operationId: list, tags: [pets], responses: \
         {{{responses}}}}}}}}}\n"
    );
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::Bytes { name: "rows.yaml".into(), bytes: text.into_bytes() }, &mut diagnostics);
    let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("a document");
    let mut api = resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics);
    let plan = lower(&mut api, &Config::default(), &Options::default(), &Previous::default(), &mut diagnostics);
    let call = plan.krate.tags.iter().flat_map(|tag| &tag.calls).next().expect("a call");
    call.responses.rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

fn row(row: &ResponseRow) -> String {
    let pattern = match row.pattern {
        Pattern::Code(code) => code.to_string(),
        Pattern::Range(first, last) => format!("{first}-{last}"),
        Pattern::Any => "_".to_owned(),
    };
    let variant = match &row.wrap {
        Wrap::Identity => String::new(),
        Wrap::Variant(_, variant) => format!("({variant})"),
    };
    let otherwise = row.otherwise.as_deref().map(|row| format!("/{:?}", row.decoding)).unwrap_or_default();
    format!("{pattern}:{:?}{variant}{otherwise}", row.decoding)
}

const JSON: &str = "{description: D, content: {application/json: {schema: {type: integer}}}}";
const EVENTS: &str = "{description: D, content: {text/event-stream: {itemSchema: {type: object, properties: {data: {type: string, \
                      contentMediaType: application/json, contentSchema: {type: integer}}}}}}}";
const BYTES: &str = "{description: D, content: {application/octet-stream: {}}}";
const NONE: &str = "{description: D}";

#[test]
fn a_success_that_no_response_describes_is_read_as_the_only_one() {
    assert_eq!(rows(&format!("200: {JSON}")), "200:Json 200-299:Json");
    assert_eq!(rows(&format!("204: {NONE}")), "204:Empty 200-299:Empty");
    assert_eq!(rows(&format!("2XX: {JSON}")), "200-299:Json");
    assert_eq!(rows(&format!("404: {NONE}")), "404:Empty 200-299:Empty");
    assert_eq!(rows(&format!("101: {NONE}")), "101:Upgraded");
    let every: Vec<String> = (200..300).map(|code| format!("{code}: {NONE}")).collect();
    assert!(rows(&every.join(", ")).ends_with(" 298:Empty 299:Empty"));
    assert!(rows(&every[1..].join(", ")).ends_with(" 299:Empty 200-299:Empty"));
}

#[test]
fn what_is_described_for_every_status_describes_successes_where_nothing_else_does() {
    assert_eq!(rows(&format!("default: {JSON}")), "200-299:Json _:Json");
    assert_eq!(rows(&format!("200: {JSON}, default: {JSON}")), "200:Json 200-299:Json/Json _:Json");
    assert_eq!(rows(&format!("204: {NONE}, default: {JSON}")), "204:Empty 200-299:Empty _:Json");
    assert_eq!(rows(&format!("200: {EVENTS}, default: {JSON}")), "200:Events _:Json");
}

#[test]
fn codes_come_before_ranges_whatever_their_order() {
    assert_eq!(
        rows(&format!("default: {NONE}, 4XX: {JSON}, 404: {NONE}, 403: {NONE}, 204: {NONE}")),
        "204:Empty 403:Empty(Forbidden) 404:Empty(NotFound) 200-299:Empty 400-499:Json(ClientError) _:Empty(Other)"
    );
}

#[test]
fn several_successes_are_variants_and_others_their_bytes() {
    assert_eq!(rows(&format!("200: {JSON}, 204: {NONE}")), "200:Json(Ok) 204:Empty(NoContent) 200-299:Bytes(Other)");
    assert_eq!(rows(&format!("200: {JSON}, 201: {JSON}")), "200:Json 201:Json 200-299:Json");
    assert_eq!(
        rows(&format!("200: {JSON}, 204: {NONE}, default: {NONE}")),
        "200:Json(Ok) 204:Empty(NoContent) _:Empty"
    );
}

#[test]
fn streams_beside_other_values_and_in_errors_are_text() {
    assert_eq!(rows(&format!("200: {EVENTS}")), "200:Events 200-299:Events");
    assert_eq!(rows(&format!("200: {EVENTS}, 202: {EVENTS}")), "200:Events 202:Events 200-299:Events");
    assert_eq!(rows(&format!("200: {EVENTS}, 404: {EVENTS}")), "200:Events 404:Text 200-299:Events");
    assert_eq!(rows(&format!("200: {JSON}, 202: {EVENTS}")), "200:Json(Ok) 202:Text(Accepted) 200-299:Bytes(Other)");
    assert_eq!(rows(&format!("200: {EVENTS}, 202: {JSON}")), "200:Text(Ok) 202:Json(Accepted) 200-299:Bytes(Other)");
    assert_eq!(rows(&format!("200: {BYTES}")), "200:Bytes 200-299:Bytes");
}

#[test]
fn an_error_that_may_also_be_text_is_read_as_either() {
    let both = |schema: &str, text: &str| {
        rows(&format!(
            "204: {NONE}, 400: {{description: D, content: {{application/json: {{schema: {schema}}}, text/plain: {text}}}}}"
        ))
    };
    let object = "{type: object, properties: {a: {type: string}}}";
    assert_eq!(both(object, "{schema: {type: string}}"), "204:Empty 400:Json(BadRequest)/OnlyText 200-299:Empty");
    assert_eq!(both("{type: string}", "{schema: {type: string}}"), "204:Empty 400:Json 200-299:Empty");
    assert_eq!(both("{}", "{schema: {type: string}}"), "204:Empty 400:Json 200-299:Empty");
}

#[test]
fn a_name_in_the_documentation_of_a_webhook_does_not_end_its_code() {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks: {'new`pet': {post: {responses: {204: {description: D}}}}}\n";
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::Bytes { name: "api.yaml".into(), bytes: text.into() }, &mut diagnostics);
    let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("a document");
    let mut api = resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics);
    let plan = lower(&mut api, &Config::default(), &Options::default(), &Previous::default(), &mut diagnostics);
    let docs = plan.krate.webhooks[0].webhooks[0].docs.lines().join(" ");
    assert!(docs.contains("request of the webhook `new'pet`."), "{docs}");
}
