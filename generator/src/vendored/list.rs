//! The files of the runtime that a vendored copy consists of, each with its name in the copy. `build.rs` uses this, too.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Names and paths, sorted by name.
pub(crate) type Files = Vec<(String, PathBuf)>;

/// The files in a checkout of the project, whose licenses lie beside the runtime.
pub(crate) fn of_checkout(runtime: &Path) -> io::Result<Files> {
    of(&runtime.join("Cargo.toml"), &runtime.join(".."), &runtime.join("src"))
}

/// The files in the package of the generator.
#[allow(dead_code, reason = "only `build.rs` looks there")]
pub(crate) fn of_package(dir: &Path) -> io::Result<Files> {
    of(&dir.join("manifest.toml"), dir, &dir.join("src"))
}

fn of(manifest: &Path, licenses: &Path, src: &Path) -> io::Result<Files> {
    let mut files = vec![("Cargo.toml".to_owned(), manifest.to_owned())];
    files.extend(["LICENSE-APACHE", "LICENSE-MIT"].map(|name| (name.to_owned(), licenses.join(name))));
    add_sources(src, "src", &mut files)?;
    files.sort();
    Ok(files)
}

fn add_sources(dir: &Path, name: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let Some(last) = path.file_name().and_then(|last| last.to_str()) else { continue };
        let name = format!("{name}/{last}");
        if path.is_dir() {
            add_sources(&path, &name, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((name, path));
        }
    }
    Ok(())
}
