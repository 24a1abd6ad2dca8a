//! Integer types.

use std::ops::RangeInclusive;

/// An integer type of Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of Rust")]
pub enum Int {
    I8,
    I16,
    I32,
    I64,
    I128,
    U8,
    U16,
    U32,
    U64,
}

impl Int {
    /// The name: `i64`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::I128 => "i128",
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
        }
    }

    /// The values of the type.
    pub fn range(self) -> RangeInclusive<i128> {
        match self {
            Self::I8 => i8::MIN.into()..=i8::MAX.into(),
            Self::I16 => i16::MIN.into()..=i16::MAX.into(),
            Self::I32 => i32::MIN.into()..=i32::MAX.into(),
            Self::I64 => i64::MIN.into()..=i64::MAX.into(),
            Self::I128 => i128::MIN..=i128::MAX,
            Self::U8 => 0..=u8::MAX.into(),
            Self::U16 => 0..=u16::MAX.into(),
            Self::U32 => 0..=u32::MAX.into(),
            Self::U64 => 0..=u64::MAX.into(),
        }
    }
}

/// A primitive number type of Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of Rust")]
pub enum Primitive {
    Int(Int),
    F32,
    F64,
}

impl Primitive {
    /// The name: `f64`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Int(int) => int.as_str(),
            Self::F32 => "f32",
            Self::F64 => "f64",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Int;

    #[test]
    fn ranges_are_those_of_the_types() {
        assert_eq!(Int::U64.range(), 0..=18_446_744_073_709_551_615);
        assert_eq!(Int::I8.range(), -128..=127);
        assert!(!Int::I32.range().contains(&2_147_483_648));
    }

    #[test]
    fn ranges_begin_at_the_least_and_end_at_the_greatest_value() {
        for (int, bits) in [(Int::U8, 8), (Int::U16, 16), (Int::U32, 32), (Int::U64, 64)] {
            assert_eq!(int.range(), 0..=(1_i128 << bits) - 1, "{int:?}");
        }
        for (int, bits) in [(Int::I8, 7), (Int::I16, 15), (Int::I32, 31), (Int::I64, 63)] {
            assert_eq!(int.range(), -(1_i128 << bits)..=(1_i128 << bits) - 1, "{int:?}");
        }
        assert_eq!(Int::I128.range(), i128::MIN..=i128::MAX);
    }
}
