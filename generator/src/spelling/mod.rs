//! Spelling: text of a document becomes an identifier of Rust, or documentation.
//!
//! ```text
//! operationId: listPets         → the words list pets → the identifier list_pets, ListPets or LIST_PETS
//! description: "See <b>this</b>" → "See **this**"
//! ```
//!
//! Two types are created only here, because they guarantee something: an [`Ident`] is always a valid identifier, and
//! [`Docs`] are always harmless Markdown. Nothing here knows a stage.

mod docs;
mod hash;
mod ident;
mod scope;
mod words;

pub use docs::{Docs, code_span};
pub(crate) use hash::is_hash;
pub use ident::{Ident, Kind, is_camel_case, is_clear};
pub use scope::Scope;
pub use words::Words;
pub(crate) use words::{anchors, end_of, have_variants};
