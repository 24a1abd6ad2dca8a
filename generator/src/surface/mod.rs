//! `surface`: the public items of a generated crate, and the effect of their changes on callers.
//!
//! ```text
//! emit → Surface → api-surface.txt        what reviewers read
//! compare(old, new) → SurfaceChange       what callers of the old crate see
//!
//! types::Pet: struct (non_exhaustive) Clone + Debug
//! types::Pet::new: fn(id: i64) -> Self    →   types::Pet::new: fn(id: i64, name: impl Into<String>) -> Self
//!                                             breaking: callers pass one more argument
//! ```

mod aliases;
mod change;
mod changelog;
mod compare;
mod features;
mod item;
mod list;
mod notes;
mod read;
mod release;
mod signature;

pub use aliases::Aliases;
pub use change::{SurfaceChange, SurfaceRule};
pub use changelog::{CHANGELOG, prepend, section};
pub use compare::compare;
pub use item::{Declaration, Definition, Mark, PublicItem};
pub use list::{SURFACE, Surface};
pub use notes::note;
pub use release::Release;
pub use signature::{Argument, Signature};

#[cfg(test)]
mod tests;
