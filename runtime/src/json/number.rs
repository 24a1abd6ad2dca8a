//! Numbers out of JSON.
//!
//! An integer may be written `1.0` or `1e3` (JSON Schema 2020-12, 6.1.1: a number with a zero fraction is an
//! integer). What does not fit is an error that shows the number.

use super::node::{Node, Wide};
use super::text::integer_of;
use super::value::Value;
use super::{DecodeError, FromJson};

/// From here on a float may stand for several integers. A number that is read from JSON is put right by its digits; what another
/// deserializer gives stays a float.
const LARGE: f64 = 9_007_199_254_740_992.0;

impl Value<'_> {
    /// An integer of up to 128 bits, narrowed by `T`.
    fn integer<T: TryFrom<i128> + TryFrom<u128>>(self, type_name: &'static str) -> Result<T, DecodeError> {
        let (number, exact) = match self.node() {
            Node::Signed(number) => (T::try_from(i128::from(*number)).ok(), number.to_string()),
            Node::Unsigned(number) => (T::try_from(i128::from(*number)).ok(), number.to_string()),
            Node::Wide(wide) => match **wide {
                Wide::Signed(number) => (T::try_from(number).ok(), number.to_string()),
                Wide::Unsigned(number) => (T::try_from(number).ok(), number.to_string()),
            },
            Node::Float(number) if number.fract() == 0.0 && number.abs() >= LARGE => {
                let fits = exact_i128(*number).is_some_and(|n| T::try_from(n).is_ok());
                let fault = if fits { "may have lost digits as a float" } else { "is out of range" };
                return Err(DecodeError::of_value(format!("{number} {fault} for {type_name}")));
            }
            Node::Float(number) if number.fract() == 0.0 => {
                (exact_i128(*number).and_then(|n| T::try_from(n).ok()), number.to_string())
            }
            Node::Float(number) => return Err(DecodeError::of_value(format!("expected an integer, found {number}"))),
            Node::Digits(text) => {
                let float = text.parse::<f64>().unwrap_or(f64::NAN);
                if float.is_finite() && float.fract() != 0.0 {
                    return Err(DecodeError::of_value(format!("expected an integer, found {text}")));
                }
                (integer_of(text).and_then(|n| T::try_from(n).ok()), text.to_string())
            }
            _ => return Err(self.mismatch("an integer")),
        };
        number.ok_or_else(|| DecodeError::of_value(format!("{exact} is out of range for {type_name}")))
    }
}

/// The integer that a float without fraction is; `None` at 2¹²⁷ and beyond.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked, and there is no fraction")]
pub(super) fn exact_i128(number: f64) -> Option<i128> {
    const LIMIT: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;
    (number.abs() < LIMIT).then_some(number as i128)
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl FromJson for $integer {
            #[inline]
            fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
                if let Node::Signed(number) = value.node()
                    && let Ok(number) = Self::try_from(*number)
                {
                    return Ok(number);
                }
                value.integer(stringify!($integer))
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);

impl FromJson for f64 {
    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "a number with more digits than an f64 holds is rounded")]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        match value.node() {
            Node::Float(number) => Ok(*number),
            Node::Digits(text) => {
                let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
                number.ok_or_else(|| DecodeError::of_value(format!("{text} is out of range for f64")))
            }
            Node::Signed(number) => Ok(*number as Self),
            Node::Unsigned(number) => Ok(*number as Self),
            Node::Wide(wide) => Ok(match **wide {
                Wide::Signed(number) => number as Self,
                Wide::Unsigned(number) => number as Self,
            }),
            _ => Err(value.mismatch("a number")),
        }
    }
}

impl FromJson for f32 {
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "rounded to the nearest f32")]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        f64::from_json(value).map(|number| number as Self)
    }
}
