//! Overlays and the documents that they produce.

use std::path::PathBuf;

use super::apply_overlays;
use crate::diagnostic::Diagnostics;
use crate::origin::{FileId, Origin, Pointer};
use crate::source::{Documents, Node, read_entry};

const PETS: &str = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\ntags: [{name: a}, {name: b}, {name: c}]\npaths:\n  /pets:\n    get: {summary: All, x-internal: true}\n    post: {summary: One}\n";

/// A document with overlays applied, and the diagnostics.
struct Applied {
    documents: Documents,
    findings: Vec<String>,
}

fn apply(overlays: &[&str]) -> Applied {
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = directory.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let mut diagnostics = Diagnostics::default();
    let mut documents = read_entry(&write("api.yaml", PETS), &mut diagnostics);
    let paths: Vec<PathBuf> =
        overlays.iter().enumerate().map(|(at, text)| write(&format!("{at}.overlay.yaml"), text)).collect();
    apply_overlays(&mut documents, &paths, &mut diagnostics);
    let finding = |finding: &crate::diagnostic::Diagnostic| {
        let at = finding.origin.as_ref().map(|origin| format!("{origin:?}")).unwrap_or_default();
        format!("{at} {}: {}", finding.code.as_str(), finding.message)
    };
    Applied { documents, findings: diagnostics.findings().iter().map(finding).collect() }
}

/// One overlay of this version with these actions, in YAML's flow notation.
fn act(version: &str, actions: &str) -> Applied {
    apply(&[&format!("overlay: {version}\ninfo: {{title: T, version: '1'}}\nactions: [{actions}]\n")])
}

impl Applied {
    fn at(&self, pointer: &str) -> String {
        let origin = Origin { file: FileId::ENTRY, pointer: Pointer::parse(pointer).unwrap() };
        self.documents.node(&origin).map_or_else(|| "-".to_owned(), show)
    }

    /// The place where a node is written, as file and pointer.
    fn written(&self, pointer: &str) -> String {
        let origin = Origin { file: FileId::ENTRY, pointer: Pointer::parse(pointer).unwrap() };
        format!("{:?}", self.documents.written(&origin))
    }

    fn without_findings(self) -> Self {
        assert_eq!(self.findings, [""; 0]);
        self
    }
}

