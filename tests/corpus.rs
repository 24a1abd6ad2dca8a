//! Whole documents: what is found in each is listed, and their crates compile without a warning, with documentation.
//!
//! Real documents are other people's and lie outside of the project, in `../shared/corpus` or `$CLIENTWRIGHT_CORPUS`;
//! those of `specs/` are ours and compile always.
//!
//! ```sh
//! cargo test -p clientwright-tests --test corpus                 # all generate; ours and eleven compile
//! cargo test -p clientwright-tests --test corpus every -- --ignored                # all compile
//! cargo test -p clientwright-tests --test corpus table -- --ignored --nocapture    # found and generated, as Markdown
//! CLIENTWRIGHT_LIST=1 cargo test -p clientwright-tests --test corpus findings    # writes the list anew
//! ```

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright::diagnostic::{Code, Diagnostics, Severity};
use clientwright::source::read_path_within;
use clientwright::{Builder, Config, Previous, Settings};
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::{corpus, project};
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

impl Listed {
    fn new(operations: usize, types: usize, diagnostics: &Diagnostics) -> Self {
        let mut findings = BTreeMap::new();
        for finding in diagnostics.findings() {
            *findings.entry(finding.code.as_str().to_owned()).or_insert(0) += 1;
        }
        Self { operations, types, findings }
    }

    /// As one line of TOML.
    fn inline(&self) -> String {
        let findings: Vec<String> = self.findings.iter().map(|(code, count)| format!("{code} = {count}")).collect();
        let (operations, types, findings) = (self.operations, self.types, findings.join(", "));
        format!("{{ operations = {operations}, types = {types}, findings = {{ {findings} }} }}")
    }
}

/// A document, and the crate that is made of it.
struct Document {
    /// As the manifest and the list name it.
    name: String,
    path: PathBuf,
    package: String,
}

impl Document {
    fn new(folder: &Path, name: &str) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace(['/', '.'], "-");
        // Every package begins with a letter.
        let digit = stem.starts_with(|first: char| first.is_ascii_digit());
        let package = if digit { format!("api-{stem}") } else { stem };
        Self { name: name.to_owned(), path: folder.join(name), package }
    }

    /// Generates the crate and tells what was found.
    fn generate(&self, workspace: &Workspace) -> Listed {
        let builder = Builder::new(&self.path).name(&self.package).runtime_path(project().join("runtime"));
        let generated = builder.generate_to(workspace.member(&self.package));
        let report = match &generated {
            Ok(report) => report,
            Err(error) => error.report().unwrap_or_else(|| panic!("{}: {error}", self.name)),
        };
        let (operations, types) = report.generated.as_ref().map_or((0, 0), |made| (made.operations, made.types));
        Listed::new(operations, types, &report.diagnostics)
    }
}

/// Every document that the manifest names; folders of many are looked at by themselves.
fn documents(corpus: &Path) -> Vec<Document> {
    let manifest = fs::read_to_string(corpus.join("MANIFEST.csv")).expect("a manifest");
    let names = manifest.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    names.filter(|name| corpus.join(name).is_file()).map(|name| Document::new(corpus, name)).collect()
}

/// Our own documents.
fn own_documents() -> Vec<Document> {
    let folder = project().join("specs");
    ["petstore.yaml", "kitchen-sink.yaml"]
        .map(|name| {
            let document = Document::new(&folder, name);
            Document { package: format!("own-{}", document.package), ..document }
        })
        .into()
}

/// Generates all crates and tells what was found, by document; two at a time.
fn generate(workspace: &Workspace, documents: &[Document]) -> BTreeMap<String, Listed> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let listed = document.generate(workspace);
                    done.lock().expect("no panic").insert(document.name.clone(), listed);
                }
            });
        }
    });
    done.into_inner().expect("no panic")
}

/// A workspace of the documents' crates.
fn workspace(name: &str, documents: &[Document]) -> Workspace {
    let members: Vec<&str> = documents.iter().map(|document| document.package.as_str()).collect();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name(name);
    Workspace::new(root, &members).expect("a folder")
}

#[test]
fn findings_are_those_that_are_listed() {
    let Some(corpus) = corpus() else { return };
    let documents = documents(&corpus);
    let found = generate(&workspace("corpus-findings", &documents), &documents);
    let list = project().join("tests/corpus/expected.toml");
    if std::env::var_os("CLIENTWRIGHT_LIST").is_some() {
        fs::write(&list, spell(&documents, &found)).expect("a list");
    }
    let listed = toml::from_str(&fs::read_to_string(list).expect("a list")).expect("a list");
    let differences = differences(&listed, &found);
    assert!(differences.is_empty(), "what is found is not what tests/corpus/expected.toml lists:\n{differences}");
    check_operations(&corpus, &found);
}

