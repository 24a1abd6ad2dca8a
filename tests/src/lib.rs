//! What the tests of the project share: a real HTTP server in the process, and `cargo` for generated crates.

pub mod generated;
pub mod server;
pub mod sources;

pub use server::{Answer, Request, Server};
