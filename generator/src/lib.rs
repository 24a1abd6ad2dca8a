//! Reads an OpenAPI document and writes a typed Rust client crate.

pub mod diagnostic;
pub mod source;
mod api;
mod schema;
mod spec;
mod resolve;
