//! Documents that mean harm: each ends within five seconds of processor time and one GiB of memory, with a message where
//! it is refused, and never by a crash. Small ones lie in `tests/diagnostics/hostile/`, large ones are made here.
//!
//! The limits are the system's: `ulimit` ends a program that goes beyond them. They hold for `cargo test --release`.

#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "hostile/costly.rs"]
mod costly;
#[path = "hostile/documents.rs"]
mod documents;
#[path = "hostile/large.rs"]
mod large;
#[path = "hostile/small.rs"]
mod small;

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// KiB of memory, and seconds of processor time; a program that was not optimised takes five times as long.
const LIMITS: &str = if cfg!(debug_assertions) {
    "ulimit -d 1048576 && ulimit -t 25 && exec \"$0\" generate \"$1\" --out \"$2\""
} else {
    "ulimit -d 1048576 && ulimit -t 5 && exec \"$0\" generate \"$1\" --out \"$2\""
};

/// How a run ended, and what was told.
struct Ran {
    name: String,
    status: Option<i32>,
    stderr: String,
}

/// Generates from a file, within the limits.
fn generate(path: &Path) -> Ran {
    let out = tempfile::tempdir().expect("a folder");
    let mut command = Command::new("sh");
    command.arg("-c").arg(LIMITS).arg(env!("CARGO_BIN_EXE_clientwright")).arg(path).arg(out.path().join("client"));
    let ran = command.output().expect("a shell");
    Ran {
        name: path.file_name().expect("a name").to_string_lossy().into_owned(),
        status: ran.status.code(),
        stderr: String::from_utf8_lossy(&ran.stderr).into_owned(),
    }
}

/// Generates from bytes.
fn generate_from(name: &str, bytes: impl AsRef<[u8]>) -> Ran {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    generate(&path)
}

impl Ran {
    /// The document is no document: status 1, and a message that says so.
    #[track_caller]
    fn must_be_refused(&self, message: &str) {
        let beginning: String = self.stderr.chars().take(2000).collect();
        assert_eq!(self.status, Some(1), "{}: {beginning}", self.name);
        assert!(self.stderr.starts_with(&format!("error[{message}")), "{}: no {message:?} in {beginning}", self.name);
        assert!(self.stderr.ends_with("nothing was written\n"), "{}: {beginning}", self.name);
    }

    /// The document means something: a client is made, and these findings are told.
    #[track_caller]
    fn must_be_read(&self, codes: &[&str]) {
        let beginning: String = self.stderr.chars().take(2000).collect();
        assert_eq!(self.status, Some(0), "{}: {beginning}", self.name);
        for code in codes {
            assert!(self.stderr.contains(&format!("[{code}]")), "{}: no {code} in {beginning}", self.name);
        }
    }
}