/// What the manifest counts in a document: operations and schemas. A comma may stand in quotes only in the last field.
fn counted(corpus: &Path) -> BTreeMap<String, (usize, usize)> {
    let manifest = fs::read_to_string(corpus.join("MANIFEST.csv")).expect("a manifest");
    let header: Vec<&str> = manifest.lines().next().expect("a header").split(',').collect();
    let column = |name: &str| header.iter().position(|it| *it == name).expect("a column");
    let (file, operations, schemas) = (column("file"), column("operations"), column("schemas"));
    let rows = manifest.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split(',').collect();
        let number = |at: usize| fields[at].parse().expect("a number");
        (fields[file].to_owned(), (number(operations), number(schemas)))
    });
    rows.collect()
}

/// Every operation that the manifest counts is generated, or an error says what is left out.
fn check_operations(corpus: &Path, found: &BTreeMap<String, Listed>) {
    let counted = counted(corpus);
    let errors = |listed: &Listed| {
        let is_error = |code: &str| Code::from_name(code).is_some_and(|code| code.severity() == Severity::Error);
        listed.findings.iter().filter(|(code, _)| is_error(code)).map(|(_, count)| count).sum::<usize>()
    };
    for (document, listed) in found {
        let (operations, _) = counted[document];
        let missing = operations.saturating_sub(listed.operations);
        assert!(listed.operations <= operations, "{document}: {operations} counted, {} generated", listed.operations);
        assert!(missing <= errors(listed), "{document}: {missing} operations are missing, and nothing says so");
    }
}

/// Prints, as Markdown, what the manifest counts in each document, what is generated, and what is found.
#[test]
#[ignore = "prints a table"]
fn table() {
    let Some(corpus) = corpus() else { return };
    let counted = counted(&corpus);
    println!("| document | operations | generated | schemas | in Rust | findings |\n|---|---|---|---|---|---|");
    for document in documents(&corpus) {
        let row = Row::of(&document.path, document.path.parent().expect("a folder"));
        let (operations, schemas) = counted[&document.name];
        println!("{}", row.spell(&document.name, operations, schemas));
    }
    let root = corpus.join("matrix/data");
    let names = documents_below(&corpus, "matrix/data/api");
    let rows = names.iter().map(|name| Row::of(&corpus.join(name), &root));
    let whole = rows.reduce(Row::and).expect("a document");
    let (operations, schemas) = counted["matrix/"];
    println!("{}", whole.spell(&format!("matrix/ ({} documents)", names.len()), operations, schemas));
}

/// A row of the table.
struct Row {
    operations: usize,
    /// Schemas with a name that have a Rust path.
    schemas: usize,
    findings: BTreeMap<String, usize>,
}

impl Row {
    fn of(path: &Path, root: &Path) -> Self {
        let mut diagnostics = Diagnostics::default();
        let documents = read_path_within(path, root, &mut diagnostics);
        let made = clientwright::generate(
            &documents,
            &Config::default(),
            &Settings::default(),
            &Previous::default(),
            &mut diagnostics,
        );
        let is_schema = |pointer: &&String| {
            let (_, pointer) = pointer.split_once('#').unwrap_or_default();
            let below = ["/components/schemas/", "/definitions/"].iter().find_map(|home| pointer.strip_prefix(home));
            below.is_some_and(|name| !name.contains('/'))
        };
        let names = made.as_ref().map_or(0, |made| made.names.keys().filter(is_schema).count());
        let operations = made.map_or(0, |made| made.operations);
        Self { operations, schemas: names, findings: Listed::new(0, 0, &diagnostics).findings }
    }

    fn and(mut self, other: Self) -> Self {
        for (code, count) in other.findings {
            *self.findings.entry(code).or_default() += count;
        }
        Self { operations: self.operations + other.operations, schemas: self.schemas + other.schemas, ..self }
    }

    fn spell(&self, name: &str, operations: usize, schemas: usize) -> String {
        let findings: Vec<String> = self.findings.iter().map(|(code, count)| format!("{count} {code}")).collect();
        let findings = if findings.is_empty() { "none".to_owned() } else { findings.join(", ") };
        format!("| {name} | {operations} | {} | {schemas} | {} | {findings} |", self.operations, self.schemas)
    }
}

