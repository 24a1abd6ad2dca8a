//! `spec`: the skeleton of a document becomes `openapiv3` types, object by object.
//!
//! Every schema of the skeleton is a *hole*: `openapiv3` gets a reference there, and `resolve` reads the schema from
//! the node, because `openapiv3::Schema` cannot represent JSON Schema 2020-12. Unneeded keys are hidden, and missing
//! ones that the generator can do without are filled in, so that as few objects as possible are unreadable.
//!
//! ```yaml
//! in: query            # → openapiv3::Parameter::Query { parameter_data: { name: "limit",
//! name: limit          #       format: Schema(Reference { .. }), .. }, style: Form, .. }
//! schema: {type: integer}
//! ```

mod fault;
mod form;
mod hollow;

use openapiv3::{Info, Operation, Parameter, RequestBody, Response, SecurityScheme, Server, Tag};
use serde::de::DeserializeOwned;

use form::is_string;
pub use form::{Fill, Form};
use hollow::Hollow;

use crate::source::{Node, Object};

/// A key whose value does not have the expected form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// A string in place of a boolean, whose meaning is clear.
    Boolean(&'static str, bool),
    /// A value that has no meaning here and is ignored, with the expected form.
    Ignored(&'static str, &'static str),
}

/// The keys of an object of the skeleton whose values do not have the expected form.
pub fn odd<T: Read>(object: &Object) -> Vec<Odd> {
    let value = |key: &str| object.get(key).filter(|value| **value != Node::Null);
    let strings = T::FORM.strings.iter().filter(|key| value(key).is_some_and(|value| !is_string(value)));
    let booleans = T::FORM.booleans.iter().filter_map(|key| match (value(key)?, value(key)?.as_truth()) {
        (Node::Bool(_), _) => None,
        (_, Some(boolean)) => Some(Odd::Boolean(key, boolean)),
        (_, None) => Some(Odd::Ignored(key, "`true` or `false`")),
    });
    strings.map(|key| Odd::Ignored(key, "a string")).chain(booleans).collect()
}

/// An object of the skeleton that can be read.
pub trait Read: DeserializeOwned {
    /// The name of the object in messages.
    const NOUN: &'static str;
    /// The form of the object.
    const FORM: Form;
}

/// Reads one object of the skeleton; the fault is a sentence without a full stop.
pub fn read<T: Read>(node: &Node) -> Result<T, String> {
    if !matches!(node, Node::Object(_)) {
        return Err(format!("expected {}, found {}", T::NOUN, node.kind()));
    }
    T::deserialize(Hollow::new(node, &T::FORM)).map_err(|fault| fault::words(&fault.to_string()))
}

/// A form whose keys are all strings.
const fn strings(strings: &'static [&'static str]) -> Form {
    Form { hidden: &[], filled: &[], strings, booleans: &[] }
}

impl Read for Info {
    const NOUN: &'static str = "an Info Object";
    const FORM: Form = Form {
        hidden: &["license", "contact"],
        filled: &[("title", Fill::Text("API")), ("version", Fill::Text("0"))],
        ..strings(&["title", "version", "description", "termsOfService"])
    };
}

impl Read for Server {
    const NOUN: &'static str = "a Server Object";
    const FORM: Form = Form { hidden: &["variables"], ..strings(&["description"]) };
}

impl Read for Tag {
    const NOUN: &'static str = "a Tag Object";
    const FORM: Form = Form { hidden: &["externalDocs"], ..strings(&["description"]) };
}

impl Read for Operation {
    const NOUN: &'static str = "an Operation Object";
    const FORM: Form = Form {
        hidden: &["tags", "parameters", "requestBody", "responses", "callbacks", "security", "servers", "externalDocs"],
        filled: &[("responses", Fill::Empty)],
        booleans: &["deprecated"],
        ..strings(&["operationId", "summary", "description"])
    };
}

impl Read for Parameter {
    const NOUN: &'static str = "a Parameter Object";
    const FORM: Form = Form {
        filled: &[("schema", Fill::Hole)],
        booleans: &["required", "deprecated", "explode", "allowReserved", "allowEmptyValue"],
        ..strings(&["description"])
    };
}

impl Read for RequestBody {
    const NOUN: &'static str = "a Request Body Object";
    const FORM: Form = Form { hidden: &["content"], booleans: &["required"], ..strings(&["description"]) };
}

impl Read for Response {
    const NOUN: &'static str = "a Response Object";
    const FORM: Form = Form {
        hidden: &["headers", "links", "content"],
        filled: &[("description", Fill::Text(""))],
        ..strings(&["description"])
    };
}

impl Read for SecurityScheme {
    const NOUN: &'static str = "a Security Scheme Object";
    const FORM: Form = Form {
        hidden: &["flows"],
        filled: &[("flows", Fill::Empty), ("openIdConnectUrl", Fill::Text(""))],
        ..strings(&["description", "bearerFormat"])
    };
}

#[cfg(test)]
mod tests {
    use openapiv3::{Parameter, ParameterSchemaOrContent, Response, Server};

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
    fn a_word_for_a_boolean_is_read_and_other_values_are_ignored() {
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
                Odd::Ignored("description", "a string"),
                Odd::Boolean("required", true),
                Odd::Ignored("deprecated", "`true` or `false`")
            ]
        );
    }

    #[test]
    fn keys_that_are_not_needed_are_not_read() {
        let list = || Node::Array(vec![text("x")]);
        let media_type = object(&[("example", list()), ("examples", list()), ("x-own", list()), ("encoding", list())]);
        let content = object(&[("a/b", media_type)]);
        let node = object(&[("name", text("q")), ("in", text("query")), ("x-own", list()), ("content", content)]);
        let data = read::<Parameter>(&node).expect("readable").parameter_data();
        let ParameterSchemaOrContent::Content(content) = data.format else { panic!("no content") };
        let media_type = &content["a/b"];
        assert_eq!((media_type.example.as_ref(), media_type.examples.len(), media_type.encoding.len()), (None, 0, 0));
        assert!(media_type.extensions.is_empty() && data.extensions.is_empty());
    }

    #[test]
    fn a_parameter_with_content_gets_no_schema() {
        let parameter = |key: &str, value: Node| {
            let node = object(&[("name", text("q")), ("in", text("query")), (key, value)]);
            let parameter: Parameter = read(&node).expect("readable");
            parameter.parameter_data().format
        };
        let content = parameter("content", object(&[("a/b", object(&[]))]));
        assert!(matches!(content, ParameterSchemaOrContent::Content(content) if content.contains_key("a/b")));
        assert!(matches!(parameter("x-own", text("")), ParameterSchemaOrContent::Schema(_)));
    }

    #[test]
    fn what_yaml_makes_of_unquoted_strings_is_a_string() {
        let server = object(&[("url", text("https://a.example")), ("description", Node::Bool(false))]);
        let server: Server = read(&server).expect("readable");
        assert_eq!(server.description.as_deref(), Some("false"));
    }

    #[test]
    fn what_is_wrong_is_reported() {
        let node = object(&[("name", text("limit")), ("in", text("body"))]);
        let fault = read::<Parameter>(&node).expect_err("unreadable");
        assert!(fault.starts_with("`body` is not one of"), "{fault}");
        assert_eq!(
            read::<Parameter>(&text("x")).expect_err("unreadable"),
            "expected a Parameter Object, found a string"
        );
    }
}
