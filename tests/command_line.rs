//! The third way of use: the client is generated on the command line, and a program of another workspace uses it.
//!
//! The program is `examples/command-line`; here it talks to a real server on 127.0.0.1.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::time::Duration;

use clientwright_tests::generated::cargo;
use clientwright_tests::sources::project;
use clientwright_tests::{Answer, Server};

/// The program, generated for and built once.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let generated = run(cargo().args(["run", "--quiet", "--package", "clientwright", "--"]).args([
        "generate",
        "specs/petstore.yaml",
        "--out",
        "target/petstore-client",
    ]));
    assert!(generated.starts_with("Generated petstore-client in target/petstore-client\n"), "{generated}");

    // The project's own lock, so that nothing is resolved anew; its target folder and profile, so that little is built.
    let (example, target) = (project().join("examples/command-line"), target());
    std::fs::copy(project().join("Cargo.lock"), example.join("Cargo.lock")).expect("a lock");
    let manifest = example.join("Cargo.toml");
    let profile = "profile.dev.debug=\"line-tables-only\"";
    let mut build = cargo();
    build.args(["build", "--quiet", "--offline", "--config", profile, "--manifest-path"]).arg(manifest);
    run(build.arg("--target-dir").arg(&target));
    target.join("debug").join(format!("example-command-line{}", std::env::consts::EXE_SUFFIX))
});

/// The folder that holds `debug/deps/`, where this program is.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("a path");
    program.ancestors().nth(3).map(Path::to_path_buf).expect("a target folder")
}

/// Standard output of a command that must succeed, run at the project's root.
fn run(command: &mut Command) -> String {
    let output = command.current_dir(project()).output().expect("a program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// `example-command-line 7`, as the server answers.
fn show(server: &Server, key: Option<&str>) -> Output {
    let mut program = Command::new(&*PROGRAM);
    program.arg("7").env("PETSTORE_URL", server.url()).env_remove("PETSTORE_KEY");
    program.envs(key.map(|key| ("PETSTORE_KEY", key))).output().expect("the program runs")
}

/// The error's own words, without `Error: ` and the quotes of `Debug`.
fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim_end().to_owned()
}

#[test]
fn a_pet_is_shown() {
    let server = Server::start(|_| {
        Answer::json(
            200,
            r#"{"id": 7, "name": "Rex", "status": "adopted", "born": null, "owner": {"name": "Ada"}, "new": [1]}"#,
        )
    });
    let output = show(&server, Some("k-123"));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "7 Rex, adopted, with Ada\n", "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(0));

    let request = server.last_request();
    assert_eq!((request.method.as_str(), request.url.as_str()), ("GET", "/pets/7"));
    assert_eq!(request.header("x-api-key"), Some("k-123"));
    assert_eq!(request.header("user-agent"), Some("petstore-client/0.1.0"));
}

#[test]
fn a_documented_error_is_typed() {
    let server = Server::start(|_| Answer::problem(404, r#"{"title": "There is no such pet"}"#));
    let output = show(&server, Some("k-123"));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "There is no such pet\n", "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn other_errors_name_the_call() {
    let undocumented = Server::start(|_| Answer::new(503, "text/plain", "closed"));
    let error = stderr(&show(&undocumented, Some("k-123")));
    assert!(error.contains("GET /pets/{petId} (getPet): responded 503 Service Unavailable"), "{error}");

    let unreadable = Server::start(|_| Answer::json(200, r#"{"id": "seven"}"#));
    let error = stderr(&show(&unreadable, Some("k-123")));
    assert!(error.contains("GET /pets/{petId} (getPet): responded 200 OK with an unexpected body: $.id: "), "{error}");

    let slow = Server::start(|_| Answer::empty(204).after(Duration::from_secs(1)));
    let error = stderr(&show(&slow, Some("k-123")));
    assert!(error.contains("GET /pets/{petId} (getPet): no complete response within 500ms"), "{error}");
}

#[test]
fn nothing_is_sent_without_credentials() {
    let server = Server::start(|_| Answer::empty(204));
    let error = stderr(&show(&server, None));
    let expected = "GET /pets/{petId} (getPet): needs credentials; set `.api_key(…)` on the client's builder";
    assert!(error.contains(expected), "{error}");
    assert!(server.requests().is_empty());
}
