//! `dialect`: documents in any version of OpenAPI are seen as [`Skeleton`]s of the shape that OpenAPI 3.0 gives them.
//!
//! 3.1 and 3.2 keep that shape and add to it; `resolve` reads what they add, and `schema` the keywords of all. Swagger
//! 2.0 has another shape, and is rewritten; so is what documents of 3.x still have of it, and what documents of 2.0
//! have of 3.x already stays.

mod mixture;
mod skeleton;
mod swagger_2_0;
mod version;

pub use skeleton::Skeleton;
pub use version::{Dialect, recognise};

use crate::diagnostic::Diagnostics;
use crate::source::{Documents, FileId};

/// Sees documents in the shape of OpenAPI 3.0, or reports what the entry document is instead.
pub fn upgrade<'d>(documents: &'d Documents, diagnostics: &mut Diagnostics) -> Option<Skeleton<'d>> {
    let file = FileId::ENTRY;
    let dialect = recognise(documents, diagnostics)?;
    let root = documents.root(file)?.as_object()?;
    version::report_schema_dialect(root, diagnostics);
    let is_mixed = mixture::report_mixture(root, dialect, diagnostics);
    if dialect == Dialect::V2_0 || is_mixed {
        let (root, moves) = swagger_2_0::upgrade(documents, file, root, diagnostics);
        return Some(Skeleton::rewritten(documents, dialect, file, root, moves));
    }
    Some(Skeleton::as_written(documents, dialect))
}
