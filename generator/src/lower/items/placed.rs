//! An item with the schema that it stands for.

use crate::api::SchemaId;
use crate::rust::{Item, TypePath};

/// An item with the schema that it stands for and its path.
#[derive(Debug)]
pub(in crate::lower) struct Placed {
    pub(in crate::lower) schema: SchemaId,
    pub(in crate::lower) path: TypePath,
    pub(in crate::lower) item: Item,
}
