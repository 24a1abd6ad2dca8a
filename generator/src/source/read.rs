//! Reading: a path or bytes become a tree. The content distinguishes JSON and YAML, not the name of the file.

use std::fs::File as Handle;
use std::io::Read;
use std::path::Path;

use super::documents::{Content, Documents, Notation};
use super::encoding::{NotText, decode};
use super::foreign;
use super::json::read_json;
use super::node::Node;
use super::reading::{Fault, FaultKind, Reading};
use super::yaml::read_yaml;
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::LARGEST_FILE;
use crate::origin::{FileId, Origin};

/// The directory of a file; the current one if its path has no directory.
pub(super) fn directory_of(path: &Path) -> &Path {
    path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Reads a file that the caller names, which may be a pipe.
pub fn read_named(documents: &mut Documents, path: &Path, diagnostics: &mut Diagnostics) -> FileId {
    add_read(documents, path, read_bytes(path), diagnostics)
}

/// Reads a file that a document names. Only regular files are read: a pipe or a device may never end.
pub(super) fn read_target(documents: &mut Documents, path: &Path, diagnostics: &mut Diagnostics) -> FileId {
    let is_special = std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
    let bytes = if is_special {
        Err((Code::UnreadableFile, format!("`{}` is not a regular file", path.display())))
    } else {
        read_bytes(path)
    };
    add_read(documents, path, bytes, diagnostics)
}

fn add_read(
    documents: &mut Documents,
    path: &Path,
    bytes: Result<Vec<u8>, (Code, String)>,
    diagnostics: &mut Diagnostics,
) -> FileId {
    match bytes {
        Ok(bytes) => add_text(documents, path, bytes, diagnostics),
        Err((code, message)) => add_nothing(documents, path, code, message, diagnostics),
    }
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, (Code, String)> {
    let unreadable = |why: String| (Code::UnreadableFile, format!("`{}` {why}", path.display()));
    let failed = |error: std::io::Error| unreadable(format!("cannot be read: {error}"));
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(unreadable("is a directory, not a file".into()));
    }
    let length = metadata.len().min(LARGEST_FILE);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    // A file that is not regular, such as a pipe, has no known length.
    Handle::open(path).and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)).map_err(failed)?;
    Ok(bytes)
}

pub(super) fn add_nothing(
    documents: &mut Documents,
    path: &Path,
    code: Code,
    message: String,
    diagnostics: &mut Diagnostics,
) -> FileId {
    let file = documents.next();
    documents.push(path, String::new(), Content::Nothing(None));
    diagnostics.report(code, &Origin::root(file), message);
    file
}

