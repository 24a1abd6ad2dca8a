//! `default`: a value that is valid against its schema; other defaults are ignored.
//!
//! ```yaml
//! {type: integer, default: '10'}   # 10: the intended value is clear
//! {type: boolean, default: maybe}  # ignored and reported
//! ```

use super::context::Context;
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::schema::{Schema, Type, Types};
use crate::source::{Node, Number};

/// The result of comparing a default with its schema.
#[derive(Debug, PartialEq)]
enum Fit {
    /// The default is valid.
    Yes,
    /// The default is not valid, but means this value.
    Meant(Node),
    /// The default is not valid.
    No,
}

impl Context<'_> {
    /// The default, if it is valid against the schema.
    pub(super) fn fitting_default(&mut self, keywords: &Schema, origin: &Origin) -> Option<Node> {
        let default = keywords.default.as_ref()?;
        match fit(default, keywords) {
            Fit::Yes => Some(default.clone()),
            Fit::Meant(meant) => {
                let message = format!("this default is {}, and is read as {}", default.kind(), meant.kind());
                self.diagnostics.report(Code::LooseForm, &origin.key("default"), message);
                Some(meant)
            }
            Fit::No => {
                let message = "this default is not valid against its schema; it is ignored";
                self.diagnostics.report(Code::MismatchedDefault, &origin.key("default"), message);
                None
            }
        }
    }
}

fn fit(default: &Node, keywords: &Schema) -> Fit {
    let fit = match &keywords.types {
        Some(_) if *default == Node::Null && keywords.nullable => Fit::Yes,
        Some(types) if !has(types, default) => meant(default, types),
        _ => Fit::Yes,
    };
    let value = match &fit {
        Fit::No => return fit,
        Fit::Meant(meant) => meant,
        Fit::Yes => default,
    };
    let listed = keywords.enumeration.as_ref().is_none_or(|values| values.contains(value) || *value == Node::Null);
    if listed { fit } else { Fit::No }
}

fn has(types: &Types, value: &Node) -> bool {
    match value {
        Node::Null => types.has(Type::Null),
        Node::Bool(_) => types.has(Type::Boolean),
        Node::Number(number) => types.has(Type::Number) || types.has(Type::Integer) && number.is_integer(),
        Node::String(_) => types.has(Type::String),
        Node::Array(_) => types.has(Type::Array),
        Node::Object(_) => types.has(Type::Object),
    }
}

/// Reads a string that contains a value of these types, or a value that YAML made of an unquoted string.
fn meant(value: &Node, types: &Types) -> Fit {
    let meant = match value {
        Node::Bool(boolean) if types.has(Type::String) => Some(Node::String(boolean.to_string().into())),
        Node::Number(number) if types.has(Type::String) => Some(Node::String(number.text().into())),
        Node::String(text) => parse(text, types),
        _ => None,
    };
    meant.map_or(Fit::No, Fit::Meant)
}

fn parse(text: &str, types: &Types) -> Option<Node> {
    if types.has(Type::Boolean)
        && let Some(boolean) = Node::String(text.into()).as_truth()
    {
        return Some(Node::Bool(boolean));
    }
    let number = number(text)?;
    let fits = types.has(Type::Number) || types.has(Type::Integer) && number.is_integer();
    fits.then_some(Node::Number(number))
}

/// Parses a number by the grammar of JSON (RFC 8259, section 6).
fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = digits.split(['.', 'e', 'E']).next()?;
    let is_whole = whole.bytes().all(|byte| byte.is_ascii_digit()) && (whole == "0" || !whole.starts_with('0'));
    let is_number = !whole.is_empty() && is_whole && !text.ends_with('.') && text.parse::<f64>().is_ok();
    is_number.then(|| Number::from_text(text))
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit};
    use crate::diagnostic::Diagnostics;
    use crate::origin::{FileId, Origin};
    use crate::schema;
    use crate::source::{Node, Number, read_text};

    fn fits(text: &str) -> Fit {
        let mut diagnostics = Diagnostics::default();
        let documents = read_text("schema.yaml".as_ref(), text.to_owned().into(), &mut diagnostics);
        let object = documents.root(FileId::ENTRY).expect("a tree").as_object().expect("an object").clone();
        let keywords = schema::read(&object, &Origin::root(FileId::ENTRY), &mut diagnostics);
        fit(keywords.default.as_ref().expect("a default"), &keywords)
    }

    fn text(text: &str) -> Fit {
        Fit::Meant(Node::String(text.into()))
    }

    #[test]
    fn values_of_the_schema_fit() {
        for schema in [
            "{type: integer, default: 3}",
            "{type: number, default: 3}",
            "{type: integer, default: 3.0}",
            "{type: [string, 'null'], default: null}",
            "{type: string, nullable: true, default: null}",
            "{default: anything}",
            "{type: string, enum: [a, b], default: b}",
        ] {
            assert_eq!(fits(schema), Fit::Yes, "{schema}");
        }
    }

    #[test]
    fn a_string_that_contains_a_value_is_read() {
        assert_eq!(fits("{type: string, default: 10}"), text("10"));
        assert_eq!(fits("{type: string, default: true}"), text("true"));
        assert_eq!(fits("{type: integer, default: '10'}"), Fit::Meant(Node::Number(Number::from_text("10"))));
        assert_eq!(fits("{type: boolean, default: 'yes'}"), Fit::Meant(Node::Bool(true)));
    }

    #[test]
    fn a_default_that_is_not_valid_is_reported() {
        for schema in [
            "{type: integer, default: ten}",
            "{type: integer, default: '010'}",
            "{type: integer, default: 1.5}",
            "{type: number, default: 'inf'}",
            "{type: number, default: 'nan'}",
            "{type: array, default: x}",
            "{type: string, default: null}",
            "{type: string, enum: [a, b], default: c}",
        ] {
            assert_eq!(fits(schema), Fit::No, "{schema}");
        }
    }
}
