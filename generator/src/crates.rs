//! Generated crates on the disk, compared by their public items: two of them, or one and its document.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::error::Error;
use crate::generate::list_items_of;
use crate::kept::previous;
use crate::release::read_surface;
use crate::source::{Documents, locate};
use crate::surface::{Release, SURFACE, compare};
use crate::target::Target;
use crate::verdict::{ChangePlace, PublicItems, Verdict, of_item};
use crate::write::{Mode, read_lock};

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

/// Returns the public items of the crate that the options name, and those that it would have of these documents; `None` if
/// these are not OpenAPI documents.
pub fn items_of_crate(documents: &Documents, config: &Config) -> Result<Option<[PublicItems; 2]>, Error> {
    let target = Target::of_config(config, Mode::DryRun)?;
    let lock = target.lock()?;
    let old = match &config.out {
        Some(out) => Side::read(&out.resolved())?.items,
        None => return Ok(None),
    };
    let settings = target.settings(config, &lock);
    // Diagnostics of the generator are not a part of the verdict.
    let new = list_items_of(documents, config, settings, &previous(&lock), &mut Diagnostics::default());
    Ok(new.map(|(new, _)| [old, new]))
}

/// Compares the crate that the options name with the one that it would be of these documents; returns `None` if these are
/// not OpenAPI documents.
pub fn compare_with_crate(documents: &Documents, config: &Config) -> Result<Option<Verdict>, Error> {
    let (Some([old, new]), Some(out)) = (items_of_crate(documents, config)?, &config.out) else { return Ok(None) };
    let side = Side::read(&out.resolved())?;
    let found = compare(&old.surface, &new.surface);
    let origins: Vec<_> = found.iter().map(|change| documents.written(&new.origin(&change.item))).collect();
    let positions = locate(documents, &origins.iter().collect::<Vec<_>>());
    let place = |at: usize| ChangePlace {
        file: documents.path(origins[at].file).display().to_string(),
        line: positions[at].as_ref().map(|position| position.line),
        column: positions[at].as_ref().map(|position| position.column),
        pointer: origins[at].pointer.to_string(),
    };
    let changes = found.iter().enumerate().map(|(at, change)| of_item(change, side.place(&change.item), place(at)));
    Ok(Some(Verdict::of(changes.collect())))
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
