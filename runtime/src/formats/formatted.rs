//! A string of a format.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use super::FormatError;
use crate::json::{DecodeError, FromJson, MapKey, ToJson, Value, Writer};

/// A value that a string of some `format` stands for.
///
/// Implement it for a type of your own to read and send that by [`Formatted`].
pub trait Format: Sized {
    /// The name of the format: `date-time`.
    const NAME: &'static str;

    /// Parses a string leniently: common deviations from the format are accepted. `None` if no value can be read.
    fn parse(text: &str) -> Option<Self>;

    /// The text of a value, as the format defines it.
    fn to_text(&self) -> String;

    /// Returns `true` if a string is exactly as the format defines it. This checks what is sent, and chooses the branch
    /// of a union.
    fn is_valid(text: &str) -> bool {
        Self::parse(text).is_some()
    }
}

/// A string of a format: the text as it came, read as a value by [`parse`](Self::parse).
///
/// Any string can be read from JSON. To make one, convert a value by `From`, or a string by [`FromStr`], which checks
/// it, or by [`from_unchecked`](Self::from_unchecked). Two are equal if their strings are: `2024-01-01T00:00:00Z` and
/// `2024-01-01T01:00:00+01:00` are the same moment, but not equal. To compare values, compare what `parse` returns.
pub struct Formatted<F> {
    text: Box<str>,
    format: PhantomData<fn() -> F>,
}

impl<F: Format> Formatted<F> {
    /// The text of a value.
    pub fn new(value: &F) -> Self {
        Self::from_unchecked(value.to_text())
    }

    /// The value that the string stands for.
    ///
    /// # Errors
    /// The text is not of the format, not even nearly.
    pub fn parse(&self) -> Result<F, FormatError> {
        F::parse(&self.text).ok_or_else(|| FormatError::new(&self.text, F::NAME))
    }
}

impl<F> Formatted<F> {
    /// Any text, for servers that want another than the format asks for.
    pub fn from_unchecked(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), format: PhantomData }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.text.into_string()
    }
}

impl<F> Clone for Formatted<F> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), format: PhantomData }
    }
}

impl<F> fmt::Debug for Formatted<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<F> fmt::Display for Formatted<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, f)
    }
}

impl<F> AsRef<str> for Formatted<F> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<F> PartialEq for Formatted<F> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<F> Eq for Formatted<F> {}

/// Compares the strings.
impl<F> Ord for Formatted<F> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<F> PartialOrd for Formatted<F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Borrow<str> for Formatted<F> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl<F> MapKey for Formatted<F> {
    fn from_key(key: &str) -> Self {
        Self::from_unchecked(key)
    }

    fn as_key(&self) -> &str {
        &self.text
    }
}

impl<F> PartialEq<str> for Formatted<F> {
    fn eq(&self, other: &str) -> bool {
        *self.text == *other
    }
}

impl<F> PartialEq<&str> for Formatted<F> {
    fn eq(&self, other: &&str) -> bool {
        *self.text == **other
    }
}

impl<F> Hash for Formatted<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<F> From<&Formatted<F>> for Formatted<F> {
    fn from(other: &Self) -> Self {
        other.clone()
    }
}

impl<F> From<Formatted<F>> for String {
    fn from(formatted: Formatted<F>) -> Self {
        formatted.into_string()
    }
}

/// The text must be as the format defines it.
impl<F: Format> FromStr for Formatted<F> {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        if F::is_valid(text) { Ok(Self::from_unchecked(text)) } else { Err(FormatError::new(text, F::NAME)) }
    }
}

/// The text must be as the format defines it.
impl<F: Format> TryFrom<&str> for Formatted<F> {
    type Error = FormatError;

    fn try_from(text: &str) -> Result<Self, FormatError> {
        text.parse()
    }
}

impl<F: Format> FromJson for Formatted<F> {
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        value.string(F::NAME).map(Self::from_unchecked)
    }
}

impl<F: Format> ToJson for Formatted<F> {
    fn write_json(&self, json: &mut Writer) {
        json.formatted(&self.text, F::is_valid);
    }
}

impl<F: Format> serde::Serialize for Formatted<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, F: Format> serde::Deserialize<'de> for Formatted<F> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from_unchecked)
    }
}

#[cfg(test)]
mod tests {
    use super::Formatted;
    use crate::formats::Ipv4;
    use crate::json::{from_slice, to_vec};

    #[test]
    fn any_string_is_read_and_written_as_it_came() {
        let odd: Ipv4 = from_slice(br#""010.1""#).expect("a string");
        assert_eq!(to_vec(&odd), br#""010.1""#);
        assert_eq!(odd.parse().expect_err("no address").to_string(), r#""010.1" is not a valid ipv4"#);
        let error = from_slice::<Ipv4>(b"10").expect_err("a number");
        assert_eq!(error.to_string(), "$: expected a string (ipv4), found a number");
    }

    #[test]
    fn texts_that_callers_give_are_checked() {
        assert_eq!("10.0.0.1".parse::<Ipv4>().map(Formatted::into_string), Ok("10.0.0.1".to_owned()));
        assert_eq!(Ipv4::try_from("10").expect_err("no address").format(), "ipv4");
        assert_eq!(Ipv4::from_unchecked("10"), "10");
        assert_ne!(Ipv4::from_unchecked("10"), Ipv4::from_unchecked("11"));
    }

    #[test]
    fn it_is_shown_and_stored_as_its_text() {
        let address = Ipv4::from(std::net::Ipv4Addr::LOCALHOST);
        assert_eq!((format!("{address}"), format!("{address:?}")), ("127.0.0.1".into(), "\"127.0.0.1\"".into()));
        assert!(address == *"127.0.0.1" && address != *"127.0.0.2", "it is compared with a `str`, too");
        let stored = serde_json::to_value(&address).expect("a string");
        assert_eq!(stored, "127.0.0.1");
        assert_eq!(serde_json::from_value::<Ipv4>(stored).expect("a string"), address);
    }
}
