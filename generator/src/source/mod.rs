//! `source`: a path or a string becomes [`Documents`], trees of [`Node`]s in the order of the text.
//!
//! ```yaml
//! openapi: 3.1.0      # Object: "openapi" → String
//! info: {title: Pets} #         "info"    → Object
//! ```

mod digest;
mod documents;
mod dynamic_anchors;
mod encoding;
mod entry;
mod foreign;
mod gather;
mod interner;
mod json;
mod locate;
mod nearby;
mod node;
mod number;
mod reach;
mod read;
mod reading;
mod remote;
mod resources;
#[cfg(test)]
mod tests;
mod tree;
mod uri;
mod written;
mod yaml;

pub use digest::digest_of_bytes;
pub use documents::{Anchor, Documents, Fault, dynamic_name};
pub use entry::{
    read_entry, read_entry_text, read_entry_url, read_path, read_path_within, read_text, read_text_within,
};
pub use gather::read_references;
pub use locate::{Position, locate};
pub use nearby::Nearby;
pub use node::{Node, Object};
pub use number::Number;
pub use reach::Reach;
pub use read::read_named;
pub use remote::{KEPT, WebOrigin, WebUrl, kept_files};
pub use written::Written;
