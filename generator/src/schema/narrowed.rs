//! Keywords that constrain values more than a Rust type can, each with its treatment.
//!
//! ```yaml
//! not: {required: [old]}                  # not checked
//! patternProperties: {^x-: {type: string}} # the values are typed; the keys are not checked
//! ```

use crate::source::{Node, Object};

/// The keywords of a schema that its type cannot express, each with the end of a sentence.
pub fn narrowed(object: &Object) -> Vec<(&'static str, &'static str)> {
    let applies = |(keyword, words): &(&'static str, &'static str)| {
        object.get(keyword).is_some_and(|value| constrains_more(keyword, value, object)).then_some((*keyword, *words))
    };
    KEYWORDS.iter().filter_map(applies).collect()
}

const NOT_CHECKED: &str = "is not checked: the type takes what the other keywords allow";

const KEYWORDS: [(&str, &str); 12] = [
    ("not", NOT_CHECKED),
    ("if", "is not checked: properties of `then` and `else` are optional in the type, and may be anything"),
    ("contains", NOT_CHECKED),
    ("patternProperties", "gives the values their type; the keys are not checked"),
    ("propertyNames", "is not checked: the keys of the type are any strings"),
    ("dependentRequired", NOT_CHECKED),
    ("dependentSchemas", "is not checked: properties of these schemas are optional in the type, and may be anything"),
    ("dependencies", "is not checked: properties of its schemas are optional in the type, and may be anything"),
    ("unevaluatedItems", NOT_CHECKED),
    ("contentEncoding", "is not decoded: the value is the string as sent and received"),
    ("contentMediaType", "is not read: the value is the string as sent and received"),
    ("contentSchema", "is not read: the value is the string as sent and received"),
];

/// Returns whether elements may be evaluated by a keyword other than `unevaluatedItems`.
pub(super) fn evaluates_items(schema: &Object) -> bool {
    const KEYWORDS: [&str; 12] = [
        "items",
        "prefixItems",
        "contains",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "dependentSchemas",
        "$ref",
        "$dynamicRef",
        "$recursiveRef",
    ];
    KEYWORDS.iter().any(|keyword| schema.get(keyword).is_some())
}

fn constrains_more(keyword: &str, value: &Node, schema: &Object) -> bool {
    match keyword {
        // `true` and `{}` allow everything.
        "contains" | "propertyNames" => !matches!(value, Node::Bool(true)),
        "patternProperties" | "dependentSchemas" | "dependentRequired" | "dependencies" => {
            value.as_object().is_some_and(|entries| !entries.is_empty())
        }
        "if" => schema.get("then").is_some() || schema.get("else").is_some(),
        // It applies if no other keyword describes the elements.
        "unevaluatedItems" => *value != Node::Bool(true) && evaluates_items(schema),
        "contentEncoding" => !value.as_str().is_some_and(|name| name.eq_ignore_ascii_case("base64")),
        // Without an encoding, it means unencoded bytes (OpenAPI 3.1.1, section 4.6.1).
        "contentMediaType" => {
            schema.get("contentEncoding").is_none() && value.as_str() != Some("application/octet-stream")
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::narrowed;
    use crate::diagnostic::Diagnostics;
    use crate::origin::FileId;
    use crate::source::read_text;

    fn keywords(text: &str) -> Vec<&'static str> {
        let documents = read_text("schema.yaml".as_ref(), text.to_owned().into(), &mut Diagnostics::default());
        let schema = documents.root(FileId::ENTRY).expect("a tree").as_object().expect("an object").clone();
        narrowed(&schema).into_iter().map(|(keyword, _)| keyword).collect()
    }

    #[test]
    fn keywords_beyond_the_type_are_listed() {
        assert_eq!(keywords("{not: {}, if: {}, then: {}}"), ["not", "if"]);
        assert_eq!(keywords("{contentEncoding: base64url, contentMediaType: image/png}"), ["contentEncoding"]);
        assert_eq!(
            keywords("{contentMediaType: application/json, contentSchema: {}}"),
            ["contentMediaType", "contentSchema"]
        );
    }

    #[test]
    fn keywords_without_effect_are_not_listed() {
        assert_eq!(keywords("{if: {}, propertyNames: true, patternProperties: {}, contentEncoding: base64}"), [""; 0]);
        assert_eq!(keywords("unevaluatedItems: {type: string}"), [""; 0]);
        assert_eq!(keywords("contentMediaType: application/octet-stream"), [""; 0]);
    }
}