/// The documents of a folder, below which all of their references lie: every file with a version at its top.
fn documents_below(corpus: &Path, folder: &str) -> Vec<String> {
    let mut open = vec![corpus.join(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if fs::read_to_string(&path)
            .is_ok_and(|text| text.lines().any(|line| line.starts_with("openapi:") || line.starts_with("swagger:")))
        {
            found.push(path.strip_prefix(corpus).expect("below").display().to_string());
        }
    }
    found.sort();
    found
}

/// What is made of a document whose references lie anywhere below `root`, without writing it.
fn look(path: &Path, root: &Path) -> Listed {
    let mut diagnostics = Diagnostics::default();
    let documents = read_path_within(path, root, &mut diagnostics);
    let generated = clientwright::generate(
        &documents,
        &Config::default(),
        &Settings::default(),
        &Previous::default(),
        &mut diagnostics,
    );
    let (operations, types) = generated.map_or((0, 0), |made| (made.operations, made.types));
    Listed::new(operations, types, &diagnostics)
}

#[test]
fn findings_of_folders_are_those_that_are_listed() {
    let Some(corpus) = corpus() else { return };
    let root = corpus.join("matrix/data");
    let names = documents_below(&corpus, "matrix/data/api");
    let found: BTreeMap<String, Listed> =
        names.iter().map(|name| (name.clone(), look(&corpus.join(name), &root))).collect();
    let list = project().join("tests/corpus/folders.toml");
    if std::env::var_os("CLIENTWRIGHT_LIST").is_some() {
        let lines = found.iter().map(|(name, listed)| format!("\"{name}\" = {}\n", listed.inline()));
        fs::write(&list, lines.collect::<String>()).expect("a list");
    }
    let listed = toml::from_str(&fs::read_to_string(list).expect("a list")).expect("a list");
    let differences = differences(&listed, &found);
    assert!(differences.is_empty(), "what is found is not what tests/corpus/folders.toml lists:\n{differences}");
    assert_eq!((found.len(), found.values().map(|listed| listed.operations).sum()), (113, 235));
}

#[test]
fn crates_compile_and_document_without_a_warning() {
    let mut documents = own_documents();
    if let Some(corpus) = corpus() {
        documents.extend(COMPILED.map(|name| Document::new(&corpus, name)));
    }
    let workspace = workspace("corpus", &documents);
    generate(&workspace, &documents);
    compile(&workspace);
}

#[test]
#[ignore = "compiles sixty crates"]
fn every_crate_compiles_and_documents_without_a_warning() {
    let Some(corpus) = corpus() else { return };
    let mut documents = documents(&corpus);
    let found = generate(&workspace("corpus-all", &documents), &documents);
    documents.retain(|document| found[&document.name].operations > 0);
    compile(&workspace("corpus-all", &documents));
}

/// Checks and documents all crates; quiet cargo prints nothing but what the compiler has to say.
fn compile(workspace: &Workspace) {
    for command in [["check", "--workspace", "--keep-going"], ["doc", "--workspace", "--no-deps"]] {
        let output = workspace.cargo(&command).expect("cargo runs");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && messages.trim().is_empty(), "{command:?}\n{messages}");
    }
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
        let codes: BTreeSet<&String> = listed.findings.keys().chain(found.findings.keys()).collect();
        for code in codes {
            let count = |findings: &BTreeMap<String, usize>| findings.get(code).copied().unwrap_or_default();
            compare(code, count(&listed.findings), count(&found.findings));
        }
    }
    lines
}

/// The list, in the manifest's order.
fn spell(documents: &[Document], found: &BTreeMap<String, Listed>) -> String {
    let mut text = String::from(
        "# What is found in each document of the corpus, exactly: how many operations and types there are, and how many\n\
         # findings of each code. A new degradation fails the test, and so does one that is gone until it is unlisted.\n",
    );
    for document in documents {
        let Listed { operations, types, findings } = &found[&document.name];
        let _ = write!(text, "\n[\"{}\"]\noperations = {operations}\ntypes = {types}\n", document.name);
        let findings: Vec<String> = findings.iter().map(|(code, count)| format!("{code} = {count}")).collect();
        let _ = match findings.as_slice() {
            [] => writeln!(text, "findings = {{}}"),
            findings => writeln!(text, "findings = {{ {} }}", findings.join(", ")),
        };
    }
    text
}
