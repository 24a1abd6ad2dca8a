//! The vocabulary of each version: keywords of another version are reported, and read with their meaning there.
//!
//! ```yaml
//! openapi: 3.1.0
//! nullable: true         # other-dialect: a keyword of OpenAPI 3.0
//! exampleSetFlag: true   # unknown-keyword: it is ignored
//! ```

use crate::diagnostic::{Code, Diagnostics};
use crate::dialect::Dialect;
use crate::origin::Origin;
use crate::source::{Node, Object};

/// The origin of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Home {
    /// Every version.
    All,
    /// Only OpenAPI 3.0.
    Only3_0,
    /// OpenAPI 3.0 and later.
    From3_0,
    /// JSON Schema 2020-12, which OpenAPI 3.1 includes.
    From3_1,
    /// Drafts of JSON Schema before 2020-12.
    Draft,
}

/// The keywords of JSON Schema 2020-12 (Core, sections 8 to 10; Validation, sections 6 to 9), of OpenAPI (2.0, 3.0.4,
/// 3.1.1 and 3.2.0, Schema Object), and those of older drafts.
fn home(keyword: &str) -> Option<Home> {
    Some(match keyword {
        "$ref"
        | "title"
        | "description"
        | "type"
        | "format"
        | "enum"
        | "default"
        | "multipleOf"
        | "maximum"
        | "exclusiveMaximum"
        | "minimum"
        | "exclusiveMinimum"
        | "maxLength"
        | "minLength"
        | "pattern"
        | "maxItems"
        | "minItems"
        | "uniqueItems"
        | "maxProperties"
        | "minProperties"
        | "required"
        | "items"
        | "allOf"
        | "properties"
        | "additionalProperties"
        | "discriminator"
        | "readOnly"
        | "xml"
        | "externalDocs"
        | "example" => Home::All,
        "nullable" => Home::Only3_0,
        "oneOf" | "anyOf" | "not" | "writeOnly" | "deprecated" => Home::From3_0,
        "const"
        | "prefixItems"
        | "contains"
        | "minContains"
        | "maxContains"
        | "patternProperties"
        | "propertyNames"
        | "unevaluatedProperties"
        | "unevaluatedItems"
        | "dependentRequired"
        | "dependentSchemas"
        | "if"
        | "then"
        | "else"
        | "contentEncoding"
        | "contentMediaType"
        | "contentSchema"
        | "examples"
        | "$id"
        | "$schema"
        | "$anchor"
        | "$dynamicRef"
        | "$dynamicAnchor"
        | "$vocabulary"
        | "$comment"
        | "$defs" => Home::From3_1,
        "id" | "$recursiveRef" | "$recursiveAnchor" | "definitions" | "dependencies" | "additionalItems"
        | "divisibleBy" | "extends" | "disallow" => Home::Draft,
        _ => return None,
    })
}

/// Reports the keywords that a version does not have, and those that have another form there.
pub fn report_keywords(object: &Object, origin: &Origin, dialect: Dialect, diagnostics: &mut Diagnostics) {
    for (keyword, value) in object.iter().filter(|(keyword, _)| !keyword.starts_with("x-")) {
        match home(keyword) {
            None => {
                let message = format!("`{keyword}` is not a keyword of JSON Schema or OpenAPI; it is ignored");
                diagnostics.report(Code::UnknownKeyword, &origin.key(keyword), message);
            }
            Some(home) => {
                let writes = writer(home, dialect).or_else(|| writer_of_form(keyword, value, dialect));
                if let Some(writes) = writes {
                    report_other(keyword, writes, origin, dialect, diagnostics);
                }
            }
        }
    }
    report_siblings(object, origin, dialect, diagnostics);
}

fn report_other(keyword: &str, writes: &str, origin: &Origin, dialect: Dialect, diagnostics: &mut Diagnostics) {
    let message = format!("`{keyword}` is written as in {writes}, and this is {dialect}; it is read as in {writes}");
    let finding = diagnostics.report(Code::OtherDialect, &origin.key(keyword), message);
    if keyword == "nullable" && !dialect.is_before(Dialect::V3_1) {
        finding.help("write `null` into `type`, or beside the `$ref` in `anyOf`");
    }
}

