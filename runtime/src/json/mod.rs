//! JSON: text into a tree into types, and types into text or a tree.
//!
//! Generated types implement two small traits, [`FromJson`] and [`ToJson`], by plain code over a [`Value`] and a
//! [`Writer`]. Neither is generic, so a crate of thousands of types compiles in seconds.
//!
//! | text | becomes | by |
//! |---|---|---|
//! | `{"id": 7, "tag": null}` | a tape: object of 5 nodes, `"id"`, 7, `"tag"`, null | `serde_json`, which drives a visitor |
//! | the tape | `Pet { id: 7, tag: None }` | the type's [`FromJson`] |
//! | `Pet { id: 7, tag: None }` | `{"id":7}`, or a tape for other encodings and `serde` | the type's [`ToJson`] |
//!
//! # Speed
//!
//! On 1 MB of nested records (`benches/json.rs`, medians of 101 rounds), against `serde_json` with derives for the
//! same types: decoding at 1.0 times its speed, encoding at 0.9 times.
//!
//! # Numbers
//!
//! Integers of up to 128 bits keep all their digits, and floats are read to the nearest `f64`, unless a type asks for their
//! digits ([`Numeric`](crate::formats::Numeric)). Of equal keys in an
//! object, the last one wins. JSON may be nested 127 levels deep.

mod bridge;
mod by_serde;
mod choose;
mod debug;
mod equal;
mod error;
mod from_json;
mod iterate;
mod map_key;
mod marked;
mod members;
mod node;
mod nullable;
mod number;
mod object;
mod parse;
mod rule;
mod scan;
mod secret;
mod slot;
mod tape;
mod text;
mod to_json;
mod tuple;
mod value;
mod wide;
mod writer;
mod writer_object;
mod writer_values;
mod written;

pub use serde_json::Value as Json;

pub use self::bridge::{deserialize, reread, serialize};
pub use self::by_serde::{BySerde, by_serde, from_serde};
pub use self::debug::debug;
pub use self::equal::equal;
pub use self::error::{DecodeError, Decoded};
pub use self::from_json::FromJson;
pub use self::iterate::{Entries, Items};
pub use self::map_key::MapKey;
pub(crate) use self::marked::Marked;
pub use self::members::{FromMembers, Member, MemberRules, MoreMembers, more_members, presence};
pub use self::node::Kind;
pub(crate) use self::node::Tape;
pub use self::nullable::Nullable;
pub use self::object::Object;
pub use self::rule::Rule;
pub use self::slot::Slot;
#[cfg(feature = "xml")]
pub(crate) use self::text::float_text as number_text;
pub(crate) use self::text::is_number;
pub use self::to_json::ToJson;
pub use self::value::Value;
pub use self::writer::Writer;
pub use self::writer_object::ObjectWriter;

/// Reads a value from one JSON text.
///
/// # Errors
/// The text is not JSON, or its value does not fit `T`.
pub fn from_slice<T: FromJson>(text: &[u8]) -> Result<T, DecodeError> {
    from_slice_with(text, false)
}

/// As [`from_slice`]; where some type in it has digits that an `f64` does not hold, `digits` keeps them.
///
/// # Errors
/// The text is not JSON, or its value does not fit `T`.
#[doc(hidden)]
pub fn from_slice_with<T: FromJson>(text: &[u8], digits: bool) -> Result<T, DecodeError> {
    let tape = Tape::parse_with(text, digits)?;
    T::from_json(Value::root(&tape))
}

/// Writes a value as JSON text, without spaces.
#[inline]
pub fn to_vec(value: &dyn ToJson) -> Vec<u8> {
    let mut writer = Writer::text();
    value.write_json(&mut writer);
    writer.into_text()
}

/// As [`to_vec`]; what cannot be written, because a type of another crate refuses, is an error that says why.
pub(crate) fn try_to_vec(value: &dyn ToJson) -> Result<Vec<u8>, String> {
    try_to_text(value, &[]).map(|(text, _)| text)
}

/// The same for a value with rules, with whether a secret is in the text.
pub(crate) fn try_to_text(value: &dyn ToJson, rules: &'static [Rule]) -> Result<(Vec<u8>, bool), String> {
    let mut writer = Writer::text();
    writer.value_within(rules, value);
    let has_secret = writer.has_secret();
    match writer.fault() {
        None => Ok((writer.into_text(), has_secret)),
        Some(fault) => Err(fault.to_owned()),
    }
}

#[cfg(test)]
mod tests;
