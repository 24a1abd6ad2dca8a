//! Reads an OpenAPI document and writes a typed Rust client crate.

pub mod diagnostic;
pub mod source;
pub mod api;
mod dialect;
mod emit;
mod generate;
mod lower;
mod resolve;
mod rust;
mod schema;
mod spec;
pub mod write;

pub use emit::{File, RuntimeSource};
pub use generate::{Generated, Settings, generate};
pub use lower::Previous;