/// The version that has this keyword, if `dialect` does not.
fn writer(home: Home, dialect: Dialect) -> Option<&'static str> {
    match home {
        Home::Only3_0 if dialect != Dialect::V3_0 => Some("OpenAPI 3.0"),
        Home::From3_0 if dialect == Dialect::V2_0 => Some("OpenAPI 3.0"),
        Home::From3_1 if dialect.is_before(Dialect::V3_1) => Some("OpenAPI 3.1"),
        Home::Draft => Some("an older draft of JSON Schema"),
        _ => None,
    }
}

/// The version in which this keyword has a value of this form, if that is not `dialect`.
fn writer_of_form(keyword: &str, value: &Node, dialect: Dialect) -> Option<&'static str> {
    let old = dialect.is_before(Dialect::V3_1);
    match (keyword, value) {
        ("type", Node::Array(_))
        | ("items", Node::Bool(_))
        | ("exclusiveMinimum" | "exclusiveMaximum", Node::Number(_))
            if old =>
        {
            Some("OpenAPI 3.1")
        }
        ("type", Node::String(name)) if old && &**name == "null" => Some("OpenAPI 3.1"),
        ("type", Node::String(name)) if &**name == "file" && dialect != Dialect::V2_0 => Some("OpenAPI 2.0"),
        ("exclusiveMinimum" | "exclusiveMaximum", Node::Bool(_)) if !old => Some("OpenAPI 3.0"),
        ("items", Node::Array(_)) => Some("an older draft of JSON Schema"),
        ("discriminator", Node::String(_)) if dialect != Dialect::V2_0 => Some("OpenAPI 2.0"),
        ("discriminator", Node::Object(_)) if dialect == Dialect::V2_0 => Some("OpenAPI 3.0"),
        _ => None,
    }
}

/// Reports keywords beside a `$ref`: before 3.1 they are ignored (OpenAPI 3.0.4, section 4.7.23.1), but authors mean
/// them.
fn report_siblings(object: &Object, origin: &Origin, dialect: Dialect, diagnostics: &mut Diagnostics) {
    if !dialect.is_before(Dialect::V3_1) || object.get("$ref").and_then(Node::as_str).is_none() {
        return;
    }
    let applies =
        |key: &str| key != "$ref" && !key.starts_with("x-") && !matches!(key, "description" | "summary" | "title");
    if let Some((keyword, _)) = object.iter().find(|(keyword, _)| applies(keyword)) {
        let message =
            format!("`{keyword}` stands beside `$ref`, where {dialect} ignores it; it is applied, as in OpenAPI 3.1");
        diagnostics.report(Code::OtherDialect, &origin.key(keyword), message);
    }
}

#[cfg(test)]
mod tests {
    use super::report_keywords;
    use crate::diagnostic::Diagnostics;
    use crate::dialect::Dialect;
    use crate::origin::{FileId, Origin};
    use crate::source::read_text;

    /// The diagnostics about a schema, in each version.
    fn findings(dialect: Dialect, text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        let documents = read_text("schema.yaml".as_ref(), text.to_owned().into(), &mut diagnostics);
        let root = Origin::root(FileId::ENTRY);
        let schema = documents.root(FileId::ENTRY).expect("a tree").as_object().expect("an object");
        report_keywords(schema, &root, dialect, &mut diagnostics);
        let shown = |finding: &crate::diagnostic::Diagnostic| {
            let at = finding.origin.as_ref().expect("a place").pointer.to_string();
            format!("{} {at}", finding.code.as_str())
        };
        diagnostics.findings().iter().map(shown).collect()
    }

    #[test]
    fn a_keyword_of_another_version_is_reported() {
        assert_eq!(findings(Dialect::V3_0, "nullable: true"), [""; 0]);
        assert_eq!(findings(Dialect::V3_1, "nullable: true"), ["other-dialect #/nullable"]);
        assert_eq!(findings(Dialect::V2_0, "oneOf: []"), ["other-dialect #/oneOf"]);
        assert_eq!(findings(Dialect::V3_0, "patternProperties: {}"), ["other-dialect #/patternProperties"]);
        assert_eq!(findings(Dialect::V3_2, "patternProperties: {}"), [""; 0]);
        assert_eq!(findings(Dialect::V3_2, "definitions: {}"), ["other-dialect #/definitions"]);
    }

