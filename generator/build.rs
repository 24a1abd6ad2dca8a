//! Collects the runtime's sources for `--runtime vendored`.
//!
//! | built | sources |
//! |---|---|
//! | from a package | embedded, from `vendored/`, which holds links to the runtime that `cargo package` follows |
//! | from a checkout, for release | embedded, from `../runtime` |
//! | from a checkout, for development | read from `../runtime` when they are needed, so that nothing is rebuilt for a change there |

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/vendored/list.rs"]
mod list;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("runtime_sources.rs"), sources(&home)?)
}

/// An expression of the type `Sources`.
fn sources(home: &Path) -> io::Result<String> {
    let checkout = home.join("../runtime");
    let is_checkout = checkout.join("Cargo.toml").is_file();
    if is_checkout && env::var("PROFILE").is_ok_and(|profile| profile == "debug") {
        let checkout = fs::canonicalize(checkout)?.to_string_lossy().into_owned();
        return Ok(format!("Sources::Checkout({checkout:?})"));
    }
    let files = if is_checkout { list::of_checkout(&checkout)? } else { list::of_package(&home.join("vendored"))? };
    let mut text = String::from("Sources::Embedded(&[\n");
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let path = path.to_string_lossy().into_owned();
        let _ = writeln!(text, "    ({name:?}, include_str!({path:?})),");
    }
    Ok(text + "])")
}
