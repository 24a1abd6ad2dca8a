//! The first steps of a new user: a crate is generated, and compiles wherever it lies.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use clientwright::Builder;
use clientwright::config::Runtime;
use clientwright_tests::generated::cargo;
use clientwright_tests::sources::project;

/// The directory that holds `debug/deps/`, where this program is: crates that are built there find their dependencies.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("a path");
    program.ancestors().nth(3).map(Path::to_path_buf).expect("a target directory")
}

/// `cargo check` of a crate that is alone in its directory, without a network.
fn check(dir: &Path) -> Output {
    fs::copy(project().join("Cargo.lock"), dir.join("Cargo.lock")).expect("a lock");
    let mut check = cargo();
    check.current_dir(dir).args(["check", "--quiet", "--offline", "--target-dir"]).arg(target());
    check.output().expect("cargo runs")
}

fn generate(dir: &Path, runtime: Runtime) {
    let builder = Builder::new(project().join("specs/petstore.yaml")).name("petstore-client").runtime(runtime);
    builder.generate_to(dir).expect("a crate");
}

/// Writes the client as a file for `include!`.
fn generate_module(document: &Path, name: &str, dir: &Path) {
    let mut config = clientwright::Config::default();
    config.name = name.parse().ok();
    let form = clientwright::Form::Module;
    let target = clientwright::Target::Folder { dir: dir.to_owned(), form, mode: clientwright::write::Mode::Write };
    clientwright::run(clientwright::Input::File(document.to_owned()), &config, &target).expect("a module");
}

#[test]
fn a_vendored_runtime_compiles_without_anything_of_this_project_and_goes_when_it_is_not_wanted() {
    let home = tempfile::tempdir().expect("a directory");
    let dir = home.path().join("petstore-client");
    generate(&dir, Runtime::Vendored);
    let manifest = fs::read_to_string(dir.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("clientwright-runtime = { path = \"runtime\", version = "), "{manifest}");
    let lock = fs::read_to_string(dir.join("clientwright.lock")).expect("a lock");
    assert!(lock.contains("\"runtime/src/lib.rs\" = \"sha256:"), "{lock}");
    let output = check(&dir);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    generate(&dir, Runtime::Version);
    assert!(!dir.join("runtime").exists());
    let manifest = fs::read_to_string(dir.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("clientwright-runtime = { version = "), "{manifest}");
}

/// Documents with and without credentials, servers, and calls that are easy to make.
const DOCUMENTS: [(&str, &str); 5] = [
    ("petstore", "specs/petstore.yaml"),
    ("kitchen-sink", "specs/kitchen-sink.yaml"),
    ("wire-parameters", "tests/wire/parameters.yaml"),
    ("wire-bodies", "tests/wire/bodies.yaml"),
    ("wire-servers", "tests/wire/servers.yaml"),
];

/// The programs are examples of a crate beside the generated ones, which has the dependencies that the README names.
#[test]
fn the_program_in_the_readme_of_each_crate_compiles() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("first-use");
    fs::create_dir_all(home.join("examples")).expect("a directory");
    let mut dependencies = String::new();
    for (name, document) in DOCUMENTS {
        let builder = Builder::new(project().join(document)).name(name).runtime_path(project().join("runtime"));
        builder.generate_to(home.join(name)).expect("a crate");
        let readme = fs::read_to_string(home.join(name).join("README.md")).expect("a README");
        let block = |language: &str| readme.split(&format!("```{language}\n")).nth(1)?.split("```").next();
        fs::write(home.join(format!("examples/{name}.rs")), block("rust").expect("a program")).expect("a file");
        let line = block("toml").and_then(|block| block.lines().nth(1)).expect("a dependency");
        dependencies.push_str(line);
        dependencies.push('\n');
        assert!(
            readme.contains("tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }"),
            "{readme}"
        );
    }
    let manifest = format!(
        "[package]\nname = \"first-use\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n\
         [dependencies]\n{dependencies}tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n"
    );
    fs::write(home.join("Cargo.toml"), manifest).expect("a manifest");
    fs::write(home.join("lib.rs"), "").expect("a library");
    fs::copy(project().join("Cargo.lock"), home.join("Cargo.lock")).expect("a lock");
    let mut check = cargo();
    check.current_dir(&home).env("RUSTFLAGS", "-D warnings");
    let output = check.args(["check", "--examples", "--quiet", "--offline"]).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A program that includes a client and forgets a feature of the runtime does not compile, and reads what to add.
#[test]
fn a_missing_feature_of_the_runtime_is_a_compile_error() {
    let home = tempfile::tempdir().expect("a directory");
    let document = "openapi: 3.1.0\ninfo: {title: Keys, version: '1'}\npaths:\n  /keys:\n    get:\n      parameters:\n        \
                    - {name: key, in: query, schema: {type: string, pattern: '^a+$'}}\n      responses: {'204': {description: None.}}\n";
    fs::write(home.path().join("keys.yaml"), document).expect("a document");
    generate_module(&home.path().join("keys.yaml"), "keys", &home.path().join("src"));
    fs::write(home.path().join("src/lib.rs"), "pub mod keys { include!(\"keys.rs\"); }\n").expect("a library");
    let manifest = format!(
        "[package]\nname = \"keys-user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         clientwright-runtime = {{ path = {:?}, default-features = false }}\n",
        project().join("runtime")
    );
    fs::write(home.path().join("Cargo.toml"), manifest).expect("a manifest");
    let stderr = String::from_utf8_lossy(&check(home.path()).stderr).into_owned();
    let expected = "error: this client needs the feature `pattern` of `clientwright-runtime`: add `features = [\"pattern\"]` to \
                    that dependency in Cargo.toml";
    assert!(stderr.contains(expected), "{stderr}");
}

/// Lints of whoever uses the code are not for it: by the manifest of a crate, or by the crate that includes a module.
#[test]
fn generated_code_is_quiet_under_lints_of_its_user() {
    let home = tempfile::tempdir().expect("a directory");
    let document = project().join("specs/kitchen-sink.yaml");
    let builder = Builder::new(&document).name("quiet").runtime_path(project().join("runtime"));
    builder.generate_to(home.path().join("quiet")).expect("a crate");
    let manifest = fs::read_to_string(home.path().join("quiet/Cargo.toml")).expect("a manifest");
    fs::write(home.path().join("quiet/Cargo.toml"), manifest.clone() + "\n[lints]\nworkspace = true\n")
        .expect("a file");

    generate_module(&document, "included", &home.path().join("user/src"));
    let library = "//! A user.\n\n/// The client.\npub mod included {\n    include!(\"included.rs\");\n}\n";
    fs::write(home.path().join("user/src/lib.rs"), library).expect("a library");
    let manifest = manifest.replace("name = \"quiet\"", "name = \"user\"") + "\n[lints]\nworkspace = true\n";
    fs::write(home.path().join("user/Cargo.toml"), manifest).expect("a manifest");

    let lints = "[workspace]\nmembers = [\"quiet\", \"user\"]\nresolver = \"3\"\n\
                 [workspace.lints]\nrust.missing_docs = \"warn\"\nclippy.all = \"warn\"\n";
    fs::write(home.path().join("Cargo.toml"), lints).expect("a manifest");
    fs::copy(project().join("Cargo.lock"), home.path().join("Cargo.lock")).expect("a lock");
    let mut clippy = cargo();
    clippy.current_dir(home.path()).args(["clippy", "--workspace", "--quiet", "--offline", "--target-dir"]);
    let output = clippy.arg(target()).output().expect("cargo runs");
    let report = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && report.is_empty(), "{report}");
}
