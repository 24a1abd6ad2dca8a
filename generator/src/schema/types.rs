//! `type`: which JSON types are valid.

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
    /// The type of this name; names that real documents use for one are taken for it.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::Null,
            "boolean" | "bool" => Self::Boolean,
            "integer" | "int" | "long" => Self::Integer,
            "number" | "float" | "double" | "decimal" => Self::Number,
            "string" | "file" | "date" | "datetime" | "date-time" | "uuid" => Self::String,
            "array" | "list" => Self::Array,
            "object" | "map" => Self::Object,
            _ => return None,
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

    /// Whether this type is valid.
    pub fn has(&self, kind: Type) -> bool {
        self.0.contains(&kind)
    }

    /// The types but `null`. `number` takes every integer, so `integer` beside it says nothing.
    pub fn values(&self) -> Vec<Type> {
        let wide = self.has(Type::Number);
        self.0.iter().copied().filter(|kind| *kind != Type::Null && !(wide && *kind == Type::Integer)).collect()
    }

    /// What is valid in both; `integer` is what `integer` and `number` share.
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

    /// Whether nothing is valid.
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
    fn number_takes_integer() {
        assert_eq!(types(&[Type::Integer, Type::Number, Type::Null]).values(), [Type::Number]);
    }

    #[test]
    fn integer_and_number_share_integer() {
        let both = types(&[Type::Number, Type::String]).both(&types(&[Type::Integer]));
        assert_eq!(both, types(&[Type::Integer]));
    }
}
