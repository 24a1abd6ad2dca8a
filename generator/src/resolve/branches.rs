//! The branches of a `oneOf` or an `anyOf`, as they are written.

use crate::origin::Origin;
use crate::schema::Schema;

/// The branches of one union, each with the keywords of its target.
pub(super) struct Branches {
    /// The keyword of the union.
    pub(super) keyword: &'static str,
    pub(super) list: Vec<(Origin, Schema)>,
}
