//! `clientwright.toml`: the search for it, and runs without arguments.

use crate::support::{Folder, PETS};

const ALL: &str = "document = 'api.yaml'\nout = 'clients/pets'\nname = 'pets'\nruntime = 'version'\n";

#[test]
fn generate_needs_no_argument_here_and_below() {
    let folder = Folder::with(PETS);
    folder.write("clientwright.toml", ALL);
    let ran = folder.run("generate").with_status(0);
    assert!(
        ran.stdout.starts_with("Generated pets in clients/pets\n  options     clientwright.toml\n"),
        "{}",
        ran.stdout
    );
    folder.run("generate --check").with_status(0);
    let below = folder.run_in("clients/pets/src", "generate --check").with_status(0);
    let expected = "Checked pets in ../../../clients/pets\n  options     ../../../clientwright.toml\n";
    assert!(below.stdout.starts_with(expected), "{}", below.stdout);
    assert!(below.stdout.contains(" unchanged\n"), "{}", below.stdout);
}

#[test]
fn options_in_the_directory_of_the_crate_count_more_than_those_above() {
    let folder = Folder::with(PETS);
    folder.write("clientwright.toml", "name = 'above'\n");
    folder
        .write("pets/clientwright.toml", "document = '../api.yaml'\nout = '.'\nname = 'beside'\nruntime = 'version'\n");
    let ran = folder.run("generate --out pets").with_status(0);
    assert!(
        ran.stdout.starts_with("Generated beside in pets\n  options     pets/clientwright.toml\n"),
        "{}",
        ran.stdout
    );
    folder.run_in("pets", "generate --check").with_status(0);
    assert!(folder.files().contains(&"pets/Cargo.toml".to_owned()), "{:?}", folder.files());
    let above = folder.run("generate api.yaml --out other --runtime version").with_status(0);
    assert!(above.stdout.starts_with("Generated above in other\n"), "{}", above.stdout);
}

#[test]
fn options_of_the_command_line_count_more() {
    let folder = Folder::with(PETS);
    folder.write("clientwright.toml", ALL);
    folder.write("other.yaml", PETS.replace("Petstore", "Other"));
    let ran = folder.run("generate other.yaml --out there --name given --set package.version=2.0.0").with_status(0);
    assert!(ran.stdout.starts_with("Generated given in there\n"), "{}", ran.stdout);
    assert!(folder.read("there/Cargo.toml").contains("\nversion = \"2.0.0\"\n"));
    assert!(folder.read("there/README.md").contains("Other"));
}

#[test]
fn one_message_says_what_is_missing() {
    let folder = Folder::with(PETS);
    let ran = folder.run("generate").with_status(2);
    let expected = "error: there is no `document` and no `clientwright.toml`: run `clientwright init SPEC` and then \
                    `clientwright generate`, or `clientwright generate SPEC --out DIR`\n";
    assert_eq!(ran.stderr, expected);
    assert_eq!(ran.stdout, "");
    folder.write("clientwright.toml", "name = 'pets'\n");
    let ran = folder.run("generate").with_status(2);
    assert_eq!(ran.stderr, "error: `clientwright.toml` has no `document`: add it, or name it on the command line\n");
    let ran = folder.run("generate api.yaml").with_status(2);
    assert_eq!(ran.stderr, "error: `clientwright.toml` has no `out`: add it, or name it on the command line\n");
}

#[test]
fn the_manifest_has_the_package_of_the_options() {
    let folder = Folder::with(PETS);
    let package = "[package]\nversion = '1.4.0-beta.1'\nrust-version = '1.90'\nauthors = ['Ann \"A\" <ann@example.com>']\n\
                   description = 'Pets \\ more'\nhomepage = 'https://example.com'\nrepository = 'https://example.com/r'\n\
                   documentation = 'https://docs.example.com'\nlicense = 'MIT OR Apache-2.0'\nkeywords = ['pets']\n\
                   categories = ['api-bindings']\npublish = false\n";
    folder.write("clientwright.toml", format!("{ALL}{package}"));
    folder.run("generate").with_status(0);
    let manifest: toml::Table = folder.read("clients/pets/Cargo.toml").parse().expect("TOML");
    let mut expected: toml::Table = package.trim_start_matches("[package]").parse().expect("TOML");
    expected.insert("name".to_owned(), "pets".into());
    expected.insert("edition".to_owned(), "2024".into());
    assert_eq!(manifest["package"].as_table(), Some(&expected));
    let lock = folder.read("clients/pets/clientwright.lock");
    folder.write("clientwright.toml", format!("{ALL}{}", package.replace("1.4.0-beta.1", "1.4.0")));
    folder.run("generate --check").with_status(1);
    folder.run("generate").with_status(0);
    let config = |lock: &str| lock.lines().find(|line| line.starts_with("config = ")).map(str::to_owned);
    assert_ne!(config(&lock), config(&folder.read("clients/pets/clientwright.lock")));
}

#[test]
fn a_directory_with_options_alone_is_as_good_as_an_empty_one() {
    let folder = Folder::with(PETS);
    folder.write("pets/clientwright.toml", "document = '../api.yaml'\nout = '.'\n");
    folder.run_in("pets", "generate").with_status(0);
    folder.write("mine/clientwright.toml", "document = '../api.yaml'\nout = '.'\n");
    folder.write("mine/notes.txt", "");
    let ran = folder.run_in("mine", "generate").with_status(1);
    assert!(ran.stderr.contains("holds files but no `clientwright.lock`"), "{}", ran.stderr);
}
