//! A value serialized to a string of another media type, where the document puts one inside a parameter or a part.
//!
//! ```text
//! {"id": 7} ──TextOf::xml("pet", &PET, …)──▶ "<pet id=\"7\"/>" ──query──▶ filter=%3Cpet%20id%3D%227%22%2F%3E
//! {"a": 1, "b": 2} ──TextOf::form(…)──▶ "a=1&b=2" ──part──▶ Content-Type: application/x-www-form-urlencoded
//! ```
//!
//! As JSON it is a string, so it can stand wherever a value is encoded.

use std::fmt;

use crate::encode::{self, FormStyles};
use crate::json::{Kind, Marked, Tape, ToJson, Value, Writer};
use crate::rules::{Rule, check};
use crate::xml::{self, Xml};

/// A value that is sent as a string of XML, or of a form.
#[derive(Clone, Copy)]
pub struct TextOf<'a> {
    value: &'a dyn ToJson,
    spelling: Spelling,
    rules: &'static [Rule],
}

#[derive(Clone, Copy)]
enum Spelling {
    Xml(&'static str, &'static Xml),
    /// Each item of an array is a string of its own, as each is a part of its own (OAS 3.1.1, 4.8.14.4).
    EachXml(&'static str, &'static Xml),
    Form(FormStyles),
}

impl<'a> TextOf<'a> {
    /// As XML, below a root of this name.
    #[inline]
    pub fn xml(root: &'static str, xml: &'static Xml, value: &'a dyn ToJson) -> Self {
        Self { value, spelling: Spelling::Xml(root, xml), rules: &[] }
    }

    /// Each item as XML of its own.
    #[inline]
    pub fn each_xml(root: &'static str, xml: &'static Xml, value: &'a dyn ToJson) -> Self {
        Self { value, spelling: Spelling::EachXml(root, xml), rules: &[] }
    }

    /// As `application/x-www-form-urlencoded`.
    #[inline]
    pub fn form(styles: FormStyles, value: &'a dyn ToJson) -> Self {
        Self { value, spelling: Spelling::Form(styles), rules: &[] }
    }

    /// Sets the rules that the value must keep; it is checked before it is serialized.
    #[inline]
    #[must_use]
    pub fn within(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    fn check(&self) -> Result<(), String> {
        check(&Marked::of(self.value, self.rules)).map_err(|error| error.to_string())
    }

    /// None for `null`, of which nothing is sent.
    fn texts(&self) -> Result<Option<Vec<String>>, String> {
        let tape = Tape::try_of(self.value)?;
        let value = Value::root(&tape);
        let items = match (self.spelling, value.kind()) {
            (_, Kind::Null) => return Ok(None),
            (Spelling::EachXml(..), Kind::Array) => value.items().into_iter().flatten().collect(),
            _ => vec![value],
        };
        items.into_iter().map(|item| self.text(item)).collect::<Result<_, _>>().map(Some)
    }

    fn text(&self, value: Value<'_>) -> Result<String, String> {
        match self.spelling {
            Spelling::Xml(root, xml) | Spelling::EachXml(root, xml) => {
                let text = xml::to_vec(root, xml, &value)?;
                String::from_utf8(text).map_err(|error| error.to_string())
            }
            Spelling::Form(styles) => encode::form(styles, value).map_err(str::to_owned),
        }
    }
}

impl ToJson for TextOf<'_> {
    fn write_json(&self, json: &mut Writer) {
        if json.is_marking()
            && let Err(reason) = self.check()
        {
            return json.refuse(&reason);
        }
        match (self.texts(), self.spelling) {
            (Err(reason), _) => json.refuse(&reason),
            (Ok(None), _) => json.null(),
            (Ok(Some(texts)), Spelling::EachXml(..)) => texts.write_json(json),
            (Ok(Some(texts)), _) => texts.concat().write_json(json),
        }
    }
}

impl fmt::Debug for TextOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TextOf(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::TextOf;
    use crate::encode::FormStyles;
    use crate::json::{Json, Marked, Tape, Value, to_vec};
    use crate::rules::Rule;

    #[test]
    fn a_form_is_a_string() {
        let value: Json = serde_json::json!({"a": "x y", "b": [1, 2]});
        let text = to_vec(&TextOf::form(FormStyles::NONE, &value));
        assert_eq!(String::from_utf8(text).as_deref(), Ok(r#""a=x+y&b=1&b=2""#));
        assert!(Value::root(&Tape::of(&TextOf::form(FormStyles::NONE, &Json::Null))).is_null());
        assert_eq!(
            Tape::try_of(&TextOf::form(FormStyles::NONE, &Json::from(1))).err().as_deref(),
            Some("is not an object, which a form must be")
        );
    }

    #[test]
    fn what_the_value_must_keep_is_looked_at_before_it_is_a_text() {
        let value: Json = serde_json::json!({"a": 1, "b": 2});
        let text = TextOf::form(FormStyles::NONE, &value).within(&[Rule::MaxProperties(1)]);
        let marked = Marked::of(&text, &[]);
        assert_eq!(marked.fault(), Some(r#"expected at most 1 entry, found {"a":1,"b":2}"#));
    }
}
