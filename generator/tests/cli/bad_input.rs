//! What is no document ends with status 1 and a message that says where, and nothing is written.

use crate::support::Folder;

/// Generates from `api.yaml`; what is on standard error.
#[track_caller]
fn refused(folder: &Folder) -> String {
    refused_with(1, folder)
}

#[track_caller]
fn refused_with(status: i32, folder: &Folder) -> String {
    let before = folder.files();
    let ran = folder.run("generate api.yaml --out out").with_status(status);
    assert_eq!(ran.stdout, "");
    assert!(!folder.path("out").exists(), "{:?}", folder.files());
    assert_eq!(folder.files(), before);
    assert!(
        ran.stderr.ends_with("error: the document is not a readable OpenAPI document; nothing was written\n"),
        "{ran:?}"
    );
    ran.stderr
}

#[track_caller]
fn refused_text(text: impl AsRef<[u8]>, expected: &[&str]) {
    let folder = Folder::new();
    folder.write("api.yaml", text);
    let stderr = refused(&folder);
    for part in expected {
        assert!(stderr.contains(part), "no {part:?} in {stderr}");
    }
}

#[test]
fn neither_json_nor_yaml() {
    refused_text(
        "openapi: 3.1.0\ninfo: [\n",
        &["error[not-a-document]: the file is not valid YAML", "--> api.yaml:2:7"],
    );
    refused_text("{\"openapi\": \"3.1.0\",\n \"info\" ]", &["error[not-a-document]", "--> api.yaml:2:9"]);
    refused_text("\u{1}\u{2}", &["error[not-a-document]", "--> api.yaml:1:1"]);
}

#[test]
fn not_text() {
    refused_text(b"openapi: \xff\xfe", &["error[not-a-document]: the file is not text", "--> api.yaml:1:10"]);
}

#[test]
fn not_openapi() {
    refused_text("a: 1\nb: 2\n", &["error[not-openapi]: there is no `openapi` at the top", "--> api.yaml:1:1"]);
    refused_text("- openapi\n", &["error[not-openapi]: an OpenAPI document is an object", "--> api.yaml:1:1"]);
    refused_text("just text", &["error[not-openapi]", "--> api.yaml:1:1"]);
}

#[test]
fn a_version_that_is_not_read() {
    refused_text("info: {}\nopenapi: 1.2.0\n", &["error[unsupported-version]: OpenAPI 1.2.0", "--> api.yaml:2:10"]);
}

#[test]
fn an_empty_file() {
    refused_text("", &["error[not-a-document]: `api.yaml` is empty", "--> api.yaml:1:1"]);
    refused_text(" \n\n", &["error[not-a-document]: `api.yaml` is empty", "--> api.yaml:1:1"]);
    refused_text("# only a comment\n", &["error[not-a-document]: `api.yaml` contains no value", "--> api.yaml:1:1"]);
}

#[test]
fn a_directory() {
    let folder = Folder::new();
    folder.write("api.yaml/x", "");
    let stderr = refused(&folder);
    assert!(stderr.starts_with("error[unreadable-file]: `api.yaml` is a directory, not a file\n"), "{stderr}");
}

