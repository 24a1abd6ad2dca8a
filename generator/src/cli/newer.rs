//! A new version of a document, which takes the place of the old one when a client was made of it.

use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use clientwright::config::{Config, ConfigPath, Location, read_text};
use clientwright::limits::LARGEST_FILE;
use clientwright::origin::FileId;
use clientwright::{Input, Report};
use serde::Deserialize;

use super::ending::Fault;
use super::init::shown;
use super::replace::replace;

/// A new version of the document of a client.
pub(super) struct Newer {
    input: Input,
    change: Change,
}

/// The change of the disk that makes the new version the document of the client.
enum Change {
    /// The file of the document gets the new content.
    Content(PathBuf),
    /// The key `document` of this file of options gets another value.
    Key(PathBuf, String),
}

/// The value of `document`, with its place in the file.
#[derive(Deserialize)]
struct Written {
    document: toml::Spanned<String>,
}

impl Newer {
    /// Opens the new version; the options of the client are in `file`.
    pub(super) fn open(document: PathBuf, config: &Config, file: &Path) -> Result<Self, Fault> {
        let newer = Location::new(&document).map_err(Fault::Usage)?;
        let dir = file.parent().unwrap_or(Path::new(""));
        Ok(match (newer, &config.document) {
            (Location::File(_), Some(Location::File(path))) => {
                let place = path.resolved();
                let bytes = read_document(&document).map_err(|error| Fault::File(document, error))?;
                // References of the new version are relative to the place that it takes.
                Self { input: Input::Bytes { name: place.clone(), bytes }, change: Change::Content(place) }
            }
            (Location::Url(url), Some(Location::File(path))) => {
                Self { input: Input::Url(url), change: Change::Content(path.resolved()) }
            }
            (Location::Url(url), _) => {
                let value = url.to_string();
                Self { input: Input::Url(url), change: Change::Key(file.to_owned(), value) }
            }
            (_, _) => {
                let value = shown(&ConfigPath::from(document.clone()).seen_from(dir));
                Self { input: Input::File(document), change: Change::Key(file.to_owned(), value) }
            }
        })
    }

    pub(super) fn input(&self) -> Input {
        self.input.clone()
    }

    /// Makes the new version the document of the client, of which this is the report.
    pub(super) fn keep(&self, report: &Report) -> Result<(), Fault> {
        match &self.change {
            Change::Content(place) => {
                let content = match &self.input {
                    Input::Bytes { bytes, .. } => bytes.clone(),
                    _ => report.documents.text(FileId::ENTRY).as_bytes().to_vec(),
                };
                replace(place, &content)
            }
            Change::Key(file, value) => {
                let text = read_text(file).map_err(|error| Fault::File(file.clone(), error))?;
                replace(file, with_document(&text, value).as_bytes())
            }
        }
    }
}

/// Reads a document, which may be a device that has no end. Of one beyond the limit, so much is read that it is refused.
fn read_document(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Returns the text of a file of options with another value of `document`; all else stays as it is written.
fn with_document(text: &str, value: &str) -> String {
    let value = toml::Value::String(value.to_owned());
    match toml::from_str::<Written>(text) {
        Ok(Written { document }) => {
            let Range { start, end } = document.span();
            [&text[..start], &value.to_string(), &text[end..]].concat()
        }
        Err(_) => format!("document = {value}\n{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_document;

    #[test]
    fn only_the_value_changes() {
        let text = "# A comment.\nout = \"x\"\ndocument = 'old' # why\n\n[package]\n";
        let expected = "# A comment.\nout = \"x\"\ndocument = \"https://a.com/b\" # why\n\n[package]\n";
        assert_eq!(with_document(text, "https://a.com/b"), expected);
        assert_eq!(with_document("out = 'x'\n", "a"), "document = \"a\"\nout = 'x'\n");
    }
}
