//! Names stay what they were.

use crate::support::Folder;

/// A document with these schemas.
fn document(schemas: &[&str]) -> String {
    let schema = |name: &&str| format!("{name}: {{type: object, properties: {{{}: {{}}}}}}", name.to_lowercase());
    let schemas: Vec<String> = schemas.iter().map(schema).collect();
    let schemas = schemas.join(", ");
    format!(
        "openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n"
    )
}

/// Generates; the named schemas and the reserved ones.
fn generate(folder: &Folder, schemas: &[&str]) -> [Vec<String>; 2] {
    folder.write("api.yaml", document(schemas));
    folder.run("generate api.yaml --out out").with_status(0);
    let lock: toml::Table = folder.read("out/clientwright.lock").parse().expect("TOML");
    ["names", "reserved"].map(|key| {
        let table = lock.get(key).and_then(toml::Value::as_table);
        let lines = table.into_iter().flatten().map(|(pointer, path)| {
            format!("{} = {}", pointer.trim_start_matches("#/components/schemas/"), path.as_str().expect("a path"))
        });
        lines.collect()
    })
}

#[test]
fn a_newcomer_takes_the_suffix_wherever_it_stands() {
    let folder = Folder::new();
    generate(&folder, &["pet"]);
    let [names, reserved] = generate(&folder, &["Pet", "pet"]);
    assert_eq!(names, ["Pet = types::PetSchema", "pet = types::Pet"]);
    assert!(reserved.is_empty());

    let fresh = Folder::new();
    let [names, _] = generate(&fresh, &["Pet", "pet"]);
    assert_eq!(names, ["Pet = types::Pet", "pet = types::PetSchema"]);
}

#[test]
fn the_name_of_what_is_gone_is_reserved_and_comes_back_with_it() {
    let folder = Folder::new();
    generate(&folder, &["pet", "Toy"]);
    let [names, reserved] = generate(&folder, &["Toy"]);
    assert_eq!(names, ["Toy = types::Toy"]);
    assert_eq!(reserved, ["pet = types::Pet"]);

    let [names, reserved] = generate(&folder, &["Pet", "Toy"]);
    assert_eq!(names, ["Pet = types::PetSchema", "Toy = types::Toy"]);
    assert_eq!(reserved, ["pet = types::Pet"]);

    let [names, reserved] = generate(&folder, &["Pet", "Toy", "pet"]);
    assert_eq!(names, ["Pet = types::PetSchema", "Toy = types::Toy", "pet = types::Pet"]);
    assert!(reserved.is_empty());
}

#[test]
fn the_crate_keeps_its_name_when_the_title_changes() {
    let folder = Folder::new();
    generate(&folder, &["Pet"]);
    folder.write("api.yaml", document(&["Pet"]).replace("title: Pets", "title: Pets of today"));
    let ran = folder.run("generate api.yaml --out out").with_status(0);
    assert!(ran.stdout.starts_with("Generated pets-client in out\n"), "{}", ran.stdout);
    assert!(folder.read("out/Cargo.toml").contains("name = \"pets-client\""));
    folder.run("generate api.yaml --out out --check").with_status(0);

    let ran = folder.run("generate api.yaml --out out --name animals").with_status(0);
    assert!(ran.stdout.starts_with("Generated animals in out\n"), "{}", ran.stdout);
}
