//! `clientwright.lock`: the state that a run leaves for the next.
//!
//! ```toml
//! version = 1
//! generator = "0.1.0"
//! document = "sha256:…"
//! config = "sha256:…"
//! crate = "petstore-client"
//! edition = "2026"
//!
//! [names]
//! "#/components/schemas/Pet" = "types::Pet"
//!
//! [reserved]
//! "#/components/schemas/Dog" = "types::Dog"
//!
//! [files]
//! "src/lib.rs" = "sha256:…"
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::disk::{self, Found};
use super::error::WriteError;
use super::output::{Cause, OutputFile};
use super::path::{LOCK, RelativePath};
use crate::ledger::Ledger;
use crate::source::digest_of_bytes;

const VERSION: i64 = 1;

/// The maximum length in bytes; the lock of the largest known document has a quarter of it.
const LONGEST: u64 = 32 << 20;

/// A parsed lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The names, and digests of the input.
    pub header: Header,
    /// The hash of each written file, by its path.
    pub files: IndexMap<RelativePath, String>,
}

/// The names of a run, and digests of its input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// The version of the generator.
    pub generator: String,
    /// The digest of the document and the files that it refers to.
    pub document: String,
    /// The digest of the options.
    pub config: String,
    /// The name of the crate, which it keeps when the API's title changes.
    pub krate: Option<String>,
    /// The edition of the rules by which the names were made.
    pub edition: Option<String>,
    /// Rust path by JSON pointer, for every public item, in document order.
    pub names: IndexMap<String, String>,
    /// Rust path by JSON pointer of removed items; new items do not take these names.
    pub reserved: IndexMap<String, String>,
    /// Facts about the items that have names.
    pub ledger: Ledger,
}

/// The lock in its serialized form.
#[derive(Serialize, Deserialize)]
struct Spelled {
    version: i64,
    generator: String,
    document: String,
    config: String,
    #[serde(default, rename = "crate", skip_serializing_if = "Option::is_none")]
    krate: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(default)]
    names: IndexMap<String, String>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    reserved: IndexMap<String, String>,
    #[serde(flatten)]
    ledger: Ledger,
    #[serde(default)]
    files: IndexMap<String, String>,
}

/// The version, which is checked before the rest is parsed.
#[derive(Deserialize)]
struct Versioned {
    version: i64,
}

/// Reads the lock of a directory, if both exist.
pub fn read_lock(dir: &Path) -> Result<Option<Lock>, WriteError> {
    let path = dir.join(LOCK);
    match disk::look(&path)? {
        Found::File => {}
        Found::Nothing => return Ok(None),
        Found::Folder => return Err(WriteError::BrokenLock(path, "it is a directory".into())),
        Found::Other => return Err(WriteError::BrokenLock(path, "it is not a regular file".into())),
    }
    let broken = |why: String| WriteError::BrokenLock(path.clone(), why);
    let text = disk::read_text(&path, LONGEST)?.map_err(|why| broken(why.into()))?;
    let Versioned { version } = toml::from_str(&text).map_err(|error| broken(error.message().into()))?;
    if version > VERSION {
        return Err(WriteError::NewerLock(path, version));
    }
    if version < VERSION {
        return Err(broken(format!("there is no version {version}")));
    }
    let spelled: Spelled = toml::from_str(&text).map_err(|error| broken(error.message().into()))?;
    let files = spelled.files.into_iter().map(|(path, hash)| Ok((RelativePath::new(path)?, hash)));
    let files = files.collect::<Result<_, super::BadPath>>().map_err(|error| broken(error.to_string()))?;
    let Spelled { generator, document, config, krate, edition, names, reserved, ledger, .. } = spelled;
    Ok(Some(Lock { header: Header { generator, document, config, krate, edition, names, reserved, ledger }, files }))
}

/// Returns the differences of the inputs of the last run and this one.
pub(super) fn causes(old: &Header, new: &Header) -> Vec<Cause> {
    let mut causes = Vec::new();
    causes.extend((old.document != new.document).then_some(Cause::Document));
    causes.extend((old.config != new.config).then_some(Cause::Config));
    if old.generator != new.generator {
        causes.push(Cause::Generator { old: old.generator.clone(), new: new.generator.clone() });
    }
    causes
}

/// Returns the files with their lock, which is the last.
pub(super) fn add_lock(mut files: Vec<OutputFile>, header: Header) -> Result<Vec<OutputFile>, WriteError> {
    let hashes = files.iter().map(|file| (file.path.to_string(), digest_of_bytes(file.text.as_bytes())));
    let Header { generator, document, config, krate, edition, names, reserved, ledger } = header;
    let spelled = Spelled {
        version: VERSION,
        generator,
        document,
        config,
        krate,
        edition,
        names,
        reserved,
        ledger,
        files: hashes.collect(),
    };
    let broken = |why: String| WriteError::BrokenLock(LOCK.into(), why);
    let text = toml::to_string(&spelled).map_err(|error| broken(error.to_string()))?;
    let path = RelativePath::new(LOCK).map_err(|error| broken(error.to_string()))?;
    files.push(OutputFile { path, text });
    check_distinct(&files)?;
    Ok(files)
}

/// Checks that no two paths are equal on a file system that ignores case.
fn check_distinct(files: &[OutputFile]) -> Result<(), WriteError> {
    let mut seen = BTreeMap::new();
    for file in files {
        if let Some(other) = seen.insert(file.path.as_str().to_ascii_lowercase(), &file.path) {
            return Err(WriteError::SamePath(other.clone(), file.path.clone()));
        }
    }
    Ok(())
}
