//! Readers for each keyword; a keyword of the wrong form is reported and ignored.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::constraints::read_constraints;
use super::malformed::report_malformed;
use super::{Additional, Discriminator, Schema, Type, Types};
use crate::diagnostic::{Code, Diagnostics};
use crate::origin::{Origin, Pointer};
use crate::source::{Node, Object};

/// Reads the keywords of the schema at `origin`.
pub fn read(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Schema {
    let text = |key| object.get(key).and_then(Node::as_str).map(Arc::from);
    let mut boolean = |key| read_boolean(object, origin, key, diagnostics);
    let (deprecated, read_only, write_only) = (boolean("deprecated"), boolean("readOnly"), boolean("writeOnly"));
    let nullable = boolean("nullable") || boolean("x-nullable");
    let (types, implied_format) = read_types(object, origin, diagnostics);
    Schema {
        reference: text("$ref").or_else(|| text("$dynamicRef")).or_else(|| text("$recursiveRef")),
        title: text("title"),
        description: text("description"),
        deprecated,
        read_only,
        write_only,
        default: object.get("default").cloned(),
        nullable,
        format: text("format")
            .or_else(|| implied_format.map(Arc::from))
            .or_else(|| format_of_content(object, types.as_ref())),
        types,
        enumeration: read_enumeration(object, origin, diagnostics),
        value_names: read_value_names(object),
        constraints: read_constraints(object, origin, diagnostics),
        properties: read_named(object, origin, "properties", diagnostics),
        merged_properties: Vec::new(),
        required: read_required(object, origin, diagnostics),
        additional: read_additional(object, origin, "additionalProperties", diagnostics),
        unevaluated: read_additional(object, origin, "unevaluatedProperties", diagnostics),
        pattern_properties: read_named(object, origin, "patternProperties", diagnostics),
        property_names: object.get("propertyNames").and_then(Node::as_object).map(|_| origin.key("propertyNames")),
        conditional: read_conditional(object, origin),
        items: read_items(object, origin, diagnostics).into_iter().collect(),
        prefix_items: read_prefix_items(object, origin),
        all_of: read_subschemas(object, origin, "allOf", diagnostics),
        one_of: read_subschemas(object, origin, "oneOf", diagnostics),
        any_of: read_subschemas(object, origin, "anyOf", diagnostics),
        other_unions: Vec::new(),
        discriminator: read_discriminator(object, origin, diagnostics),
        xml: super::xml::read_xml(object, origin, diagnostics),
    }
}

/// A keyword that is `true` or `false`, or a string that contains one of them.
fn read_boolean(object: &Object, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> bool {
    let Some(value) = object.get(key) else { return false };
    if !matches!(value, Node::Bool(_) | Node::Null) {
        match value.as_truth() {
            Some(boolean) => {
                let message = format!("`{key}` is a string where `true` or `false` belongs; it is read as `{boolean}`");
                diagnostics.report(Code::LooseForm, &origin.key(key), message);
            }
            None => {
                report_malformed(&origin.key(key), &format!("`{key}` must be `true` or `false`"), value, diagnostics);
            }
        }
    }
    value.as_truth().unwrap_or(false)
}

/// The types, and the format that a type name of another language implies.
fn read_types(
    object: &Object,
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) -> (Option<Types>, Option<&'static str>) {
    let names: &[Node] = match object.get("type") {
        None => return (None, None),
        Some(Node::Array(names)) => names,
        Some(name) => std::slice::from_ref(name),
    };
    let (mut types, mut format) = (Types::default(), None);
    for name in names {
        let text = name.as_str().unwrap_or_default();
        if let Some(kind) = Type::named(text) {
            types.add(kind);
        } else if matches!(name, Node::Null) {
            types.add(Type::Null);
        } else if let Some((kind, implied)) = Type::meant(text) {
            report_meant(text, kind, implied, &origin.key("type"), diagnostics);
            types.add(kind);
            format = format.or(implied);
        } else {
            report_unknown_type(name, &origin.key("type"), diagnostics);
        }
    }
    ((!types.is_empty()).then_some(types), format)
}

fn report_meant(name: &str, kind: Type, format: Option<&str>, at: &Origin, diagnostics: &mut Diagnostics) {
    // `file` is a type in OpenAPI 2.0.
    if name == "file" {
        return;
    }
    let meant = kind.name();
    let format = format.map(|format| format!(" of format `{format}`")).unwrap_or_default();
    let message = format!("`{name}` is not a type of JSON Schema; `{meant}`{format} is read");
    diagnostics.report(Code::LooseForm, at, message);
}

fn report_unknown_type(name: &Node, at: &Origin, diagnostics: &mut Diagnostics) {
    let shown = name.as_str().map_or_else(|| name.kind().to_owned(), |name| format!("`{name}`"));
    let message = format!("{shown} is not a type of JSON Schema; it is ignored");
    diagnostics
        .report(Code::UnknownType, at, message)
        .help("use one of null, boolean, integer, number, string, array, object");
}

/// The content of strings that `format` describes in 3.0, and other keywords in 3.1 (OpenAPI 3.1.1, section 4.6.1).
fn format_of_content(object: &Object, types: Option<&Types>) -> Option<Arc<str>> {
    let text = |key| object.get(key).and_then(Node::as_str);
    if types.is_some_and(|types| !types.has(Type::String)) {
        return None;
    }
    match (text("contentEncoding"), text("contentMediaType")) {
        (Some(encoding), _) if encoding.eq_ignore_ascii_case("base64") => Some("byte".into()),
        (None, Some("application/octet-stream")) => Some("binary".into()),
        _ => None,
    }
}

fn read_enumeration(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<Vec<Node>> {
    if let Some(constant) = object.get("const") {
        return Some(vec![constant.clone()]);
    }
    let values = object.get("enum")?;
    let Some(values) = values.as_array() else {
        report_malformed(&origin.key("enum"), "`enum` must be an array of values", values, diagnostics);
        return None;
    };
    if values.is_empty() {
        let message = "`enum` is empty, so no value would be valid; it is ignored";
        diagnostics.report(Code::MalformedKeyword, &origin.key("enum"), message);
    }
    let mut distinct: Vec<Node> = Vec::with_capacity(values.len());
    let mut first = HashMap::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        match first.entry(identity(value)) {
            Entry::Vacant(vacant) => {
                vacant.insert(at);
                distinct.push(value.clone());
            }
            Entry::Occupied(first) => {
                let list = origin.key("enum");
                let message = "this value is in the enumeration already; it is used once";
                diagnostics
                    .report(Code::DuplicateValue, &list.index(at), message)
                    .related(&list.index(*first.get()), "first written here");
            }
        }
    }
    (!distinct.is_empty()).then_some(distinct)
}

/// A key that is equal for equal values only; enumerations may be long, so that comparing pairs would be slow.
pub fn identity(value: &Node) -> (&'static str, Cow<'_, str>) {
    let text = match value {
        Node::Null => Cow::Borrowed(""),
        Node::Bool(true) => Cow::Borrowed("true"),
        Node::Bool(false) => Cow::Borrowed("false"),
        Node::String(text) => Cow::Borrowed(&**text),
        Node::Number(number) => Cow::Borrowed(number.text()),
        Node::Array(_) | Node::Object(_) => Cow::Owned(identity_of(value)),
    };
    (value.kind(), text)
}

/// Returns the parts of a value, each after its length, so that they cannot be taken for others.
fn identity_of(value: &Node) -> String {
    match value {
        Node::Array(elements) => {
            format!("[{}{}", elements.len(), elements.iter().map(identity_of).collect::<String>())
        }
        Node::Object(object) => {
            let entry = |(key, value): (&Arc<str>, &Node)| format!(",{}:{key}{}", key.len(), identity_of(value));
            format!("{{{}{}", object.len(), object.iter().map(entry).collect::<String>())
        }
        scalar => {
            let (kind, written) = identity(scalar);
            format!(",{kind}:{}:{written}", written.len())
        }
    }
}

fn read_value_names(object: &Object) -> Vec<Arc<str>> {
    let names = ["x-enum-varnames", "x-enumNames"].iter().find_map(|key| object.get(key)?.as_array());
    names.into_iter().flatten().filter_map(Node::as_str).map(Arc::from).collect()
}

/// Schemas by name, under one keyword.
fn read_named(object: &Object, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Vec<(Arc<str>, Origin)> {
    let Some(named) = object.get(key) else { return Vec::new() };
    let at = origin.key(key);
    let Some(named) = named.as_object() else {
        if !matches!(named, Node::Null) {
            report_malformed(&at, &format!("`{key}` must be an object"), named, diagnostics);
        }
        return Vec::new();
    };
    named.iter().map(|(name, _)| (name.clone(), at.key(name))).collect()
}

fn read_required(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Vec<Arc<str>> {
    let at = origin.key("required");
    match object.get("required") {
        None | Some(Node::Null) => Vec::new(),
        Some(Node::Array(names)) => names.iter().filter_map(Node::as_str).map(Arc::from).collect(),
        // It means that the property with this schema is required: the reader of the properties handles it.
        Some(value) if value.as_truth().is_some() && is_property(origin) => {
            let message = "`required` is the list of an object's properties; here it means that this property is required, \
                           and is read so";
            diagnostics.report(Code::LooseForm, &at, message).help("name the property in `required` of the object");
            Vec::new()
        }
        Some(Node::String(name)) => {
            let message = "`required` must be an array of names; this string is read as the only name";
            diagnostics.report(Code::LooseForm, &at, message);
            vec![name.clone()]
        }
        Some(other) => {
            report_malformed(&at, "`required` must be an array of names", other, diagnostics);
            Vec::new()
        }
    }
}

/// Returns whether a schema is the value of a property.
fn is_property(origin: &Origin) -> bool {
    origin.pointer.parent().and_then(Pointer::last) == Some("properties")
}

fn read_additional(object: &Object, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Additional {
    let at = origin.key(key);
    match object.get(key) {
        None | Some(Node::Null) => Additional::Unsaid,
        Some(Node::Object(schema)) if schema.is_empty() => Additional::Any,
        Some(Node::Object(_)) => Additional::Schema(at),
        Some(value) => match value.as_truth() {
            Some(true) => Additional::Any,
            Some(false) => Additional::Forbidden,
            None => {
                report_malformed(&at, &format!("`{key}` must be a schema"), value, diagnostics);
                Additional::Unsaid
            }
        },
    }
}

/// Schemas that apply to some values only (JSON Schema 2020-12, Core, sections 10.2.2 and 10.2.2.4).
fn read_conditional(object: &Object, origin: &Origin) -> Vec<Origin> {
    // What `if` describes counts as evaluated where it applies (section 11.3), but constrains nothing.
    let branches = ["if", "then", "else"].into_iter();
    let branches = branches.filter(|key| object.get("if").is_some() && object.get(key).is_some());
    let mut conditional: Vec<Origin> = branches.map(|key| origin.key(key)).collect();
    for key in ["dependentSchemas", "dependencies"] {
        let schemas = object.get(key).and_then(Node::as_object).into_iter().flat_map(Object::iter);
        let schemas = schemas.filter(|(_, schema)| schema.as_object().is_some());
        conditional.extend(schemas.map(|(name, _)| origin.key(key).key(name)));
    }
    conditional
}

fn read_items(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<Origin> {
    let is_schema = |key: &str| matches!(object.get(key), Some(Node::Object(_) | Node::Bool(_)));
    match object.get("items") {
        Some(Node::Object(_) | Node::Bool(_)) => return Some(origin.key("items")),
        None | Some(Node::Null | Node::Array(_)) => {}
        Some(other) => report_malformed(&origin.key("items"), "`items` must be a schema", other, diagnostics),
    }
    // JSON Schema 2020-12, Core, section 11.2: it applies to the elements that no other keyword evaluates.
    let applies = !super::narrowed::evaluates_items(object) && is_schema("unevaluatedItems");
    applies.then(|| origin.key("unevaluatedItems"))
}

fn read_prefix_items(object: &Object, origin: &Origin) -> Vec<Origin> {
    let key = if object.get("prefixItems").is_some() { "prefixItems" } else { "items" };
    let at = origin.key(key);
    let items = object.get(key).and_then(Node::as_array).unwrap_or_default();
    (0..items.len()).map(|index| at.index(index)).collect()
}

fn read_subschemas(object: &Object, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Vec<Origin> {
    let at = origin.key(key);
    match object.get(key) {
        None => Vec::new(),
        Some(Node::Array(schemas)) => (0..schemas.len()).map(|index| at.index(index)).collect(),
        Some(Node::Object(_)) => {
            let message = format!("`{key}` must be an array of schemas; this is read as the only schema");
            diagnostics.report(Code::LooseForm, &at, message);
            vec![at]
        }
        Some(other) => {
            report_malformed(&at, &format!("`{key}` must be an array of schemas"), other, diagnostics);
            Vec::new()
        }
    }
}

fn read_discriminator(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<Arc<Discriminator>> {
    let at = origin.key("discriminator");
    let discriminator = match object.get("discriminator")? {
        Node::String(property) => {
            return Some(Arc::new(Discriminator { property: property.clone(), mapping: Vec::new(), default: None }));
        }
        Node::Object(discriminator) => discriminator,
        other => {
            report_malformed(&at, "`discriminator` must be an object", other, diagnostics);
            return None;
        }
    };
    let text = |key| discriminator.get(key).and_then(Node::as_str).map(Arc::from);
    let Some(property) = text("propertyName") else {
        let message = "a discriminator must have a `propertyName`; without one, it is ignored";
        diagnostics.report(Code::MalformedKeyword, &at, message);
        return None;
    };
    let mapping = discriminator.get("mapping").and_then(Node::as_object);
    let entries = mapping.into_iter().flat_map(Object::iter);
    let mapping = entries.filter_map(|(value, target)| Some((value.clone(), target.as_str()?.into()))).collect();
    Some(Arc::new(Discriminator { property, mapping, default: text("defaultMapping") }))
}

#[cfg(test)]
mod tests {
    use super::{is_property, read_value_names};
    use crate::origin::{FileId, Origin, Pointer};
    use crate::source::{Node, Object};

    #[test]
    fn a_property_is_below_properties() {
        let at = |tokens: &[&str]| {
            let pointer = tokens.iter().fold(Pointer::ROOT, |pointer, token| pointer.key(token));
            is_property(&Origin { file: FileId::ENTRY, pointer })
        };
        assert!(at(&["components", "schemas", "Pet", "properties", "name"]));
        assert!(!at(&["components", "schemas", "Pet"]));
        assert!(!at(&["components", "schemas", "Pet", "properties"]));
        assert!(!at(&["components", "schemas", "Pet", "items"]));
    }

    #[test]
    fn values_are_named_by_either_extension() {
        let read = |keys: &[&str]| {
            let mut object = Object::default();
            for key in keys {
                let names = ["Low", "High"].map(|name| Node::String(format!("{name}{}", key.len()).as_str().into()));
                object.insert((*key).into(), Node::Array(names.into()));
            }
            read_value_names(&object).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(read(&["x-enum-varnames"]), ["Low15", "High15"]);
        assert_eq!(read(&["x-enumNames"]), ["Low11", "High11"]);
        assert_eq!(read(&["x-enumNames", "x-enum-varnames"]), ["Low15", "High15"]);
        assert_eq!(read(&["enum"]), [""; 0]);
    }
}
