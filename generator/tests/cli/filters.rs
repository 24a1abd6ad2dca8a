//! Which operations `--include` and `--exclude` take, and what goes with the others.

use crate::support::Folder;

/// Three tags; `Toy` and `Shared` are used by `toys` alone, and `Shared`, in another spelling, is a type of its own.
const SHOP: &str = r"
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
servers: [{url: 'https://shop.example'}]
tags: [{name: pets}, {name: toys}, {name: admin}]
security: [{key: []}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: All., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
  /pets/{id}:
    delete:
      operationId: deletePet
      deprecated: true
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: Gone.}}
  /toys:
    get: {operationId: listToys, tags: [toys], responses: {'200': {description: All., content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}}
  /admin/reset:
    post: {operationId: reset, tags: [admin], security: [{root: []}], responses: {'200': {description: Done., content: {application/json: {schema: {$ref: '#/nowhere'}}}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    root: {type: http, scheme: basic}
  schemas:
    pet: {type: object, properties: {toy: {$ref: '#/components/schemas/Toy'}}}
    Pet: {type: object, required: [id], properties: {id: {type: integer}}}
    Toy: {type: object, properties: {shape: {type: object, properties: {round: {type: boolean}}}}}
";

/// The names in the lock, as pairs.
fn names(folder: &Folder, out: &str) -> Vec<String> {
    let lock = folder.read(&format!("{out}/clientwright.lock"));
    let names = lock.split("[names]\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("names");
    names.lines().map(|line| line.replace('"', "")).collect()
}

#[test]
fn what_nothing_reaches_is_left_out_and_what_stays_keeps_its_name() {
    let folder = Folder::with(SHOP);
    folder.run("generate api.yaml --out whole").with_status(0);
    let ran = folder
        .run("generate api.yaml --out out --runtime version --include tag:pets --exclude deprecated")
        .with_status(0);
    assert_eq!(
        names(&folder, "out"),
        ["#/paths/~1pets/get = pets::list", "#/components/schemas/Pet = types::PetSchema"]
    );
    assert!(names(&folder, "whole").contains(&"#/components/schemas/Pet = types::PetSchema".to_owned()));
    // Neither the scheme of `admin` nor what is wrong there.
    assert_eq!(ran.stderr, "");
    assert!(!folder.read("out/src/client.rs").contains("fn root("), "{}", folder.read("out/src/client.rs"));
    assert!(folder.read("whole/src/client.rs").contains("fn root("));
}

#[test]
fn filters_come_from_the_file_too_and_add_up() {
    let folder = Folder::with(SHOP);
    folder.write("clientwright.toml", "include = ['path:/toys', 'method:delete']\nexclude = ['operation:delete*']\n");
    folder.run("generate api.yaml --out out --config clientwright.toml").with_status(0);
    assert_eq!(names(&folder, "out")[0], "#/paths/~1toys/get = toys::list");
    assert_eq!(names(&folder, "out").len(), 3);
    folder.run("generate api.yaml --out out --config clientwright.toml --include /pets").with_status(0);
    assert_eq!(names(&folder, "out")[..2], ["#/paths/~1pets/get = pets::list", "#/paths/~1toys/get = toys::list"]);
}

#[test]
fn what_a_filter_took_away_comes_back_under_its_name() {
    let folder = Folder::with(SHOP);
    folder.run("generate api.yaml --out out").with_status(0);
    let whole = folder.read("out/clientwright.lock");
    folder.run("generate api.yaml --out out --include tag:toys").with_status(0);
    assert!(folder.read("out/clientwright.lock").contains("[reserved]\n\"#/paths/~1pets/get\" = \"pets::list\""));
    folder.run("generate api.yaml --out out").with_status(0);
    assert_eq!(folder.read("out/clientwright.lock"), whole);
}

#[test]
fn a_filter_that_matches_nothing_is_an_error_with_the_nearest_name() {
    let folder = Folder::with(SHOP);
    for (filter, near) in [
        ("tag:pests", "tag:pets"),
        ("tag:Admin", "tag:admin"),
        ("listPet", "operation:listPets"),
        ("pets", "tag:pets"),
        ("/toy", "path:/toys"),
        ("method:pots", "method:post"),
    ] {
        for option in ["include", "exclude"] {
            let ran = folder.run(&format!("generate api.yaml --out out --{option} {filter}")).with_status(1);
            let shown = if filter.contains(':') {
                filter.to_owned()
            } else {
                near.split(':').next().unwrap_or_default().to_owned()
            };
            assert!(
                ran.stderr.contains("error[filter-without-match]: no operation matches the filter `"),
                "{}",
                ran.stderr
            );
            assert!(ran.stderr.contains(&format!("of `{option}`; did you mean `{near}`?")), "{shown}: {}", ran.stderr);
            assert!(
                ran.stderr.ends_with("error: the filters do not select what they name; nothing was written\n"),
                "{}",
                ran.stderr
            );
        }
    }
    let ran = folder.run("generate api.yaml --out out --include tag:zebras --include tag:pets").with_status(1);
    assert!(ran.stderr.contains("there are `pets`, `toys`, `admin`"), "{}", ran.stderr);
    assert_eq!(folder.files(), ["api.yaml"]);
}

#[test]
fn an_exclude_of_deprecated_operations_may_match_none() {
    let folder = Folder::with(&SHOP.replace("      deprecated: true\n", ""));
    let ran = folder
        .run("generate api.yaml --out out --runtime version --include tag:pets --exclude deprecated")
        .with_status(0);
    assert_eq!(ran.stderr, "");
    folder.run("generate api.yaml --out other --include deprecated").with_status(1);
}

#[test]
fn filters_never_empty_a_client() {
    let folder = Folder::with(SHOP);
    let ran =
        folder.run("generate api.yaml --out out --include tag:pets --exclude /pets/** --exclude /pets").with_status(1);
    let message = "error[nothing-selected]: the filters `+ tag:pets - path:/pets/** - path:/pets` select no operation; the client would be empty";
    assert!(ran.stderr.contains(message), "{}", ran.stderr);
    assert_eq!(folder.files(), ["api.yaml"]);
}

#[test]
fn what_is_no_filter_is_wrong_usage() {
    let folder = Folder::with(SHOP);
    let ran = folder.run("generate api.yaml --out out --include tags:pets").with_status(2);
    assert!(ran.stderr.contains("there is no filter `tags:`"), "{}", ran.stderr);
    folder.write("clientwright.toml", "exclude = ['path:pets']\n");
    let ran = folder.run("generate api.yaml --out out --config clientwright.toml").with_status(2);
    assert!(ran.stderr.contains("clientwright.toml:1:11: `path:pets` matches no path"), "{}", ran.stderr);
}

#[test]
fn inspect_counts_what_is_selected() {
    let object = Folder::with(SHOP).run("inspect api.yaml --format json --include toys").with_status(0).json();
    assert_eq!(object["operations"], 0);
    let object = Folder::with(SHOP).run("inspect api.yaml --format json --include tag:toys").with_status(0).json();
    assert_eq!((&object["operations"], &object["schemas"]), (&1.into(), &1.into()));
}

/// What is said of the whole is not told to fit nothing where a part is taken, and names of the part are those of the whole.
#[test]
fn overrides_are_of_the_whole() {
    let folder = Folder::with(SHOP);
    let options = "[types]\nToy = { rename = 'Thing' }\n[operations]\nlistToys = { rename = 'all' }\nlistPets = { rename = 'every' }\n\
                   listPet = { rename = 'each' }\n[tags]\npets = { rename = 'animals' }\n[fields]\n'Pet.id' = { rename = 'number' }\n";
    folder.write("options.toml", options);
    let ran = folder.run("generate api.yaml --config options.toml --out out --include tag:pets").with_status(0);
    let told: Vec<&str> = ran.stderr.lines().filter(|line| line.starts_with("warning")).collect();
    assert_eq!(
        told,
        [
            "warning[bad-override]: `[operations.\"listPet\"]` of the options does not match any operation of the document"
        ]
    );
    let expected = ["#/paths/~1pets/get = animals::every", "#/paths/~1pets~1{id}/delete = animals::delete"];
    assert_eq!(names(&folder, "out")[..2], expected);
    assert!(folder.read("out/src/types.rs").contains("pub number: i64"));
}
