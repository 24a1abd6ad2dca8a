//! References to other origins, against real servers: what may be read, what is kept, and what a later run needs.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::write::Mode;
use clientwright::{Config, Form, Input, Report, Target, run};
use clientwright_tests::{Answer, Server};
use tempfile::TempDir;

/// A document that refers to this URL for its one schema, `Pet`.
fn document(url: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\n\
         components: {{schemas: {{Pet: {{$ref: '{url}'}}}}}}\n"
    );
    fs::write(folder.path().join("api.yaml"), text).expect("written");
    folder
}

fn config(origins: &[&str]) -> Config {
    let allow_origin = origins.iter().map(|origin| origin.parse().expect("an origin")).collect();
    let mut config = Config::default();
    config.allow_origin = allow_origin;
    config
}

fn generate(folder: &TempDir, origins: &[&str]) -> Report {
    let target = Target::Folder { dir: folder.path().join("out"), form: Form::Crate, mode: Mode::Write };
    run(Input::File(folder.path().join("api.yaml")), &config(origins), &target).expect("a report")
}

fn findings(report: &Report) -> Vec<String> {
    report.located().iter().map(|finding| format!("{}: {}", finding.code.as_str(), finding.message)).collect()
}

/// Every file below a folder with its text, sorted.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), fs::read_to_string(&path).expect("text")));
        }
    }
    found.sort();
    found
}

/// `/pet.yaml` refers to `/parts/toy.yaml`, which refers to `size.yaml` beside it.
fn pets() -> Server {
    Server::start(|request| match request.url.as_str() {
        "/pet.yaml" => {
            Answer::new(200, "application/yaml", "type: object\nproperties: {toy: {$ref: parts/toy.yaml}}\n")
        }
        "/parts/toy.yaml" => {
            Answer::new(200, "text/plain", "type: object\nproperties: {size: {$ref: 'size.yaml#/Size'}}\n")
        }
        "/parts/size.yaml" => Answer::json(200, r#"{"Size": {"enum": ["s", "l"]}}"#),
        _ => Answer::empty(404),
    })
}

#[test]
fn what_is_allowed_is_read_kept_and_not_asked_for_again() {
    let server = pets();
    let folder = document(&format!("{}/pet.yaml", server.url()));
    let report = generate(&folder, &[server.url()]);
    assert_eq!(findings(&report), [""; 0]);
    let types = fs::read_to_string(folder.path().join("out/src/types.rs")).expect("types");
    assert!(types.contains("pub struct Pet {") && types.contains("pub enum Size {"), "{types}");
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.url).collect();
    assert_eq!(asked, ["/pet.yaml", "/parts/toy.yaml", "/parts/size.yaml"]);
    let kept = files(&folder.path().join("out/clientwright.remote"));
    assert_eq!(kept.len(), 4, "{kept:?}");

    let before = files(folder.path());
    let url = server.url().to_owned();
    drop(server);
    let report = generate(&folder, &[&url]);
    assert_eq!(findings(&report), [""; 0]);
    assert!(report.written.expect("written").is_unchanged());
    assert_eq!(files(folder.path()), before);
}

#[test]
fn what_is_kept_serves_a_build_script_which_asks_nobody() {
    let server = pets();
    let folder = document(&format!("{}/pet.yaml", server.url()));
    let module = Target::File { path: folder.path().join("pets.rs"), lock_dir: folder.path().to_owned() };
    let input = || Input::File(folder.path().join("api.yaml"));
    let report = run(input(), &config(&[server.url()]), &module).expect("a report");
    let [finding] = &findings(&report)[..] else { panic!("{:?}", findings(&report)) };
    assert!(finding.starts_with("external-reference: ") && finding.contains("nothing is fetched here"), "{finding}");
    assert_eq!(server.requests().len(), 0);

    generate(&folder, &[server.url()]);
    fs::rename(folder.path().join("out/clientwright.remote"), folder.path().join("clientwright.remote"))
        .expect("moved");
    let asked = server.requests().len();
    let report = run(input(), &config(&[server.url()]), &module).expect("a report");
    assert_eq!(findings(&report), [""; 0]);
    assert!(fs::read_to_string(folder.path().join("pets.rs")).expect("a module").contains("pub enum Size {"));
    assert_eq!(server.requests().len(), asked);
}

