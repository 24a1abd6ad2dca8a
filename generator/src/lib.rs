//! Reads an OpenAPI document and writes a typed Rust client for it.
//!
//! [`run`] is the whole pipeline in four calls. All entry points use it: the command line (`main.rs`), `build.rs`
//! (through [`Builder`]), and callers of the library.
//!
//! ```text
//! read_with(input, …) → source::Documents   what is written                       source overlay
//! generate(documents) → Generated           what it means, and what it is in Rust dialect spec schema resolve lower emit
//! target.write(…)     → write::Written      what changed on the disk              write
//! Report              → for people, for machines, for cargo                       diagnostic messages
//! ```
//!
//! The public API is [`Builder`], [`Config`], [`run`], [`Report`], [`config`], [`diagnostic`], [`messages`] and the types that these name.
//! The stages are hidden: tests and the command line use them, and they change without notice.
//!
//! This crate reads from the network only origins that are allowed by name, and not in `build.rs`. It has no global
//! state, runs no other program, and writes only to the output directory.

#[doc(hidden)]
pub mod api;
pub mod config;
pub mod diagnostic;
#[doc(hidden)]
pub mod dialect;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod emit;
#[doc(hidden)]
pub mod limits;
#[doc(hidden)]
pub mod lower;
pub mod messages;
#[doc(hidden)]
pub mod origin;
#[cfg(feature = "overlay")]
#[doc(hidden)]
pub mod overlay;
#[doc(hidden)]
pub mod resolve;
#[doc(hidden)]
pub mod rust;
#[doc(hidden)]
pub mod schema;
#[doc(hidden)]
pub mod select;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod spec;
#[doc(hidden)]
pub mod spelling;
#[doc(hidden)]
pub mod surface;
#[doc(hidden)]
pub mod write;

mod builder;
mod checkout;
mod components;
mod crate_name;
mod crates;
mod declared;
mod error;
mod expiry;
mod fingerprint;
mod generate;
mod hidden;
mod input;
mod inspect;
mod kept;
#[doc(hidden)]
pub mod ledger;
mod lock_names;
#[cfg(test)]
mod names_by_rule;
#[cfg(test)]
mod names_kept;
mod parallel;
mod release;
mod report;
mod target;
mod toml_text;
mod vendored;
mod verdict;

use std::time::Instant;

pub use builder::Builder;
pub use config::{Config, Form};
pub use error::Error;
pub use generate::Generated;
pub use input::Input;
pub use inspect::{Finding, Inspection};
pub use release::Released;
pub use report::{Counts, Report};
pub use select::Filter;
pub use source::{Documents, WebOrigin, WebUrl};
pub use surface::Release;
pub use target::Target;
pub use verdict::{ChangePlace, JudgedChange, Verdict};
pub use write::{Cause, Difference, Mode, RelativePath, WriteError, Written};

#[doc(hidden)]
pub use self::{
    config::Reading,
    crates::{compare_crates, compare_with_crate, items_of_crate},
    emit::{File, ManifestOptions, RuntimeSource},
    generate::{Settings, generate, list_public_items, list_versions},
    input::{read, read_with},
    inspect::inspect,
    lower::Previous,
    release::read_surface,
    verdict::{PublicItems, Versions, compare_versions, compare_versions_with},
};

use diagnostic::Diagnostics;

/// Generates a client: reads the document, generates the code and writes it to the disk.
///
/// If the document is not an OpenAPI document, or the options deny a diagnostic, the report says so, and nothing is
/// written. An error concerns the disk or the content of the output directory.
pub fn run(input: Input, config: &Config, target: &Target) -> Result<Report, Error> {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::default();

    let reading = config.reading(target.kept(), target.fetches())?;
    let documents = read_with(input, &reading, &mut diagnostics);
    // The names of the last run are read and written without another run in between.
    let _guard = target.enter()?;
    let lock = target.lock()?;
    let settings = target.settings(config, &lock);
    let (mut generated, digest) = kept::with_digest(&documents, || {
        generate(&documents, config, &settings, &kept::previous(&lock), &mut diagnostics)
    });
    let denied = report::denied(config, &diagnostics);
    let mut released = None;
    if let Some(first) = generated.take_if(|_| denied.is_empty()) {
        let again =
            |previous: &Previous| generate(&documents, config, &settings, previous, &mut Diagnostics::default());
        let (settled, release) = release::settle(target.crate_dir(), config, &lock, first, again)?;
        (generated, released) = (Some(settled), release);
    }
    let written = match &generated {
        Some(generated) if denied.is_empty() => {
            let header = kept::header(digest, &target.describe(config), generated, &lock);
            let others = target.other_files(config, &documents)?;
            Some(target.write(generated, &others, header)?)
        }
        _ => None,
    };
    if let (Some(released), Some(dir), true) = (&released, target.crate_dir(), target.writes()) {
        release::write_changelog(dir, released)?;
    }
    Ok(Report { documents, diagnostics, generated, written, released, denied, took: started.elapsed() })
}
