//! Reads an OpenAPI document and writes a typed Rust client for it.
//!
//! [`run`] is the whole way, four calls long, and every front door takes it: the command line (`main.rs`), `build.rs`
//! (by [`Builder`]), and whoever calls it from code.
//!
//! ```text
//! read_with(input, …) → source::Documents   what is written                       source overlay
//! generate(documents) → Generated           what it means, and what it is in Rust dialect spec schema resolve lower emit
//! target.write(…)     → write::Written      what changed on the disk              write
//! Report              → for people, for machines, for cargo                       diagnostic
//! ```
//!
//! What this crate does not do: it reads nothing from the network but from origins that are allowed by name, and then
//! not in `build.rs`; it keeps no global state, runs no other program, and writes nothing but where it is told.

pub mod api;
pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod emit;
pub mod lower;
#[cfg(feature = "overlay")]
pub mod overlay;
pub mod resolve;
pub mod rust;
pub mod schema;
pub mod select;
pub mod source;
pub mod spec;
pub mod write;

mod builder;
mod error;
mod generate;
mod input;
mod inspect;
mod kept;
#[cfg(test)]
mod names_by_rule;
mod report;
mod target;

use std::time::Instant;

pub use builder::Builder;
pub use config::Config;
pub use emit::{File, RuntimeSource};
pub use error::Error;
pub use generate::{Generated, Settings, generate};
pub use input::{Input, Reading, read, read_with};
pub use inspect::{Finding, Inspection, inspect};
pub use lower::Previous;
pub use report::{Counts, Report};
pub use target::{Form, Target};

use diagnostic::Diagnostics;

/// Generates a client: the whole way from a document to the disk.
///
/// A document that is not one, and findings that the options deny, are told in the report, and nothing is written.
/// An error is about the disk, or about what is in the output folder.
pub fn run(input: Input, config: &Config, target: &Target) -> Result<Report, Error> {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::default();

    let reading = config.reading(target.kept(), target.fetches())?;
    let documents = read_with(input, &reading, &mut diagnostics);
    let lock = target.lock()?;
    let settings = target.settings(config, &lock);
    let (generated, digest) =
        kept::with_digest(&documents, || generate(&documents, &settings, &kept::previous(&lock), &mut diagnostics));
    let denied = report::denied(config, &diagnostics);
    let written = match &generated {
        Some(generated) if denied.is_empty() => {
            let header = kept::header(digest, &target.describe(config), generated, &lock);
            Some(target.write(generated, source::kept_files(&documents), header)?)
        }
        _ => None,
    };
    Ok(Report { documents, diagnostics, generated, written, denied, took: started.elapsed() })
}
