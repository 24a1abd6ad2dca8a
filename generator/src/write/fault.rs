//! Points at which tests let a run die, or its disk fail. A release build has none of them.
//!
//! A debug build reads `CLIENTWRIGHT_TEST_FAULT` in the environment: `die:7` ends the process at the seventh change of the disk,
//! without a destructor; `fail:7` lets the seventh change and every later one fail, as on a full disk. Deletions succeed on a
//! full disk.

use std::io;

#[cfg(debug_assertions)]
use std::cell::Cell;

/// A change of the disk that is about to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Something is created, written or renamed.
    Write,
    /// Something is deleted.
    Delete,
}

#[cfg(debug_assertions)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Die,
    Fail,
}

#[cfg(debug_assertions)]
thread_local! {
    /// The fault, and the number of changes before it.
    static PENDING: Cell<Option<(Fault, u32)>> = Cell::new(from_environment());
}

#[cfg(debug_assertions)]
fn from_environment() -> Option<(Fault, u32)> {
    let text = std::env::var("CLIENTWRIGHT_TEST_FAULT").ok()?;
    let (kind, number) = text.split_once(':')?;
    let fault = match kind {
        "die" => Fault::Die,
        "fail" => Fault::Fail,
        _ => return None,
    };
    Some((fault, number.parse::<u32>().ok()?.checked_sub(1)?))
}

/// Fails if a test wants this change to fail.
#[cfg(debug_assertions)]
pub(super) fn point(change: Change) -> io::Result<()> {
    match PENDING.get() {
        Some((Fault::Die, 0)) => std::process::abort(),
        Some((Fault::Fail, 0)) if change == Change::Write => Err(io::ErrorKind::StorageFull.into()),
        Some((fault, left)) => {
            PENDING.set(Some((fault, left.saturating_sub(1))));
            Ok(())
        }
        None => Ok(()),
    }
}

/// Does nothing in a release build.
#[cfg(not(debug_assertions))]
#[expect(clippy::unnecessary_wraps, reason = "a debug build fails here")]
pub(super) fn point(_change: Change) -> io::Result<()> {
    Ok(())
}

/// Lets the changes of this thread fail from the given one on; `None` ends this.
#[cfg(all(test, debug_assertions))]
pub(super) fn fail_from(change: Option<u32>) {
    PENDING.set(change.map(|number| (Fault::Fail, number)));
}
