//! Equality of values as JSON Schema has it (2020-12, section 4.2.2): numbers by value, objects without an order.

use crate::source::Node;

/// Returns true if both are the same value.
pub(super) fn is_same_value(one: &Node, other: &Node) -> bool {
    one == other || key_of_value(one) == key_of_value(other)
}

/// Returns a string that only equal values have in common: `{"a":1,"b":[null]}`.
pub(super) fn key_of_value(value: &Node) -> String {
    match value {
        Node::Null => "null".to_owned(),
        Node::Bool(boolean) => boolean.to_string(),
        Node::Number(number) => number.canonical(),
        Node::String(text) => format!("{text:?}"),
        Node::Array(values) => {
            let values: Vec<String> = values.iter().map(key_of_value).collect();
            format!("[{}]", values.join(","))
        }
        Node::Object(object) => {
            let mut members: Vec<String> =
                object.iter().map(|(key, value)| format!("{key:?}:{}", key_of_value(value))).collect();
            members.sort();
            format!("{{{}}}", members.join(","))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_same_value;
    use crate::diagnostic::Diagnostics;
    use crate::origin::FileId;
    use crate::source::{Node, read_text};

    fn node(text: &str) -> Node {
        let documents = read_text("api".as_ref(), format!("value: {text}").into(), &mut Diagnostics::default());
        documents.root(FileId::ENTRY).and_then(|root| root.get("value")).expect("a value").clone()
    }

    #[track_caller]
    fn same(one: &str, other: &str, expected: bool) {
        assert_eq!(is_same_value(&node(one), &node(other)), expected, "{one} and {other}");
    }

    #[test]
    fn objects_have_no_order_and_numbers_their_value() {
        same("{a: 1, b: [x, {c: null}]}", "{b: [x, {c: null}], a: 1.0}", true);
        same("1e2", "100", true);
        same("-0.0", "0", true);
        same("0.10", "0.1", true);
        same("9007199254740993", "9007199254740992", false);
        same("1e400", "1e401", false);
        same("[1, 2]", "[2, 1]", false);
        same("'1'", "1", false);
        same("{a: 1}", "{a: 1, b: 1}", false);
        same("'a\",\"b'", "'a'", false);
    }
}
