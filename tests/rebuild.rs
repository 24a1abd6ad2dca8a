//! `build.rs` runs when the document changes, and cargo compiles nothing when it does not, by cargo's own words.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clientwright_tests::generated::cargo;
use clientwright_tests::sources::project;

const DOCUMENT: &str = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\nservers: [{url: 'https://pets.example'}]\npaths:\n  \
                        /pets:\n    get: {operationId: listPets, responses: {'204': {description: None.}}}\n";

/// A package with a `build.rs` that reads its options from a file.
struct Package(PathBuf);

impl Package {
    fn new() -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
        fs::create_dir_all(dir.join("src")).expect("a directory");
        let root = project();
        let manifest = format!(
            "[package]\nname = \"rebuild\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             clientwright-runtime = {{ path = '{}', default-features = false }}\n\n[build-dependencies]\nclientwright = {{ path = '{}', default-features = false }}\n\n[profile.dev]\ndebug = \"line-tables-only\"\n",
            root.join("runtime").display(),
            root.join("generator").display()
        );
        let build = "fn main() -> Result<(), clientwright::Error> {\n    \
                     clientwright::Builder::from_config(\"clientwright.toml\").generate_to_out_dir(\"pets\")\n}\n";
        for (path, text) in [
            ("Cargo.toml", manifest.as_str()),
            ("build.rs", build),
            ("clientwright.toml", "document = 'api.yaml'\n"),
            ("src/lib.rs", "//! The client.\nclientwright_runtime::include_client!(\"pets\");\n"),
        ] {
            fs::write(dir.join(path), text).expect("a file");
        }
        fs::copy(root.join("Cargo.lock"), dir.join("Cargo.lock")).expect("a lock");
        Self(dir)
    }

    fn document(&self, text: &str) {
        fs::write(self.0.join("api.yaml"), text).expect("a document");
    }

    /// Checks the package; returns what cargo says of it.
    fn check(&self) -> Vec<String> {
        let mut check = cargo();
        check.current_dir(&self.0).args(["check", "--verbose", "--offline", "--target-dir"]).arg(target());
        let output = check.output().expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{text}");
        let lines = text.lines().map(str::trim).filter(|line| line.contains(" rebuild v0.1.0"));
        lines.map(|line| line.split(" v0.1.0").next().unwrap_or_default().to_owned()).collect()
    }
}

/// The file that the package generated: its content, and the time at which it was written.
fn generated() -> (String, SystemTime) {
    let builds = fs::read_dir(target().join("debug/build")).expect("build directories");
    let files = builds.map(|entry| entry.expect("an entry").path().join("out/pets.rs"));
    let files = files.filter(|path| path.to_string_lossy().contains("/rebuild-") && path.is_file());
    let time = |path: &PathBuf| fs::metadata(path).and_then(|metadata| metadata.modified()).expect("a time");
    let newest = files.max_by_key(time).expect("a generated file");
    (fs::read_to_string(&newest).expect("a file"), time(&newest))
}

/// The directory that holds `debug/deps/`, where this program is: the package finds its dependencies there.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("a path");
    program.ancestors().nth(3).map(Path::to_path_buf).expect("a target directory")
}

#[test]
fn an_unchanged_document_compiles_nothing_and_a_comment_rewrites_nothing() {
    let package = Package::new();
    package.document(DOCUMENT);
    package.check();
    assert_eq!(package.check(), ["Fresh rebuild"]);
    assert_eq!(package.check(), ["Fresh rebuild"]);

    let before = generated();
    assert!(before.0.contains("pub fn list_pets("), "{}", before.0);
    package.document(&format!("# A comment.\n{DOCUMENT}"));
    assert_ne!(package.check(), ["Fresh rebuild"], "the script runs, as cargo cannot know that nothing changes");
    assert_eq!(generated(), before);
    assert_eq!(package.check(), ["Fresh rebuild"]);

    package.document(&DOCUMENT.replace("listPets", "findPets"));
    package.check();
    assert!(generated().0.contains("pub fn find_pets("));
    fs::write(package.0.join("clientwright.toml"), "document = 'api.yaml'\noperations.findPets.rename = 'all'\n")
        .expect("a file");
    package.check();
    assert!(generated().0.contains("pub fn all("));
    assert_eq!(package.check(), ["Fresh rebuild"]);
}
