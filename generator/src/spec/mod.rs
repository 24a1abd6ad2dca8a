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

mod hollow;

use openapiv3::{Info, Operation, Parameter, RequestBody, Response, SecurityScheme, Server, Tag};
use serde::de::DeserializeOwned;

pub use hollow::Fill;
use hollow::Hollow;

use crate::source::Node;

/// What of an object is hidden from `openapiv3`, and what is filled in where it is missing.
#[derive(Debug)]
pub struct Form {
    hidden: &'static [&'static str],
    filled: &'static [(&'static str, Fill)],
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
    T::deserialize(Hollow::new(node, &T::FORM)).map_err(|fault| fault.to_string())
}

impl Read for Info {
    const NOUN: &'static str = "an Info Object";
    const FORM: Form =
        Form { hidden: &["license", "contact"], filled: &[("title", Fill::Text("API")), ("version", Fill::Text("0"))] };
}

impl Read for Server {
    const NOUN: &'static str = "a Server Object";
    const FORM: Form = Form { hidden: &[], filled: &[] };
}

impl Read for Tag {
    const NOUN: &'static str = "a Tag Object";
    const FORM: Form = Form { hidden: &["externalDocs"], filled: &[] };
}

impl Read for Operation {
    const NOUN: &'static str = "an Operation Object";
    const FORM: Form = Form {
        hidden: &["parameters", "requestBody", "responses", "callbacks", "security", "servers", "externalDocs"],
        filled: &[("responses", Fill::Empty)],
    };
}

impl Read for Parameter {
    const NOUN: &'static str = "a Parameter Object";
    const FORM: Form = Form { hidden: &[], filled: &[("schema", Fill::Hole)] };
}

impl Read for RequestBody {
    const NOUN: &'static str = "a Request Body Object";
    const FORM: Form = Form { hidden: &["encoding"], filled: &[] };
}

impl Read for Response {
    const NOUN: &'static str = "a Response Object";
    const FORM: Form = Form { hidden: &["headers", "links", "encoding"], filled: &[("description", Fill::Text(""))] };
}

impl Read for SecurityScheme {
    const NOUN: &'static str = "a Security Scheme Object";
    const FORM: Form =
        Form { hidden: &["flows"], filled: &[("flows", Fill::Empty), ("openIdConnectUrl", Fill::Text(""))] };
}

#[cfg(test)]
mod tests {
    use openapiv3::{Parameter, ParameterSchemaOrContent, Response};

    use super::read;
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
    fn what_is_wrong_is_told() {
        let node = object(&[("name", text("limit")), ("in", text("body"))]);
        let fault = read::<Parameter>(&node).expect_err("unreadable");
        assert!(fault.contains("unknown variant `body`"), "{fault}");
        assert_eq!(
            read::<Parameter>(&text("x")).expect_err("unreadable"),
            "expected a Parameter Object, found a string"
        );
    }
}
