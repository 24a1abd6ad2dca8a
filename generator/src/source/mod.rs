//! `source`: a path or a text becomes a [`Document`], a tree of [`Node`]s whose order is the order of the text.
//!
//! ```yaml
//! openapi: 3.1.0      # Object: "openapi" → String
//! info: {title: Pets} #         "info"    → Object
//! ```

mod node;
mod number;
mod origin;

pub use node::{Node, Object};
pub use number::Number;
pub use origin::{FileId, Origin, Pointer};
