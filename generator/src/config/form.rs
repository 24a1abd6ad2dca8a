//! The form of a client.

/// The form of a client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// `Cargo.toml`, `README.md` and `src`.
    #[default]
    Crate,
    /// A single file for `include!`: `petstore_client.rs`.
    Module,
}
