//! The builder's output for cargo, and the files that it writes.

use std::fs;
use std::path::Path;

use super::Builder;
use crate::Error;
use crate::diagnostic::Code;

const PETS: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets:\n    get:\n      \
                    operationId: listPets\n      responses: {'204': {description: None.}}\n";
/// A reference that leads nowhere, in line 10.
const DANGLING: &str = "components:\n  schemas:\n    Pet: {$ref: '#/nowhere'}\n";

/// Generates in a directory; returns the output for cargo, and the result.
fn generate(dir: &Path, text: &str, options: impl Fn(Builder) -> Builder) -> (String, Result<(), Error>) {
    fs::write(dir.join("api.yaml"), text).unwrap();
    let out = dir.join("out");
    fs::create_dir_all(&out).unwrap();
    let mut cargo = Vec::new();
    let builder = options(Builder::new(dir.join("api.yaml")));
    let answer = builder.generate_below(Some(out.as_os_str()), "pets", &mut cargo);
    let shown = format!("{}/", dir.display());
    (String::from_utf8(cargo).unwrap().replace(&shown, ""), answer)
}

#[test]
fn one_file_is_written_when_it_changes_and_cargo_watches_the_document() {
    let dir = tempfile::tempdir().unwrap();
    let (cargo, answer) = generate(dir.path(), PETS, |builder| builder);
    answer.unwrap();
    assert_eq!(cargo, "cargo::rerun-if-changed=api.yaml\n");
    let file = dir.path().join("out/pets.rs");
    assert!(fs::read_to_string(&file).unwrap().contains("pub fn list_pets("));
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    generate(dir.path(), PETS, |builder| builder).1.unwrap();
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_dir(dir.path().join("out")).unwrap().count(), 1);
}

#[test]
fn cargo_watches_every_file_that_the_document_reaches() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("pet.yaml"), "type: object\n").unwrap();
    let reaching = "components:\n  schemas:\n    Pet: {$ref: 'pet.yaml'}\n";
    let (cargo, answer) = generate(dir.path(), &format!("{PETS}{reaching}"), |builder| builder);
    answer.unwrap();
    assert_eq!(cargo, "cargo::rerun-if-changed=api.yaml\ncargo::rerun-if-changed=pet.yaml\n");
}

#[test]
fn what_does_not_stop_is_a_warning_to_cargo() {
    let dir = tempfile::tempdir().unwrap();
    let (cargo, answer) = generate(dir.path(), &format!("{PETS}{DANGLING}"), |builder| builder);
    answer.unwrap();
    let warning = "cargo::warning=api.yaml:10:17: dangling-reference: `#/nowhere` leads nowhere; the schema is \
                   free-form JSON";
    assert_eq!(cargo.lines().nth(1), Some(warning));
}

#[test]
fn what_is_denied_is_an_error_to_cargo_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let deny = |builder: Builder| builder.deny(Code::DanglingReference);
    let (cargo, answer) = generate(dir.path(), &format!("{PETS}{DANGLING}"), deny);
    assert!(cargo.contains("cargo::error=api.yaml:10:17: dangling-reference: "), "{cargo}");
    assert!(!dir.path().join("out/pets.rs").exists());
    let error = answer.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("api.yaml: the options deny these diagnostics: 1 dangling-reference; nothing was written")
    );
    assert_eq!(format!("{error:?}"), error.to_string());
    let listing = error.report().unwrap().listing(false);
    assert!(listing.contains("error[dangling-reference]: `#/nowhere` leads nowhere"), "{listing}");
}

#[test]
fn a_document_that_is_none_is_an_error_to_cargo() {
    let dir = tempfile::tempdir().unwrap();
    let (cargo, answer) = generate(dir.path(), "just: text", |builder| builder);
    assert!(cargo.starts_with("cargo::rerun-if-changed=api.yaml\ncargo::error=api.yaml:1:1: not-openapi: "), "{cargo}");
    answer.unwrap_err();
}

