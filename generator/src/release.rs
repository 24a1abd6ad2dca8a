//! The version of a crate on the disk, the next one, and the section of its changelog.
//!
//! ```text
//! clientwright generate openapi.yaml --out petstore --release
//!     petstore/Cargo.toml        version = "0.2.0"     it was 0.1.4, and a field has another type
//!     petstore/CHANGELOG.md      ## 0.2.0 …            before the sections of earlier versions
//! ```
//!
//! Without `--release`, a crate keeps the version that its manifest has.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::config::Config;
use crate::error::Error;
use crate::expiry::{Step, expired, first_versions};
use crate::generate::Generated;
use crate::kept::previous;
use crate::lower::Previous;
use crate::surface::{CHANGELOG, Release, SURFACE, Surface, SurfaceChange, compare, prepend, section};
use crate::write::{Header, WriteError, write_file};

/// The manifest of a crate.
const MANIFEST: &str = "Cargo.toml";

/// A release of a crate, as it was or would be made.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Released {
    /// The version before; `None` for a new crate.
    pub old_version: Option<String>,
    /// The version of this release.
    pub version: String,
    /// The kind of the release.
    pub release: Release,
    /// The changes of public items.
    pub changes: Vec<SurfaceChange>,
}

/// Decides the version of a crate. If it may break callers, deprecated names that they have had a release to leave are left
/// out: `again` generates without them.
pub(crate) fn settle(
    dir: Option<&Path>,
    config: &Config,
    lock: &Header,
    mut generated: Generated,
    again: impl FnOnce(&Previous) -> Option<Generated>,
) -> Result<(Generated, Option<Released>), Error> {
    let Some(dir) = dir else {
        generated.ledger.releases = first_versions(&lock.ledger, &generated.ledger, None);
        return Ok((generated, None));
    };
    let mut released = set_next_version(dir, config, &mut generated)?;
    let step = step(dir, &generated);
    let expired = step.as_ref().map(|step| expired(&lock.ledger, step)).unwrap_or_default();
    if !expired.is_empty() {
        let mut previous = previous(lock);
        previous.ledger.aliases.retain(|name, _| !expired.contains(name));
        if let Some(without) = again(&previous) {
            generated = without;
            released = set_next_version(dir, config, &mut generated)?;
        }
    }
    generated.ledger.releases = first_versions(&lock.ledger, &generated.ledger, step.as_ref());
    Ok((generated, released))
}

fn set_next_version(dir: &Path, config: &Config, generated: &mut Generated) -> Result<Option<Released>, Error> {
    let is_given = config.package.version.is_some();
    if config.release {
        return prepare(dir, generated, is_given);
    }
    if !is_given {
        keep_version(dir, generated);
    }
    Ok(None)
}

/// Keeps the version of the crate in a directory.
fn keep_version(dir: &Path, generated: &mut Generated) {
    if let Some(version) = version_in(dir) {
        set_version(generated, &version);
    }
}

/// Compares the generated crate with the one in a directory, and sets its version unless the options give one; returns
/// `None` if nothing differs.
fn prepare(dir: &Path, generated: &mut Generated, is_given: bool) -> Result<Option<Released>, Error> {
    let Some(old_version) = version_in(dir) else {
        let version = generated_version(generated);
        return Ok(Some(Released { old_version: None, version, release: Release::None, changes: Vec::new() }));
    };
    if !is_given {
        set_version(generated, &old_version);
    }
    if !differs(dir, generated) {
        return Ok(None);
    }
    let changes = compare(&read_surface(dir)?, &generated.surface);
    let release = Release::of(&changes).max(Release::Patch);
    let version = if is_given { Some(generated_version(generated)) } else { release.next(&old_version) };
    let Some(version) = version else {
        let message = format!("has the version `{old_version}`, which is not one of SemVer, such as `1.4.2`");
        return Err(Error::release(dir.join(MANIFEST), message));
    };
    set_version(generated, &version);
    Ok(Some(Released { old_version: Some(old_version), version, release, changes }))
}

/// Writes the section of a release. The file is not one of those that are generated: its other lines stay.
pub(crate) fn write_changelog(dir: &Path, released: &Released) -> Result<(), Error> {
    let path = dir.join(CHANGELOG);
    if path.is_symlink() {
        return Err(Error::release(path, "is a symbolic link, which is not replaced"));
    }
    let file = read(&path)?;
    let section = section(&released.version, released.old_version.is_none(), &released.changes);
    write_file(&path, &prepend(file.as_deref(), &section))?;
    Ok(())
}

/// Reads the public items of the crate in a directory.
pub fn read_surface(dir: &Path) -> Result<Surface, Error> {
    let path = dir.join(SURFACE);
    let Some(text) = read(&path)? else {
        return Err(Error::release(
            path,
            "does not exist: generate the crate once without `--release`, from its present document",
        ));
    };
    Surface::read(&text).map_err(|line| Error::release(path, format!("has no public item in line {line}")))
}

/// Reads a file, if it exists.
fn read(path: &Path) -> Result<Option<String>, Error> {
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(Error::release(path.to_owned(), "is not a regular file"));
    }
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(WriteError::Io { action: "read", path: path.to_owned(), source }.into()),
    }
}

/// Returns the versions before and after a run; `None` if the crate has none.
fn step(dir: &Path, generated: &Generated) -> Option<Step> {
    let new = generated_version(generated);
    (!new.is_empty()).then(|| Step { old: version_in(dir), new })
}

/// Returns true if a generated file differs from the one in the directory.
fn differs(dir: &Path, generated: &Generated) -> bool {
    generated.files.iter().any(|file| bytes_of(&dir.join(&file.path)).as_deref() != Some(file.text.as_bytes()))
}

/// Returns the version in the manifest of a directory.
fn version_in(dir: &Path) -> Option<String> {
    version_of(&String::from_utf8(bytes_of(&dir.join(MANIFEST))?).ok()?)
}

/// Returns the content of a regular file: a pipe would block the run, and a device may have no end.
fn bytes_of(path: &Path) -> Option<Vec<u8>> {
    fs::metadata(path).ok()?.is_file().then(|| fs::read(path).ok())?
}

fn version_of(manifest: &str) -> Option<String> {
    let manifest: toml::Table = manifest.parse().ok()?;
    Some(manifest.get("package")?.get("version")?.as_str()?.to_owned())
}

fn generated_version(generated: &Generated) -> String {
    let manifest = generated.files.iter().find(|file| file.path == MANIFEST);
    manifest.and_then(|file| version_of(&file.text)).unwrap_or_default()
}

/// Replaces the version in the generated manifest: the first line with that key is of `[package]`.
fn set_version(generated: &mut Generated, version: &str) {
    let Some(file) = generated.files.iter_mut().find(|file| file.path == MANIFEST) else { return };
    let is_version = |line: &&str| line.starts_with("version = ");
    if let Some(line) = file.text.lines().find(is_version).map(str::to_owned) {
        let quoted = toml::Value::String(version.to_owned());
        file.text = file.text.replacen(&line, &format!("version = {quoted}"), 1);
    }
}

#[cfg(test)]
mod tests {
    use super::version_of;

    #[test]
    fn the_version_is_that_of_the_package() {
        let manifest = "[package]\nname = \"a\"\nversion = \"1.2.3\"\n\n[dependencies]\nb = { version = \"9\" }\n";
        assert_eq!(version_of(manifest).as_deref(), Some("1.2.3"));
        assert_eq!(version_of("[package]\nversion.workspace = true\n"), None);
        assert_eq!(version_of("no manifest"), None);
    }
}