    #[test]
    fn a_form_of_another_version_is_reported() {
        assert_eq!(findings(Dialect::V2_0, "type: [string, 'null']"), ["other-dialect #/type"]);
        assert_eq!(findings(Dialect::V3_1, "type: [string, 'null']"), [""; 0]);
        assert_eq!(findings(Dialect::V3_1, "exclusiveMinimum: true"), ["other-dialect #/exclusiveMinimum"]);
        assert_eq!(findings(Dialect::V3_0, "exclusiveMinimum: 3"), ["other-dialect #/exclusiveMinimum"]);
        assert_eq!(findings(Dialect::V3_0, "discriminator: kind"), ["other-dialect #/discriminator"]);
    }

    #[test]
    fn keywords_beside_a_reference_are_reported_before_3_1() {
        let text = "{$ref: '#/x', description: A pet., nullable: true}";
        assert_eq!(findings(Dialect::V3_0, text), ["other-dialect #/nullable"]);
        assert_eq!(findings(Dialect::V3_0, "{$ref: '#/x', description: A pet.}"), [""; 0]);
        assert_eq!(findings(Dialect::V3_1, "{$ref: '#/x', default: 3}"), [""; 0]);
    }

    #[test]
    fn an_unknown_keyword_is_reported() {
        assert_eq!(findings(Dialect::V3_1, "{exampleSetFlag: true, x-own: 1}"), ["unknown-keyword #/exampleSetFlag"]);
    }

    /// A value that is written as in another version is read as there.
    #[test]
    fn the_form_of_a_value_belongs_to_its_versions() {
        let versions = [Dialect::V2_0, Dialect::V3_0, Dialect::V3_1, Dialect::V3_2];
        for (text, of_others) in [
            ("discriminator: kind", [0, 1, 1, 1]),
            ("discriminator: {propertyName: kind}", [1, 0, 0, 0]),
            ("type: file", [0, 1, 1, 1]),
            ("type: string", [0, 0, 0, 0]),
            ("type: 'null'", [1, 1, 0, 0]),
            ("type: [string]", [1, 1, 0, 0]),
            ("items: false", [1, 1, 0, 0]),
            ("items: []", [1, 1, 1, 1]),
            ("items: {}", [0, 0, 0, 0]),
            ("exclusiveMinimum: false", [0, 0, 1, 1]),
            ("exclusiveMaximum: true", [0, 0, 1, 1]),
            ("exclusiveMaximum: 1", [1, 1, 0, 0]),
        ] {
            assert_eq!(versions.map(|dialect| findings(dialect, text).len()), of_others, "{text}");
        }
    }

    #[test]
    fn the_message_names_the_version_that_has_the_form() {
        let message = |dialect, text: &str| {
            let mut diagnostics = Diagnostics::default();
            let documents = read_text("schema.yaml".as_ref(), text.to_owned().into(), &mut diagnostics);
            let schema = documents.root(FileId::ENTRY).expect("a tree").as_object().expect("an object");
            report_keywords(schema, &Origin::root(FileId::ENTRY), dialect, &mut diagnostics);
            diagnostics.findings()[0].message.clone()
        };
        for (dialect, text, of, this) in [
            (Dialect::V3_1, "discriminator: kind", "OpenAPI 2.0", "OpenAPI 3.1"),
            (Dialect::V2_0, "discriminator: {}", "OpenAPI 3.0", "OpenAPI 2.0"),
            (Dialect::V3_0, "type: file", "OpenAPI 2.0", "OpenAPI 3.0"),
            (Dialect::V3_0, "type: 'null'", "OpenAPI 3.1", "OpenAPI 3.0"),
            (Dialect::V3_1, "exclusiveMinimum: true", "OpenAPI 3.0", "OpenAPI 3.1"),
            (Dialect::V3_1, "items: []", "an older draft of JSON Schema", "OpenAPI 3.1"),
        ] {
            let keyword = text.split(':').next().expect("a keyword");
            let expected = format!("`{keyword}` is written as in {of}, and this is {this}; it is read as in {of}");
            assert_eq!(message(dialect, text), expected);
        }
    }
}
