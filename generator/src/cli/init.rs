//! `clientwright init`
//!
//! ```text
//! $ clientwright init specs/petstore.yaml --out clients/petstore
//! Wrote clientwright.toml for Petstore: 3 operations, 4 schemas
//! Next: clientwright generate
//! ```

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clientwright::config::{CONFIG, Config, ConfigPath, Location, Start};
use clientwright::diagnostic::{Code, Diagnostics};
use clientwright::source::KEPT;
use clientwright::{Inspection, messages};

use super::arguments::Init;
use super::ending::{Fault, Status};
use super::output::Output;
use super::source;

pub(super) fn init(arguments: Init, output: &mut Output) -> Result<Status, Fault> {
    let Init { spec, out, config: file } = arguments;
    if file.exists() {
        return Err(exists(&file));
    }
    let mut config = Config::default();
    let location = Location::new(spec).map_err(Fault::Usage)?;
    config.document = Some(location.clone());
    let input = source::input_of(&config).ok_or_else(|| source::missing("document", None))?;
    let mut diagnostics = Diagnostics::default();
    let documents = clientwright::read_with(input, &config.reading(KEPT.into(), true)?, &mut diagnostics);
    let Some(inspection) = clientwright::inspect(&documents, &config.selection(), &mut diagnostics) else {
        output.findings(&messages::render(&diagnostics, &documents, output.colour));
        output.error("the document is not a readable OpenAPI document; nothing was written");
        return Ok(source::status_of(&documents));
    };
    let dir = file.parent().map(Path::to_owned).unwrap_or_default();
    let start = Start {
        missing_schemes: missing_schemes(&diagnostics),
        document: written(&location, &dir),
        out: out.map_or_else(|| inspection.krate.clone(), |out| shown(&ConfigPath::from(out).seen_from(&dir))),
        ..of_inspection(&inspection)
    };
    write(&file, &start.text())?;
    let count = diagnostics.findings().len();
    let hint = if count == 0 { "" } else { "; `clientwright inspect` shows what the client will not support" };
    let named = if file == Path::new(CONFIG) { String::new() } else { format!(" --config {}", file.display()) };
    output.result(&format!(
        "Wrote {} for {}: {}, {}{hint}\nNext: clientwright generate{named}\n",
        file.display(),
        inspection.title,
        plural(inspection.operations, "operation"),
        plural(inspection.schemas, "schema"),
    ))?;
    Ok(Status::Done)
}

fn of_inspection(inspection: &Inspection) -> Start {
    Start {
        title: inspection.title.clone(),
        name: inspection.krate.clone(),
        tags: inspection.tags.keys().cloned().collect(),
        formats: inspection.formats.keys().map(|format| (*format).to_owned()).collect(),
        ..Start::default()
    }
}

/// Returns the names of the security schemes that a requirement names and nothing declares.
fn missing_schemes(diagnostics: &Diagnostics) -> Vec<String> {
    let unknown = diagnostics.findings().iter().filter(|finding| finding.code == Code::UnknownSecurityScheme);
    let names = unknown.filter_map(|finding| finding.origin.as_ref()?.pointer.last().map(ToString::to_string));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}

/// Returns a document as a file in `dir` names it.
fn written(location: &Location, dir: &Path) -> String {
    match location {
        Location::File(path) => shown(&path.seen_from(dir)),
        Location::Url(url) => url.to_string(),
        _ => String::new(),
    }
}

/// Returns a path with forward slashes.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Writes a new file; an existing one is never replaced.
fn write(file: &PathBuf, text: &str) -> Result<(), Fault> {
    let failed = |error: std::io::Error| Fault::File(file.clone(), error);
    if let Some(dir) = file.parent().filter(|dir| !dir.as_os_str().is_empty()) {
        fs::create_dir_all(dir).map_err(failed)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(file) {
        Ok(mut opened) => opened.write_all(text.as_bytes()).map_err(failed),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(exists(file)),
        Err(error) => Err(failed(error)),
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn exists(file: &Path) -> Fault {
    let advice = "edit it, or write another client's with `--config DIR/clientwright.toml`";
    Fault::Usage(format!("`{}` exists already and is not replaced: {advice}", file.display()))
}
