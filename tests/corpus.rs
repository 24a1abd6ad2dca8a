//! Real documents: what is found in each is listed, and their crates compile without a warning.
//!
//! The documents are other people's and lie outside of the project, in `../shared/corpus` or `$CLIENTWRIGHT_CORPUS`.
//!
//! ```sh
//! cargo test -p clientwright-tests --test corpus                 # all generate; eleven compile
//! cargo test -p clientwright-tests --test corpus -- --ignored    # all compile: an hour on two cores
//! CLIENTWRIGHT_LIST=1 cargo test -p clientwright-tests --test corpus findings    # writes the list anew
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright::Builder;
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;
use serde::Deserialize;

/// The documents whose crates are compiled in every run.
const COMPILED: [&str; 11] = [
    "petstore.yaml",
    "oxide-keeper.json",
    "tictactoe.yaml",
    "train-travel.yaml",
    "swagger-petstore.yaml",
    "ollama.yaml",
    "spotify.yaml",
    "qdrant.json",
    "openai.yaml",
    "stripe.yaml",
    "github.json",
];

/// What is listed of a document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Listed {
    operations: usize,
    types: usize,
    findings: BTreeMap<String, usize>,
}

/// The documents, or none where they are not here.
fn corpus() -> Option<PathBuf> {
    let path =
        std::env::var_os("CLIENTWRIGHT_CORPUS").map_or_else(|| project().join("../shared/corpus"), PathBuf::from);
    let found = path.join("MANIFEST.csv").is_file();
    if !found {
        println!("skipped: no corpus");
    }
    found.then_some(path)
}

/// Every document that the manifest names, by its path.
fn documents(corpus: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(corpus.join("MANIFEST.csv")).expect("a manifest");
    let paths = manifest.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    paths.filter(|path| corpus.join(path).is_file()).map(str::to_owned).collect()
}

/// `3.2/tags.yaml` → `api-3-2-tags`: every name begins with a letter.
fn package(document: &str) -> String {
    let stem = document.rsplit_once('.').map_or(document, |(stem, _)| stem).replace(['/', '.'], "-");
    if stem.starts_with(|first: char| first.is_ascii_digit()) { format!("api-{stem}") } else { stem }
}

/// Generates the crates and tells what was found; two at a time.
fn generate(corpus: &Path, workspace: &Workspace, documents: &[String]) -> BTreeMap<String, Listed> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let listed = generate_one(corpus, workspace, document);
                    done.lock().expect("no panic").insert(document.clone(), listed);
                }
            });
        }
    });
    done.into_inner().expect("no panic")
}

fn generate_one(corpus: &Path, workspace: &Workspace, document: &str) -> Listed {
    let name = package(document);
    let builder = Builder::new(corpus.join(document)).name(&name).runtime_path(project().join("runtime"));
    let generated = builder.generate_to(workspace.member(&name));
    let report = match &generated {
        Ok(report) => report,
        Err(error) => error.report().unwrap_or_else(|| panic!("{document}: {error}")),
    };
    let mut findings = BTreeMap::new();
    for finding in report.diagnostics.findings() {
        *findings.entry(finding.code.as_str().to_owned()).or_insert(0) += 1;
    }
    let (operations, types) = report.generated.as_ref().map_or((0, 0), |made| (made.operations, made.types));
    Listed { operations, types, findings }
}

/// A workspace of the documents' crates.
fn workspace(name: &str, documents: &[String]) -> Workspace {
    let members: Vec<String> = documents.iter().map(|document| package(document)).collect();
    let members: Vec<&str> = members.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name(name);
    Workspace::new(root, &members).expect("a folder")
}

#[test]
fn findings_are_those_that_are_listed() {
    let Some(corpus) = corpus() else { return };
    let documents = documents(&corpus);
    let found = generate(&corpus, &workspace("corpus-findings", &documents), &documents);
    let list = project().join("tests/corpus/expected.toml");
    if std::env::var_os("CLIENTWRIGHT_LIST").is_some() {
        fs::write(&list, spell(&documents, &found)).expect("a list");
    }
    let listed = toml::from_str(&fs::read_to_string(list).expect("a list")).expect("a list");
    let differences = differences(&listed, &found);
    assert!(differences.is_empty(), "what is found is not what tests/corpus/expected.toml lists:\n{differences}");
}

#[test]
fn eleven_crates_compile_without_a_warning() {
    let Some(corpus) = corpus() else { return };
    let documents = COMPILED.map(str::to_owned);
    check(&corpus, &workspace("corpus", &documents), &documents);
}

#[test]
#[ignore = "takes an hour on two cores"]
fn every_crate_compiles_without_a_warning() {
    let Some(corpus) = corpus() else { return };
    let documents = documents(&corpus);
    let workspace_of_all = workspace("corpus-all", &documents);
    let found = generate(&corpus, &workspace_of_all, &documents);
    let made: Vec<String> = documents.into_iter().filter(|document| found[document].operations > 0).collect();
    check(&corpus, &workspace("corpus-all", &made), &made);
}

fn check(corpus: &Path, workspace: &Workspace, documents: &[String]) {
    generate(corpus, workspace, documents);
    let output = workspace.cargo(&["check", "--workspace", "--keep-going"]).expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stderr);
    // Quiet cargo prints nothing but what the compiler has to say.
    assert!(output.status.success() && messages.trim().is_empty(), "{messages}");
}

/// What differs, one line each.
fn differences(listed: &BTreeMap<String, Listed>, found: &BTreeMap<String, Listed>) -> String {
    let mut lines = String::new();
    for document in listed.keys().filter(|document| !found.contains_key(*document)) {
        let _ = writeln!(lines, "{document}: listed, but not there");
    }
    for (document, found) in found {
        let Some(listed) = listed.get(document) else {
            let _ = writeln!(lines, "{document}: not listed");
            continue;
        };
        let mut compare = |what: &str, listed: usize, found: usize| {
            if listed != found {
                let _ = writeln!(lines, "{document}: {what}: {listed} listed, {found} found");
            }
        };
        compare("operations", listed.operations, found.operations);
        compare("types", listed.types, found.types);
        let codes: std::collections::BTreeSet<&String> = listed.findings.keys().chain(found.findings.keys()).collect();
        for code in codes {
            let count = |findings: &BTreeMap<String, usize>| findings.get(code).copied().unwrap_or_default();
            compare(code, count(&listed.findings), count(&found.findings));
        }
    }
    lines
}

/// The list, in the manifest's order.
fn spell(documents: &[String], found: &BTreeMap<String, Listed>) -> String {
    let mut text = String::from(
        "# What is found in each document of the corpus, exactly: how many operations and types there are, and how many\n\
         # findings of each code. A new degradation fails the test, and so does one that is gone until it is unlisted.\n",
    );
    for document in documents {
        let Listed { operations, types, findings } = &found[document];
        let _ = write!(text, "\n[\"{document}\"]\noperations = {operations}\ntypes = {types}\n");
        let findings: Vec<String> = findings.iter().map(|(code, count)| format!("{code} = {count}")).collect();
        let _ = match findings.as_slice() {
            [] => writeln!(text, "findings = {{}}"),
            findings => writeln!(text, "findings = {{ {} }}", findings.join(", ")),
        };
    }
    text
}
