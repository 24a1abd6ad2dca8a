//! The nodes of a parsed JSON text and the flat tape that holds them.

use std::fmt;

/// One node of a [`Tape`]: 24 bytes, text borrowed where it has no escapes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'t> {
    Null,
    Bool(bool),
    Signed(i64),
    /// Beyond `i64`, within `u64`.
    Unsigned(u64),
    /// Beyond 64 bits, within 128.
    Wide(Box<Wide>),
    Float(f64),
    /// A number as it is written, where its digits matter: it has more than an `f64` holds, or others than would be written
    /// of that.
    Digits(Box<str>),
    Borrowed(&'t str),
    Owned(Box<str>),
    /// A key that a later equal key hides: the last one wins.
    Shadowed,
    Array(Span),
    Object(Span),
}

/// An integer that needs more than 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wide {
    Signed(i128),
    Unsigned(u128),
}

/// The extent of an array or object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Nodes of it, itself included.
    pub(super) size: u32,
    /// Items or entries, hidden ones included.
    pub(super) len: u32,
    /// One bit for each key, by [`key_bit`]; a bit that is not set says that the key is absent.
    pub(super) keys: u64,
}

/// A parsed JSON text: the nodes in the order of the text, each array or object before what it holds.
///
/// A tape is one allocation plus one for each string with escapes, and drops without recursion.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tape<'t> {
    pub(super) nodes: Vec<Node<'t>>,
}

/// The type of a JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

impl Node<'_> {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Null | Self::Shadowed => Kind::Null,
            Self::Bool(_) => Kind::Bool,
            Self::Signed(_) | Self::Unsigned(_) | Self::Wide(_) | Self::Float(_) | Self::Digits(_) => Kind::Number,
            Self::Borrowed(_) | Self::Owned(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }

    /// The number of nodes that this one takes on the tape, itself included.
    #[inline]
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Array(span) | Self::Object(span) => span.size as usize,
            _ => 1,
        }
    }

    /// The text of a string node.
    #[inline]
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Borrowed(text) => Some(text),
            Self::Owned(text) => Some(text),
            _ => None,
        }
    }
}

/// The bit of a key in [`Span::keys`].
#[inline]
pub(super) fn key_bit(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, u32::from);
    let last = bytes.len().wrapping_sub(1);
    let mixed =
        byte(0).wrapping_mul(7).wrapping_add(byte(last).wrapping_mul(31)).wrapping_add(byte(last / 2).wrapping_mul(13));
    1 << ((mixed.wrapping_add(u32::try_from(bytes.len()).unwrap_or(0).wrapping_mul(5))) % 64)
}
