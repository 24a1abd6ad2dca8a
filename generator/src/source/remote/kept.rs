//! Responses of other origins, stored beside the lock, so that a later run and `build.rs` need no network.
//!
//! ```toml
//! # clientwright.remote/index.toml
//! version = 1
//!
//! [[responses]]
//! url = "https://example.com/pet.yaml"
//! file = "pet-8f14e45fceea.yaml"
//! sha256 = "sha256:…"
//! ```
//!
//! If the directory is deleted, everything is fetched again.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::download::Download;
use crate::limits::LARGEST_FILE;
use crate::source::digest::digest_of_bytes;
use crate::source::documents::Documents;
use crate::source::uri;

/// The directory beside the lock.
pub const KEPT: &str = "clientwright.remote";

const INDEX: &str = "index.toml";

const VERSION: u32 = 1;

/// The responses that earlier runs stored.
#[derive(Debug, Default)]
pub(super) struct Kept {
    directory: PathBuf,
    responses: Vec<Entry>,
    /// The reason why the index cannot be used.
    fault: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Index {
    version: u32,
    #[serde(default)]
    responses: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Entry {
    url: String,
    /// The URL after redirections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redirected_to: Option<String>,
    /// The name of the file in this directory.
    file: String,
    sha256: String,
}

impl Kept {
    /// Reads the index of a directory, if it has one.
    pub(super) fn read(directory: &Path) -> Self {
        let empty = Self { directory: directory.to_owned(), ..Self::default() };
        if !directory.join(INDEX).exists() {
            return empty;
        }
        match read_file(directory, INDEX).and_then(|bytes| read_index(&bytes)) {
            Ok(responses) => Self { responses, ..empty },
            Err(why) => Self { fault: Some(format!("`{KEPT}/{INDEX}` cannot be used: {why}")), ..empty },
        }
    }

    /// The stored response for a URL, unless its file was changed since.
    pub(super) fn document_at(&self, url: &str) -> Result<Option<Download>, String> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let Some(entry) = self.responses.iter().find(|entry| entry.url == url) else { return Ok(None) };
        let shown = || format!("`{KEPT}/{}`", entry.file.escape_debug());
        let bytes =
            read_file(&self.directory, &entry.file).map_err(|why| format!("{} cannot be used: {why}", shown()))?;
        if digest_of_bytes(&bytes) != entry.sha256 {
            return Err(format!(
                "{} was changed after it was stored; delete the directory to fetch everything again",
                shown()
            ));
        }
        Ok(Some(Download { final_url: entry.redirected_to.clone().unwrap_or_else(|| url.to_owned()), bytes }))
    }
}

fn read_index(bytes: &[u8]) -> Result<Vec<Entry>, String> {
    let index: Index = toml::from_slice(bytes).map_err(|error| error.message().to_owned())?;
    if index.version == VERSION { Ok(index.responses) } else { Err(format!("it is of version {}", index.version)) }
}

/// Reads a file in the directory itself: neither its name nor a link may lead out of it.
fn read_file(directory: &Path, name: &str) -> Result<Vec<u8>, String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if !name.bytes().all(plain) || name.trim_matches('.').is_empty() {
        return Err("this is not the name of a file in it".to_owned());
    }
    let path = directory.join(name);
    let failed = |error: std::io::Error| error.to_string();
    let metadata = fs::symlink_metadata(&path).map_err(failed)?;
    if !metadata.is_file() || metadata.len() > LARGEST_FILE {
        return Err("it is not a regular file".to_owned());
    }
    fs::read(&path).map_err(failed)
}

/// The files to store for the next run, each with its path from the lock; empty if nothing came from other origins.
pub fn kept_files(documents: &Documents) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut responses = Vec::new();
    for (url, final_url, text) in documents.fetched() {
        let file = file_name(url);
        let redirected_to = (final_url != url).then(|| final_url.to_owned());
        responses.push(Entry {
            url: url.to_owned(),
            redirected_to,
            sha256: digest_of_bytes(text.as_bytes()),
            file: file.clone(),
        });
        files.push((format!("{KEPT}/{file}"), text.to_owned()));
    }
    if files.is_empty() {
        return files;
    }
    responses.sort_by(|one, two| one.url.cmp(&two.url));
    let index = toml::to_string(&Index { version: VERSION, responses }).unwrap_or_default();
    files.push((format!("{KEPT}/{INDEX}"), index));
    files
}

/// The name of a stored file, which is readable and unique: `https://example.com/a/pet.yaml` →
/// `pet-8f14e45fceea.yaml`.
fn file_name(url: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    let segment = uri::last_segment(url);
    let (stem, extension) = segment.rsplit_once('.').unwrap_or((segment, ""));
    let stem: String = stem.chars().map(plain).take(60).collect();
    let extension: String = extension.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let digest = digest_of_bytes(url.as_bytes());
    let short = digest.trim_start_matches("sha256:").get(..12).unwrap_or_default();
    match (&*stem, &*extension) {
        ("", _) => short.to_owned(),
        (stem, "") => format!("{stem}-{short}"),
        (stem, extension) => format!("{stem}-{short}.{extension}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{INDEX, Kept, file_name};
    use crate::source::digest_of_bytes;

    #[test]
    fn names_are_plain_and_differ_by_url() {
        assert_eq!(file_name("https://example.com/a/pet.yaml"), "pet-b1f1623f679e.yaml");
        assert_ne!(file_name("https://example.com/a/pet.yaml"), file_name("https://example.com/b/pet.yaml"));
        assert!(file_name("https://example.com/..%2F..%2Fetc/passwd:x?y=/z").starts_with("passwd-x-"));
        assert_eq!(file_name("https://example.com/").len(), 12);
    }

    fn kept(file: &str, sha256: &str) -> Result<Option<Vec<u8>>, String> {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("pet.yaml"), "type: object\n").unwrap();
        let index =
            format!("version = 1\n[[responses]]\nurl = 'https://a/pet'\nfile = '{file}'\nsha256 = '{sha256}'\n");
        std::fs::write(directory.path().join(INDEX), index).unwrap();
        Kept::read(directory.path())
            .document_at("https://a/pet")
            .map(|download| download.map(|download| download.bytes))
    }

    #[test]
    fn a_stored_response_is_used_unless_it_was_changed() {
        let digest = digest_of_bytes(b"type: object\n");
        assert_eq!(kept("pet.yaml", &digest), Ok(Some(b"type: object\n".to_vec())));
        let changed = "`clientwright.remote/pet.yaml` was changed after it was stored; delete the directory to fetch \
                       everything again";
        assert_eq!(kept("pet.yaml", "sha256:0"), Err(changed.to_owned()));
    }

    #[test]
    fn names_in_the_index_lead_nowhere_else() {
        for name in ["../pet.yaml", "/etc/passwd", "..", "a/b"] {
            let fault = format!("`clientwright.remote/{name}` cannot be used: this is not the name of a file in it");
            assert_eq!(kept(name, "sha256:0"), Err(fault));
        }
    }
}
