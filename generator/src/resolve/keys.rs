//! The type of the keys of a map: an enumeration of strings, or strings of a format.
//!
//! ```yaml
//! propertyNames: {$ref: Color}         # BTreeMap<Color, …>, where Color is an enumeration
//! propertyNames: {format: uuid}        # BTreeMap<Uuid, …>
//! propertyNames: {maxLength: 64}       # any string; the constraint is not checked
//! ```

use super::context::{Context, KEYS};
use crate::api::Format;
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::schema::{Schema, Type, Types};
use crate::source::Node;

impl Context<'_> {
    /// Returns whether a type can express the whole schema of keys at `origin`.
    pub(super) fn can_type_keys(&self, origin: &Origin) -> bool {
        let Some((keywords, _)) = self.look(origin) else { return false };
        let is_string = keywords.types.as_ref().is_none_or(|types| *types == Types::one(Type::String));
        let combines = [&keywords.all_of, &keywords.one_of, &keywords.any_of].into_iter().any(|all| !all.is_empty());
        is_string && !combines && (lists_strings(&keywords) || has_format(&keywords))
    }

    /// Reports a schema of keys beside properties: its type would also accept the keys of the properties.
    pub(super) fn report_keys(&mut self, keywords: &Schema) {
        let Some(names) = keywords.property_names.as_ref().filter(|names| self.can_type_keys(names)) else { return };
        if self.reported.insert(names.clone()) {
            let message = format!("`{KEYS}` is not checked: beside properties the keys of the type are any strings");
            self.diagnostics.report(Code::NarrowedKeyword, names, message);
        }
    }
}

fn lists_strings(keywords: &Schema) -> bool {
    let values = keywords.enumeration.as_deref().unwrap_or_default();
    !values.is_empty() && values.iter().all(|value| matches!(value, Node::String(_)))
}

fn has_format(keywords: &Schema) -> bool {
    let format = keywords.format.as_deref().and_then(Format::of);
    let is_string = !matches!(format, None | Some(Format::Binary | Format::Password));
    is_string && keywords.enumeration.is_none() && keywords.constraints == crate::schema::Constraints::default()
}
