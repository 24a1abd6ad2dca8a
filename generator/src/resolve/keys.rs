//! What the keys of a map are: one of several texts, or a text of a format.
//!
//! ```yaml
//! propertyNames: {$ref: Color}         # BTreeMap<Color, …>, where Color is an enumeration
//! propertyNames: {format: uuid}        # BTreeMap<Uuid, …>
//! propertyNames: {maxLength: 64}       # any text; the rest is not checked
//! ```

use super::context::Context;
use crate::api::Format;
use crate::diagnostic::Code;
use crate::schema::{Schema, Type, Types};
use crate::source::{Node, Origin};

/// The keyword.
pub(super) const KEYS: &str = "propertyNames";

impl Context<'_> {
    /// Whether a type can say all that the schema at `origin` says of keys.
    pub(super) fn tells_keys(&self, origin: &Origin) -> bool {
        let Some((keywords, _)) = self.peek(origin) else { return false };
        let is_text = keywords.types.as_ref().is_none_or(|types| *types == Types::one(Type::String));
        let combines = [&keywords.all_of, &keywords.one_of, &keywords.any_of].into_iter().any(|all| !all.is_empty());
        is_text && !combines && (lists_texts(&keywords) || has_format(&keywords))
    }

    /// Beside properties keys are any texts: the type of the rest would take keys of the properties as well.
    pub(super) fn report_keys(&mut self, keywords: &Schema) {
        let Some(names) = keywords.property_names.as_ref().filter(|names| self.tells_keys(names)) else { return };
        if self.told.insert(names.clone()) {
            let message = format!("`{KEYS}` is not checked: beside properties the keys of the type are any strings");
            self.diagnostics.report(Code::NarrowedKeyword, names, message);
        }
    }
}

fn lists_texts(keywords: &Schema) -> bool {
    let values = keywords.enumeration.as_deref().unwrap_or_default();
    !values.is_empty() && values.iter().all(|value| matches!(value, Node::String(_)))
}

fn has_format(keywords: &Schema) -> bool {
    let format = keywords.format.as_deref().and_then(Format::of);
    let is_text = !matches!(format, None | Some(Format::Binary | Format::Password));
    is_text && keywords.enumeration.is_none() && keywords.constraints == crate::schema::Constraints::default()
}
