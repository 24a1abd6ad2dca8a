//! Secrets are strings in JSON: a password that is sent is written as it is.

use super::value::Value;
use super::writer::Writer;
use super::{DecodeError, FromJson, Rule, ToJson, deserialize, serialize};
use crate::secret::Secret;

impl FromJson for Secret {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        value.string("Secret").map(Self::from)
    }
}

impl ToJson for Secret {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.within(&[Rule::Secret]);
        json.secret(self);
    }
}

impl serde::Serialize for Secret {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Secret {
    #[inline]
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use crate::json::{from_slice, to_vec};
    use crate::secret::Secret;

    #[test]
    fn a_secret_is_written_and_not_shown() {
        let secret: Secret = from_slice(br#""hunter2""#).expect("a secret");
        assert_eq!(to_vec(&secret), br#""hunter2""#);
        assert_eq!(format!("{secret:?}"), "[redacted]");
    }
}
