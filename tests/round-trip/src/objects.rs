//! Objects: what is required, what need not be there, and what is beside the properties.

use serde_json::{Map, Value, json};

use crate::files::Schema;
use crate::instances::{ENOUGH, FULL_DEPTH, Maker, implied};
use crate::keywords::{Keywords, gather};

impl<'a> Maker<'a> {
    pub(crate) fn make_object(&self, keywords: &Keywords<'a>, depth: usize) -> Option<Value> {
        let full = self.style.full && depth < FULL_DEPTH && self.nodes.get() < ENOUGH;
        let mut object = Map::new();
        for (name, schemas) in keywords.properties.iter().filter(|(name, _)| keywords.required.contains(name)) {
            object.insert((*name).to_owned(), self.make_property(keywords, name, schemas, depth)?);
        }
        self.add_optional(keywords, full, &mut object, depth);
        let open = keywords.properties.is_empty() || !keywords.additional.is_empty();
        if !open && object.len() < keywords.count("minProperties").unwrap_or(0) {
            return None;
        }
        for name in &keywords.required {
            if !object.contains_key(*name) {
                object.insert((*name).to_owned(), self.make(&keywords.additional, depth + 1)?);
            }
        }
        self.add_entries(keywords, full, &mut object, depth);
        Some(Value::Object(object))
    }

    /// What need not be there, as far as there is room for it; where something must be, it is another one in each turn.
    fn add_optional(&self, keywords: &Keywords<'a>, full: bool, object: &mut Map<String, Value>, depth: usize) {
        let least = keywords.count("minProperties").unwrap_or(0);
        let most = keywords.count("maxProperties").unwrap_or(usize::MAX);
        let mut optional: Vec<_> = keywords.properties.iter().collect();
        if least > 0 || most < optional.len() {
            self.take_turns(optional.len(), depth);
            let first = self.style.turn % optional.len().max(1);
            optional.rotate_left(first);
        }
        if least > 0 && depth >= FULL_DEPTH {
            optional.sort_by_key(|(_, schemas)| self.depth_below(schemas));
            optional.truncate(3);
        }
        for (name, schemas) in optional {
            let wanted = object.len() < least || full && self.is_chosen(name);
            if wanted && object.len() < most && !object.contains_key(*name) {
                let value = self.make_property(keywords, name, schemas, depth);
                object.extend(value.map(|value| ((*name).to_owned(), value)));
            }
        }
    }

    /// What leads further down comes last: an object that must hold something, before that one that need not.
    fn depth_below(&self, schemas: &[Schema<'a>]) -> usize {
        let keywords = gather(self.files, schemas, Some(self.style.turn));
        let must = !keywords.required.is_empty() || keywords.count("minProperties").is_some();
        let named = keywords.types.iter().flatten().any(|name| *name == "object");
        usize::from(named || implied(&keywords) == Some("object")) + usize::from(must)
    }

    fn make_property(
        &self,
        keywords: &Keywords<'a>,
        name: &str,
        schemas: &[Schema<'a>],
        depth: usize,
    ) -> Option<Value> {
        let tag = keywords.tags.iter().find(|(property, _)| *property == name).map(|(_, value)| json!(value));
        self.make_tag(schemas, tag).or_else(|| self.make(schemas, depth + 1))
    }

    /// Whether a property is among those that are there: all, or every other one, in a different way each time.
    fn is_chosen(&self, name: &str) -> bool {
        let sum = |some: usize| name.bytes().fold(some * 7, |sum, byte| sum * 31 % 1009 + usize::from(byte));
        self.style.some.is_none_or(|some| (sum(some) >> (some % 3)).is_multiple_of(2))
    }

    /// The value of a discriminator's property, unless the property itself says what it is.
    fn make_tag(&self, schemas: &[Schema<'a>], tag: Option<Value>) -> Option<Value> {
        let listed = gather(self.files, schemas, Some(0)).values;
        tag.filter(|tag| listed.is_none_or(|values| values.contains(&tag)))
    }

    /// Entries of a map, or beside properties.
    fn add_entries(&self, keywords: &Keywords<'a>, full: bool, object: &mut Map<String, Value>, depth: usize) {
        let least = keywords.count("minProperties").unwrap_or(0);
        let said = !keywords.additional.is_empty();
        let free = keywords.properties.is_empty() && !said && keywords.get("additionalProperties").is_none();
        let wanted =
            usize::from(full && (keywords.properties.is_empty() && (said || free) || self.style.extra && said));
        let mut at = 0;
        while object.len() < least || at < wanted {
            let Some(value) = self.make(&keywords.additional, depth + 1) else { return };
            object.insert(entry_name(keywords, self.style.turn + at), value);
            at += 1;
            if at > least + 1 {
                return;
            }
        }
    }
}

/// A key that no property has.
fn entry_name(keywords: &Keywords<'_>, at: usize) -> String {
    let names = keywords.get("propertyNames");
    let listed = names.and_then(|names| names.get("enum")).and_then(Value::as_array);
    let pattern = names.and_then(|names| names.get("pattern")).and_then(Value::as_str);
    let listed = listed.and_then(|listed| listed.get(at % listed.len().max(1))).and_then(Value::as_str);
    let patterned = || pattern.and_then(crate::pattern::sample);
    listed.map(str::to_owned).or_else(patterned).unwrap_or_else(|| format!("entry {at}"))
}
