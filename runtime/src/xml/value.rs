//! The JSON that an XML text is.

use crate::json::{ToJson, Writer};

/// A JSON value, put together from XML.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    Null,
    Boolean(bool),
    Integer(i128),
    /// By its text, which is a number of JSON.
    Number(String),
    Text(String),
    List(Vec<Found>),
    Members(Vec<(String, Found)>),
}

impl ToJson for Found {
    fn write_json(&self, json: &mut Writer) {
        match self {
            Self::Null => json.null(),
            Self::Boolean(value) => json.bool(*value),
            Self::Integer(number) => json.i128(*number),
            Self::Number(number) => json.number_text(number),
            Self::Text(text) => json.string(text),
            Self::List(items) => json.array(items),
            Self::Members(members) => {
                let mut object = json.object();
                for (key, value) in members {
                    object.field(key, value);
                }
                object.end();
            }
        }
    }
}