#[test]
fn a_reference_below_an_id_is_relative_to_it() {
    let server = pets();
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: P, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\ncomponents:\n  schemas:\n    \
         Box: {{$id: '{}/box', type: object, properties: {{toy: {{$ref: parts/toy.yaml}}}}}}\n",
        server.url()
    );
    fs::write(folder.path().join("api.yaml"), text).expect("written");
    assert_eq!(findings(&generate(&folder, &[server.url()])), [""; 0]);
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.url).collect();
    assert_eq!(asked, ["/parts/toy.yaml", "/parts/size.yaml"]);
    assert!(findings(&generate(&folder, &[]))[0].contains("leads to a file that cannot be read"));
}

#[test]
fn who_is_not_allowed_is_not_asked() {
    let server = pets();
    let folder = document(&format!("{}/pet.yaml", server.url()));
    let report = generate(&folder, &["https://example.com"]);
    assert!(findings(&report)[0].contains("leads to a URL, which is not read"), "{:?}", findings(&report));
    let help = report.located()[0].help.clone().expect("help");
    assert!(help.starts_with(&format!("allow it by `--allow-origin {}`", server.url())), "{help}");
    assert_eq!(server.requests().len(), 0);
    assert!(!folder.path().join("out/clientwright.remote").exists());
}

#[test]
fn redirections_are_followed_to_allowed_origins_only() {
    let server = pets();
    let target = format!("{}/pet.yaml", server.url());
    let moved = {
        let target = target.clone();
        Server::start(move |_| Answer::empty(302).with_header("location", &target))
    };
    let folder = document(&format!("{}/old/place", moved.url()));
    let report = generate(&folder, &[moved.url()]);
    assert!(findings(&report)[0].contains("it is redirected to `"), "{:?}", findings(&report));
    assert!(findings(&report)[0].contains("whose origin is not allowed"), "{:?}", findings(&report));
    assert_eq!(server.requests().len(), 0);

    // Relative references count from where the redirection led, from run to run.
    for _ in 0..2 {
        assert_eq!(findings(&generate(&folder, &[moved.url(), server.url()])), [""; 0]);
    }
    let index = fs::read_to_string(folder.path().join("out/clientwright.remote/index.toml")).expect("an index");
    assert!(index.contains(&format!("redirected-to = \"{target}\"")), "{index}");
}

#[test]
fn a_circle_of_redirections_ends() {
    let server = Server::start(|_| Answer::empty(301).with_header("location", "/again"));
    let report = generate(&document(&format!("{}/pet.yaml", server.url())), &[server.url()]);
    assert!(findings(&report)[0].contains("it is redirected more than 20 times"), "{:?}", findings(&report));
}

#[test]
fn a_document_from_elsewhere_does_not_read_files_here() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret.yaml");
    fs::write(&secret, "type: object\nproperties: {hidden: {type: string}}\n").expect("written");
    let answer = format!("properties: {{secret: {{$ref: 'file://{}'}}}}\n", secret.display());
    let server = Server::start(move |_| Answer::new(200, "text/plain", answer.clone()));
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: P, version: '1'}}\ncomponents: {{schemas: {{Pet: {{$ref: '{}/pet'}}}}}}\n",
        server.url()
    );
    fs::write(folder.path().join("api.yaml"), text).expect("written");
    let report = generate(&folder, &[server.url()]);
    assert!(
        findings(&report).iter().any(|finding| finding.starts_with("external-reference: `file://")),
        "{:?}",
        findings(&report)
    );
    let types = fs::read_to_string(folder.path().join("out/src/types.rs")).expect("types");
    assert!(types.contains("pub secret: Option<Json>"), "{types}");
}

#[test]
fn what_is_not_answered_is_told() {
    let server = pets();
    let report = generate(&document(&format!("{}/nowhere.yaml", server.url())), &[server.url()]);
    assert!(findings(&report)[0].contains("the response is 404 Not Found"), "{:?}", findings(&report));

    let large = Server::start(|_| Answer::new(200, "text/plain", vec![b' '; (64 << 20) + 1]));
    let report = generate(&document(&format!("{}/large.yaml", large.url())), &[large.url()]);
    assert!(findings(&report)[0].contains("the response is larger than 64 MiB"), "{:?}", findings(&report));
}

#[test]
fn what_is_kept_and_was_changed_is_told() {
    let server = pets();
    let folder = document(&format!("{}/pet.yaml", server.url()));
    generate(&folder, &[server.url()]);
    for (path, text) in files(&folder.path().join("out/clientwright.remote")) {
        if path.file_name().is_some_and(|name| name != "index.toml") {
            fs::write(path, format!("{text}# changed\n")).expect("written");
        }
    }
    let report = generate(&folder, &[server.url()]);
    assert!(findings(&report)[0].contains("was changed after it was stored"), "{:?}", findings(&report));
}
