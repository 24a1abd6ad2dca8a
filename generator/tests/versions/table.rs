//! Our own pairs, each with the rule and the judgement that the specification and existing callers demand.
//!
//! | file | a pair is |
//! |---|---|
//! | `schemas.txt` | two schemas of a property, in a request and in a response |
//! | `objects.txt` | two bodies, of a request and of a response |
//! | `operations.txt` | two operations |
//! | `documents.txt` | two documents |
//!
//! The cell before the two is the judgement of Rust, by the public items of the crates of both, and the version of the
//! generated crate after 1.4.2.

use clientwright::diff::{Flow, Level, Rule};
use clientwright::{Input, Verdict};

use super::{verdict, verdict_with_items};

/// The version before each change.
const VERSION: &str = "1.4.2";

/// The named schemas that the pairs refer to.
const SCHEMAS: &str = "
components:
  schemas:
    Cat: {type: object, properties: {kind: {type: string}, claws: {type: integer}}, required: [kind]}
    Tomcat: {type: object, properties: {kind: {type: string}, claws: {type: integer}}, required: [kind]}
    Dog: {type: object, properties: {kind: {type: string}, bark: {type: string}}, required: [kind]}
    Fish: {type: object, properties: {fins: {type: integer}}, required: [fins]}
    Letter: {type: string, enum: [a], title: Letter}
";

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n";

#[test]
fn schemas_are_judged_in_requests_and_responses() {
    let document = |schema: &str| body(&format!("{{type: object, properties: {{p: {schema}}}}}"));
    let mut faults = Vec::new();
    for row in rows(include_str!("schemas.txt")) {
        let [rule, request, response, release, old, new] = row[..] else { panic!("{row:?}") };
        let verdict = of_texts(&document(old), &document(new));
        faults.extend(release_fault(&document(old), &document(new), release, &row));
        faults.extend(fault(&verdict, Some(Flow::Request), &place("request-property-", rule), request, &row));
        faults.extend(fault(&verdict, Some(Flow::Response), &place("response-property-", rule), response, &row));
    }
    assert_none(&faults);
}

#[test]
fn bodies_are_judged_in_requests_and_responses() {
    let mut faults = Vec::new();
    for row in rows(include_str!("objects.txt")) {
        let [request, response, release, old, new] = row[..] else { panic!("{row:?}") };
        let verdict = of_texts(&body(old), &body(new));
        faults.extend(release_fault(&body(old), &body(new), release, &row));
        for (flow, expected) in [(Flow::Request, request), (Flow::Response, response)] {
            let (rule, level) = expected.split_once(' ').expect("a rule and a judgement");
            faults.extend(fault(&verdict, Some(flow), rule, level, &row));
        }
    }
    assert_none(&faults);
}

#[test]
fn operations_are_judged() {
    let document = |operation: &str| format!("{HEAD}paths: {{'/pets/{{id}}': {{get: {operation}}}}}\n");
    let mut faults = Vec::new();
    for row in rows(include_str!("operations.txt")) {
        let [rule, level, release, old, new] = row[..] else { panic!("{row:?}") };
        faults.extend(release_fault(&document(old), &document(new), release, &row));
        faults.extend(fault(&of_texts(&document(old), &document(new)), None, rule, level, &row));
    }
    assert_none(&faults);
}

#[test]
fn documents_are_judged() {
    let document = |text: &str| format!("{{openapi: 3.1.0, info: {{title: Pets, version: '1'}}, {}", &text[1..]);
    let mut faults = Vec::new();
    for row in rows(include_str!("documents.txt")) {
        let [rule, level, release, old, new] = row[..] else { panic!("{row:?}") };
        faults.extend(release_fault(&document(old), &document(new), release, &row));
        faults.extend(fault(&of_texts(&document(old), &document(new)), None, rule, level, &row));
    }
    assert_none(&faults);
}

#[test]
fn there_are_more_than_two_hundred_pairs_of_known_rules() {
    let files = [
        include_str!("schemas.txt"),
        include_str!("objects.txt"),
        include_str!("operations.txt"),
        include_str!("documents.txt"),
    ];
    let count: usize = files.iter().map(|file| rows(file).count()).sum();
    assert!(count > 250, "{count} pairs");
}

/// A document without any change is judged as such, whichever it is.
#[test]
fn equal_documents_have_no_changes() {
    for row in rows(include_str!("schemas.txt")) {
        let document = body(row[row.len() - 1]);
        assert!(of_texts(&document, &document).changes.is_empty(), "{row:?}");
    }
}

/// The rows of a table, as cells.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split(" | ").collect())
}

/// A document whose request and response have this body.
fn body(schema: &str) -> String {
    let content = format!("content: {{application/json: {{schema: {schema}}}}}");
    format!(
        "{HEAD}paths:\n  /pets:\n    post:\n      requestBody: {{required: true, {content}}}\n      \
         responses: {{'200': {{description: d, {content}}}}}\n{SCHEMAS}"
    )
}

fn place(place: &str, rule: &str) -> String {
    if rule == "-" { rule.to_owned() } else { format!("{place}{rule}") }
}

fn of_texts(old: &str, new: &str) -> Verdict {
    let [old, new] = [old, new].map(|text| Input::Bytes { name: "api.yaml".into(), bytes: text.as_bytes().to_vec() });
    verdict(old, new, &[])
}

fn level(name: &str) -> Level {
    match name {
        "b" => Level::Breaking,
        "c" => Level::Compatible,
        "n" => Level::None,
        other => panic!("no level: {other}"),
    }
}

/// The fault of a judgement of all changes of one direction, or of both.
fn fault(verdict: &Verdict, flow: Option<Flow>, rule: &str, expected: &str, row: &[&str]) -> Option<String> {
    let changes = verdict.changes.iter().filter(|change| flow.is_none() || change.direction == flow);
    let found: Vec<(&str, Level)> = changes.map(|change| (&*change.rule, change.wire)).collect();
    let gravest = found.iter().map(|(_, level)| *level).max().unwrap_or_default();
    let has_rule = if rule == "-" { found.is_empty() } else { found.iter().any(|(id, _)| *id == rule) };
    let is_known = rule == "-" || Rule::from_id(rule).is_some();
    let is_right = gravest == level(expected) && has_rule && is_known;
    (!is_right).then(|| format!("{row:?}: {rule} {expected} is not in {found:?}"))
}

/// The fault of the judgement of Rust, and of the version that follows: `b 2.0.0`.
fn release_fault(old: &str, new: &str, expected: &str, row: &[&str]) -> Option<String> {
    let inputs = [old, new].map(|text| Input::Bytes { name: "api.yaml".into(), bytes: text.as_bytes().to_vec() });
    let verdict = verdict_with_items(inputs);
    let level = match verdict.rust {
        Level::Breaking => "b",
        Level::Compatible => "c",
        Level::None => "n",
    };
    let found = format!("{level} {}", verdict.release.next(VERSION).expect("a version"));
    (found != expected).then(|| format!("{row:?}: {found} is not {expected}: {:#?}", verdict.changes))
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