pub(super) fn add_text(
    documents: &mut Documents,
    path: &Path,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> FileId {
    if bytes.len() as u64 > LARGEST_FILE {
        let message = format!("`{}` is larger than {} MiB", path.display(), LARGEST_FILE >> 20);
        return add_nothing(documents, path, Code::LimitExceeded, message, diagnostics);
    }
    let file = documents.next();
    let origin = Origin::root(file);
    let (text, content) = match decode(bytes) {
        Ok(text) => {
            let content = read_content(path, &text, &origin, diagnostics);
            (text, content)
        }
        Err(NotText::Known(kind)) => {
            report_foreign(path, kind, &origin, diagnostics);
            (String::new(), Content::Nothing(None))
        }
        Err(NotText::Stops(text, offset)) => {
            report_encoding(&origin, diagnostics);
            (text, Content::Nothing(Some(offset)))
        }
    };
    documents.push(path, text, content);
    file
}

fn report_foreign(path: &Path, kind: &'static str, origin: &Origin, diagnostics: &mut Diagnostics) {
    let message = format!("`{}` is {kind}, not JSON or YAML in UTF-8", path.display());
    diagnostics.report(Code::NotADocument, origin, message).help(foreign::help(kind));
}

fn report_encoding(origin: &Origin, diagnostics: &mut Diagnostics) {
    diagnostics
        .report(Code::NotADocument, origin, "the file is not text: here are bytes that are not valid in UTF-8")
        .help("save the file as UTF-8");
}

/// Reads text of a known encoding.
fn read_content(path: &Path, text: &str, origin: &Origin, diagnostics: &mut Diagnostics) -> Content {
    if text.trim_ascii().is_empty() {
        diagnostics.report(Code::NotADocument, origin, format!("`{}` is empty", path.display()));
        return Content::Nothing(Some(0));
    }
    if let Some(kind) = foreign::kind_of_text(text) {
        report_foreign(path, kind, origin, diagnostics);
        return Content::Nothing(Some(0));
    }
    let mut reading = Reading::new();
    match read_notation(path, text, &mut reading) {
        Ok((Node::Null, Notation::Yaml)) => {
            diagnostics.report(Code::NotADocument, origin, format!("`{}` contains no value", path.display()));
            Content::Nothing(Some(0))
        }
        Ok((root, notation)) => {
            report_remarks(&reading, origin, diagnostics);
            Content::Tree(root, notation)
        }
        Err((notation, fault)) => {
            report_fault(notation, &fault, origin, diagnostics);
            Content::Nothing(fault.offset)
        }
    }
}

/// Tries JSON if the text begins like JSON, then YAML.
fn read_notation(path: &Path, text: &str, reading: &mut Reading) -> Result<(Node, Notation), (Notation, Fault)> {
    let json = if text.trim_ascii_start().starts_with(['{', '[']) {
        match read_json(text, reading) {
            Ok(root) => return Ok((root, Notation::Json)),
            Err(fault) if fault.kind == FaultKind::Limit => return Err((Notation::Json, fault)),
            Err(fault) => Some(fault),
        }
    } else {
        None
    };
    *reading = Reading::new();
    match (read_yaml(text, reading), json) {
        (Ok(root), _) => Ok((root, Notation::Yaml)),
        (Err(yaml), Some(json)) => Err(choose_fault(path, text, json, yaml)),
        (Err(yaml), None) => Err((Notation::Yaml, yaml)),
    }
}

/// Chooses the fault to report for text in neither notation: the one in the notation of its name or first character.
fn choose_fault(path: &Path, text: &str, json: Fault, yaml: Fault) -> (Notation, Fault) {
    let is_named_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    // YAML may use brackets, too, but a quoted first key means JSON.
    let inside = text.trim_ascii_start().trim_start_matches(['{', '[']).trim_ascii_start();
    if is_named_json || inside.starts_with('"') { (Notation::Json, json) } else { (Notation::Yaml, yaml) }
}

fn report_fault(notation: Notation, fault: &Fault, origin: &Origin, diagnostics: &mut Diagnostics) {
    let message = &fault.message;
    let finding = match fault.kind {
        FaultKind::Limit => diagnostics.report(Code::LimitExceeded, origin, message),
        FaultKind::Syntax => {
            let notation = match notation {
                Notation::Json => "JSON",
                Notation::Yaml => "YAML",
            };
            diagnostics.report(Code::NotADocument, origin, format!("the file is not valid {notation}: {message}"))
        }
    };
    finding.help = fault.help.map(str::to_owned);
}

/// Reports the duplicate keys and further documents of readable text.
fn report_remarks(reading: &Reading, origin: &Origin, diagnostics: &mut Diagnostics) {
    for pointer in &reading.duplicates {
        let key = pointer.last().unwrap_or_default();
        let place = Origin { file: origin.file, pointer: pointer.clone() };
        let message = format!("the key `{key}` occurs more than once in this mapping; the last one is used");
        diagnostics.report(Code::DuplicateKey, &place, message).help("delete all of them but one");
    }
    if reading.more_duplicates > 0 {
        let message = format!("{} more keys occur more than once in their mappings", reading.more_duplicates);
        diagnostics.report(Code::DuplicateKey, origin, message);
    }
    if let Some(line) = reading.next_document {
        let message =
            format!("the file contains several YAML documents; the first is read, not the one from line {line} on");
        let help = "delete the `---` if they belong together, or move each to its own file";
        diagnostics.report(Code::SeveralDocuments, origin, message).help(help);
    }
}
