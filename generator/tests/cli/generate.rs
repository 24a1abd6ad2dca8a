//! What `generate` prints, and what its options do.

use std::path::Path;
use std::process::Stdio;

use crate::support::{FAULTY, Folder, PETS};

#[test]
fn people_get_a_summary() {
    let folder = Folder::with(PETS);
    let ran = folder.run("generate api.yaml --out out --runtime version").with_status(0);
    let expected = "Generated petstore-client in out\n  operations  2\n  types       1\n  files       9: 9 created\n  \
                    findings    none\n  time        ";
    assert!(ran.stdout.starts_with(expected), "{}", ran.stdout);
    assert_eq!(ran.stderr, "");
    let next = "\nNext, in the directory of the program that uses it:\n  cargo add --path out\n  cargo add tokio --features \
                macros,rt-multi-thread\nThen, with `use petstore_client::Client;`:\n  let client = \
                Client::builder().build()?;\nThe README.md of the crate has a complete program.\n";
    assert!(ran.stdout.ends_with(next), "{}", ran.stdout);
    let again = folder.run("generate api.yaml --out out --runtime version").with_status(0);
    assert!(!again.stdout.contains("Next"), "{}", again.stdout);
}

#[test]
fn what_a_first_call_needs_is_shown() {
    let text = PETS.replace("servers: [{url: 'https://pets.example/v1'}]", "security: [{token: []}]")
        + "  securitySchemes: {token: {type: http, scheme: bearer}}\n";
    let ran = Folder::with(&text).run("generate api.yaml --out out").with_status(0);
    let client = "let client = Client::builder().base_url(\"https://api.example.com\").token(std::env::var(\"TOKEN\")?)\
                  .build()?;\n";
    assert!(ran.stdout.contains(client), "{}", ran.stdout);
}

/// The tests are built from a checkout of the project, as long as it is not published.
#[test]
fn the_runtime_of_the_checkout_is_used_and_reported_once() {
    let folder = Folder::with(PETS);
    let ran = folder.run("generate api.yaml --out out").with_status(0);
    let runtime = std::path::absolute("../runtime").and_then(std::fs::canonicalize).expect("a checkout");
    let expected = format!(
        "note: the crate uses the runtime at `{}`, from the checkout of this generator; `--runtime` chooses another source\n",
        runtime.display()
    );
    assert_eq!(ran.stderr, expected);
    assert!(folder.read("out/Cargo.toml").contains(&format!("path = {runtime:?}, version")));
    assert_eq!(folder.run("generate api.yaml --out out").with_status(0).stderr, "");
    assert_eq!(folder.run("generate api.yaml --out out --check").with_status(0).stderr, "");
}

#[test]
fn a_workspace_that_does_not_list_the_crate_is_reported() {
    let folder = Folder::with(PETS);
    folder.write("Cargo.toml", "[workspace]\nmembers = []\n");
    let ran = folder.run("generate api.yaml --out clients/pets --runtime version").with_status(0);
    assert!(ran.stderr.contains("which does not list it: add \"clients/pets\" to its `members`"), "{}", ran.stderr);
}

