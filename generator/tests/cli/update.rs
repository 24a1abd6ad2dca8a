//! `update`: every client of a workspace, and a new version of a document.

use crate::support::{Folder, PETS};

fn workspace() -> Folder {
    let folder = Folder::with(PETS);
    folder.write("orders.yaml", PETS.replace("Petstore", "Orders").replace("Pet", "Order").replace("pets", "orders"));
    for (dir, document) in [("clients/pets", "api.yaml"), ("clients/orders", "orders.yaml")] {
        let options = format!("document = '../../{document}'\nout = '.'\nruntime = 'version'\n");
        folder.write(&format!("{dir}/clientwright.toml"), options);
    }
    folder.write("target/CACHEDIR.TAG", "");
    folder.write("target/old/clientwright.toml", "nonsense");
    folder.write(".gitignore", "ignored/\n");
    folder.write("ignored/clientwright.toml", "nonsense");
    folder
}

#[test]
fn every_client_is_generated_in_order_with_a_line_each() {
    let folder = workspace();
    let ran = folder.run("update").with_status(0);
    let lines =
        "clients/orders  orders-client  9 files: 9 created\nclients/pets  petstore-client  9 files: 9 created\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (lines, ""));
    let ran = folder.run("update --check").with_status(0);
    assert!(ran.stdout.contains("pets  petstore-client  checked 9 files: 9 unchanged\n"), "{}", ran.stdout);
    let pets = folder.read("clients/pets/clientwright.lock");
    folder.write("orders.yaml", PETS.replace("Petstore", "Orders"));
    let ran = folder.run("update --check").with_status(1);
    assert!(ran.stderr.contains("clients/orders/clientwright.toml: the check failed"), "{}", ran.stderr);
    folder.run("update").with_status(0);
    assert_eq!(folder.read("clients/pets/clientwright.lock"), pets);
    let ran = folder.run_in("clients/pets/src", "update").with_status(0);
    assert!(ran.stdout.contains("9 files: 9 unchanged"), "{}", ran.stdout);
}

#[test]
fn the_worst_client_decides_the_status_and_stops_no_other() {
    let folder = workspace();
    folder.write("orders.yaml", "just: text");
    let ran = folder.run("update").with_status(1);
    assert!(ran.stdout.contains("failed; nothing was written\n"), "{}", ran.stdout);
    assert!(folder.path("clients/pets/Cargo.toml").is_file());
    folder.write("clients/orders/clientwright.toml", "document = 'gone.yaml'\nout = '.'\n");
    folder.run("update").with_status(2);
}

#[test]
fn two_clients_in_one_directory_are_refused() {
    let folder = workspace();
    folder.write("more/clientwright.toml", "document = '../api.yaml'\nout = '../clients/pets'\n");
    let ran = folder.run("update").with_status(2);
    assert!(ran.stderr.contains("have the same `out`"), "{}", ran.stderr);
}

#[test]
fn a_new_version_takes_the_place_of_the_document() {
    let folder = Folder::with(PETS);
    folder.write("clientwright.toml", "document = 'api.yaml'\nout = 'out'\nruntime = 'version'\n");
    folder.run("update").with_status(0);
    let newer = PETS.replace("listPets", "findPets");
    folder.write("downloads/new.yaml", &newer);
    folder.run("update --document downloads/new.yaml --check").with_status(1);
    assert_eq!(folder.read("api.yaml"), PETS);
    let ran = folder.run("update --document downloads/new.yaml").with_status(0);
    assert!(ran.stdout.contains(" changed"), "{}", ran.stdout);
    assert_eq!(folder.read("api.yaml"), newer);
    folder.run("generate --check").with_status(0);
    folder.write("downloads/bad.yaml", "just: text");
    folder.run("update --document downloads/bad.yaml").with_status(1);
    assert_eq!(folder.read("api.yaml"), newer);
    folder.run("update --document nowhere.yaml").with_status(2);
}

#[test]
fn a_new_version_is_for_one_client() {
    let ran = workspace().run("update --document api.yaml").with_status(2);
    assert!(
        ran.stderr.contains("`--document` is for one client, and there are `clients/orders/clientwright.toml`, "),
        "{}",
        ran.stderr
    );
    let ran = Folder::new().run("update").with_status(2);
    assert_eq!(
        ran.stderr,
        "error: there is no `clientwright.toml` of a client here: `clientwright init SPEC` writes one\n"
    );
}
