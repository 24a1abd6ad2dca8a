//! Arrays: of one kind of element, or of a fixed number of elements that each have their own.
//!
//! ```yaml
//! {type: array, items: {type: string}}                                              # an array of strings
//! {prefixItems: [{type: string}, {type: integer}], minItems: 2, maxItems: 2}        # a tuple
//! {prefixItems: [{type: string}, {type: integer}], items: {type: boolean}}          # an array of strings, integers or booleans
//! {prefixItems: [{type: string}, {type: integer}]}                                  # the same with any value, for what follows
//! ```
//!
//! `prefixItems` requires none of its elements and closes nothing (JSON Schema 2020-12, section 10.3.1.1): only what
//! can have no other length is a tuple.

use super::context::Context;
use crate::api::{SchemaId, Shape};
use crate::origin::Origin;
use crate::schema::Schema;
use crate::source::Node;

/// The most elements of a tuple; a longer one becomes an array of the union of its elements.
const LONGEST: u64 = 8;

impl Context<'_> {
    pub(super) fn shape_of_array(&mut self, keywords: &Schema, origin: &Origin) -> Shape {
        let length = keywords.prefix_items.len();
        match &keywords.items[..] {
            [items] if length == 0 => Shape::Array(self.schema_at(items)),
            [] if length == 0 => Shape::Array(self.schema_of(&origin.key("items"), Shape::Any)),
            all if length == 0 => Shape::Array(self.element_of_all(all, origin)),
            _ if is_tuple(keywords) => {
                Shape::Tuple(keywords.prefix_items.iter().map(|element| self.schema_at(element)).collect())
            }
            _ => Shape::Array(self.element_of_any_place(keywords, origin)),
        }
    }

    /// The schema of values that are valid against each of several schemas. Equal lists share one schema, or nested
    /// arrays might recurse forever.
    fn element_of_all(&mut self, all: &[Origin], origin: &Origin) -> SchemaId {
        if let Some(id) = self.elements.get(all) {
            return *id;
        }
        let both = self.apply_all_of(Schema { all_of: all.to_vec(), ..Schema::default() }, origin);
        let id = self.schema_made(all.last().unwrap_or(origin), both);
        self.elements.insert(all.to_vec(), id);
        id
    }

    /// The schema of any element, for an array whose elements have different schemas by position.
    fn element_of_any_place(&mut self, keywords: &Schema, origin: &Origin) -> SchemaId {
        let rest = keywords.items.iter().filter(|items| self.node(items) != Some(&Node::Bool(false)));
        let mut places: Vec<Origin> = keywords.prefix_items.iter().chain(rest).cloned().collect();
        if keywords.items.is_empty() && !is_closed(keywords) {
            // JSON Schema 2020-12, Core, section 10.3.1.2: without `items` the remaining elements may be anything.
            let is_old = self.node(&origin.key("items")).and_then(Node::as_array).is_some();
            places.push(origin.key(if is_old { "additionalItems" } else { "items" }));
        }
        let either = Schema { any_of: places, ..Schema::default() };
        self.schema_made(&origin.key("prefixItems"), either)
    }
}

/// Returns whether no element may follow the described ones.
fn is_closed(keywords: &Schema) -> bool {
    let length = u64::try_from(keywords.prefix_items.len()).unwrap_or(u64::MAX);
    keywords.constraints.max_items.is_some_and(|most| most <= length)
}

fn is_tuple(keywords: &Schema) -> bool {
    let constraints = &keywords.constraints;
    let Ok(length) = u64::try_from(keywords.prefix_items.len()) else { return false };
    let fixed = constraints.min_items.is_some_and(|least| least >= length);
    fixed && constraints.max_items.is_some_and(|most| most <= length) && length <= LONGEST
}
