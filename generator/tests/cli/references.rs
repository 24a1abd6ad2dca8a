//! How far references may lead: `--ref-root`, and what is told of URLs.

use crate::support::Folder;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write(
        "apis/pets/api.yaml",
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\ncomponents: {schemas: {Pet: {$ref: ../shared/pet.yaml}}}\n",
    );
    folder
        .write("apis/shared/pet.yaml", "type: object\nproperties: {id: {type: integer}, any: {not: {type: string}}}\n");
    folder.write("secret.yaml", "type: object\n");
    folder
}

#[test]
fn references_are_confined_to_the_folder_of_the_document() {
    let ran = folder().run("generate apis/pets/api.yaml --out out").with_status(0);
    assert!(ran.stderr.contains("warning[external-reference]: `../shared/pet.yaml` leads out of `"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`--ref-root`"), "{}", ran.stderr);
}

#[test]
fn a_wider_folder_is_named() {
    let folder = folder();
    let ran = folder.run("generate apis/pets/api.yaml --out out --ref-root apis --format json").with_status(0);
    assert!(folder.read("out/src/types.rs").contains("pub struct Pet {"));
    let untyped = serde_json::json!([
        {"pointer": "../shared/pet.yaml#/properties/any", "reason": "no type is made of `not`"},
    ]);
    assert_eq!(ran.json()["untyped"], untyped);

    folder.write("conf/clientwright.toml", "ref-root = '../apis'\n");
    folder.run("generate apis/pets/api.yaml --out out --config conf/clientwright.toml --check").with_status(0);
    folder.run("inspect apis/pets/api.yaml --ref-root apis").with_status(0);
}

#[test]
fn nothing_leads_out_of_the_wider_folder() {
    let folder = folder();
    folder.write("apis/shared/pet.yaml", "$ref: ../../secret.yaml\n");
    let ran = folder.run("generate apis/pets/api.yaml --out out --ref-root apis").with_status(0);
    // The chain is told by its beginning and its end.
    assert!(ran.stderr.contains("`../shared/pet.yaml` leads out of `"), "{}", ran.stderr);
    assert!(ran.stderr.contains("through this reference"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_either() {
    let folder = folder();
    std::fs::remove_file(folder.path("apis/shared/pet.yaml")).expect("removed");
    std::os::unix::fs::symlink(folder.path("secret.yaml"), folder.path("apis/shared/pet.yaml")).expect("linked");
    let ran = folder.run("generate apis/pets/api.yaml --out out --ref-root apis").with_status(0);
    assert!(ran.stderr.contains("`../shared/pet.yaml` leads out of `"), "{}", ran.stderr);
}

#[test]
fn a_folder_that_is_none_is_wrong_usage() {
    let ran = folder().run("generate apis/pets/api.yaml --out out --ref-root nowhere").with_status(2);
    assert_eq!(ran.stderr, "error: the option `ref-root`: `nowhere` is not a directory\n");
}

#[test]
fn an_origin_must_be_allowed() {
    let folder = Folder::with(
        "openapi: 3.1.0\ninfo: {title: P, version: '1'}\ncomponents: {schemas: {Pet: {$ref: 'https://a.invalid:8443/pet.yaml#/Pet'}}}\n",
    );
    let ran = folder.run("generate api.yaml --out out").with_status(0);
    let message =
        "warning[external-reference]: `https://a.invalid:8443/pet.yaml#/Pet` leads to a URL, which is not read";
    assert!(ran.stderr.contains(message), "{}", ran.stderr);
    assert!(ran.stderr.contains("allow it by `--allow-origin https://a.invalid:8443`"), "{}", ran.stderr);
    let ran = folder.run("generate api.yaml --out out --allow-origin a.invalid").with_status(2);
    assert!(ran.stderr.contains("`a.invalid` is not an origin"), "{}", ran.stderr);
}
