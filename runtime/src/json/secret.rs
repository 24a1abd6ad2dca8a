//! Secrets are strings in JSON: a password that is sent is written as it is.

use super::value::Value;
use super::writer::Writer;
use super::{DecodeError, FromJson, ToJson};
use crate::client::Secret;
use crate::rules::Rule;

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

crate::__serde_bridge!(Secret);

#[cfg(test)]
mod tests {
    use crate::client::Secret;
    use crate::json::{from_slice, to_vec};

    #[test]
    fn a_secret_is_written_and_not_shown() {
        let secret: Secret = from_slice(br#""hunter2""#).expect("a secret");
        assert_eq!(to_vec(&secret), br#""hunter2""#);
        assert_eq!(format!("{secret:?}"), "[redacted]");
    }
}
