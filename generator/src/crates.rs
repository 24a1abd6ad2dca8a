//! Two generated crates on the disk, compared by their public items.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::release::read_surface;
use crate::surface::{Release, SURFACE, compare};
use crate::verdict::{ChangePlace, PublicItems, Verdict, of_item};
use crate::write::read_lock;

/// Compares two directories of generated crates. The places of changes are lines of `api-surface.txt`, and the pointers
/// those of the lock.
pub fn compare_crates(old: &Path, new: &Path) -> Result<Verdict, Error> {
    let [old, new] = [Side::read(old)?, Side::read(new)?];
    let found = compare(&old.items.surface, &new.items.surface);
    let changes = found.iter().map(|change| of_item(change, old.place(&change.item), new.place(&change.item)));
    let verdict = Verdict::of(changes.collect());
    let other = if old.files == new.files { Release::None } else { Release::Patch };
    Ok(Verdict { release: Release::of(&found).max(other), ..verdict })
}

struct Side {
    items: PublicItems,
    /// The hashes of the generated files.
    files: Vec<String>,
    /// The path of the list of public items.
    path: String,
    /// The line of each path in it.
    lines: HashMap<String, usize>,
}

impl Side {
    fn read(dir: &Path) -> Result<Self, Error> {
        let surface = read_surface(dir)?;
        let path = dir.join(SURFACE);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut lines = HashMap::new();
        for (at, line) in text.lines().enumerate() {
            if let Some((item, _)) = line.split_once(": ") {
                lines.entry(item.to_owned()).or_insert(at + 1);
            }
        }
        let lock = read_lock(dir)?;
        let (names, files) = lock.map(|lock| (lock.header.names, lock.files)).unwrap_or_default();
        let files = files.into_iter().map(|(path, hash)| format!("{path} {hash}")).collect();
        Ok(Self { items: PublicItems { surface, names }, files, path: path.display().to_string(), lines })
    }

    fn place(&self, item: &str) -> ChangePlace {
        let line = self.lines.get(item).copied();
        let pointer = self.items.origin(item).pointer.to_string();
        ChangePlace { file: self.path.clone(), line, column: line.map(|_| 1), pointer }
    }
}
