//! The Rust type of a schema where it is used.
//!
//! ```yaml
//! {type: integer, format: int32}      # i32
//! {type: [string, "null"]}            # Option<String>
//! {$ref: Pet}                         # types::Pet
//! {type: array, items: {}}            # Vec<Json>
//! ```

pub(in crate::lower) mod formats;
pub(in crate::lower) mod rules;

use super::lowering::Lowering;
use super::plan::share::makes_item;
use crate::api::{Bounds, Scalar, SchemaId, Shape};
use crate::rust::{Int, Type};
use crate::source::{Node, Number};

impl Lowering<'_> {
    /// Returns the type of a value of this schema.
    pub(super) fn type_of(&self, id: SchemaId) -> Type {
        let schema = &self.api().schemas[id];
        let value = self.type_of_value(id);
        if schema.nullable { value.optional() } else { value }
    }

    /// Like [`Self::type_of`], without null.
    pub(super) fn type_of_value(&self, id: SchemaId) -> Type {
        if let Some(foreign) = self.facts.replaced.get(id) {
            return Type::Foreign(foreign.clone());
        }
        let schema = &self.api().schemas[id];
        let item = self.facts.shared.item(id);
        let path = self.names.of_type(item);
        match path {
            Some(path) if makes_item(&schema.shape) || self.facts.aliases.is_recursive(id) => Type::Named(path.clone()),
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
        let is_enumeration = || matches!(*self.api().schemas.shape_behind(id), Shape::StringEnumeration(_));
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
fn integer_type(format: Option<&str>, bounds: &Bounds) -> Int {
    let declared = match format {
        Some("int8") => Int::I8,
        Some("int16") => Int::I16,
        Some("int32") => Int::I32,
        Some("uint8") => Int::U8,
        Some("uint16") => Int::U16,
        Some("uint32") => Int::U32,
        // The format that schemars writes for `usize`.
        Some("uint64" | "uint") => Int::U64,
        Some("int128") => Int::I128,
        _ => Int::I64,
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
fn widest(declared: Int, minimum: Option<i128>, maximum: Option<i128>) -> Int {
    let holds = |int: Int| minimum.into_iter().chain(maximum).all(|limit| int.range().contains(&limit));
    match declared {
        Int::I32 if !holds(Int::I32) => widest(Int::I64, minimum, maximum),
        Int::I64 if holds(Int::I64) => Int::I64,
        Int::I64 if minimum.is_some() && holds(Int::U64) => Int::U64,
        Int::I64 => Int::I128,
        _ => declared,
    }
}

/// Returns the integer, if it is in the range of the type.
pub(super) fn integer(int: Int, number: &Number) -> Option<i128> {
    number.as_i128().filter(|value| int.range().contains(value))
}

/// Returns true if a schema's default is an integer outside the range of its format's type.
pub(in crate::lower) fn is_beyond_type(lowering: &Lowering<'_>, id: SchemaId) -> bool {
    let schema = &lowering.api().schemas[id];
    let Some(Node::Number(number)) = &schema.default.as_ref().filter(|_| !lowering.facts.replaced.contains(id)) else {
        return false;
    };
    matches!(lowering.type_of_shape(&schema.shape), Type::Integer(int) if integer(int, number).is_none())
}

#[cfg(test)]
mod tests {
    use super::integer_type;
    use crate::api::Bounds;
    use crate::rust::Int;
    use crate::source::Number;

    fn integer(format: Option<&str>, minimum: &str, maximum: &str) -> Int {
        integer_type(format, &Bounds { minimum: Number::parse(minimum), maximum: Number::parse(maximum) })
    }

    #[test]
    fn bounds_widen_what_the_format_says() {
        assert_eq!(integer(None, "", ""), Int::I64);
        assert_eq!(integer(None, "0", "1.8446744073709551615e19"), Int::U64);
        assert_eq!(integer(None, "0", "18446744073709551615.0"), Int::U64);
        assert_eq!(integer(None, "0", "1.8446744073709552e19"), Int::U64);
        assert_eq!(integer(None, "-9.223372036854775808e18", "9.223372036854775807e18"), Int::I64);
        assert_eq!(integer(None, "0", "2e19"), Int::I128);
        assert_eq!(integer(None, "-9223372036854775809", ""), Int::I128);
        assert_eq!(integer(None, "-1", "9223372036854775808"), Int::I128);
        assert_eq!(integer(Some("int32"), "-3e9", ""), Int::I64);
    }
}
