//! Faults of an object, in the terms of OpenAPI: those of `openapiv3` name variants, maps and units.
//!
//! ```text
//! missing field `name`                                      `name` is missing
//! unknown variant `body`, expected `path` or `query`        `body` is not one of `path` or `query`
//! invalid type: sequence, expected a string                 expected a string, found an array
//! ```

/// Translates a fault to the terms of OpenAPI and JSON.
pub(super) fn words(fault: &str) -> String {
    if let Some(name) = fault.strip_prefix("missing field ") {
        return format!("{name} is missing");
    }
    if let Some((name, rest)) = fault.strip_prefix("unknown variant ").and_then(|rest| rest.split_once(", expected ")) {
        return format!("{name} is not one of {}", rest.strip_prefix("one of ").unwrap_or(rest));
    }
    let mismatch = ["invalid type: ", "invalid value: "].iter().find_map(|prefix| fault.strip_prefix(prefix));
    match mismatch.and_then(|rest| rest.rsplit_once(", expected ")) {
        Some((found, expected)) => format!("expected {}, found {}", kind(expected), kind(found)),
        None => "it does not have the form that OpenAPI gives it".to_owned(),
    }
}

/// The JSON name of a kind of value.
fn kind(words: &str) -> &str {
    let is = |word: &str| words == word || words.starts_with(&format!("{word} "));
    match words {
        _ if is("map") || is("struct") => "an object",
        _ if is("sequence") || is("a sequence") => "an array",
        _ if is("string") => "a string",
        _ if is("boolean") => "a boolean",
        _ if is("integer") || is("floating point") || is("i64") || is("u64") || is("f64") => "a number",
        _ if is("unit") || is("Option") => "null",
        "a map" => "an object",
        "a string" | "a boolean" | "a number" => words,
        _ => "another value",
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn faults_are_in_the_terms_of_json() {
        assert_eq!(words("missing field `name`"), "`name` is missing");
        assert_eq!(
            words("unknown variant `body`, expected one of `path`, `query`"),
            "`body` is not one of `path`, `query`"
        );
        assert_eq!(words("invalid type: sequence, expected a string"), "expected a string, found an array");
        assert_eq!(words("invalid type: integer `5`, expected a boolean"), "expected a boolean, found a number");
        assert_eq!(
            words("invalid type: string \"a, expected b\", expected a boolean"),
            "expected a boolean, found a string"
        );
        assert_eq!(words("data did not match any variant"), "it does not have the form that OpenAPI gives it");
    }

    #[test]
    fn kinds_have_the_names_of_json() {
        for (serde, json) in [
            ("map", "an object"),
            ("struct Info", "an object"),
            ("a map", "an object"),
            ("sequence", "an array"),
            ("a sequence", "an array"),
            ("string \"x\"", "a string"),
            ("boolean `true`", "a boolean"),
            ("integer `5`", "a number"),
            ("floating point `0.5`", "a number"),
            ("i64", "a number"),
            ("u64", "a number"),
            ("f64", "a number"),
            ("unit", "null"),
            ("Option value", "null"),
            ("a string", "a string"),
            ("a boolean", "a boolean"),
            ("a number", "a number"),
            ("bytes", "another value"),
            ("mapping", "another value"),
        ] {
            assert_eq!(
                words(&format!("invalid value: {serde}, expected {serde}")),
                format!("expected {json}, found {json}")
            );
        }
    }
}
