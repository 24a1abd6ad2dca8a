//! Changes of small documents.

use super::{Date, compare};
use crate::diagnostic::Diagnostics;
use crate::dialect;
use crate::select::Selection;
use crate::source::{Documents, read_text};

fn documents(text: &str) -> Documents {
    let text = format!("openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\n{text}");
    read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default())
}

/// The changes, each as `rule judgement`, with that of requests and responses.
fn changes(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (documents(old), documents(new));
    let [old, new] = [&old, &new].map(|documents| dialect::upgrade(documents, &mut Diagnostics::default()));
    let (old, new) = old.zip(new).expect("two documents");
    let today = Date::parse("2026-01-01").expect("a date");
    let changes = compare(&old, &new, &Selection::default(), today);
    changes.iter().map(|change| format!("{} {}", change.rule.id(), change.wire.as_str())).collect()
}

/// The changes of a query parameter with this style and schema.
fn of_query(style: &str, old: &str, new: &str) -> Vec<String> {
    let document = |schema: &str| {
        format!(
            "paths: {{/a: {{get: {{parameters: [{{name: q, in: query{style}, schema: {schema}}}], responses: {{'204': {{description: \
             None.}}}}}}}}}}\n"
        )
    };
    changes(&document(old), &document(new))
}

/// The changes of a response with this schema.
fn of_response(old: &str, new: &str) -> Vec<String> {
    let document = |schema: &str| {
        format!(
            "paths: {{/a: {{get: {{responses: {{'200': {{description: One., content: {{application/json: {{schema: {schema}}}}}}}}}}}}}}}\n"
        )
    };
    changes(&document(old), &document(new))
}

/// `?q=a` is also an array of one element, if each element is sent under the name.
#[test]
fn a_value_may_become_an_array_of_such_values() {
    let array = |items: &str| format!("{{type: array, items: {items}}}");
    for (old, items, judgement) in [
        ("{type: string}", "{type: string}", "compatible"),
        ("{type: string}", "{}", "compatible"),
        ("{type: string}", "{minLength: 1}", "breaking"),
        ("{type: string}", "{type: string, minLength: 1}", "breaking"),
        ("{type: string, minLength: 1}", "{type: string, minLength: 1}", "compatible"),
        ("{type: integer}", "{type: number}", "compatible"),
        ("{type: number}", "{type: integer}", "breaking"),
    ] {
        let found = of_query("", old, &array(items));
        assert!(found.iter().all(|change| change.ends_with(judgement)) && !found.is_empty(), "{old} {items} {found:?}");
    }
    let plain = "{type: string}";
    assert_eq!(of_query(", explode: false", plain, &array(plain)), ["request-parameter-type-changed breaking"]);
    assert_eq!(of_query("", "{type: object}", &array("{type: object}")), ["request-parameter-type-changed breaking"]);
    assert_eq!(
        of_query("", plain, "{type: object, items: {type: string}}"),
        ["request-parameter-type-changed breaking"]
    );
}

const A: &str = "{title: A, type: object, properties: {a: {type: string}}}";
const B: &str = "{title: B, type: object, properties: {b: {type: integer}}, required: [b]}";
const C: &str = "{title: C, type: object, properties: {c: {type: boolean}}, required: [c]}";

/// The whole union decides about `null`, not each branch.
#[test]
fn null_is_compared_once_where_a_union_takes_the_place_of_a_schema() {
    let schema = A.replace("type: object", "type: [object, 'null']");
    let union = format!("{{oneOf: [{A}, {B}, {{type: 'null'}}]}}");
    assert_eq!(of_response(&schema, &union), ["response-body-one-of-added breaking"]);
    assert_eq!(of_response(&union, &schema), ["response-body-one-of-removed compatible"]);
    let without = format!("{{oneOf: [{A}, {B}]}}");
    let added = "response-body-one-of-added breaking";
    assert_eq!(of_response(&schema, &without), ["response-body-became-not-nullable compatible", added]);
}

#[test]
fn branches_come_and_go() {
    for union in ["oneOf", "anyOf"] {
        let of = |branches: &[&str]| format!("{{{union}: [{}]}}", branches.join(", "));
        let name = if union == "oneOf" { "one-of" } else { "any-of" };
        let added = |judgement: &str| vec![format!("response-body-{name}-added {judgement}")];
        let removed = vec![format!("response-body-{name}-removed compatible")];
        let (two, three) = (of(&[A, B]), of(&[A, B, C]));
        assert_eq!(of_response(&two, &three), added("breaking"));
        assert_eq!(of_response(&three, &two), removed);
        assert_eq!(of_response(&two, &of(&[A, B, &B.replace("title: B", "title: D")])), added("compatible"));
        assert_eq!(of_response(A, &two), added("breaking"));
        assert_eq!(of_response(&two, A), removed);
    }
}
