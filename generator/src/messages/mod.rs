//! Diagnostics with the places of the documents: for people as a listing, for machines as objects with line and column.
//!
//! ```text
//! #/paths/~1pets/get, duplicate-key   → warning[duplicate-key]: the key `get` occurs more than once … --> api.yaml:12:5
//!                                     → {"code": "duplicate-key", "file": "api.yaml", "line": 12, "column": 5, …}
//! ```

mod located;
mod render;

pub use located::{Located, located};
pub use render::{clean, render};
