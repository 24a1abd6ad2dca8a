//! Documents that would cost much if pairs were compared more than once, or within each other.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use clientwright::Verdict;

use super::{Input, verdict};

/// The time for a pair, in a program that is not optimized and on a machine with other load.
const LONGEST: Duration = Duration::from_secs(30);

/// A document whose operation sends and receives the schema `S0`.
fn document(schemas: &str) -> Input {
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}";
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /pets:\n    post:\n      \
         requestBody: {{{content}}}\n      responses: {{'200': {{description: d, {content}}}}}\ncomponents:\n  schemas:\n{schemas}"
    );
    Input::Bytes { name: "api.yaml".into(), bytes: text.into_bytes() }
}

/// The verdict on documents of `count` schemas each, made by `schema` from their numbers.
fn verdict_of(count: usize, last: [&str; 2], schema: impl Fn(usize) -> String) -> Verdict {
    let [old, new] = last.map(|last| {
        let mut schemas = String::new();
        for number in 0..count {
            let _ = writeln!(schemas, "    S{number}: {}", schema(number));
        }
        let _ = writeln!(schemas, "    S{count}: {last}");
        document(&schemas)
    });
    let started = Instant::now();
    let verdict = verdict(old, new, &[]);
    assert!(started.elapsed() < LONGEST, "{:?}", started.elapsed());
    verdict
}

fn rules(verdict: &Verdict) -> Vec<&str> {
    verdict.changes.iter().map(|change| &*change.rule).collect()
}

const TEXT_TO_NUMBER: [&str; 2] = ["{type: string}", "{type: boolean}"];

#[test]
fn long_chains_cost_no_stack() {
    let chain = |number: usize| {
        format!("{{type: object, properties: {{p: {{$ref: '#/components/schemas/S{}'}}}}}}", number + 1)
    };
    let verdict = verdict_of(5_000, TEXT_TO_NUMBER, chain);
    assert_eq!(rules(&verdict), ["request-property-type-changed", "response-property-type-changed"]);
}

#[test]
fn doubled_schemas_are_gathered_once() {
    let doubled = |number: usize| {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", number + 1);
        format!("{{allOf: [{next}, {next}]}}")
    };
    assert_eq!(
        rules(&verdict_of(60, TEXT_TO_NUMBER, doubled)),
        ["request-body-type-changed", "response-body-type-changed"]
    );
    let branches = |number: usize| {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", number + 1);
        format!("{{type: object, properties: {{a: {next}, b: {next}, c: {next}}}}}")
    };
    let verdict = verdict_of(60, TEXT_TO_NUMBER, branches);
    assert_eq!(rules(&verdict), ["request-property-type-changed", "response-property-type-changed"]);
}

#[test]
fn recursive_schemas_end() {
    let ring = |number: usize| {
        let next = (number + 1) % 3;
        format!(
            "{{type: object, properties: {{next: {{$ref: '#/components/schemas/S{next}'}}, p: {{$ref: '#/components/schemas/S3'}}}}}}"
        )
    };
    let verdict = verdict_of(3, TEXT_TO_NUMBER, ring);
    assert_eq!(rules(&verdict), ["request-property-type-changed", "response-property-type-changed"]);
    let itself = |_: usize| "{$ref: '#/components/schemas/S0'}".to_owned();
    assert!(verdict_of(1, TEXT_TO_NUMBER, itself).changes.is_empty());
    let own_part = |_: usize| {
        "{allOf: [{$ref: '#/components/schemas/S0'}], oneOf: [{$ref: '#/components/schemas/S0'}]}".to_owned()
    };
    assert!(verdict_of(1, TEXT_TO_NUMBER, own_part).changes.is_empty());
}

#[test]
fn wide_unions_and_enumerations_are_compared_in_order() {
    let list = |kind: &str| {
        (0..2_000)
            .map(|number| format!("{{title: T{number}, type: {kind}, maxLength: {number}}}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let unions = ["string", "integer"].map(|kind| format!("{{oneOf: [{}]}}", list(kind)));
    let verdict = verdict_of(0, [&unions[0], &unions[1]], |_| String::new());
    assert_eq!(verdict.changes.len(), 4_000, "each branch, in the request and in the response");
    let values = |from: usize| (from..from + 20_000).map(|number| number.to_string()).collect::<Vec<_>>().join(", ");
    let enums = [0, 1].map(|from| format!("{{enum: [{}]}}", values(from)));
    let verdict = verdict_of(0, [&enums[0], &enums[1]], |_| String::new());
    assert_eq!(verdict.changes.len(), 4);
}

/// The same document gives the same verdict, in the order of the document.
#[test]
fn verdicts_are_deterministic() {
    let schemas = |kind: &str| {
        let properties = (0..50).map(|number| format!("p{number}: {{type: {kind}}}")).collect::<Vec<_>>().join(", ");
        format!("    S0: {{type: object, properties: {{{properties}}}}}\n")
    };
    let (old, new) = (schemas("string"), schemas("boolean"));
    let of = || verdict(document(&old), document(&new), &[]);
    let (one, other) = (of(), of());
    let pointers: Vec<&str> = one.changes.iter().map(|change| &*change.old.pointer).collect();
    assert_eq!(
        pointers[..2],
        ["#/components/schemas/S0/properties/p0/type", "#/components/schemas/S0/properties/p1/type"]
    );
    assert_eq!(serde_json::to_string(&one).expect("JSON"), serde_json::to_string(&other).expect("JSON"));
}
