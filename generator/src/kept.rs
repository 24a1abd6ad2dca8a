//! Stable names: the lock of the last run becomes [`Previous`], and the names of this run the next lock.
//!
//! ```text
//! [names]  "#/components/schemas/Pet" = "types::Pet"
//! ```
//!
//! When the document loses `Pet`, the line moves to `[reserved]`: the name is not used for anything else, and `Pet`
//! gets it back when it returns.

use std::collections::HashSet;
use std::thread::Builder;

use indexmap::IndexMap;

use crate::generate::Generated;
use crate::lower::Previous;
use crate::source::{Documents, digest_of_bytes};
use crate::write::Header;

/// The names that a run must keep.
pub(crate) fn previous(lock: &Header) -> Previous {
    let mut names = lock.reserved.clone();
    names.extend(lock.names.iter().map(|(pointer, path)| (pointer.clone(), path.clone())));
    Previous {
        names,
        reserved: lock.reserved.values().cloned().collect(),
        ledger: lock.ledger.clone(),
        ..Previous::default()
    }
}

/// Runs a function, and computes the digest of the documents in parallel: for a large document it is a tenth of the
/// work.
pub(crate) fn with_digest<T>(documents: &Documents, work: impl FnOnce() -> T) -> (T, String) {
    std::thread::scope(|scope| {
        let digest = Builder::new().spawn_scoped(scope, || documents.digest());
        let done = work();
        let digest = digest.ok().and_then(|digest| digest.join().ok());
        (done, digest.unwrap_or_else(|| documents.digest()))
    })
}

/// The names that the next run must keep, and the inputs of this run.
pub(crate) fn header(document: String, config: &str, generated: &Generated, lock: &Header) -> Header {
    Header {
        generator: env!("CARGO_PKG_VERSION").to_owned(),
        document,
        config: digest_of_bytes(config.as_bytes()),
        krate: Some(generated.name.clone()),
        edition: Some(generated.edition.to_string()),
        names: generated.names.clone(),
        reserved: reserved(generated, lock),
        ledger: generated.ledger.clone(),
    }
}

/// Every pointer that had a name which is not in use any more.
fn reserved(generated: &Generated, lock: &Header) -> IndexMap<String, String> {
    let reserved: HashSet<&String> = generated.reserved.iter().collect();
    let earlier = lock.reserved.iter().chain(&lock.names);
    let gone = earlier.filter(|(_, path)| reserved.contains(path));
    gone.map(|(pointer, path)| (pointer.clone(), path.clone())).collect()
}
