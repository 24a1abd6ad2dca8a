//! Limits of documents. A document beyond one of them is still read; the part beyond the limit is reported or narrowed.
//!
//! They protect against hostile documents, and no document of an API that we know reaches them.

/// The longest chain of schemas that are only aliases of the next.
pub(crate) const LONGEST_CHAIN: usize = 17;