#[test]
fn a_file_that_is_not_there() {
    let stderr = refused_with(2, &Folder::new());
    assert!(stderr.starts_with("error[unreadable-file]: `api.yaml` cannot be read: "), "{stderr}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("openapi: 3.1.0");
    let path = folder.path("api.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    let stderr = refused_with(2, &folder);
    assert!(stderr.starts_with("error[unreadable-file]: `api.yaml` cannot be read: "), "{stderr}");
}

#[test]
fn names_of_a_document_are_no_paths() {
    let folder = Folder::with(
        "openapi: 3.1.0\ninfo: {title: '../../x', version: '1'}\npaths:\n  /a:\n    get: {tags: ['../../etc'], \
         operationId: '../../b', responses: {}}\ncomponents: {schemas: {'../../C': {type: object, properties: {a: {}}}}}\n",
    );
    folder.run("generate api.yaml --out out").with_status(0);
    assert!(folder.files().iter().all(|file| file == "api.yaml" || file.starts_with("out/")), "{:?}", folder.files());
    assert!(!folder.path("../x").exists() && !folder.path("../../x").exists());
}

#[test]
fn machines_get_an_object_for_it_too() {
    let ran = Folder::with("a: 1").run("generate api.yaml --out out --format json").with_status(1);
    let object = ran.json();
    assert_eq!(object["crate"], serde_json::Value::Null);
    assert_eq!(object["files"], serde_json::json!([]));
    assert_eq!(object["diagnostics"][0]["code"], "not-openapi");
    assert_eq!(object["diagnostics"][0]["line"], 1);
}

#[test]
fn wrong_usage_is_another_status() {
    let folder = Folder::with(crate::support::PETS);
    for (arguments, message) in [
        ("", "Usage: clientwright"),
        ("generate api.yaml", "there is no `out` and no `clientwright.toml`: run `clientwright init SPEC`"),
        ("generate api.yaml --out out --deny raw-bdoy", "there is no code `raw-bdoy`; did you mean `raw-body`?"),
        ("generate api.yaml --out out --name 1x", "`1x` cannot be the name of a crate"),
        ("generate api.yaml --out out --check --dry-run", "cannot be used with"),
        ("generate api.yaml --out out --config nowhere.toml", "error: cannot read `nowhere.toml`: "),
        ("explain raw-bdoy", "error: there is no code `raw-bdoy`; did you mean `raw-body`?"),
    ] {
        let ran = folder.run(arguments).with_status(2);
        assert!(ran.stderr.contains(message), "{ran:#?}");
        assert_eq!(folder.files(), ["api.yaml"]);
    }
}

/// A name with a line break would begin another header, and one with `;` or `=` another cookie.
#[test]
fn headers_and_cookies_have_the_names_that_http_allows() {
    let parameter =
        |name: &str, location: &str| format!("{{name: \"{name}\", in: {location}, schema: {{type: string}}}}");
    let parameters = [
        parameter("a=b; c", "cookie"),
        parameter("a\\r\\nX-Evil: 1", "header"),
        parameter("__Host-id", "cookie"),
        parameter("filter[a b]", "query"),
    ];
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\nsecurity: [{{key: []}}, {{session: []}}, {{}}]\npaths:\n  /pets:\n    get:\n      \
         operationId: list\n      parameters: [{}]\n      responses: {{'204': {{description: Done.}}}}\ncomponents:\n  securitySchemes:\n    \
         key: {{type: apiKey, in: cookie, name: 'a b'}}\n    session: {{type: apiKey, in: cookie, name: SID}}\n",
        parameters.join(", ")
    );
    let folder = Folder::with(&document);
    let found = folder.run("generate api.yaml --out out --format json").with_status(0).json();
    let messages: Vec<&str> = found["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|found| found["code"].as_str().is_some_and(|code| code.starts_with("unsupported-")))
        .filter_map(|found| found["message"].as_str())
        .collect();
    let left_out = "which is a token of HTTP; the parameter is left out";
    assert_eq!(
        messages,
        [
            format!("`a=b; c` cannot be the name of a cookie, {left_out}"),
            format!("`a\\r\\nX-Evil: 1` cannot be the name of a header, {left_out}"),
            "`key` is a key in `a b`, which is not a token of HTTP; requirements that need it are left out".to_owned(),
        ]
    );
    let client = folder
        .files()
        .iter()
        .filter(|file| file.starts_with("out/src/"))
        .map(|file| folder.read(file))
        .collect::<String>();
    assert!(
        client.contains("\"__Host-id\"") && client.contains("\"filter[a b]\"") && client.contains("\"SID\""),
        "{client}"
    );
    assert!(!client.contains("X-Evil") && !client.contains("a=b"), "{client}");
}
