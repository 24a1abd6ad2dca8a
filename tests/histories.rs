//! Histories of documents, version by version: the judgement of the surface agrees with the compiler, which compiles a
//! caller that uses every public item of the old crate against the new one.
//!
//! The histories are other people's documents; the tests look for them in `../shared/histories`, and skip where they are
//! absent.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::format_push_string, reason = "programs are written here, and small")]

#[path = "histories/caller.rs"]
mod caller;
#[path = "histories/compiled.rs"]
mod compiled;
#[path = "histories/growth.rs"]
mod growth;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::Builder;
use clientwright::surface::{SURFACE, Surface, SurfaceChange, SurfaceRule, compare};
use clientwright_tests::sources::project;

use compiled::Program;

/// Items on which the judgement and the compiler disagree: the step, the item, and the reason.
const KNOWN: &[(&str, &str, &str)] = &[];

/// Two small documents: the second lacks a property, requires another, has one more value and a new operation.
const BEFORE: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      parameters: [{name: state, in: query, schema: {type: string}}]
      responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}
    post:
      operationId: createOrder
      tags: [orders]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties: {id: {type: integer}, note: {type: string}, state: {type: string, enum: [open, paid]}}
";

fn after() -> String {
    let changed = BEFORE.replace("required: [id]", "required: [id, total]");
    changed.replace("note: {type: string}", "total: {type: number}").replace("[open, paid]", "[open, paid, sent]")
}

#[test]
#[ignore = "compiles a crate twice"]
fn a_caller_of_a_small_crate_fails_where_the_surface_says() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("histories");
    fs::create_dir_all(&root).expect("a directory");
    let documents = [("before.yaml", BEFORE.to_owned()), ("after.yaml", after())].map(|(name, text)| {
        let path = root.join(name);
        fs::write(&path, text).expect("a document");
        path
    });
    let found = steps("small", &documents);
    let expected = ["types::Order::new", "types::Order::note", "types::Order::with_note"];
    assert_eq!(found[0].judged.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(found[0].judged, found[0].failing);
}

#[test]
#[ignore = "compiles every version: half an hour"]
fn the_compiler_agrees_in_every_step() {
    let histories = project().join("../shared/histories");
    if !histories.is_dir() {
        return println!("skipped: no histories");
    }
    let only = std::env::var("CLIENTWRIGHT_ONLY").ok();
    let mut disagreements = Vec::new();
    for history in entries(&histories).into_iter().filter(|path| path.is_dir()) {
        let name = history.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        for step in steps(&name, &entries(&history)) {
            let known = |item: &String| KNOWN.iter().any(|(at, known, _)| *at == step.name && known == item);
            for item in step.judged.symmetric_difference(&step.failing).filter(|item| !known(item)) {
                let side = if step.judged.contains(item) { "only judged" } else { "only fails" };
                disagreements.push(format!("{}: {item}: {side}", step.name));
            }
        }
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}

/// The items of a step that break: as the surface says, and as the compiler does.
struct Step {
    name: String,
    judged: BTreeSet<String>,
    failing: BTreeSet<String>,
}

/// Generates each version over the last, and compiles the caller of each against the next.
fn steps(name: &str, versions: &[PathBuf]) -> Vec<Step> {
    let program = Program::new(name);
    let mut steps = Vec::new();
    let mut last: Option<Surface> = None;
    for version in versions {
        Builder::new(version)
            .name("client")
            .runtime_path(project().join("runtime"))
            .generate_to(program.client())
            .expect("a crate");
        let text = fs::read_to_string(program.client().join(SURFACE)).expect("a surface");
        let surface = Surface::read(&text).expect("lines of a surface");
        if let Some(old) = &last {
            let stem = version.file_stem().unwrap_or_default().to_string_lossy();
            let step = step(&format!("{name} {stem}"), old, &surface, &program);
            println!("{}: {} breaking, {} fail", step.name, step.judged.len(), step.failing.len());
            steps.push(step);
        }
        last = Some(surface);
    }
    if let Some(last) = last {
        let faults = program.failing(&last);
        assert!(faults.is_empty(), "a caller of {name} does not compile against it: {faults:?}");
    }
    steps
}

fn step(name: &str, old: &Surface, new: &Surface, program: &Program) -> Step {
    let changes = compare(old, new);
    let judged = old.items().filter(|item| changes.iter().any(|change| breaks(change, &item.path)));
    Step {
        name: name.to_owned(),
        judged: judged.map(|item| item.path.clone()).filter(|path| !path.starts_with("feature::")).collect(),
        failing: program.failing(old),
    }
}

/// Returns true if a change breaks the use of an item. A feature that is needed does not, because all are enabled.
fn breaks(change: &SurfaceChange, item: &str) -> bool {
    let owner = change.item.rsplit_once("::").map(|(owner, _)| owner);
    match change.rule {
        SurfaceRule::FeatureNeeded | SurfaceRule::FeatureRemoved => false,
        SurfaceRule::RequiredFieldAdded | SurfaceRule::VariantAddedToClosedEnum => owner == Some(item),
        SurfaceRule::ItemRemoved | SurfaceRule::KindChanged => {
            item == change.item || item.strip_prefix(&change.item).is_some_and(|rest| rest.starts_with("::"))
        }
        rule => rule.breaks() && item == change.item,
    }
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
