//! What `diff` prints, and its exit status.

use serde_json::Value;

use crate::support::Folder;

/// The page for users, which shows two versions of a document and the verdict.
const PAGE: &str = include_str!("../../../docs/new-versions.md");

/// The blocks of a language on the page.
fn blocks(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    let blocks = PAGE.split(&*opening).skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap_or_default()).collect()
}

/// A directory with the two versions of the page.
fn versions() -> Folder {
    let [old, new] = blocks("yaml")[..] else { panic!("two versions") };
    // The first line names the file; it stays, as a comment, so that lines have their numbers.
    let text = |block: &str| block.split_once('\n').expect("a name").1.to_owned();
    let folder = Folder::new();
    folder.write("old.yaml", text(old));
    folder.write("new.yaml", text(new));
    folder
}

#[test]
fn the_verdict_is_as_the_page_shows_it() {
    let ran = versions().run("diff old.yaml new.yaml").with_status(0);
    assert_eq!(ran.stdout, blocks("text")[0]);
    assert_eq!(ran.stderr, "");
}

#[test]
fn json_has_the_judgements_and_both_places() {
    let ran = versions().run("diff old.yaml new.yaml --format json").with_status(0);
    let verdict: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(verdict["version"], 1);
    assert_eq!((&verdict["wire"], &verdict["rust"]), (&"breaking".into(), &"breaking".into()));
    assert_eq!(verdict["release"], "major");
    let changes = verdict["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 5);
    let change = &changes[0];
    assert_eq!(change["rule"], "request-parameter-max-set");
    assert_eq!(change["message"], "GET /pets: the query parameter `limit` has `maximum` 100");
    assert_eq!((&change["wire"], &change["behaviour"]), (&"breaking".into(), &"none".into()));
    assert_eq!(change["item"], Value::Null);
    let place = |side: &str| {
        let place = &change[side];
        (place["file"].as_str(), place["line"].as_u64(), place["column"].as_u64(), place["pointer"].as_str())
    };
    assert_eq!(place("old"), (Some("old.yaml"), Some(8), Some(36), Some("#/paths/~1pets/get/parameters/0/schema")));
    let pointer = "#/paths/~1pets/get/parameters/0/schema/maximum";
    assert_eq!(place("new"), (Some("new.yaml"), Some(8), Some(69), Some(pointer)));
}

#[test]
fn markdown_is_a_table() {
    let ran = versions().run("diff old.yaml new.yaml --format markdown").with_status(0);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines[0], "**5 changes (wire: breaking, Rust: breaking); release: major**");
    assert_eq!(lines[2], "| wire | Rust | change | place | rule |");
    assert_eq!(
        lines[4],
        "| breaking | none | GET /pets: the query parameter `limit` has `maximum` 100 | new.yaml:8:69 | \
         `request-parameter-max-set` |"
    );
}

#[test]
fn annotations_name_file_and_line() {
    let ran = versions().run("diff old.yaml new.yaml --format github").with_status(0);
    let line = "::error file=new.yaml,line=8,col=69,title=request-parameter-max-set::GET /pets: the query parameter \
                `limit` has `maximum` 100";
    assert_eq!(ran.stdout.lines().next(), Some(line));
}

#[test]
fn changes_fail_where_they_must_not_be() {
    let folder = versions();
    let ran = folder.run("diff old.yaml new.yaml --fail-on breaking").with_status(1);
    assert_eq!(ran.stderr, "error: the new version breaks callers (`--fail-on breaking`)\n");
    folder.run("diff old.yaml new.yaml --fail-on any").with_status(1);
    let ran = folder.run("diff old.yaml old.yaml --fail-on any").with_status(0);
    assert_eq!(ran.stdout, "no changes\n");
    folder.run("diff old.yaml new.yaml --include method:put --fail-on any").with_status(0);
    folder.run("diff old.yaml new.yaml --include method:post --fail-on breaking").with_status(1);
}

#[test]
fn documents_that_cannot_be_read_fail() {
    let folder = versions();
    folder.write("list.yaml", "[1, 2]");
    let ran = folder.run("diff old.yaml list.yaml").with_status(1);
    assert!(ran.stderr.contains("not-openapi"), "{}", ran.stderr);
    assert!(
        ran.stderr.ends_with("error: one of the two documents is not a readable OpenAPI document\n"),
        "{}",
        ran.stderr
    );
    folder.run("diff old.yaml nowhere.yaml").with_status(2);
    folder.run("diff old.yaml").with_status(2);
    folder.run("diff - -").with_status(2);
    folder.run("diff old.yaml new.yaml --fail-on sometimes").with_status(2);
}

/// A directory with a configuration, the crate of the old version, and the new version beside it.
fn committed() -> Folder {
    let folder = versions();
    folder.write("clientwright.toml", "document = \"old.yaml\"\nout = \"pets\"\n");
    folder.run("generate").with_status(0);
    folder
}

#[test]
fn one_version_is_compared_with_the_committed_crate_and_its_document() {
    let folder = committed();
    let ran = folder.run("diff new.yaml").with_status(0);
    assert_eq!(ran.stdout, blocks("text")[0]);
    // Names of the lock are kept.
    folder.write("clientwright.toml", "document = \"old.yaml\"\nout = \"pets\"\n[types.Pet]\nrename = \"Animal\"\n");
    folder.run("generate").with_status(0);
    let verdict = folder.run("diff new.yaml --format json").with_status(0).json();
    let items: Vec<&str> =
        verdict["changes"].as_array().expect("changes").iter().filter_map(|it| it["item"].as_str()).collect();
    assert!(items.contains(&"types::Animal::name"), "{items:?}");
    folder.run("diff new.yaml --fail-on breaking").with_status(1);
    folder.run("diff old.yaml --fail-on any").with_status(0);
}

#[test]
fn without_a_version_the_committed_crate_is_compared_with_its_document() {
    let folder = committed();
    assert_eq!(folder.run("diff").with_status(0).stdout, "no changes\n");
    folder.write("old.yaml", folder.read("new.yaml"));
    let verdict = folder.run("diff --format json").with_status(0).json();
    assert_eq!(
        (&verdict["wire"], &verdict["rust"], &verdict["release"]),
        (&"none".into(), &"breaking".into(), &"major".into())
    );
    let change = &verdict["changes"][0];
    assert_eq!((&change["rule"], &change["item"]), (&"rust-field-type-changed".into(), &"types::Pet::name".into()));
    assert_eq!(change["old"]["file"], "pets/api-surface.txt");
    assert_eq!(
        (&change["new"]["file"], &change["new"]["pointer"]),
        (&"old.yaml".into(), &"#/components/schemas/Pet".into())
    );
}

#[test]
fn one_version_may_be_a_crate() {
    let folder = committed();
    folder.run("generate new.yaml --out other").with_status(0);
    let verdict = folder.run("diff other --format json").with_status(0).json();
    assert_eq!(verdict["rust"], "breaking");
    let ran = versions().run("diff new.yaml").with_status(2);
    assert!(ran.stderr.contains("there is no `out` and no `clientwright.toml`"), "{}", ran.stderr);
}
