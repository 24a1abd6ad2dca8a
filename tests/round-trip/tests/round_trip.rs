//! Values of the schemas of whole documents come back as they were sent.
//!
//! Real documents are other people's and lie outside of the project, in `../shared/corpus` or `$CLIENTWRIGHT_CORPUS`.
//!
//! ```sh
//! cargo test -p clientwright-round-trip                                  # ours and a few real ones
//! cargo test --release -p clientwright-round-trip -- --ignored --nocapture   # all, with the table
//! CLIENTWRIGHT_LIST=1 cargo test -p clientwright-round-trip -- --ignored # writes the list anew
//! CLIENTWRIGHT_ONLY=stripe.yaml,github.json cargo test -p clientwright-round-trip -- --ignored --nocapture
//! ```

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clientwright_round_trip::list::{Listed, differences, spell};
use clientwright_round_trip::trip::{Document, Outcome, prepare, travel};
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::{corpus, project};

/// The real documents that are tried in every run.
const TRIED: [&str; 9] = [
    "petstore.yaml",
    "swagger-petstore.yaml",
    "schema-types.yaml",
    "oxide-keeper.json",
    "tictactoe.yaml",
    "train-travel.yaml",
    "ollama.yaml",
    "iceberg.yaml",
    "prometheus.yaml",
];

#[test]
fn values_come_back_as_they_were_sent() {
    let mut documents = own();
    if let Some(corpus) = corpus() {
        documents.extend(TRIED.iter().map(|name| document(&corpus, name)));
    }
    check(&documents);
}

#[test]
#[ignore = "links the crates of all documents"]
fn values_of_every_document_come_back_as_they_were_sent() {
    let Some(corpus) = corpus() else { return };
    let mut documents = own();
    documents.extend(named(&corpus).iter().map(|name| document(&corpus, name)));
    if let Ok(only) = std::env::var("CLIENTWRIGHT_ONLY") {
        documents.retain(|document| only.split(',').any(|name| name == document.name));
    }
    check(&documents);
}

/// Sends everything, and holds it against the list.
fn check(documents: &[Document]) {
    let outcomes = travel_all(documents);
    let path = project().join("tests/round-trip/expected.toml");
    let written = fs::read_to_string(&path).unwrap_or_default();
    let mut listed: BTreeMap<String, Listed> = toml::from_str(&written).expect("a list");
    let absent = Listed::default();
    let mut lines = String::new();
    for (document, outcome) in documents.iter().zip(&outcomes) {
        println!("{}", summary(&document.name, outcome));
        for untried in &outcome.untried {
            println!("    untried: {untried}");
        }
        lines += &differences(&document.name, listed.get(&document.name).unwrap_or(&absent), outcome);
    }
    if std::env::var_os("CLIENTWRIGHT_LIST").is_some() {
        let found = documents.iter().zip(&outcomes);
        listed.extend(found.map(|(document, outcome)| (document.name.clone(), Listed::from(outcome))));
        let parts = listed.iter().map(|(name, listed)| spell(name, listed));
        fs::write(path, parts.fold(HEAD.to_owned(), |text, part| text + &part)).expect("a list");
        return;
    }
    assert!(lines.is_empty(), "what does not come back is not what tests/round-trip/expected.toml lists:\n{lines}");
}

const HEAD: &str = "# The schemas of which a value does not come back as it was sent, exactly, each with the first such value. A new one\n\
                    # fails the test, and so does one that is gone until it is unlisted.\n";

/// Generates and links everything, then sends the values.
fn travel_all(documents: &[Document]) -> Vec<Outcome> {
    let members: Vec<String> =
        documents.iter().flat_map(|it| [it.package.clone(), format!("{}-trip", it.package)]).collect();
    let members: Vec<&str> = members.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("round-trip");
    let workspace = Workspace::new(&root, &members).expect("a folder");
    let types: Vec<_> = documents.iter().map(|document| prepare(&workspace, document)).collect();
    let output = workspace.cargo(&["build", "--workspace", "--bins"]).expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let program = |document: &Document| root.join("target/debug").join(format!("{}-trip", document.package));
    documents.iter().zip(&types).map(|(document, types)| travel(document, types, &program(document))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "no document has that many schemas")]
fn summary(name: &str, outcome: &Outcome) -> String {
    let Outcome { schemas, values, wrong, untried, failing, lax } = outcome;
    let ratio = if *schemas == 0 { 100.0 } else { 100.0 * (schemas - failing.len()) as f64 / *schemas as f64 };
    format!(
        "{name}: {ratio:.1} % of {schemas} schemas, {values} values; {} untried; {wrong} wrong values, {} schemas take some",
        untried.len(),
        lax.len()
    )
}

fn own() -> Vec<Document> {
    let folder = project().join("specs");
    let own = |name: &str| Document {
        package: format!("own-{}", document(&folder, name).package),
        ..document(&folder, name)
    };
    ["petstore.yaml", "kitchen-sink.yaml"]
        .map(own)
        .map(|it| Document { name: format!("specs/{}", it.name), ..it })
        .into()
}

fn document(folder: &Path, name: &str) -> Document {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace(['/', '.'], "-");
    let digit = stem.starts_with(|first: char| first.is_ascii_digit());
    let package = if digit { format!("api-{stem}") } else { stem };
    Document { name: name.to_owned(), path: folder.join(name), package }
}

/// Every document that the manifest names and that has types. `matrix/`, a folder of many, is not among them.
fn named(corpus: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(corpus.join("MANIFEST.csv")).expect("a manifest");
    let names = manifest.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    names.filter(|name| corpus.join(name).is_file()).map(str::to_owned).collect()
}