#[test]
fn names_of_a_lock_beside_the_document_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let lock =
        "version = 1\ngenerator = ''\ndocument = ''\nconfig = ''\n[names]\n'#/paths/~1pets/get' = 'api::every'\n";
    fs::write(dir.path().join("clientwright.lock"), lock).unwrap();
    let (cargo, answer) = generate(dir.path(), PETS, |builder| builder);
    answer.unwrap();
    assert_eq!(cargo, "cargo::rerun-if-changed=api.yaml\ncargo::rerun-if-changed=clientwright.lock\n");
    assert!(fs::read_to_string(dir.path().join("out/pets.rs")).unwrap().contains("pub fn every("));
    assert_eq!(fs::read_to_string(dir.path().join("clientwright.lock")).unwrap(), lock);
}

#[cfg(feature = "overlay")]
#[test]
fn overlays_and_filters_decide_what_is_generated_and_cargo_watches_overlays() {
    let dir = tempfile::tempdir().unwrap();
    let overlay = "overlay: 1.0.0\nactions: [{target: \"$.paths['/pets']\", update: {put: {tags: [admin]}}}]\n";
    fs::write(dir.path().join("o.yaml"), overlay).unwrap();
    let path = dir.path().join("o.yaml");
    let (cargo, answer) = generate(dir.path(), PETS, |builder| builder.overlay(&path).exclude("operation:list*"));
    answer.unwrap();
    assert_eq!(
        cargo.lines().take(2).collect::<Vec<_>>(),
        ["cargo::rerun-if-changed=api.yaml", "cargo::rerun-if-changed=o.yaml"]
    );
    let text = fs::read_to_string(dir.path().join("out/pets.rs")).unwrap();
    assert!(text.contains("pub fn put_pets(") && !text.contains("pub fn list_pets("), "{text}");
}

#[test]
fn wrong_use_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let message = |builder: &dyn Fn(Builder) -> Builder| generate(dir.path(), PETS, builder).1.unwrap_err().to_string();
    assert_eq!(
        message(&|builder| builder.name("std").include("tags:x")),
        "the option `name`: `std` cannot be the name of the crate: generated code already uses a crate of that name"
    );
    assert!(
        message(&|builder| builder.include("tags:x")).starts_with("the option `include`: there is no filter `tags:`")
    );
    assert!(
        message(&|builder| builder.allow_origin("x")).starts_with("the option `allow-origin`: `x` is not an origin")
    );
    assert!(
        message(&|builder| builder.ref_root("nowhere"))
            .ends_with("the option `ref-root`: `nowhere` is not a directory")
    );
    assert!(message(&|builder| builder.config("nowhere.toml")).starts_with("cannot read `nowhere.toml`: "));
    let out_dir = Builder::new("api.yaml").generate_below(None, "pets", &mut Vec::new()).unwrap_err().to_string();
    assert!(out_dir.starts_with("`OUT_DIR` is not set"), "{out_dir}");
    let path = Builder::new("api.yaml").generate_below(None, "../pets", &mut Vec::new()).unwrap_err().to_string();
    assert!(path.starts_with("`../pets` cannot be the name of the generated file"), "{path}");
}

#[test]
fn a_crate_is_written_to_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("api.yaml"), PETS).unwrap();
    let builder = || Builder::new(dir.path().join("api.yaml")).name("pets");
    let report = builder().generate_to(dir.path().join("pets")).unwrap();
    assert_eq!(report.generated.map(|generated| (generated.name, generated.operations)), Some(("pets".into(), 1)));
    assert!(dir.path().join("pets/clientwright.lock").is_file());
    assert!(builder().generate_to(dir.path().join("pets")).unwrap().written.unwrap().is_unchanged());
}

#[test]
fn everything_comes_from_a_file() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("api.yaml"), PETS).unwrap();
    let config = dir.path().join("clientwright.toml");
    fs::write(&config, "document = 'api.yaml'\nout = 'client'\nname = 'of-file'\nmodule = true\n").unwrap();
    let report = Builder::from_config(&config).generate().unwrap();
    assert_eq!(report.generated.map(|generated| generated.name).as_deref(), Some("of-file"));
    assert!(dir.path().join("client/of_file.rs").is_file());

    let mut cargo = Vec::new();
    let out = dir.path().join("out");
    fs::create_dir(&out).unwrap();
    Builder::from_config(&config).generate_below(Some(out.as_os_str()), "pets", &mut cargo).unwrap();
    let shown = format!("{}/", dir.path().display());
    let cargo = String::from_utf8(cargo).unwrap().replace(&shown, "");
    assert_eq!(cargo, "cargo::rerun-if-changed=api.yaml\ncargo::rerun-if-changed=clientwright.toml\n");
}

