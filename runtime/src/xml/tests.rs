//! The examples of the section “XML Object” of OAS 3.1.1 (4.8.26) and 3.2.0 (4.26.6), in both directions, and XML as
//! other programs write it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::items_after_statements, reason = "each description stands before what is made by it")]

use super::Content::{Any, Array, Boolean, Integer, Is, Map, Null, Number, Object, Open, String as Text, Tuple, Union};
use super::{Xml, attribute, bare, cdata, element, from_slice, optional, or_null, required, text_node, to_vec};
use crate::json::Json;

mod examples;
mod hostile;
mod other_hands;
mod unions;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

/// Writes a JSON value as XML, without the declaration.
fn written(xml: &'static Xml, root: &str, value: &str) -> String {
    let text = String::from_utf8(to_vec(root, xml, &json(value)).expect("it can be written")).unwrap();
    text.strip_prefix(HEAD).expect("a declaration").to_owned()
}

fn read(xml: &'static Xml, text: &str) -> Json {
    from_slice(text.as_bytes(), xml).expect("it is read")
}

fn refused(xml: &'static Xml, text: &[u8]) -> String {
    from_slice::<Json>(text, xml).expect_err("it is refused").message()
}

/// Written as said, and read back equal.
fn both(xml: &'static Xml, root: &str, value: &str, text: &str) {
    assert_eq!(written(xml, root, value), text);
    assert_eq!(read(xml, text), json(value), "{text}");
}
