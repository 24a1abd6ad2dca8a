//! `spec`: the skeleton of a document becomes `openapiv3` types, object by object.
//!
//! Every schema of the skeleton is a *hole*: `openapiv3` sees a reference there, and `resolve` reads the schema from
//! the node, because `openapiv3::Schema` cannot hold JSON Schema 2020-12. What an object does not need is hidden, what
//! it lacks and we can do without is filled in, so that as little as possible is unreadable.
//!
//! ```yaml
//! in: query            # → openapiv3::Parameter::Query { parameter_data: { name: "limit",
//! name: limit          #       format: Schema(Reference { .. }), .. }, style: Form, .. }
//! schema: {type: integer}
//! ```

mod fault;
mod hollow;

use openapiv3::{Info, Operation, Parameter, RequestBody, Response, SecurityScheme, Server, Tag};
use serde::de::DeserializeOwned;

pub use hollow::Fill;
use hollow::Hollow;

use crate::source::{Node, Object};

/// What of an object is hidden from `openapiv3`, and what is filled in where it is missing.
#[derive(Debug)]
pub struct Form {
    hidden: &'static [&'static str],
    filled: &'static [(&'static str, Fill)],
    /// Keys that hold a text, and are hidden where they hold anything else.
    texts: &'static [&'static str],
    /// Keys that hold a truth value, and are hidden where they hold anything else.
    truths: &'static [&'static str],
}

/// A key whose value does not have the form that it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// A text in place of a truth value, whose meaning is clear.
    Truth(&'static str, bool),
    /// A value that means nothing there, and is passed over; what it should be.
    Passed(&'static str, &'static str),
}

/// The keys of an object of the skeleton whose values do not have the form that they should have.
pub fn odd<T: Read>(object: &Object) -> Vec<Odd> {
    let value = |key: &str| object.get(key).filter(|value| **value != Node::Null);
    let texts = T::FORM.texts.iter().filter(|key| value(key).is_some_and(|value| !is_text(value)));
    let truths = T::FORM.truths.iter().filter_map(|key| match (value(key)?, value(key)?.as_truth()) {
        (Node::Bool(_), _) => None,
        (_, Some(truth)) => Some(Odd::Truth(key, truth)),
        (_, None) => Some(Odd::Passed(key, "`true` or `false`")),
    });
    texts.map(|key| Odd::Passed(key, "a text")).chain(truths).collect()
}

/// A text, or what YAML takes for something else because nobody put it in quotes.
fn is_text(node: &Node) -> bool {
    matches!(node, Node::String(_) | Node::Number(_) | Node::Bool(_))
}

/// An object of the skeleton that can be read.
pub trait Read: DeserializeOwned {
    /// What the object is called in messages.
    const NOUN: &'static str;
    /// How it is read.
    const FORM: Form;
}

/// Reads one object of the skeleton; the fault is a sentence without a full stop.
pub fn read<T: Read>(node: &Node) -> Result<T, String> {
    if !matches!(node, Node::Object(_)) {
        return Err(format!("expected {}, found {}", T::NOUN, node.kind()));
    }
    T::deserialize(Hollow::new(node, &T::FORM)).map_err(|fault| fault::words(&fault.to_string()))
}

/// A form with nothing but texts.
const fn texts(texts: &'static [&'static str]) -> Form {
    Form { hidden: &[], filled: &[], texts, truths: &[] }
}

impl Read for Info {
    const NOUN: &'static str = "an Info Object";
    const FORM: Form = Form {
        hidden: &["license", "contact"],
        filled: &[("title", Fill::Text("API")), ("version", Fill::Text("0"))],
        ..texts(&["title", "version", "description", "termsOfService"])
    };
}

impl Read for Server {
    const NOUN: &'static str = "a Server Object";
    const FORM: Form = Form { hidden: &["variables"], ..texts(&["description"]) };
}

impl Read for Tag {
    const NOUN: &'static str = "a Tag Object";
    const FORM: Form = Form { hidden: &["externalDocs"], ..texts(&["description"]) };
}

impl Read for Operation {
    const NOUN: &'static str = "an Operation Object";
    const FORM: Form = Form {
        hidden: &["tags", "parameters", "requestBody", "responses", "callbacks", "security", "servers", "externalDocs"],
        filled: &[("responses", Fill::Empty)],
        truths: &["deprecated"],
        ..texts(&["operationId", "summary", "description"])
    };
}

impl Read for Parameter {
    const NOUN: &'static str = "a Parameter Object";
    const FORM: Form = Form {
        filled: &[("schema", Fill::Hole)],
        truths: &["required", "deprecated", "explode", "allowReserved", "allowEmptyValue"],
        ..texts(&["description"])
    };
}

impl Read for RequestBody {
    const NOUN: &'static str = "a Request Body Object";
    const FORM: Form = Form { hidden: &["content"], truths: &["required"], ..texts(&["description"]) };
}

impl Read for Response {
    const NOUN: &'static str = "a Response Object";
    const FORM: Form = Form {
        hidden: &["headers", "links", "content"],
        filled: &[("description", Fill::Text(""))],
        ..texts(&["description"])
    };
}

impl Read for SecurityScheme {
    const NOUN: &'static str = "a Security Scheme Object";
    const FORM: Form = Form {
        hidden: &["flows"],
        filled: &[("flows", Fill::Empty), ("openIdConnectUrl", Fill::Text(""))],
        ..texts(&["description", "bearerFormat"])
    };
}

#[cfg(test)]
mod tests {
    use openapiv3::{Parameter, ParameterSchemaOrContent, Response};

    use super::{Odd, odd, read};
    use crate::source::{Node, Object};

    fn object(entries: &[(&str, Node)]) -> Node {
        let mut object = Object::default();
        for (key, value) in entries {
            object.insert((*key).into(), value.clone());
        }
        Node::Object(object)
    }

    fn text(text: &str) -> Node {
        Node::String(text.into())
    }

    #[test]
    fn a_schema_is_a_hole() {
        let schema = object(&[("type", Node::Array(vec![text("string"), text("null")]))]);
        let node = object(&[("name", text("limit")), ("in", text("query")), ("schema", schema)]);
        let parameter: Parameter = read(&node).expect("readable");
        assert!(matches!(parameter.parameter_data_ref().format, ParameterSchemaOrContent::Schema(_)));
        assert_eq!(parameter.parameter_data_ref().name, "limit");
    }

    #[test]
    fn a_response_needs_no_description() {
        let response: Response = read(&object(&[("description", Node::Null)])).expect("readable");
        assert_eq!(response.description, "");
    }

    #[test]
    fn a_word_for_a_truth_is_one_and_what_is_none_is_passed_over() {
        let node = object(&[
            ("name", text("limit")),
            ("in", text("query")),
            ("required", text("yes")),
            ("deprecated", text("perhaps")),
            ("description", Node::Array(Vec::new())),
        ]);
        let parameter: Parameter = read(&node).expect("readable");
        assert!(parameter.parameter_data_ref().required);
        assert_eq!(parameter.parameter_data_ref().description, None);
        assert_eq!(
            odd::<Parameter>(node.as_object().expect("an object")),
            [
                Odd::Passed("description", "a text"),
                Odd::Truth("required", true),
                Odd::Passed("deprecated", "`true` or `false`")
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_told() {
        let node = object(&[("name", text("limit")), ("in", text("body"))]);
        let fault = read::<Parameter>(&node).expect_err("unreadable");
        assert!(fault.starts_with("`body` is not one of"), "{fault}");
        assert_eq!(
            read::<Parameter>(&text("x")).expect_err("unreadable"),
            "expected a Parameter Object, found a string"
        );
    }
}