/// A build must not depend on a server, neither by the code nor by the file.
#[test]
fn a_document_of_a_url_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("clientwright.toml");
    fs::write(&config, "document = 'https://example.com/api.yaml'\nout = 'client'\n").unwrap();
    let expected = "the option `document`: `https://example.com/api.yaml` is a URL, which is not fetched here; name a file, \
                    such as the one that `clientwright generate` stores in `clientwright.remote`";
    let mut cargo = Vec::new();
    let out = dir.path().as_os_str();
    let of_file = Builder::from_config(&config).generate_below(Some(out), "pets", &mut cargo).unwrap_err();
    assert_eq!(of_file.to_string(), expected);
    let of_code = Builder::new("https://example.com/api.yaml").generate_to(dir.path().join("client")).unwrap_err();
    assert_eq!(of_code.to_string(), expected);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_missing_document_or_directory_is_reported() {
    let message = |builder: Builder| builder.generate().unwrap_err().to_string();
    assert_eq!(message(Builder::new("api.yaml")), "the option `out`: is not set: name the directory of the client");
    assert_eq!(
        message(Builder::new("api.yaml").set("nam", "x")),
        "the option `set`: unknown key `nam`; did you mean `name`?"
    );
}

#[test]
fn each_setter_sets_its_own_option() {
    let builder = Builder::new("api.yaml")
        .rename_type("Pet", "Animal")
        .replace_type("Money", "billing::Money")
        .rename_field("Pet.tag", "label")
        .rename_parameter("page", "number")
        .rename_operation("list", "all")
        .rename_tag("pets", "animals")
        .client_parameter("X-Account");
    let config = builder.config;
    assert_eq!(config.types["Pet"].rename.as_deref(), Some("Animal"));
    assert_eq!(config.types["Money"].replace.as_deref(), Some("billing::Money"));
    assert_eq!((config.types["Pet"].replace.as_deref(), config.types["Money"].rename.as_deref()), (None, None));
    let renamed =
        [&config.fields["Pet.tag"], &config.parameters["page"], &config.operations["list"], &config.tags["pets"]];
    assert_eq!(renamed.map(|rename| rename.rename.as_str()), ["label", "number", "all", "animals"]);
    assert_eq!(config.client_parameters, ["X-Account"]);
}

#[test]
fn a_document_of_the_web_is_refused_by_the_name_of_the_setter() {
    let dir = tempfile::tempdir().unwrap();
    let error = Builder::new("https://a.example/api.yaml").generate_to(dir.path()).unwrap_err().to_string();
    assert!(error.contains("document") && error.contains("https://a.example/api.yaml"), "{error}");
}

#[test]
fn a_file_whose_name_would_begin_another_instruction_is_not_watched() {
    let mut cargo = Vec::new();
    super::watch(&mut cargo, ["a.yaml", "b\ncargo::warning=c", "d\re", "f.yaml"].map(Into::into)).unwrap();
    assert_eq!(String::from_utf8(cargo).unwrap(), "cargo::rerun-if-changed=a.yaml\ncargo::rerun-if-changed=f.yaml\n");
}

#[test]
fn the_first_invalid_option_is_the_error_and_the_setter_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let refused = |builder: Builder| builder.generate_to(dir.path().join("out")).map(drop).unwrap_err().to_string();
    let document = refused(Builder::new("https://"));
    assert!(document.contains("`document`") && document.contains("https://"), "{document}");
    let first = refused(Builder::new("https://").name("no name"));
    assert_eq!(first, document);
    let name = refused(Builder::new("api.yaml").name("no name").document("https://"));
    assert!(name.contains("`name`"), "{name}");
    assert!(!dir.path().join("out").exists());
}
