//! The Rust type of a schema where it is used.
//!
//! ```yaml
//! {type: integer, format: int32}      # i32
//! {type: [string, "null"]}            # Option<String>
//! {$ref: Pet}                         # types::Pet
//! {type: array, items: {}}            # Vec<Json>
//! ```

pub(in crate::lower) mod boxing;
pub(in crate::lower) mod digits;
pub(in crate::lower) mod formats;
pub(in crate::lower) mod rules;
pub(in crate::lower) mod sizes;

use std::collections::HashSet;

use super::Lowering;
use super::calls::parameters::same;
use super::plan::overrides::Replaced;
use super::plan::places::makes_item;
use super::plan::share::Shared;
use super::plan::uses::parts;
use crate::api::{Api, Bounds, Scalar, SchemaId, Shape};
use crate::rust::Type;
use crate::source::Number;

/// The named schemas without an item that contain themselves; all others are plain aliases.
#[derive(Debug)]
pub(super) struct Aliases {
    recursive: HashSet<SchemaId>,
}

impl Aliases {
    /// Returns true if this named schema contains itself through aliases only, so that it must be a type of its own.
    pub(super) fn is_recursive(&self, id: SchemaId) -> bool {
        self.recursive.contains(&id)
    }
}

/// Finds the named arrays and maps that contain themselves with no item in between.
pub(super) fn find_aliases(api: &Api, shared: &Shared, replaced: &Replaced) -> Aliases {
    let through = |id: SchemaId| {
        let shape = &api.schemas[id].shape;
        let stops = makes_item(shape) || replaced.contains(id);
        parts(shape).into_iter().filter(move |_| !stops).chain(Some(shared.item(id)).filter(|item| *item != id))
    };
    let holds_itself = |start: SchemaId| {
        let mut seen = HashSet::new();
        let mut open: Vec<SchemaId> = through(start).collect();
        while let Some(id) = open.pop() {
            if id == start {
                return true;
            }
            if seen.insert(id) {
                open.extend(through(id));
            }
        }
        false
    };
    let candidates = api.named.iter().copied().filter(|id| !makes_item(&api.schemas[*id].shape));
    Aliases { recursive: candidates.filter(|id| holds_itself(*id)).collect() }
}

/// Returns the schemas of the keys of maps, at the end of chains of aliases.
pub(super) fn find_keys(api: &Api) -> HashSet<SchemaId> {
    let keys = |id| match &api.schemas[id].shape {
        Shape::Map(map) => map.keys,
        _ => None,
    };
    api.schemas.ids().filter_map(keys).map(|key| same(api, key)).collect()
}

impl Lowering<'_> {
    /// Returns the type of a value of this schema.
    pub(super) fn type_of(&self, id: SchemaId) -> Type {
        let schema = &self.api.schemas[id];
        let value = self.type_of_value(id);
        if schema.nullable { value.optional() } else { value }
    }

    /// Like [`Self::type_of`], without null.
    pub(super) fn type_of_value(&self, id: SchemaId) -> Type {
        if let Some(foreign) = self.replaced.get(id) {
            return Type::Foreign(foreign.clone());
        }
        let schema = &self.api.schemas[id];
        let item = self.shared.item(id);
        let path = self.names.of_type(item);
        match path {
            Some(path) if makes_item(&schema.shape) || self.aliases.is_recursive(id) => Type::Named(path.clone()),
            Some(path) if schema.name.is_some() && !schema.nullable => {
                Type::Alias(path.clone(), Box::new(self.type_of_shape(&schema.shape)))
            }
            _ => self.type_of_shape(&schema.shape),
        }
    }

    /// Like [`Self::type_of`], for an item of a stream: the runtime reads and writes these by its own traits.
    pub(super) fn type_of_item(&self, id: SchemaId) -> Type {
        match self.type_of(id) {
            ty if ty.needs_serde() => Type::BySerde(Box::new(ty)),
            ty => ty,
        }
    }

    /// Returns the type of a shape that has no item.
    pub(super) fn type_of_shape(&self, shape: &Shape) -> Type {
        match shape {
            Shape::Scalar(scalar) => self.type_of_scalar(scalar),
            Shape::Map(map) => {
                let keys = map.keys.map_or(Type::String, |keys| self.type_of_key(keys));
                Type::Map(Box::new(keys), Box::new(self.type_of(map.values)))
            }
            Shape::Array(items) => Type::Vec(Box::new(self.type_of(*items))),
            Shape::Tuple(elements) => Type::Tuple(elements.iter().map(|element| self.type_of(*element)).collect()),
            Shape::Same(target) => self.type_of(*target),
            Shape::Any
            | Shape::Object(_)
            | Shape::StringEnumeration(_)
            | Shape::IntegerEnumeration(_)
            | Shape::Union(_) => Type::Json,
        }
    }

    /// Returns the type of a key: an enumeration or a string of a format, else `String`.
    fn type_of_key(&self, id: SchemaId) -> Type {
        let ty = self.type_of_value(id);
        let is_enumeration = || matches!(self.api.schemas[same(self.api, id)].shape, Shape::StringEnumeration(_));
        match ty.resolved() {
            Type::Formatted(_) => ty,
            Type::Named(_) if is_enumeration() => ty,
            _ => Type::String,
        }
    }

    fn type_of_scalar(&self, scalar: &Scalar) -> Type {
        match scalar {
            Scalar::Null => Type::Unit,
            Scalar::Boolean { .. } => Type::Bool,
            Scalar::Integer { format, bounds } => self
                .formats
                .type_of_number(scalar)
                .unwrap_or_else(|| Type::Integer(integer_type(format.as_deref(), bounds))),
            Scalar::Number { .. } => self.formats.type_of_number(scalar).unwrap_or(Type::Float),
            Scalar::String { format } => self.formats.type_of(*format),
        }
    }
}

