//! Keys of maps.

/// A type of the keys of a map: a string, an enumeration of strings, or a string of a format.
#[doc(hidden)]
pub trait MapKey: Ord {
    /// Takes any text: what is not known is kept.
    fn from_key(key: &str) -> Self;

    /// The text.
    fn as_key(&self) -> &str;
}

impl MapKey for String {
    #[inline]
    fn from_key(key: &str) -> Self {
        key.to_owned()
    }

    #[inline]
    fn as_key(&self) -> &str {
        self
    }
}
