//! `.clientwright.journal`: the files that a run is about to change, written before the first of them.
//!
//! ```toml
//! version = 1
//!
//! [files]
//! "src/lib.rs" = ["sha256:…", "sha256:…"]
//! ```
//!
//! It exists only while a run changes files. If the run is interrupted, each file has its old content or its new one: the
//! next run finds both hashes here or in the lock, takes the files for its own, and writes what its document says. The names
//! come from the lock, which is replaced last.

use std::path::Path;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::disk::{self, Found};
use super::error::WriteError;
use super::known::Journal;
use super::path::{BadPath, JOURNAL, RelativePath};

/// The maximum length in bytes.
const LONGEST: u64 = 32 << 20;

const VERSION: i64 = 1;

#[derive(Serialize, Deserialize)]
struct Written {
    version: i64,
    files: IndexMap<String, Vec<String>>,
}

/// Reads the journal of an interrupted run, if there is one.
pub(super) fn read(dir: &Path) -> Result<Option<Journal>, WriteError> {
    let path = dir.join(JOURNAL);
    match disk::look(&path)? {
        Found::File => {}
        Found::Nothing => return Ok(None),
        Found::Folder | Found::Other => return Err(WriteError::BrokenJournal(path, "it is not a file".into())),
    }
    let broken = |why: String| WriteError::BrokenJournal(path.clone(), why);
    let text = disk::read_text(&path, LONGEST)?.map_err(|why| broken(why.into()))?;
    let written: Written = toml::from_str(&text).map_err(|error| broken(error.message().into()))?;
    if written.version != VERSION {
        return Err(broken(format!("it has version {}", written.version)));
    }
    let files = written.files.into_iter().map(|(path, hashes)| Ok((RelativePath::new(path)?, hashes)));
    files.collect::<Result<Journal, BadPath>>().map(Some).map_err(|error| broken(error.to_string()))
}

/// Returns the text of a journal.
pub(super) fn text(journal: &Journal) -> Result<String, WriteError> {
    let files = journal.iter().map(|(path, hashes)| (path.to_string(), hashes.clone())).collect();
    let broken = |error: toml::ser::Error| WriteError::BrokenJournal(JOURNAL.into(), error.to_string());
    toml::to_string(&Written { version: VERSION, files }).map_err(broken)
}
