//! A generated crate with a type of another crate in place of one of its own: the manifest names that crate, and the lock has
//! no name for what is not there.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use clientwright::Builder;
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;

const SHOP: &str = "openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders: {get: {operationId: listOrders, tags: [orders], responses: {'200': {description: All,
    content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}}
components:
  schemas:
    Money: {type: object, properties: {cents: {type: integer}}}
    Order: {type: object, properties: {total: {$ref: '#/components/schemas/Money'}}}
";

fn generate(root: &std::path::Path, options: &str) -> PathBuf {
    fs::write(root.join("shop.yaml"), SHOP).expect("a document");
    fs::write(root.join("clientwright.toml"), options).expect("options");
    let dir = root.join("shop");
    Builder::new(root.join("shop.yaml"))
        .config(root.join("clientwright.toml"))
        .name("shop")
        .runtime_path(project().join("runtime"))
        .generate_to(&dir)
        .expect("a crate");
    dir
}

/// The lines of a table of the lock.
fn table(lock: &str, name: &str) -> Vec<String> {
    let table = lock.split_once(&format!("[{name}]\n")).map_or("", |(_, rest)| rest);
    table.lines().take_while(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_crate_compiles_with_the_dependency() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("replaced");
    let workspace = Workspace::new(&root, &["shop"]).expect("a workspace");
    let _ = fs::remove_dir_all(workspace.member("shop"));
    let billing = project().join("tests/billing").display().to_string();
    let options = format!(
        "types = {{ Money = {{ replace = 'billing::Money' }} }}\n[dependencies]\nbilling = {{ path = '{billing}' }}\n"
    );
    let dir = generate(&root, &options);
    let manifest = fs::read_to_string(dir.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains(&format!("\nbilling = {{ path = \"{billing}\" }}\n")), "{manifest}");
    let output = workspace.cargo(&["check"]).expect("cargo");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.is_empty(), "{told}");
}

#[test]
fn the_lock_follows_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let lock = |options: &str| {
        let dir = generate(folder.path(), options);
        let lock = fs::read_to_string(dir.join("clientwright.lock")).expect("a lock");
        (table(&lock, "names"), table(&lock, "reserved"))
    };
    let list = "\"#/paths/~1orders/get\" = \"orders::list\"";
    let money = "\"#/components/schemas/Money\" = \"types::Money\"";
    let order = "\"#/components/schemas/Order\" = \"types::Order\"";
    let plain = (vec![list.to_owned(), money.to_owned(), order.to_owned()], Vec::new());
    assert_eq!(lock(""), plain);

    let replaced = "types = { Money = { replace = 'std::string::String' } }";
    assert_eq!(lock(replaced), (vec![list.to_owned(), order.to_owned()], vec![money.to_owned()]));
    assert_eq!(lock(""), plain);

    let renamed = "operations = { listOrders = { rename = 'all' } }\ntags = { orders = { rename = 'purchases' } }";
    let all = "\"#/paths/~1orders/get\" = \"purchases::all\"";
    let (names, _) = lock(renamed);
    assert_eq!(names, [all, money, order]);
    // A name that was given stays, as all names do.
    let (names, _) = lock("");
    assert_eq!(names, [all, money, order]);
}