#[test]
fn findings_do_not_fail_and_go_to_standard_error() {
    let ran = Folder::with(FAULTY).run("generate api.yaml --out out").with_status(0);
    assert!(ran.stdout.contains("  findings    1 error, 1 warning, 1 note\n"), "{}", ran.stdout);
    assert!(ran.stderr.contains("error[dangling-reference]: `#/nowhere` leads nowhere"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--> api.yaml:13:17"), "{}", ran.stderr);
    assert!(!ran.stderr.contains('\x1b'), "{}", ran.stderr);
}

#[test]
fn machines_get_one_object() {
    let object = Folder::with(FAULTY).run("generate api.yaml --out out --format json").with_status(0).json();
    assert_eq!(object["version"], 1);
    assert_eq!(object["crate"], "petstore-client");
    assert_eq!(object["operations"], 1);
    assert_eq!(object["schemas"], 2);
    let files = [
        "Cargo.toml",
        "README.md",
        "api-surface.txt",
        "clientwright.lock",
        "rustfmt.toml",
        "src/client.rs",
        "src/lib.rs",
        "src/pets.rs",
        "src/types.rs",
    ];
    assert_eq!(object["files"], serde_json::json!(files));
    assert_eq!(
        object["diagnostics"][1],
        serde_json::json!({
            "code": "dangling-reference",
            "severity": "error",
            "message": "`#/nowhere` leads nowhere; the schema is free-form JSON",
            "file": "api.yaml",
            "line": 13,
            "column": 17,
            "pointer": "#/components/schemas/Pet/$ref",
            "help": null,
        })
    );
    assert_eq!(
        object["untyped"],
        serde_json::json!([
            {"pointer": "#/components/schemas/Pet", "reason": "the reference does not lead to a schema"},
            {"pointer": "#/components/schemas/Any", "reason": "no type is made of `not`"},
        ])
    );
}

#[test]
fn a_document_comes_from_standard_input() {
    let folder = Folder::new();
    let ran = folder.run_with_input("generate - --out out", PETS).with_status(0);
    assert!(ran.stdout.starts_with("Generated petstore-client in out\n"), "{}", ran.stdout);
    let ran = folder.run_with_input("generate - --out out", "a: [").with_status(1);
    assert!(ran.stderr.contains("--> <stdin>:1:4"), "{}", ran.stderr);
}

#[test]
fn the_runtime_is_found_from_the_crate() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out/pets --runtime-path vendor/../runtime").with_status(0);
    let dependency = "clientwright-runtime = { path = \"../../runtime\", version = ";
    assert!(folder.read("out/pets/Cargo.toml").contains(dependency), "{}", folder.read("out/pets/Cargo.toml"));

    folder.write("config/clientwright.toml", "runtime-path = '../runtime'\n");
    let check = "generate api.yaml --out out/pets --config config/clientwright.toml --check";
    folder.run(check).with_status(0);

    folder.run("generate api.yaml --out plain --runtime version").with_status(0);
    assert!(folder.read("plain/Cargo.toml").contains("clientwright-runtime = { version = \"0.1.0\", "));
}

#[test]
fn options_come_from_a_file_and_the_command_line_counts_more() {
    let folder = Folder::with(FAULTY);
    folder.write("clientwright.toml", "name = 'of-file'\ndeny = ['dangling-reference']\n");
    let ran = folder.run("generate api.yaml --out out --config clientwright.toml").with_status(1);
    assert!(ran.stderr.ends_with("1 dangling-reference; nothing was written\n"), "{}", ran.stderr);

    folder.write("clientwright.toml", "name = 'of-file'\n");
    let ran = folder.run("generate api.yaml --out out --config clientwright.toml").with_status(0);
    assert!(ran.stdout.starts_with("Generated of-file in out\n"), "{}", ran.stdout);
    let ran = folder.run("generate api.yaml --out other --config clientwright.toml --name given").with_status(0);
    assert!(ran.stdout.starts_with("Generated given in other\n"), "{}", ran.stdout);

    folder.write("clientwright.toml", "stricct = true\n");
    let ran = folder.run("generate api.yaml --out out --config clientwright.toml").with_status(2);
    assert_eq!(ran.stderr, "error: clientwright.toml:1:1: unknown key `stricct`; did you mean `strict`?\n");
}

#[test]
fn a_module_is_one_file_with_its_lock() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out --module --name pet-store").with_status(0);
    assert_eq!(folder.files(), ["api.yaml", "out/api-surface.txt", "out/clientwright.lock", "out/pet_store.rs"]);
    assert!(folder.read("out/pet_store.rs").contains("pub struct Pet {"));
    folder.run("generate api.yaml --out out --module --name pet-store --check").with_status(0);
}

#[test]
fn a_crate_and_a_module_name_alike() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out krate").with_status(0);
    folder.run("generate api.yaml --out module --module").with_status(0);
    let names =
        |lock: String| lock.split("[files]").next().and_then(|it| it.split("[names]").nth(1)).map(str::to_owned);
    assert_eq!(names(folder.read("krate/clientwright.lock")), names(folder.read("module/clientwright.lock")));
}

#[cfg(unix)]
#[test]
fn nobody_listening_is_no_fault() {
    let folder = Folder::with(PETS);
    for arguments in ["generate api.yaml --out out", "explain", "inspect api.yaml", "completions bash"] {
        let mut child = folder.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("ends");
        assert_eq!(ended.status.code(), Some(0), "{arguments}");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{arguments}");
    }
}

#[test]
fn a_crate_depends_on_the_runtime_alone() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    let manifest: toml::Table = folder.read("out/Cargo.toml").parse().expect("TOML");
    let sections: Vec<&str> = manifest.keys().map(String::as_str).collect();
    assert_eq!(sections, ["package", "lib", "dependencies", "features"]);
    let dependencies: Vec<&String> = manifest["dependencies"].as_table().expect("a table").keys().collect();
    assert_eq!(dependencies, ["clientwright-runtime"]);
    let sources: Vec<String> = folder
        .files()
        .into_iter()
        .filter(|file| Path::new(file).extension().is_some_and(|extension| extension == "rs"))
        .collect();
    assert!(sources.len() > 3 && sources.iter().all(|file| file.starts_with("out/src/")), "{sources:?}");
    assert!(folder.read("out/src/lib.rs").contains("#![forbid(unsafe_code)]"));
    for source in sources {
        assert!(!folder.read(&source).replace("unsafe_code", "").contains("unsafe"), "{source}");
    }
}
