//! Tokens → pieces → items, split where their kind says so. `syn` parses only what has no kind of its own here: parsing the
//! bodies of all functions took a fifth of the time of a large crate.
//!
//! ```text
//! impl Pet { #[inline] pub fn f(&self) -> A { a } }   →   Block { head: impl Pet, members: [Function { … }] }
//! codegen::object!(Pet { … });                        →   MacroCall { name: object, … }
//! ```

mod attribute;
mod block;
mod flat;
mod function;
mod item;
mod list;
mod pieces;
mod split;
mod structure;

pub(super) use attribute::{Attribute, string_of};
pub(super) use block::{Block, Member};
pub(super) use flat::{brackets, flatten, write_flat, write_pieces};
pub(super) use function::Function;
pub(super) use item::{File, Item, split_file};
pub(super) use list::{split_at_commas, split_at_semicolons};
#[cfg(test)]
pub(super) use pieces::pieces;
pub(super) use pieces::{Piece, gap_between};
pub(super) use split::MacroCall;
pub(super) use structure::{Field, Fields, Struct};
