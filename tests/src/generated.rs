//! A cargo workspace of generated crates, which share one target directory and the project's locked dependencies.
//!
//! ```text
//! target/corpus/Cargo.toml       members = ["petstore", "stripe"]
//! target/corpus/Cargo.lock       the project's own, so that nothing is resolved anew
//! target/corpus/petstore/…       generated
//! target/corpus/target/…         built
//! ```

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Output};

use crate::sources::project;

/// A directory in the target directory that holds generated crates.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Creates a workspace of these members, each in the directory of its name; they are generated later.
    ///
    /// # Errors
    /// The target directory cannot be written.
    pub fn new(root: impl Into<PathBuf>, members: &[&str]) -> io::Result<Self> {
        let root = root.into();
        fs::create_dir_all(&root)?;
        let members: Vec<String> = members.iter().map(|member| format!("    \"{member}\",\n")).collect();
        let profile = "[profile.dev]\ndebug = false\n";
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n\n{profile}", members.concat());
        fs::write(root.join("Cargo.toml"), manifest)?;
        fs::copy(project().join("Cargo.lock"), root.join("Cargo.lock"))?;
        Ok(Self { root })
    }

    /// Returns the directory of a member.
    pub fn member(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Runs cargo in the workspace, without a network, and waits.
    ///
    /// # Errors
    /// There is no cargo.
    pub fn cargo(&self, arguments: &[&str]) -> io::Result<Output> {
        let mut command = cargo();
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", self.root.join("target"));
        command.args(arguments).args(["--offline", "--quiet"]).output()
    }
}

/// Returns the cargo that runs the tests.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}
