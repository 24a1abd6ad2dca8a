//! `collectionFormat` becomes `style` and `explode` (OpenAPI 2.0, Parameter Object; 3.1.1, section 4.8.12.3).
//!
//! ```yaml
//! collectionFormat: multi   # style: form, explode: true
//! collectionFormat: ssv     # style: spaceDelimited, explode: false
//! collectionFormat: tsv     # unchanged: no style is equivalent
//! ```

use crate::source::{Node, Object};

/// The serialization of the elements of an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Collection {
    /// A style, and whether it is exploded.
    Style(&'static str, bool),
    /// A format without an equivalent style in 3.x, by its name in 2.0.
    Format(&'static str),
}

/// The serialization of the array in `parameter`; `None` if it does not contain an array.
pub(super) fn upgrade_collection(parameter: &Object) -> Option<Collection> {
    if parameter.get("type").and_then(Node::as_str) != Some("array") {
        return None;
    }
    let location = parameter.get("in").and_then(Node::as_str).unwrap_or_default();
    let format = parameter.get("collectionFormat").and_then(Node::as_str).unwrap_or("csv");
    Some(collection(format, location))
}

fn collection(format: &str, location: &str) -> Collection {
    let in_query = matches!(location, "query" | "formData");
    match format {
        "multi" if in_query => Collection::Style("form", true),
        "ssv" if in_query => Collection::Style("spaceDelimited", false),
        "pipes" if in_query => Collection::Style("pipeDelimited", false),
        "tsv" => Collection::Format("tsv"),
        "ssv" => Collection::Format("ssv"),
        "pipes" => Collection::Format("pipes"),
        _ if in_query => Collection::Style("form", false),
        _ => Collection::Style("simple", false),
    }
}

#[cfg(test)]
mod tests {
    use super::Collection::{Format, Style};
    use super::collection;

    #[test]
    fn formats_are_styles_where_there_is_one() {
        assert_eq!(collection("csv", "query"), Style("form", false));
        assert_eq!(collection("csv", "path"), Style("simple", false));
        assert_eq!(collection("csv", "header"), Style("simple", false));
        assert_eq!(collection("ssv", "query"), Style("spaceDelimited", false));
        assert_eq!(collection("pipes", "query"), Style("pipeDelimited", false));
        assert_eq!(collection("multi", "query"), Style("form", true));
        assert_eq!(collection("multi", "formData"), Style("form", true));
        assert_eq!(collection("tsv", "query"), Format("tsv"));
        assert_eq!(collection("pipes", "path"), Format("pipes"));
        assert_eq!(collection("ssv", "header"), Format("ssv"));
    }
}
