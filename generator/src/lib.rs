//! Reads an OpenAPI document and writes a typed Rust client crate.

pub mod diagnostic;
pub mod source;
pub mod write;
mod api;
mod schema;
mod spec;
mod resolve;
