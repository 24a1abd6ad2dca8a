//! A number that keeps its digits.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use super::{Format, FormatError};
use crate::json::{DecodeError, FromJson, ToJson, Value, Writer, deserialize, is_number, serialize};

/// A JSON number as it is written, read as a value by [`parse`](Self::parse): what [`Formatted`](super::Formatted) is to
/// strings.
///
/// `12.50` stays `12.50`, and a number of thirty digits goes from a response into a request without loss. Two are equal
/// if they are written alike; to compare numbers, compare what `parse` returns. Through `serde`, digits beyond those of
/// an `f64` are kept where `serde_json` is built with `arbitrary_precision`.
pub struct Numeric<F> {
    text: Box<str>,
    value: PhantomData<fn() -> F>,
}

/// A number that no type of the language holds, such as an integer of 256 bits: its text, and the nearest `f64`.
pub type BigNumber = Numeric<f64>;

impl<F: Format> Numeric<F> {
    /// The text of a value.
    pub fn new(value: &F) -> Self {
        Self::from_unchecked(value.to_text())
    }

    /// The value.
    ///
    /// # Errors
    /// It has more digits than the type of the value holds.
    pub fn parse(&self) -> Result<F, FormatError> {
        F::parse(&self.text).ok_or_else(|| FormatError::new(&self.text, F::NAME))
    }
}

impl<F> Numeric<F> {
    /// Takes any string. One that is not a JSON number is written as a JSON string.
    pub fn from_unchecked(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), value: PhantomData }
    }

    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<F> Clone for Numeric<F> {
    fn clone(&self) -> Self {
        Self::from_unchecked(self.text.clone())
    }
}

impl<F> fmt::Debug for Numeric<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<F> fmt::Display for Numeric<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, f)
    }
}

impl<F> PartialEq for Numeric<F> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<F> Eq for Numeric<F> {}

impl<F> Hash for Numeric<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<F> From<&Numeric<F>> for Numeric<F> {
    fn from(other: &Self) -> Self {
        other.clone()
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl<F> From<$integer> for Numeric<F> {
            fn from(integer: $integer) -> Self {
                Self::from_unchecked(integer.to_string())
            }
        }
    )*};
}

from_integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);

impl From<f64> for BigNumber {
    fn from(value: f64) -> Self {
        Self::new(&value)
    }
}

/// The text must be a number of JSON, and one that the value's type holds.
impl<F: Format> FromStr for Numeric<F> {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let fits = is_number(text) && F::is_valid(text);
        if fits { Ok(Self::from_unchecked(text)) } else { Err(FormatError::new(text, F::NAME)) }
    }
}

/// The text must be a number of JSON, and one that the value's type holds.
impl<F: Format> TryFrom<&str> for Numeric<F> {
    type Error = FormatError;

    fn try_from(text: &str) -> Result<Self, FormatError> {
        text.parse()
    }
}

impl<F> FromJson for Numeric<F> {
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        value.number_text().map(Self::from_unchecked).ok_or_else(|| value.mismatch("a number"))
    }
}

impl<F> ToJson for Numeric<F> {
    fn write_json(&self, json: &mut Writer) {
        json.number_text(&self.text);
    }
}

impl<F> serde::Serialize for Numeric<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<'de, F> serde::Deserialize<'de> for Numeric<F> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::BigNumber;
    use crate::json::{from_slice, from_slice_with, to_vec};

    #[test]
    fn any_number_is_read_and_written_as_it_came() {
        for text in ["1.10", "-0", "0.30000000000000004441", "1e2", "123456789012345678901234567890123456789012345"] {
            let list: Vec<BigNumber> = from_slice_with(format!("[1, {text}]").as_bytes(), true).expect(text);
            assert_eq!((list[1].as_str(), to_vec(&list[1])), (text, text.as_bytes().to_vec()));
        }
        let error = from_slice::<BigNumber>(br#""1""#).expect_err("a string");
        assert_eq!(error.to_string(), "$: expected a number, found a string");
    }

    #[test]
    fn texts_in_between_do_not_confuse() {
        let text = br#"{"a \" 1.50": "2.50", "b": [3.50, true, null, -4.50e0]}"#;
        let tape = crate::json::Tape::parse_with(text, true).expect("JSON");
        let mut written = Vec::new();
        written.extend(to_vec(&crate::json::Value::root(&tape)));
        assert_eq!(written, br#"{"a \" 1.50":"2.50","b":[3.50,true,null,-4.50e0]}"#);
    }

    #[test]
    fn texts_that_callers_give_are_checked() {
        assert_eq!("1.50".parse::<BigNumber>().map(|number| number.to_string()), Ok("1.50".to_owned()));
        for text in ["", "-", "01", ".5", "1.", "+1", "1e", "NaN", "0x1", "1 "] {
            assert!(text.parse::<BigNumber>().is_err(), "{text}");
        }
        assert_eq!(to_vec(&BigNumber::from_unchecked("1, \"x\": 2")), br#""1, \"x\": 2""#);
        assert_eq!(BigNumber::from(5).parse(), Ok(5.0));
        assert_eq!(BigNumber::from(1.5), BigNumber::from_unchecked("1.5"));
    }

    #[test]
    fn serde_keeps_what_it_can() {
        let number: BigNumber = serde_json::from_str("12.5").expect("a number");
        assert_eq!(
            (format!("{number:?}"), serde_json::to_string(&number).expect("JSON")),
            ("12.5".into(), "12.5".into())
        );
    }
}
