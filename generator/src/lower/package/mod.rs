//! The crate around the calls and types: its client, its files and its Cargo features.

mod check;
pub(in crate::lower) mod client;
mod families;
pub(super) mod features;
pub(super) mod files;
mod formats;
pub(super) mod former;
pub(super) mod servers;
mod variables;