fn show(node: &Node) -> String {
    match node {
        Node::Null => "null".into(),
        Node::Bool(boolean) => boolean.to_string(),
        Node::Number(number) => number.to_string(),
        Node::String(text) => text.to_string(),
        Node::Array(elements) => format!("[{}]", elements.iter().map(show).collect::<Vec<_>>().join(" ")),
        Node::Object(object) => {
            let entries = object.iter().map(|(key, value)| format!("{key}:{}", show(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
    }
}

#[test]
fn objects_are_merged_and_keep_their_order() {
    let applied = act("1.0.0", "{target: $.info, update: {title: Cats, contact: {name: Ada}}}").without_findings();
    assert_eq!(applied.at("/info"), "{title:Cats version:1 contact:{name:Ada}}");
    assert_eq!(applied.written("/info/title"), "1:#/actions/0/update/title");
    assert_eq!(applied.written("/info/version"), "0:#/info/version");
    assert_eq!(applied.written("/info/contact/name"), "1:#/actions/0/update/contact/name");
}

#[test]
fn the_whole_document_can_be_the_target() {
    let applied =
        act("1.0.0", "{target: $, update: {info: {x-a: 1}, paths: null, tags: [{name: d}]}}").without_findings();
    assert_eq!(applied.at("/info"), "{title:Pets version:1 x-a:1}");
    assert_eq!(applied.at("/tags"), "[{name:a} {name:b} {name:c} {name:d}]");
    assert_eq!(applied.at("/paths/~1pets/post"), "{summary:One}");
    assert_eq!(applied.written("/tags/3/name"), "1:#/actions/0/update/tags/0/name");
}

#[test]
fn arrays_grow() {
    let applied = act("1.1.0", "{target: $.tags, update: {name: d}}, {target: $.tags, update: [{name: e}, {name: f}]}");
    let applied = applied.without_findings();
    assert_eq!(applied.at("/tags"), "[{name:a} {name:b} {name:c} {name:d} {name:e} {name:f}]");
    assert_eq!(applied.written("/tags/3"), "1:#/actions/0/update");
    assert_eq!(applied.written("/tags/5/name"), "1:#/actions/1/update/1/name");
}

#[test]
fn what_is_removed_is_gone_and_what_comes_after_it_is_known() {
    let applied =
        act("1.0.0", "{target: \"$.tags[?@.name != 'b']\", remove: true}, {target: $.tags, update: {name: d}}");
    let applied = applied.without_findings();
    assert_eq!(applied.at("/tags"), "[{name:b} {name:d}]");
    assert_eq!(applied.written("/tags/0/name"), "0:#/tags/1/name");
    assert_eq!(applied.written("/tags/1/name"), "1:#/actions/1/update/name");

    let applied = act("1.0.0", "{target: '$.paths[*][?@.x-internal]', remove: true}");
    assert_eq!(applied.at("/paths"), "{/pets:{get:{summary:All x-internal:true} post:{summary:One}}}");
    assert_eq!(applied.findings.len(), 1, "{:?}", applied.findings);
    let applied = act("1.0.0", "{target: \"$.paths[*][?@['x-internal']]\", remove: true}").without_findings();
    assert_eq!(applied.at("/paths"), "{/pets:{post:{summary:One}}}");
}

#[test]
fn elements_of_several_parents_are_removed_at_once() {
    let applied = act("1.0.0", "{target: '$..[?@.name || @.summary]', remove: true}").without_findings();
    assert_eq!(applied.at("/tags"), "[]");
    assert_eq!(applied.at("/paths"), "{/pets:{}}");
    let applied = act("1.0.0", "{target: '$.tags[0,2]', remove: true}, {target: '$.tags[0]', update: {x: 1}}");
    assert_eq!(applied.without_findings().at("/tags"), "[{name:b x:1}]");
    let applied = act("1.0.0", "{target: '$[\"info\",\"tags\"].*', remove: true}").without_findings();
    assert_eq!((applied.at("/info").as_str(), applied.at("/tags").as_str()), ("{}", "[]"));
}

#[test]
fn each_element_that_is_added_is_written_where_it_stands() {
    let actions = "{target: $.tags, update: {name: d}}, {target: $.tags, update: {name: e}}, {target: '$.tags[4]', update: {name: \
                   f}}";
    let applied = act("1.0.0", actions).without_findings();
    assert_eq!(applied.at("/tags"), "[{name:a} {name:b} {name:c} {name:d} {name:f}]");
    assert_eq!(applied.written("/tags/2/name"), "0:#/tags/2/name");
    assert_eq!(applied.written("/tags/3/name"), "1:#/actions/0/update/name");
    assert_eq!(applied.written("/tags/4/name"), "1:#/actions/2/update/name");
    let applied = act("1.0.0", "{target: $.tags, update: [{name: d}, {name: e}]}").without_findings();
    assert_eq!(applied.at("/tags"), "[{name:a} {name:b} {name:c} {name:d} {name:e}]");
    assert_eq!(applied.written("/tags/4/name"), "1:#/actions/0/update/1/name");
}

#[test]
fn targets_are_written_as_people_write_them() {
    for target in [
        "$.tags[?( @.name == 'b' )]",
        "$.tags[?(@.name=='b')]",
        "$..tags[?@['name'] == \"b\"]",
        "$['tags'][1]",
        "$.tags[-2]",
        "$.tags[1:2]",
        "$.tags[?match(@.name, '[b]')]",
        "$.tags[?length(@.name) == 1 && search(@.name, 'b')]",
    ] {
        let overlay = serde_json::json!({"overlay": "1.0.0", "actions": [{"target": target, "remove": true}]});
        let applied = apply(&[&overlay.to_string()]).without_findings();
        assert_eq!(applied.at("/tags"), "[{name:a} {name:c}]", "{target}");
    }
}

#[test]
fn later_actions_see_what_earlier_ones_did() {
    let actions = "{target: $.info, update: {x-new: {a: 1}}}, {target: \"$.info['x-new']\", update: {b: 2}}, \
                   {target: \"$.info['x-new'].a\", remove: true}, {target: $.info, update: {x-new: {c: 3}}}";
    let applied = act("1.1.0", actions).without_findings();
    assert_eq!(applied.at("/info/x-new"), "{b:2 c:3}");
    assert_eq!(applied.written("/info/x-new/b"), "1:#/actions/1/update/b");
}

#[test]
fn overlays_are_applied_in_order() {
    let first = "overlay: 1.0.0\nactions: [{target: $.info, update: {title: First, x-a: 1}}]\n";
    let second = "{\"overlay\": \"1.1.0\", \"actions\": [{\"target\": \"$.info.title\", \"update\": \"Second\"}]}";
    let applied = apply(&[first, second]).without_findings();
    assert_eq!(applied.at("/info"), "{title:Second version:1 x-a:1}");
    assert_eq!(applied.written("/info/title"), "2:#/actions/0/update");
    assert_eq!(applied.written("/info/x-a"), "1:#/actions/0/update/x-a");
}

#[test]
fn a_copy_keeps_where_its_parts_are_written() {
    let actions = "{target: \"$.paths['/pets'].get\", update: {summary: Every}}, \
                   {target: $.paths, update: {/cats: {}}}, {target: \"$.paths['/cats']\", copy: \"$.paths['/pets']\"}";
    let applied = act("1.1.0", actions).without_findings();
    assert_eq!(applied.at("/paths/~1cats"), "{get:{summary:Every x-internal:true} post:{summary:One}}");
    assert_eq!(applied.written("/paths/~1cats/get/summary"), "1:#/actions/0/update/summary");
    assert_eq!(applied.written("/paths/~1cats/post/summary"), "0:#/paths/~1pets/post/summary");
}

#[test]
fn scalars_are_replaced_since_1_1() {
    let action = "{target: $.info.title, update: Cats}";
    assert_eq!(act("1.1.0", action).without_findings().at("/info/title"), "Cats");
    let applied = act("1.0.0", action);
    assert_eq!(applied.at("/info/title"), "Pets");
    let message = "an overlay of version 1.0 cannot replace a value that is not an object or array; it stays unchanged";
    assert_eq!(applied.findings, [format!("1:#/actions/0/update overlay-mismatch: {message}")]);
}

#[test]
fn what_cannot_be_merged_stays_and_the_rest_is_done() {
    let applied = act("1.1.0", "{target: $, update: {info: {title: {en: Pets}, version: '2'}, tags: {name: d}}}");
    assert_eq!(applied.at("/info"), "{title:Pets version:2}");
    let findings = [
        "1:#/actions/0/update/info/title overlay-mismatch: an object cannot be merged into a string, which stays unchanged",
        "1:#/actions/0/update/tags overlay-mismatch: an object cannot be merged into an array, which stays unchanged",
    ];
    assert_eq!(applied.findings, findings);
}

#[test]
fn actions_that_cannot_be_done_are_reported() {
    for (version, action, finding) in [
        (
            "1.0.0",
            "{target: $.nothing, update: {}}",
            "/target overlay-without-match: `$.nothing` selects nothing; the action has no effect",
        ),
        (
            "1.0.0",
            "{update: {}}",
            " bad-overlay-action: this action has no `target`, a JSONPath that selects what to change; it is ignored",
        ),
        ("1.0.0", "7", " bad-overlay-action: an action is an object, found a number; it is ignored"),
        (
            "1.0.0",
            "{target: $.info}",
            " bad-overlay-action: this action does nothing: there is neither `update` nor `remove: true`; it is ignored",
        ),
        (
            "1.0.0",
            "{target: $.info, copy: $.tags}",
            "/copy bad-overlay-action: `copy` is new in Overlay 1.1, and this is 1.0; it is ignored",
        ),
        (
            "1.1.0",
            "{target: $.info, copy: '$.tags[*]'}",
            "/copy overlay-mismatch: `$.tags[*]` selects 3 values to copy, not one; the action is ignored",
        ),
        (
            "1.1.0",
            "{target: $.info, copy: $.nothing}",
            "/copy overlay-without-match: `$.nothing` selects 0 values to copy, not one; the action is ignored",
        ),
        (
            "1.0.0",
            "{target: $, remove: true}",
            "/target overlay-mismatch: the document as a whole cannot be removed; the action has no effect on it",
        ),
    ] {
        let applied = act(version, action);
        assert_eq!(applied.findings, [format!("1:#/actions/0{finding}")]);
        assert_eq!(applied.at("/info"), "{title:Pets version:1}");
    }
    let [finding] = &act("1.0.0", "{target: '$.info[', update: {}}").findings[..] else { panic!() };
    assert!(
        finding.starts_with("1:#/actions/0/target bad-jsonpath: `$.info[` is not a JSONPath (RFC 9535): "),
        "{finding}"
    );
}

#[test]
fn what_would_grow_too_deep_is_not_done() {
    let deep = format!("{}1{}", "{a: ".repeat(100), "}".repeat(100));
    let target = format!("$.info{}", ".a".repeat(50));
    let applied =
        act("1.1.0", &format!("{{target: $.info, update: {deep}}}, {{target: {target}, update: {{b: {deep}}}}}"));
    let message = "with this arrays and objects would be nested more than 128 levels deep; the action is ignored";
    assert_eq!(applied.findings, [format!("1:#/actions/1/update limit-exceeded: {message}")]);
}

#[test]
fn a_query_that_is_nested_too_deep_is_refused() {
    for (open, close) in [("(", ")"), ("@[?", "]"), ("!(", ")")] {
        let target = format!("$[?{}@.a{}]", open.repeat(50_000), close.repeat(50_000));
        let applied = act("1.0.0", &format!("{{target: '{target}', remove: true}}"));
        let beginning: String = target.chars().take(40).collect();
        let message = format!("`{beginning}…` is nested more than 64 levels deep; the action is ignored");
        assert_eq!(applied.findings, [format!("1:#/actions/0/target bad-jsonpath: {message}")]);
    }
    let target = format!("$[?{}@.a{}]", "(".repeat(50), ")".repeat(50));
    assert_eq!(act("1.0.0", &format!("{{target: '{target}', remove: true}}")).findings.len(), 1, "it selects nothing");
}

/// 64 copies of 100,000 values are more than a document may hold, whether the values are in an array or in objects.
#[test]
fn a_document_that_would_hold_too_many_values_is_not_made() {
    let message = "overlays may add 1000000 values to a document, and this is more; the action is ignored";
    let large = [format!("[{}]", "1,".repeat(100_000)), format!("{{a: [{}]}}", "{b: 1},".repeat(50_000))];
    for value in large {
        let places = (0..64).map(|at| format!("x-{at}: {{}}")).collect::<Vec<_>>().join(",");
        let actions = format!(
            "{{target: $.info, update: {{x: {{{places}}}}}}}, {{target: '$.info.x.*', update: {{c: {value}}}}}"
        );
        let applied = act("1.1.0", &actions);
        assert_eq!(applied.findings, [format!("1:#/actions/1/update limit-exceeded: {message}")]);
        assert_eq!(applied.at("/info/x/x-0"), "{}");
    }
}

#[test]
fn a_file_that_is_not_an_overlay_is_reported() {
    for (text, finding) in [
        (
            "openapi: 3.1.0\n",
            "1:# not-an-overlay: there is no `overlay` at the top, so this is not an overlay but an OpenAPI document",
        ),
        (
            "overlay: 2.0.0\n",
            "1:#/overlay not-an-overlay: Overlay 2.0.0 is not a supported version; the overlay is not applied",
        ),
        (
            "overlay: 1.0.0\n",
            "1:# not-an-overlay: `actions` must be an array of actions, found nothing; the overlay is not applied",
        ),
        (
            "overlay: 1.0.0\nactions: {target: $}\n",
            "1:#/actions not-an-overlay: `actions` must be an array of actions, found an object; the overlay is not applied",
        ),
    ] {
        let applied = apply(&[text]);
        assert_eq!(applied.findings, [finding]);
        assert!(applied.documents.broken_overlay().is_some());
    }
}

#[test]
fn an_overlay_may_name_its_document() {
    let extends = |target: &str| {
        apply(&[&format!("overlay: 1.0.0\nextends: {target}\nactions: [{{target: $.info, update: {{x-a: 1}}}}]\n")])
    };
    for target in ["api.yaml", "./api.yaml", "https://example.com/specs/api.yaml"] {
        assert_eq!(extends(target).without_findings().at("/info/x-a"), "1");
    }
    let applied = extends("../other/api.yaml");
    assert_eq!(applied.at("/info/x-a"), "1");
    assert!(applied.findings[0].starts_with("1:#/extends overlay-of-another-document: "), "{:?}", applied.findings);
}

#[test]
fn the_digest_is_of_what_came_of_it() {
    let plain = apply(&[]).documents.digest();
    let without_effect = act("1.1.0", "{target: $.info.title, update: Pets}").documents.digest();
    assert_eq!(without_effect, plain);
    assert_ne!(act("1.1.0", "{target: $.info.title, update: Cats}").documents.digest(), plain);
}
