//! The bytes of a client depend on the document and the options, and on nothing of the machine.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::{Folder, PETS};

/// A document with many names, and descriptions of several lines.
fn document() -> String {
    let mut text = PETS.replace("info: {title: Petstore, version: 1.0.0}", "info:\n  title: Petstore\n  version: 1.0.0\n  description: |\n    One line.\n\n    - a point,\n      in two lines");
    for at in 0..40 {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "    S{at}:\n      description: >-\n        Folded\n        lines.\n      type: object\n      properties: {{p{at}: {{type: string, enum: [a, b, é]}}}}"
        );
    }
    text
}

const OPTIONS: &str =
    "document = 'api.yaml'\nout = 'out'\nruntime = 'version'\nexclude = ['deprecated']\n[package]\nversion = '1.2.3'\n";

fn folder(document: &str) -> Folder {
    let folder = Folder::with(document);
    folder.write("clientwright.toml", OPTIONS);
    folder
}

/// The generated files, by their paths from the crate.
fn generated(folder: &Folder) -> BTreeMap<String, String> {
    let files = folder.files().into_iter().filter_map(|path| Some((path.split_once("out/")?.1.to_owned(), path)));
    let files: BTreeMap<String, String> = files.map(|(inner, path)| (inner, folder.read(&path))).collect();
    assert!(files.len() > 7, "{:?}", files.keys());
    files
}

fn usual() -> BTreeMap<String, String> {
    let folder = folder(&document());
    folder.run("generate").with_status(0);
    generated(&folder)
}

#[test]
fn another_path_of_the_checkout() {
    let folder = Folder::new();
    folder.write("a/much deeper/päth/api.yaml", document());
    folder.write("a/much deeper/päth/clientwright.toml", OPTIONS);
    folder.run_in("a/much deeper/päth", "generate").with_status(0);
    assert_eq!(generated(&folder), usual());
}

#[test]
fn another_working_directory() {
    let folder = folder(&document());
    std::fs::create_dir_all(folder.path("elsewhere/deep")).expect("a directory");
    folder.run_in("elsewhere/deep", "generate --config ../../clientwright.toml").with_status(0);
    assert_eq!(generated(&folder), usual());
}

#[test]
fn another_locale_and_time_zone() {
    for (locale, zone) in [("C", "UTC"), ("tr_TR.UTF-8", "Asia/Kathmandu"), ("de_DE.ISO-8859-1", "America/St_Johns")] {
        let folder = folder(&document());
        let mut command = folder.command("generate");
        command.env("LC_ALL", locale).env("LANG", locale).env("LANGUAGE", locale).env("TZ", zone);
        assert!(command.output().expect("runs").status.success());
        assert_eq!(generated(&folder), usual(), "{locale} {zone}");
    }
}

#[test]
fn line_ends_of_the_document_and_the_options() {
    let yaml = folder(&document().replace('\n', "\r\n"));
    yaml.write("clientwright.toml", OPTIONS.replace('\n', "\r\n"));
    yaml.run("generate").with_status(0);
    assert_eq!(generated(&yaml), usual());

    let json = "{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\"title\": \"Petstore\", \"version\": \"1\"},\n  \"paths\": {\n    \"/a\": {\"get\": {\"operationId\": \"a\", \"description\": \"One\\ntwo\", \"responses\": {\"204\": {\"description\": \"None\"}}}}\n  }\n}\n";
    let (one, two) = (folder(json), folder(&json.replace('\n', "\r\n")));
    one.run("generate").with_status(0);
    two.run("generate").with_status(0);
    assert_eq!(generated(&one), generated(&two));
}

/// Every process has hash maps with a seed of its own.
#[test]
fn another_seed_of_hash_maps() {
    let first = usual();
    for _ in 0..5 {
        assert_eq!(usual(), first);
    }
}

#[test]
fn another_run_over_the_same_directory() {
    let folder = folder(&document());
    folder.run("generate").with_status(0);
    let first = generated(&folder);
    folder.run("generate").with_status(0);
    assert_eq!(generated(&folder), first);
}
