//! XML: text into a tree into types, and types into text, by a static description of each schema.
//!
//! Types are read from JSON and written as JSON; what XML looks like stands in tables beside them, made from the XML
//! Objects of the document (OAS 3.2.0, 4.26).
//!
//! ```text
//! static PET: Xml = element(Object(&[
//!     required("id", &attribute(Integer)),                       <pet id="7">
//!     optional("tags", &element(Array(&element(String).name("tag")))),    <tags><tag>a</tag></tags>
//! ])).name("pet");                                               </pet>
//! ```
//!
//! | text | becomes | by |
//! |---|---|---|
//! | `<pet id="7"/>` | elements | `quick-xml`, event by event |
//! | elements | `{"id": 7}` | the description, which knows what is a number and what a list |
//! | `{"id": 7}` | `Pet { id: 7 }` | the type's `FromJson` |
//!
//! No document type is read: an entity is one of the five that XML has, or a character reference, or an error. Elements lie
//! 127 deep at most. Text is UTF-8.

#[cfg(feature = "xml")]
mod choose;
mod description;
#[cfg(feature = "xml")]
mod names;
#[cfg(feature = "xml")]
mod read;
#[cfg(feature = "xml")]
mod text;
#[cfg(feature = "xml")]
mod tree;
#[cfg(feature = "xml")]
mod value;
#[cfg(feature = "xml")]
mod write;

#[cfg(all(test, feature = "xml"))]
mod tests;

pub use self::description::{Content, Member, Xml};
pub use self::description::{attribute, bare, cdata, element, optional, or_null, required, text_node};

use crate::json::{DecodeError, FromJson, ToJson};

/// Reads a value from one XML text.
///
/// # Errors
/// The text is not XML, or its value does not fit `T`.
#[cfg(feature = "xml")]
pub(crate) fn from_slice<T: FromJson>(text: &[u8], xml: &'static Xml) -> Result<T, DecodeError> {
    use crate::json::{Tape, Value};

    let root = tree::Element::parse(text).map_err(|reason| {
        DecodeError::quoting(format!("not XML that is read: {reason}"), "not XML that is read: its text may be secret")
    })?;
    T::from_json(Value::root(&Tape::of(&read::read_root(xml, &root))))
}

/// Writes a value as XML text, below a root of this name.
///
/// # Errors
/// What XML cannot hold.
#[cfg(feature = "xml")]
pub(crate) fn to_vec(root: &str, xml: &'static Xml, value: &dyn ToJson) -> Result<Vec<u8>, String> {
    use crate::json::{Tape, Value};

    write::write_root(root, xml, Value::root(&Tape::try_of(value)?))
}

#[cfg(not(feature = "xml"))]
const OFF: &str = "the feature `xml` of `clientwright-runtime` is off";

#[cfg(not(feature = "xml"))]
pub(crate) fn from_slice<T: FromJson>(_: &[u8], _: &'static Xml) -> Result<T, DecodeError> {
    Err(DecodeError::new(OFF))
}

#[cfg(not(feature = "xml"))]
pub(crate) fn to_vec(_: &str, _: &'static Xml, _: &dyn ToJson) -> Result<Vec<u8>, String> {
    Err(OFF.to_owned())
}
