//! `collectionFormat` becomes `style` and `explode` (OpenAPI 2.0, Parameter Object; 3.1.1, section 4.8.12.3).
//!
//! ```yaml
//! collectionFormat: multi   # style: form, explode: true
//! collectionFormat: ssv     # style: spaceDelimited, explode: false
//! ```

use super::Upgrade;
use crate::diagnostic::Code;
use crate::source::{Node, Object, Origin};

/// How the elements of an array are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Collection {
    /// As this style, each element apart or not.
    Style(&'static str, bool),
    /// In a way that 3.0 has no word for: the caller spells the whole.
    Text,
}

/// How the array that `parameter` holds is spelled; none where it holds no array.
pub(super) fn upgrade_collection(
    upgrade: &mut Upgrade<'_>,
    parameter: &Object,
    written: &Origin,
) -> Option<Collection> {
    if parameter.get("type").and_then(Node::as_str) != Some("array") {
        return None;
    }
    let location = parameter.get("in").and_then(Node::as_str).unwrap_or_default();
    let format = parameter.get("collectionFormat").and_then(Node::as_str).unwrap_or("csv");
    let collection = collection(format, location);
    if collection == Collection::Text {
        let between = separator(format);
        let message = format!("an array cannot be spelled as `{format}` here; the parameter is taken as one string");
        upgrade
            .report(Code::UnsupportedParameter, &written.key("collectionFormat"), message)
            .help(format!("put {between} between the elements"));
    }
    Some(collection)
}

fn collection(format: &str, location: &str) -> Collection {
    let in_query = matches!(location, "query" | "formData");
    match format {
        "multi" if in_query => Collection::Style("form", true),
        "ssv" if in_query => Collection::Style("spaceDelimited", false),
        "pipes" if in_query => Collection::Style("pipeDelimited", false),
        "tsv" | "ssv" | "pipes" => Collection::Text,
        _ if in_query => Collection::Style("form", false),
        _ => Collection::Style("simple", false),
    }
}

fn separator(format: &str) -> &'static str {
    match format {
        "tsv" => "a tab",
        "ssv" => "a space",
        _ => "`|`",
    }
}

#[cfg(test)]
mod tests {
    use super::Collection::{Style, Text};
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
        assert_eq!(collection("tsv", "query"), Text);
        assert_eq!(collection("pipes", "path"), Text);
    }
}
