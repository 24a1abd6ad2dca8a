//! Facts about schemas by their place: names, and the subtypes of parent schemas.

use std::collections::HashMap;
use std::sync::Arc;

use crate::origin::Origin;

/// The names of schemas by their place.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) by_origin: HashMap<Origin, Arc<str>>,
    /// Components that are only a reference, by the target that gets their name.
    pub(super) known_as: HashMap<Origin, Origin>,
}

impl Names {
    pub(super) fn of(&self, origin: &Origin) -> Option<&Arc<str>> {
        self.by_origin.get(origin)
    }
}

/// Parent schemas, each with its subtypes.
pub(super) type Subtypes = HashMap<Origin, Vec<Origin>>;
