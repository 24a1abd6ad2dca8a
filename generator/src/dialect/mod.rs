//! `dialect`: documents of any version of OpenAPI become [`Skeleton`]s in the form of OpenAPI 3.0.
//!
//! 3.1 and 3.2 keep that form and add to it; `resolve` reads the additions, and `schema` the keywords of all versions.
//! Swagger 2.0 has another form and is rewritten. So are the parts of 2.0 in documents of 3.x; parts of 3.x in
//! documents of 2.0 stay unchanged.

mod mixture;
mod scope;
mod skeleton;
mod swagger_2_0;
mod uses;
mod version;

pub use skeleton::Skeleton;
pub use version::{Dialect, recognise};

use crate::diagnostic::Diagnostics;
use crate::origin::FileId;
use crate::source::Documents;

/// Gives documents the form of OpenAPI 3.0, or reports that the entry document is not an OpenAPI document.
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