/// Returns the integer type of the format, or a wider one if the constraints need it.
fn integer_type(format: Option<&str>, bounds: &Bounds) -> &'static str {
    let declared = match format {
        Some("int8") => "i8",
        Some("int16") => "i16",
        Some("int32") => "i32",
        Some("uint8") => "u8",
        Some("uint16") => "u16",
        Some("uint32") => "u32",
        // The format that schemars writes for `usize`.
        Some("uint64" | "uint") => "u64",
        Some("int128") => "i128",
        _ => "i64",
    };
    let exact = |limit: &Option<Number>| limit.as_ref().and_then(meant_limit);
    widest(declared, exact(&bounds.minimum), exact(&bounds.maximum))
}

/// Returns a limit as an integer; the 64-bit limit if a tool rounded it to a double.
fn meant_limit(limit: &Number) -> Option<i128> {
    let is_rounded = limit.text().contains(['.', 'e', 'E']);
    let is = |most: f64| is_rounded && (limit.as_f64() - most).abs() < f64::EPSILON;
    if is(18_446_744_073_709_551_616.0) {
        Some(i128::from(u64::MAX))
    } else if is(9_223_372_036_854_775_808.0) {
        Some(i128::from(i64::MAX))
    } else {
        limit.as_i128()
    }
}

/// Returns the type itself, or the narrowest one that also holds the limits.
fn widest(declared: &'static str, minimum: Option<i128>, maximum: Option<i128>) -> &'static str {
    let above = |limit: i128| maximum.is_some_and(|maximum| maximum > limit);
    let below = |limit: i128| minimum.is_some_and(|minimum| minimum < limit);
    match declared {
        "i64" if above(i128::from(u64::MAX)) || below(i128::from(i64::MIN)) => "i128",
        "i64" if above(i128::from(i64::MAX)) => {
            if minimum.is_none_or(|minimum| minimum < 0) {
                "i128"
            } else {
                "u64"
            }
        }
        "i32" if above(i128::from(i32::MAX)) || below(i128::from(i32::MIN)) => widest("i64", minimum, maximum),
        _ => declared,
    }
}

#[cfg(test)]
mod tests {
    use super::integer_type;
    use crate::api::Bounds;
    use crate::source::Number;

    fn integer(format: Option<&str>, minimum: &str, maximum: &str) -> &'static str {
        integer_type(format, &Bounds { minimum: Number::parse(minimum), maximum: Number::parse(maximum) })
    }

    #[test]
    fn bounds_widen_what_the_format_says() {
        assert_eq!(integer(None, "", ""), "i64");
        assert_eq!(integer(None, "0", "1.8446744073709551615e19"), "u64");
        assert_eq!(integer(None, "0", "18446744073709551615.0"), "u64");
        assert_eq!(integer(None, "0", "1.8446744073709552e19"), "u64");
        assert_eq!(integer(None, "-9.223372036854775808e18", "9.223372036854775807e18"), "i64");
        assert_eq!(integer(None, "0", "2e19"), "i128");
        assert_eq!(integer(None, "-9223372036854775809", ""), "i128");
        assert_eq!(integer(None, "-1", "9223372036854775808"), "i128");
        assert_eq!(integer(Some("int32"), "-3e9", ""), "i64");
    }
}
