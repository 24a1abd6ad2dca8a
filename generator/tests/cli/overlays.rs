//! What `--overlay` does, and what is told of overlays.

use crate::support::{Folder, PETS};

const OVERLAY: &str = r"
overlay: 1.1.0
info: {title: Ours, version: 1.0.0}
actions:
  - target: $.info.title
    update: Cats
  - target: $.paths['/pets'].post
    remove: true
  - target: $.components.schemas.Pet.properties
    update:
      tag: {$ref: '#/components/schemas/Tag'}
      name: {type: string}
";

#[test]
fn the_document_is_read_as_overlays_make_it() {
    let folder = Folder::with(PETS);
    folder.write("our.overlay.yaml", OVERLAY);
    folder
        .write("more.json", r#"{"overlay": "1.0.0", "actions": [{"target": "$.info", "update": {"title": "Dogs"}}]}"#);
    let generate = "generate api.yaml --out out --overlay our.overlay.yaml";
    let ran = folder.run(&format!("{generate} --overlay more.json")).with_status(0);
    assert!(ran.stdout.starts_with("Generated dogs-client in out\n  operations  1\n"), "{}", ran.stdout);
    assert!(folder.read("out/src/types.rs").contains("pub name: Option<String>"));
    // What is wrong with what an overlay says is told in the overlay.
    assert!(
        ran.stderr.contains("error[dangling-reference]: `#/components/schemas/Tag` leads nowhere"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("--> our.overlay.yaml:11:19"), "{}", ran.stderr);

    folder.run(&format!("{generate} --overlay more.json --check")).with_status(0);
    let cats = folder.run(&format!("{generate} --dry-run")).with_status(0);
    assert!(cats.stdout.contains("1 changed") || cats.stdout.contains("changed"), "{}", cats.stdout);
}

#[test]
fn overlays_of_the_file_are_beside_it_and_come_first() {
    let folder = Folder::with(PETS);
    folder.write("config/clientwright.toml", "overlays = ['a.yaml']\n");
    folder.write(
        "config/a.yaml",
        "overlay: 1.0.0\nactions: [{target: $.info, update: {title: A, description: From A.}}]\n",
    );
    folder.write("b.yaml", "overlay: 1.0.0\nactions: [{target: $.info, update: {title: B}}]\n");
    let ran =
        folder.run("generate api.yaml --out out --config config/clientwright.toml --overlay b.yaml").with_status(0);
    assert!(ran.stdout.starts_with("Generated b-client in out\n"), "{}", ran.stdout);
    assert!(folder.read("out/src/lib.rs").contains("From A."));
}

#[test]
fn an_overlay_without_effect_changes_nothing() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    folder.write("o.yaml", "overlay: 1.0.0\nactions: [{target: $.paths.nowhere, remove: true}]\n");
    let ran = folder.run("generate api.yaml --out out --overlay o.yaml --check").with_status(0);
    assert!(ran.stderr.contains("warning[overlay-without-match]: `$.paths.nowhere` selects nothing"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--> o.yaml:2:20"), "{}", ran.stderr);
    folder.run("generate api.yaml --out out --overlay o.yaml --check --strict").with_status(1);
}

#[test]
fn what_is_no_overlay_fails() {
    let folder = Folder::with(PETS);
    let ran = folder.run("generate api.yaml --out out --overlay api.yaml").with_status(1);
    assert!(ran.stderr.contains("error[not-an-overlay]: there is no `overlay` at the top"), "{}", ran.stderr);
    assert!(
        ran.stderr.ends_with("error: `api.yaml` is not an overlay that can be applied; nothing was written\n"),
        "{}",
        ran.stderr
    );
    let ran = folder.run("generate api.yaml --out out --overlay nowhere.yaml").with_status(2);
    assert!(ran.stderr.contains("error[unreadable-file]: `nowhere.yaml` cannot be read"), "{}", ran.stderr);
    assert_eq!(folder.files(), ["api.yaml"]);
    let ran = folder.run("inspect api.yaml --overlay nowhere.yaml").with_status(2);
    assert!(ran.stderr.ends_with("error: `nowhere.yaml` is not an overlay that can be applied\n"), "{}", ran.stderr);
}

#[test]
fn an_overlay_may_refer_to_other_files() {
    let folder = Folder::with(PETS);
    let update = "{components: {schemas: {Toy: {$ref: 'toy.yaml'}}}}";
    folder.write("o/o.yaml", format!("overlay: 1.0.0\nactions: [{{target: $, update: {update}}}]\n"));
    folder.write("toy.yaml", "type: object\nproperties: {round: {type: boolean}}\n");
    folder.run("generate api.yaml --out out --overlay o/o.yaml").with_status(0);
    assert!(folder.read("out/src/types.rs").contains("pub struct Toy {"));
}
