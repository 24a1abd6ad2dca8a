//! A copy of the runtime inside the generated crate, for audited and air-gapped builds.
//!
//! ```text
//! clientwright generate api.yaml --out client --runtime vendored
//! client/Cargo.toml            clientwright-runtime = { path = "runtime", … }
//! client/runtime/Cargo.toml    a package of its own, without the project's workspace, tests and benchmarks
//! client/runtime/src/lib.rs    the runtime's sources, as they were when the generator was built
//! ```
//!
//! They are files of the crate like the others: the lock names them, `--check` compares them, and they go when the runtime
//! comes from elsewhere.

mod list;
mod manifest;

use std::path::Path;
use std::{fs, io};

use crate::emit::File;
use crate::error::Error;

/// The directory of the copy in the generated crate.
pub(crate) const DIR: &str = "runtime";

/// The sources that this generator was built with.
#[allow(dead_code, reason = "the build script chooses one of them")]
enum Sources {
    /// Name and content of each file.
    Embedded(&'static [(&'static str, &'static str)]),
    /// The runtime's directory in the checkout from which this generator was built for development.
    Checkout(&'static str),
}

const SOURCES: Sources = include!(concat!(env!("OUT_DIR"), "/runtime_sources.rs"));

/// The files of the copy.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let sources = match SOURCES {
        Sources::Embedded(files) => files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        Sources::Checkout(dir) => read_checkout(Path::new(dir)).map_err(|error| Error::vendored(dir, error))?,
    };
    Ok(sources.into_iter().map(|(name, text)| file(&name, text)).collect())
}

fn read_checkout(dir: &Path) -> io::Result<Vec<(String, String)>> {
    let files = list::of_checkout(dir)?.into_iter();
    files.map(|(name, path)| Ok((name, fs::read_to_string(path)?))).collect()
}

fn file(name: &str, text: String) -> File {
    let text = if name == "Cargo.toml" { manifest::standalone(&text) } else { text };
    File { path: format!("{DIR}/{name}"), text: text.replace("\r\n", "\n") }
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn the_copy_is_a_package_with_sources_and_licenses() {
        let files = files().unwrap();
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        for path in ["runtime/Cargo.toml", "runtime/LICENSE-MIT", "runtime/LICENSE-APACHE", "runtime/src/lib.rs"] {
            assert!(paths.contains(&path), "{path} of {paths:?}");
        }
        let manifest = files.iter().find(|file| file.path == "runtime/Cargo.toml").unwrap();
        assert!(manifest.text.contains("[package]") && !manifest.text.contains("workspace = true"));
        let license = files.iter().find(|file| file.path == "runtime/LICENSE-MIT").unwrap();
        assert!(license.text.contains("Permission is hereby granted"));
        assert!(paths.is_sorted() && paths.iter().all(|path| !path.contains("bench") && !path.contains("tests.rs/")));
    }

    #[test]
    fn lines_end_alike_on_every_system() {
        let file = super::file("src/a.rs", "a\r\nb\n".to_owned());
        assert_eq!((file.path.as_str(), file.text.as_str()), ("runtime/src/a.rs", "a\nb\n"));
    }
}
