//! Inspection of a document: its contents, and the parts that will be degraded.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;

use crate::api::{Api, MediaType, Untyped};
use crate::config::Config;
use crate::crate_name::default_name;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::dialect::{self, Skeleton};
use crate::lower::{self, Previous};
use crate::origin::{FileId, Origin};
use crate::resolve;
use crate::select::Selection;
use crate::source::{Documents, Node, Object};

/// The contents of a document, and the parts that will be degraded.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct Inspection {
    /// The default name of the crate.
    #[serde(rename = "crate")]
    pub krate: String,
    /// The version of OpenAPI as written.
    pub openapi: String,
    /// The title of the API.
    pub title: String,
    /// The version of the API.
    pub api_version: String,
    /// The number of operations.
    pub operations: usize,
    /// The number of requests that the API makes: operations of webhooks and callbacks.
    pub webhooks: usize,
    /// The number of named schemas.
    pub schemas: usize,
    /// The number of bodies and responses of each media type, the most frequent first.
    pub media_types: IndexMap<String, usize>,
    /// The kind of each security scheme, by name, in document order.
    pub security_schemes: IndexMap<String, String>,
    /// The operation that `client.check()` calls: `GET /me`. `None` if none is safe and without required parameters.
    pub check: Option<String>,
    /// The number of operations of each tag, in the order of operations.
    pub tags: IndexMap<String, usize>,
    /// The number of schemas of each format that has a type of a crate.
    pub formats: IndexMap<&'static str, usize>,
    /// The number of occurrences of each notable keyword, in the order of the specification.
    pub features: IndexMap<&'static str, usize>,
    /// The number of diagnostics with each code, in the order of the catalogue.
    pub findings: Vec<Finding>,
    /// The places where the document constrains a value and its type does not.
    pub untyped: Vec<Untyped>,
}

/// A kind of diagnostic.
#[derive(Debug, Serialize, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The code.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The number of diagnostics.
    pub count: usize,
}

/// Keywords that need special support.
const FEATURES: [&str; 34] = [
    "webhooks",
    "callbacks",
    "links",
    "additionalOperations",
    "style",
    "explode",
    "allowReserved",
    "encoding",
    "itemSchema",
    "xml",
    "discriminator",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "dependentRequired",
    "dependentSchemas",
    "prefixItems",
    "contains",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "unevaluatedProperties",
    "const",
    "enum",
    "nullable",
    "default",
    "readOnly",
    "writeOnly",
    "deprecated",
    "contentMediaType",
    "$dynamicRef",
    "$ref",
];

/// The formats of strings whose types are chosen by options.
const FORMATS: [&str; 7] = ["date-time", "date", "time", "duration", "uuid", "uri", "decimal"];

/// Inspects a document without generating a client; returns `None` if it is not an OpenAPI document.
pub fn inspect(documents: &Documents, selection: &Selection, diagnostics: &mut Diagnostics) -> Option<Inspection> {
    let earlier = diagnostics.findings().len();
    let inspection = inspect_as_seen(documents, selection, diagnostics);
    diagnostics.point_from(earlier, |origin| *origin = documents.written(origin));
    inspection
}

/// Inspects a document; diagnostics point at the document after overlays.
fn inspect_as_seen(documents: &Documents, selection: &Selection, diagnostics: &mut Diagnostics) -> Option<Inspection> {
    if documents.broken_overlay().is_some() {
        return None;
    }
    let skeleton = dialect::upgrade(documents, diagnostics)?;
    let mut api = resolve::resolve(&skeleton, selection, diagnostics);
    let plan =
        lower::lower(&mut api, &Config::default(), &lower::Options::default(), &Previous::default(), diagnostics);
    let server = api.servers.first().map(|server| server.url.as_str());
    Some(Inspection {
        krate: default_name(&api.title, server, documents.path(FileId::ENTRY)),
        tags: tags(&api),
        formats: formats(documents),
        openapi: openapi(documents),
        operations: api.operations.len(),
        webhooks: api.webhooks.len(),
        schemas: api.named.len(),
        media_types: media_types(&api),
        security_schemes: security_schemes(&skeleton),
        check: plan.krate.client.check.operation.map(|operation| operation.shown()),
        features: documents.count_keywords(&FEATURES),
        findings: findings(diagnostics),
        title: api.title,
        api_version: api.version,
        untyped: api.untyped,
    })
}

