//! `type`: the valid JSON types.

/// A JSON type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`.
    Integer,
    /// `number`.
    Number,
    /// `string`.
    String,
    /// `array`.
    Array,
    /// `object`.
    Object,
}

impl Type {
    /// The type with this name in JSON Schema.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::Null,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "string" => Self::String,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// The name in JSON Schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The type of a name in other languages, which real documents use, and the format that it implies.
    pub fn meant(name: &str) -> Option<(Self, Option<&'static str>)> {
        Some(match name.trim().to_ascii_lowercase().as_str() {
            "bool" => (Self::Boolean, None),
            "int" => (Self::Integer, None),
            "int32" | "short" => (Self::Integer, Some("int32")),
            "int64" | "long" => (Self::Integer, Some("int64")),
            "decimal" => (Self::Number, Some("decimal")),
            "float" => (Self::Number, Some("float")),
            "double" => (Self::Number, Some("double")),
            "file" | "binary" => (Self::String, Some("binary")),
            "str" | "text" | "enum" => (Self::String, None),
            "date" => (Self::String, Some("date")),
            "datetime" | "date-time" | "timestamp" => (Self::String, Some("date-time")),
            "time" => (Self::String, Some("time")),
            "uuid" | "guid" => (Self::String, Some("uuid")),
            "uri" | "url" => (Self::String, Some("uri")),
            "byte" | "base64" => (Self::String, Some("byte")),
            "list" => (Self::Array, None),
            "map" | "dict" | "hash" => (Self::Object, None),
            "nil" | "none" => (Self::Null, None),
            other => (Self::named(other)?, None),
        })
    }
}

/// Several types, in the order of the document, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Types(Vec<Type>);

impl Types {
    /// Exactly one type.
    pub fn one(kind: Type) -> Self {
        Self(vec![kind])
    }

    /// Adds a type.
    pub fn add(&mut self, kind: Type) {
        if !self.0.contains(&kind) {
            self.0.push(kind);
        }
    }

    /// Returns whether this type is valid.
    pub fn has(&self, kind: Type) -> bool {
        self.0.contains(&kind)
    }

    /// The types without `null`. `number` includes every integer, so `integer` beside it has no effect.
    pub fn values(&self) -> Vec<Type> {
        let wide = self.has(Type::Number);
        self.0.iter().copied().filter(|kind| *kind != Type::Null && !(wide && *kind == Type::Integer)).collect()
    }

    /// The types that are valid in both; `integer` is common to `integer` and `number`.
    #[must_use]
    pub fn both(&self, other: &Self) -> Self {
        let mut both = Self::default();
        for kind in &self.0 {
            if other.has(*kind) || *kind == Type::Integer && other.has(Type::Number) {
                both.add(*kind);
            } else if *kind == Type::Number && other.has(Type::Integer) {
                both.add(Type::Integer);
            }
        }
        both
    }

    /// Returns whether no value is valid.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Type, Types};

    fn types(kinds: &[Type]) -> Types {
        let mut types = Types::default();
        for kind in kinds {
            types.add(*kind);
        }
        types
    }

    #[test]
    fn what_other_languages_call_a_type_is_meant() {
        assert_eq!(Type::meant("long"), Some((Type::Integer, Some("int64"))));
        assert_eq!(Type::meant("DateTime"), Some((Type::String, Some("date-time"))));
        assert_eq!(Type::meant("String"), Some((Type::String, None)));
        for name in ["file", "binary", "Binary"] {
            assert_eq!(Type::meant(name), Some((Type::String, Some("binary"))), "{name}");
        }
        assert_eq!(Type::meant("guid"), Some((Type::String, Some("uuid"))));
        assert_eq!(Type::meant("base64"), Some((Type::String, Some("byte"))));
        assert_eq!(Type::meant("dict"), Some((Type::Object, None)));
        assert_eq!(Type::meant("pet"), None);
        assert_eq!(Type::named("long"), None);
    }

    #[test]
    fn number_takes_integer() {
        assert_eq!(types(&[Type::Integer, Type::Number, Type::Null]).values(), [Type::Number]);
    }

    #[test]
    fn integer_and_number_share_integer() {
        let both = types(&[Type::Number, Type::String]).both(&types(&[Type::Integer]));
        assert_eq!(both, types(&[Type::Integer]));
    }
}
