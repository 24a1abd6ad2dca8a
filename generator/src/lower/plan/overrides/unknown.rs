//! Properties that the document does not describe, of objects that do not say whether there are any.
//!
//! ```toml
//! unknown-properties = "keep"    # every type keeps them
//!
//! [types.Pet]
//! unknown-properties = "drop"    # but this one does not
//! ```
//!
//! By default the types that are both received and sent keep them: a value that is received, changed and sent back must
//! not lose what a newer server has added.

use super::types::find;
use crate::api::SchemaId;
use crate::config::UnknownProperties;
use crate::lower::plan::facts::Facts;
use crate::lower::plan::places::Place;
use crate::rust::Derive;

/// Returns whether a type keeps properties that the document does not describe.
pub(in crate::lower) fn keeps_unknown(facts: &Facts<'_>, id: SchemaId, place: &Place) -> bool {
    let Facts { api, config, uses, .. } = facts;
    let of_type = config.types.iter().filter(|(key, _)| find(api, place, key).is_some());
    let (mut chosen, mut can_hold) = (None, true);
    for (_, of_type) in of_type {
        chosen = of_type.unknown_properties.or(chosen);
        // A map of JSON values has neither.
        can_hold &= !of_type.derive.iter().any(|it| matches!(it, Derive::Copy | Derive::Ord | Derive::PartialOrd));
    }
    let keeps = match chosen.or(config.unknown_properties).unwrap_or(UnknownProperties::SentBack) {
        UnknownProperties::Keep => true,
        UnknownProperties::SentBack => uses.is_sent(id) && uses.is_received(id),
        UnknownProperties::Drop => false,
    };
    keeps && can_hold
}
