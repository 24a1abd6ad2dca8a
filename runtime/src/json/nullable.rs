//! Members of an object that can be absent or `null`, where the two mean different things.
//!
//! ```yaml
//! PetPatch: {properties: {owner: {type: [string, 'null']}}}     # PetPatch { owner: Nullable<String> }
//! ```

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::value::Value;
use super::writer::Writer;
use super::{DecodeError, FromJson, ToJson};

/// A member of an object that is absent, `null`, or has a value.
///
/// In a PATCH the three mean different things: leave it, clear it, set it.
///
/// ```
/// use clientwright_runtime::Nullable;
///
/// #[derive(Default)]
/// struct PetPatch {
///     name: Nullable<String>,
///     owner: Nullable<String>,
///     weight: Nullable<f64>,
/// }
///
/// let patch = PetPatch { name: "Rex".into(), owner: Nullable::Null, ..PetPatch::default() };
/// assert_eq!(patch.name.as_deref(), Some("Rex"));
/// assert!(patch.owner.is_null());
/// assert!(patch.weight.is_absent());
/// ```
///
/// Code that reads a response rarely needs to tell absent from `null`: [`value`](Self::value),
/// [`as_deref`](Self::as_deref), [`into_value`](Self::into_value) and [`unwrap_or`](Self::unwrap_or) treat both alike.
///
/// With derived `serde` implementations, a field needs `#[serde(default, skip_serializing_if = "Nullable::is_absent")]`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// The object has no such member.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has this value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, by reference; `None` if the member is absent or `null`.
    #[inline]
    pub fn value(&self) -> Option<&T> {
        self.as_ref().into_value()
    }

    /// The value, by mutable reference; `None` if the member is absent or `null`.
    #[inline]
    pub fn value_mut(&mut self) -> Option<&mut T> {
        self.as_mut().into_value()
    }

    /// The value itself; `None` if the member is absent or `null`.
    #[inline]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns whether the object has no such member.
    #[inline]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns whether the member is `null`.
    #[inline]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns whether the member has a value.
    #[inline]
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The same state with the value by reference.
    #[inline]
    pub const fn as_ref(&self) -> Nullable<&T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// The same state with the value by mutable reference.
    #[inline]
    pub const fn as_mut(&mut self) -> Nullable<&mut T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// The target of the value: `Option<&str>` of a `Nullable<String>`.
    #[inline]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.value().map(Deref::deref)
    }

    /// As [`as_deref`](Self::as_deref), mutable.
    #[inline]
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
    where
        T: DerefMut,
    {
        self.value_mut().map(DerefMut::deref_mut)
    }

    /// The same state with another value.
    #[inline]
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(map(value)),
        }
    }

    /// The value, or `default` if the member is absent or `null`.
    #[inline]
    pub fn unwrap_or(self, default: T) -> T {
        self.into_value().unwrap_or(default)
    }

    /// The value, or what `default` returns if the member is absent or `null`.
    #[inline]
    pub fn unwrap_or_else(self, default: impl FnOnce() -> T) -> T {
        self.into_value().unwrap_or_else(default)
    }

    /// The value, or the default of its type if the member is absent or `null`.
    #[inline]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_value().unwrap_or_default()
    }

    /// Takes the state and leaves the member absent.
    #[inline]
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

impl<T> From<T> for Nullable<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is `null`.
impl<T> From<Option<T>> for Nullable<T> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Nullable<String> {
    #[inline]
    fn from(text: &str) -> Self {
        Self::Value(text.to_owned())
    }
}

/// Absent and `null` are both `None`.
impl<T> From<Nullable<T>> for Option<T> {
    #[inline]
    fn from(nullable: Nullable<T>) -> Self {
        nullable.into_value()
    }
}

impl<T: FromJson> FromJson for Nullable<T> {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        if value.is_null() { Ok(Self::Null) } else { T::from_json(value).map(Self::Value) }
    }

    #[inline]
    fn from_member(member: Option<Value<'_>>, _: bool) -> Result<Self, DecodeError> {
        member.map_or(Ok(Self::Absent), Self::from_json)
    }
}

/// An object leaves an absent member out; elsewhere it is `null`.
impl<T: ToJson> ToJson for Nullable<T> {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        match self {
            Self::Value(value) => value.write_json(json),
            Self::Absent | Self::Null => json.null(),
        }
    }

    #[inline]
    fn is_absent(&self) -> bool {
        Self::is_absent(self)
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

/// `null` is [`Null`](Self::Null); a field with `#[serde(default)]` that is not there is [`Absent`](Self::Absent).
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::Nullable;

    #[test]
    fn what_is_given_is_null_or_a_value() {
        assert_eq!(Nullable::from(7), Nullable::Value(7));
        assert_eq!(Nullable::from(Some(7)), Nullable::Value(7));
        assert_eq!(Nullable::<i64>::from(None), Nullable::Null);
        assert_eq!(Nullable::<String>::from("Rex"), Nullable::Value("Rex".to_owned()));
        assert_eq!(Nullable::<i64>::default(), Nullable::Absent);
    }

    #[test]
    fn absent_and_null_have_no_value() {
        let mut states = [Nullable::Absent, Nullable::Null, Nullable::Value("Rex".to_owned())];
        assert_eq!(states.each_ref().map(Nullable::as_deref), [None, None, Some("Rex")]);
        assert_eq!(states.each_ref().map(Nullable::is_absent), [true, false, false]);
        assert_eq!(states.each_ref().map(Nullable::is_null), [false, true, false]);
        assert_eq!(states.each_ref().map(Nullable::is_value), [false, false, true]);
        for state in &mut states {
            state.as_deref_mut().into_iter().for_each(str::make_ascii_uppercase);
        }
        assert_eq!(states.map(|state| state.unwrap_or_else(|| "?".to_owned())), ["?", "?", "REX"]);
    }

    #[test]
    fn mapping_keeps_the_state() {
        let states = [Nullable::Absent, Nullable::Null, Nullable::Value("Rex")];
        assert_eq!(states.map(|state| state.map(str::len)), [Nullable::Absent, Nullable::Null, Nullable::Value(3)]);
        let mut name = Nullable::Value("Rex");
        assert_eq!((name.take(), name), (Nullable::Value("Rex"), Nullable::Absent));
    }

    #[test]
    fn derived_serde_keeps_three_states() {
        #[derive(serde::Serialize, serde::Deserialize)]
        struct Patch {
            #[serde(default, skip_serializing_if = "Nullable::is_absent")]
            name: Nullable<String>,
        }
        for text in ["{}", r#"{"name":null}"#, r#"{"name":"Rex"}"#] {
            let patch: Patch = serde_json::from_str(text).expect("a patch");
            assert_eq!(serde_json::to_string(&patch).expect("JSON"), text);
        }
    }
}