fn tags(api: &Api) -> IndexMap<String, usize> {
    let mut counts = IndexMap::new();
    for tag in api.operations.iter().flat_map(|operation| &operation.tags) {
        *counts.entry(tag.clone()).or_insert(0) += 1;
    }
    counts
}

/// Counts the formats that `[formats]` of the options chooses types for.
fn formats(documents: &Documents) -> IndexMap<&'static str, usize> {
    let mut counts: IndexMap<&'static str, usize> = FORMATS.into_iter().map(|format| (format, 0)).collect();
    for root in documents.files().filter_map(|file| documents.root(file)) {
        count_formats(root, &mut counts);
    }
    counts.retain(|_, count| *count > 0);
    counts
}

fn count_formats(node: &Node, counts: &mut IndexMap<&'static str, usize>) {
    match node {
        Node::Array(elements) => elements.iter().for_each(|element| count_formats(element, counts)),
        Node::Object(object) => {
            for (key, value) in object.iter() {
                let format = value.as_str().filter(|_| &**key == "format");
                match format.and_then(|format| counts.get_mut(format)) {
                    Some(count) => *count += 1,
                    None => count_formats(value, counts),
                }
            }
        }
        _ => {}
    }
}

fn openapi(documents: &Documents) -> String {
    let root = documents.root(FileId::ENTRY);
    let version = root.and_then(|root| root.get("openapi").or_else(|| root.get("swagger")));
    match version {
        Some(Node::String(text)) => text.to_string(),
        Some(Node::Number(number)) => number.text().to_owned(),
        _ => String::new(),
    }
}

fn media_types(api: &Api) -> IndexMap<String, usize> {
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref()).flat_map(|body| &body.content);
    let responses =
        api.operations.iter().flat_map(|operation| &operation.responses).flat_map(|response| &response.content);
    let mut counts = IndexMap::new();
    for MediaType { name, .. } in bodies.chain(responses) {
        *counts.entry(name.clone()).or_insert(0) += 1;
    }
    counts.sort_by(|_, one, _, two| two.cmp(one));
    counts
}

/// Shows `apiKey in header`, `http bearer` or `oauth2`, including schemes that are not supported.
fn security_schemes(skeleton: &Skeleton<'_>) -> IndexMap<String, String> {
    let at = Origin::root(FileId::ENTRY).key("components").key("securitySchemes");
    let schemes = skeleton.node(&at).and_then(Node::as_object).into_iter().flat_map(Object::iter);
    let kind = |scheme: &Node| {
        let word = |key: &str| scheme.get(key).and_then(Node::as_str);
        let more = word("scheme").map(str::to_owned).or_else(|| word("in").map(|place| format!("in {place}")));
        [word("type").map(str::to_owned), more].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    schemes.map(|(name, scheme)| (name.to_string(), kind(scheme))).collect()
}

fn findings(diagnostics: &Diagnostics) -> Vec<Finding> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in diagnostics.findings() {
        *counts.entry(finding.code).or_default() += 1;
    }
    let finding = |(code, count): (Code, usize)| Finding { code, severity: code.severity(), count };
    counts.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::formats;
    use crate::diagnostic::Diagnostics;
    use crate::source::read_text;

    /// The formats of a document, as `date 1, uuid 2`.
    fn counted(text: &str) -> String {
        let documents = read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default());
        let counts = formats(&documents).into_iter().map(|(format, count)| format!("{format} {count}"));
        counts.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn formats_are_counted_wherever_they_are_in_the_order_of_the_options() {
        assert_eq!(counted("a: {format: uuid}\nb: {c: {format: date}, d: {format: uuid}}\n"), "date 1, uuid 2");
        assert_eq!(counted("allOf: [{format: time}, [{format: uri}, {a: [{format: uri}]}]]\n"), "time 1, uri 2");
        assert_eq!(counted("format: uuid\nalso: uuid\nlist: [uuid]\n"), "uuid 1");
    }

    #[test]
    fn a_property_called_format_is_looked_into() {
        assert_eq!(counted("properties: {format: {type: string, format: decimal}}\n"), "decimal 1");
        assert_eq!(counted("properties: {format: [{format: date-time}]}\n"), "date-time 1");
        assert_eq!(counted("format: int64\na: {format: binary}\n"), "");
    }
}
