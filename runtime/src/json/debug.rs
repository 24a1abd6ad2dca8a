//! `Debug` for structs: the name of the type, and the value as JSON would have it.
//!
//! `Pet { id: 7, tag: None }` is shown as `Pet {"id": 7}`. What is shown goes the way of [`ToJson`], which every
//! struct has anyway: a derived `Debug` costs the compiler as much again for each field. Secrets are `[redacted]`.

use std::fmt;

use super::ToJson;
use super::node::{Node, Tape, Wide};
use super::value::Value;

/// Shows a value of the type `name`.
///
/// # Errors
/// What the formatter reports.
#[doc(hidden)]
pub fn debug(value: &dyn ToJson, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{name} ")?;
    fmt::Debug::fmt(&Shown(Value::root(&Tape::redacted(value, &[]))), f)
}

/// A value in JSON's spelling, except that strings are escaped as Rust escapes them.
struct Shown<'a>(Value<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.node() {
            Node::Null | Node::Shadowed => f.write_str("null"),
            Node::Bool(value) => value.fmt(f),
            Node::Signed(number) => number.fmt(f),
            Node::Unsigned(number) => number.fmt(f),
            Node::Wide(wide) => match **wide {
                Wide::Signed(number) => number.fmt(f),
                Wide::Unsigned(number) => number.fmt(f),
            },
            Node::Float(number) => number.fmt(f),
            Node::Digits(text) => f.write_str(text),
            Node::Borrowed(text) => text.fmt(f),
            Node::Owned(text) => text.fmt(f),
            Node::Array(_) => f.debug_list().entries(self.0.items().into_iter().flatten().map(Shown)).finish(),
            Node::Object(_) => {
                let entries = self.0.entries().into_iter().flatten();
                f.debug_map().entries(entries.map(|(key, value)| (key, Shown(value)))).finish()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::codegen::v1 as codegen;
    use crate::secret::Secret;

    #[derive(Clone, PartialEq)]
    struct Account {
        name: String,
        password: Option<Secret>,
        limits: Vec<f64>,
        labels: BTreeMap<String, bool>,
    }

    codegen::object!(Account {
        required name "name", optional password "pass-word", required limits "limits", required labels "labels"
    });

    fn account() -> Account {
        Account {
            name: "a \"b\"\n".to_owned(),
            password: Some("hunter2".into()),
            limits: vec![1.5, -2.0],
            labels: BTreeMap::from([("new".to_owned(), true)]),
        }
    }

    #[test]
    fn a_struct_is_shown_as_its_name_and_its_json() {
        let account = Account { password: None, ..account() };
        assert_eq!(
            format!("{account:?}"),
            r#"Account {"name": "a \"b\"\n", "limits": [1.5, -2.0], "labels": {"new": true}}"#
        );
    }

    #[test]
    fn a_secret_in_a_struct_is_not_shown() {
        let shown = format!("{:?}", account());
        assert!(shown.contains(r#""pass-word": "[redacted]""#), "{shown}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn it_is_laid_out_where_that_is_asked_for() {
        let account = Account { password: None, limits: vec![], labels: BTreeMap::new(), ..account() };
        let shown = format!("{account:#?}");
        assert_eq!(shown, "Account {\n    \"name\": \"a \\\"b\\\"\\n\",\n    \"limits\": [],\n    \"labels\": {},\n}");
    }
}
