//! Facts about schemas by their place: names, and the subtypes of parent schemas.

use std::sync::Arc;

use crate::origin::{Origin, OriginMap};

/// The names of schemas by their place.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) by_origin: OriginMap<Arc<str>>,
    /// Components that are only a reference, by the target that gets their name.
    pub(super) known_as: OriginMap<Origin>,
}

impl Names {
    pub(super) fn of(&self, origin: &Origin) -> Option<&Arc<str>> {
        self.by_origin.get(origin)
    }
}

/// Parent schemas, each with its subtypes.
pub(super) type Subtypes = OriginMap<Vec<Origin>>;
