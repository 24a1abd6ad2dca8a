//! The types of every schema, read from JSON.

use std::collections::BTreeMap;

use super::value::Value;
use super::{DecodeError, Json, MapKey};

/// A type that can be read from a JSON value.
///
/// Generated types implement it; a person can read the body of each implementation.
pub trait FromJson: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// The value does not fit; the error says where and why.
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError>;

    /// Reads a member of an object, which may be absent; that a required one is there has been checked.
    ///
    /// # Errors
    /// It does not fit, or this type has no value for what is absent.
    #[inline]
    fn from_member(member: Option<Value<'_>>, required: bool) -> Result<Self, DecodeError> {
        let _ = required;
        Self::from_json(member.unwrap_or(Value::NULL))
    }
}

impl FromJson for bool {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        value.as_bool().ok_or_else(|| value.mismatch("a boolean"))
    }
}

impl FromJson for String {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        match value.as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(value.mismatch("a string")),
        }
    }
}

impl FromJson for Json {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        Ok(value.into_json())
    }
}

/// `null`.
impl FromJson for () {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        if value.is_null() { Ok(()) } else { Err(value.mismatch("null")) }
    }
}

/// `null` is `None`, unless `T` takes it itself.
impl<T: FromJson> FromJson for Option<T> {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }

    /// Absent is `None`. `null` is read as absent too, unless `T` takes it; [`Nullable`](super::Nullable) tells the two apart.
    #[inline]
    fn from_member(member: Option<Value<'_>>, required: bool) -> Result<Self, DecodeError> {
        match member {
            None => Ok(None),
            Some(value) if required => Self::from_json(value),
            Some(value) if value.is_null() => Ok(T::from_json(value).ok()),
            Some(value) => T::from_json(value).map(Some),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        let items = value.items()?;
        let mut list = Self::with_capacity(items.len());
        for item in items {
            list.push(T::from_json(item).map_err(|error| error.at_index(list.len()))?);
        }
        Ok(list)
    }
}

impl<K: MapKey, T: FromJson> FromJson for BTreeMap<K, T> {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        let mut map = Self::new();
        for (key, value) in value.entries()? {
            map.insert(K::from_key(key), T::from_json(value).map_err(|error| error.at_entry(key))?);
        }
        Ok(map)
    }
}

impl<T: FromJson> FromJson for Box<T> {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        T::from_json(value).map(Self::new)
    }
}
