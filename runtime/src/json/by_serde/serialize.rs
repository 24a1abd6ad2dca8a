//! A `Serializer` that writes to a tape.

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::key::KeySerializer;
use crate::json::node::{Node, Tape};
use crate::json::tape::{Open, TapeBuilder};
use crate::json::{DecodeError, text};

impl Error for DecodeError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

/// The tree of a value.
pub(super) fn tape_of<T: Serialize + ?Sized>(value: &T) -> Result<Tape<'static>, DecodeError> {
    let mut tape = TapeBuilder::with_capacity(16);
    value.serialize(Lay(&mut tape))?;
    Ok(tape.finish())
}

/// Lays one value on the tape.
struct Lay<'b>(&'b mut TapeBuilder<'static>);

type Laid = Result<(), DecodeError>;

impl<'b> Lay<'b> {
    fn push(self, node: Node<'static>) {
        self.0.push(node);
    }

    fn nest(self) -> Nest<'b> {
        let open = self.0.begin();
        Nest { tape: self.0, open, kind: NestKind::Plain }
    }

    /// An object of the variant's name, and what it holds.
    fn variant(self, name: &'static str) -> Nest<'b> {
        let mut around = self.0.begin();
        self.0.key(&mut around, Node::Borrowed(name));
        let open = self.0.begin();
        Nest { tape: self.0, open, kind: NestKind::Variant(around) }
    }
}

impl<'b> Serializer for Lay<'b> {
    type Ok = ();
    type Error = DecodeError;
    type SerializeSeq = Nest<'b>;
    type SerializeTuple = Nest<'b>;
    type SerializeTupleStruct = Nest<'b>;
    type SerializeTupleVariant = Nest<'b>;
    type SerializeMap = Nest<'b>;
    type SerializeStruct = Nest<'b>;
    type SerializeStructVariant = Nest<'b>;

    fn serialize_bool(self, value: bool) -> Laid {
        self.push(Node::Bool(value));
        Ok(())
    }

    fn serialize_i8(self, number: i8) -> Laid {
        self.push(Node::Signed(number.into()));
        Ok(())
    }

    fn serialize_i16(self, number: i16) -> Laid {
        self.push(Node::Signed(number.into()));
        Ok(())
    }

    fn serialize_i32(self, number: i32) -> Laid {
        self.push(Node::Signed(number.into()));
        Ok(())
    }

    fn serialize_i64(self, number: i64) -> Laid {
        self.push(Node::Signed(number));
        Ok(())
    }

    fn serialize_i128(self, number: i128) -> Laid {
        self.0.push_i128(number);
        Ok(())
    }

    fn serialize_u8(self, number: u8) -> Laid {
        self.push(Node::Signed(number.into()));
        Ok(())
    }

    fn serialize_u16(self, number: u16) -> Laid {
        self.push(Node::Signed(number.into()));
        Ok(())
    }

    fn serialize_u32(self, number: u32) -> Laid {
        self.push(Node::Signed(number.into()));
        Ok(())
    }

    fn serialize_u64(self, number: u64) -> Laid {
        self.0.push_u64(number);
        Ok(())
    }

    fn serialize_u128(self, number: u128) -> Laid {
        self.0.push_u128(number);
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Laid {
        self.serialize_f64(if number.is_finite() { text::widen(number) } else { f64::NAN })
    }

    fn serialize_f64(self, number: f64) -> Laid {
        self.push(if number.is_finite() { Node::Float(number) } else { Node::Null });
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Laid {
        self.push(Node::Owned(letter.to_string().into()));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Laid {
        self.push(Node::Owned(text.into()));
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Laid {
        let mut nest = self.nest();
        bytes.iter().try_for_each(|byte| nest.item(byte))?;
        nest.end_array();
        Ok(())
    }

    fn serialize_none(self) -> Laid {
        self.push(Node::Null);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Laid {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Laid {
        self.push(Node::Null);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Laid {
        self.push(Node::Null);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Laid {
        self.push(Node::Borrowed(variant));
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Laid {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Laid {
        let mut nest = self.nest();
        nest.tape.key(&mut nest.open, Node::Borrowed(variant));
        value.serialize(Lay(nest.tape))?;
        nest.end_object();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Nest<'b>, DecodeError> {
        Ok(self.nest())
    }

    fn serialize_tuple(self, _: usize) -> Result<Nest<'b>, DecodeError> {
        Ok(self.nest())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Nest<'b>, DecodeError> {
        Ok(self.nest())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Nest<'b>, DecodeError> {
        Ok(self.variant(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Nest<'b>, DecodeError> {
        Ok(self.nest())
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Nest<'b>, DecodeError> {
        match name {
            NUMBER => Ok(Nest { kind: NestKind::Number, ..self.nest() }),
            // Without this case, it would be written as an object with a key that only `serde_json` understands.
            RAW_VALUE => Err(DecodeError::custom("a `RawValue` of `serde_json` cannot be written here")),
            _ => Ok(self.nest()),
        }
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Nest<'b>, DecodeError> {
        Ok(self.variant(variant))
    }
}

/// An array or object that was begun.
struct Nest<'b> {
    tape: &'b mut TapeBuilder<'static>,
    open: Open,
    kind: NestKind,
}

/// The role of an array or object.
enum NestKind {
    Plain,
    /// It is in the object of a variant's name.
    Variant(Open),
    /// The text in it is a number: so `serde_json` and others give one that keeps its digits.
    Number,
}

/// The name that `serde_json` gives to a number that keeps its digits.
const NUMBER: &str = "$serde_json::private::Number";
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl Nest<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Laid {
        TapeBuilder::item(&mut self.open);
        value.serialize(Lay(self.tape))
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Laid {
        self.tape.key(&mut self.open, Node::Borrowed(key));
        value.serialize(Lay(self.tape))
    }

    fn end_array(self) {
        self.tape.end_array(self.open);
        self.end_around();
    }

    fn end_object(self) {
        self.tape.end_object(self.open);
        self.end_around();
    }

    fn end_around(self) {
        match self.kind {
            NestKind::Plain => {}
            NestKind::Variant(around) => self.tape.end_object(around),
            NestKind::Number => self.tape.number_in(self.open),
        }
    }
}

macro_rules! arrays {
    ($($nest:ident: $method:ident),*) => {$(
        impl $nest for Nest<'_> {
            type Ok = ();
            type Error = DecodeError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Laid {
                self.item(value)
            }

            fn end(self) -> Laid {
                self.end_array();
                Ok(())
            }
        }
    )*};
}

arrays! {
    SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
}

macro_rules! objects {
    ($($nest:ident),*) => {$(
        impl $nest for Nest<'_> {
            type Ok = ();
            type Error = DecodeError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Laid {
                self.entry(key, value)
            }

            fn end(self) -> Laid {
                self.end_object();
                Ok(())
            }
        }
    )*};
}

objects!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Nest<'_> {
    type Ok = ();
    type Error = DecodeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Laid {
        let key = key.serialize(KeySerializer)?;
        self.tape.key(&mut self.open, Node::Owned(key.into()));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Laid {
        value.serialize(Lay(self.tape))
    }

    fn end(self) -> Laid {
        self.end_object();
        Ok(())
    }
}
