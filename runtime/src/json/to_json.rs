//! The types of every schema, written as JSON.

use std::collections::BTreeMap;

use super::node::{Node, Wide};
use super::value::Value;
use super::writer::Writer;
use super::{Json, MapKey};

/// A type that can be written as a JSON value.
///
/// It writes a tree, which is serialized as JSON text, as a query or as a form.
pub trait ToJson {
    /// Writes exactly one value.
    fn write_json(&self, json: &mut Writer);

    /// Returns `true` if an optional member with this value is left out.
    #[inline]
    fn is_absent(&self) -> bool {
        false
    }
}

macro_rules! scalars {
    ($($scalar:ty: $method:ident as $wide:ty;)*) => {$(
        impl ToJson for $scalar {
            #[inline]
            fn write_json(&self, json: &mut Writer) {
                json.$method(<$wide>::from(*self));
            }
        }
    )*};
}

scalars! {
    bool: bool as bool;
    i8: i64 as i64; i16: i64 as i64; i32: i64 as i64; i64: i64 as i64; i128: i128 as i128;
    u8: u64 as u64; u16: u64 as u64; u32: u64 as u64; u64: u64 as u64; u128: u128 as u128;
    f32: f32 as f32; f64: f64 as f64;
}

impl ToJson for str {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.string(self);
    }
}

impl ToJson for String {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.string(self);
    }
}

impl ToJson for Json {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.json(self);
    }
}

/// `null`.
impl ToJson for () {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.null();
    }
}

/// `None` is `null`.
impl<T: ToJson> ToJson for Option<T> {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        match self {
            Some(value) => value.write_json(json),
            None => json.null(),
        }
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: ToJson> ToJson for [T] {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.array(self);
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.array(self);
    }
}

impl<T: ToJson, const N: usize> ToJson for [T; N] {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        json.array(self);
    }
}

impl<K: MapKey, T: ToJson> ToJson for BTreeMap<K, T> {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        let mut object = json.object();
        for (key, value) in self {
            object.field(key.as_key(), value);
        }
        object.end();
    }
}

impl<T: ToJson + ?Sized> ToJson for Box<T> {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        (**self).write_json(json);
    }

    #[inline]
    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    #[inline]
    fn write_json(&self, json: &mut Writer) {
        (**self).write_json(json);
    }

    #[inline]
    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

/// A value that was read, as it stands.
impl ToJson for Value<'_> {
    fn write_json(&self, json: &mut Writer) {
        match self.node() {
            Node::Null | Node::Shadowed => json.null(),
            Node::Bool(value) => json.bool(*value),
            Node::Signed(number) => json.i64(*number),
            Node::Unsigned(number) => json.u64(*number),
            Node::Wide(wide) => match **wide {
                Wide::Signed(number) => json.i128(number),
                Wide::Unsigned(number) => json.u128(number),
            },
            Node::Float(number) => json.f64(*number),
            Node::Digits(text) => json.number_text(text),
            Node::Borrowed(text) => json.string(text),
            Node::Owned(text) => json.string(text),
            Node::Array(_) => json.array(self.items().into_iter().flatten()),
            Node::Object(_) => {
                let mut object = json.object();
                for (key, value) in self.entries().into_iter().flatten() {
                    object.field(key, &value);
                }
                object.end();
            }
        }
    }
}
