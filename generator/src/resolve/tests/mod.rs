//! Small documents, and the API that they describe.

mod dynamic;
mod files;
mod limits;
mod loose;
mod modern;
mod references;
mod selection;
mod subtypes;
mod unions;
mod vocabulary;
mod webhooks;

use crate::api::{Additional, Api, Scalar, SchemaId, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::dialect;
use crate::select::Selection;
use crate::source::{Documents, read_path, read_text};

/// The API that a document describes, and the diagnostics.
struct Resolved {
    api: Api,
    findings: Vec<String>,
}

fn resolve(text: &str) -> Resolved {
    resolve_as("3.1.0", text)
}

/// Resolves a document of which only the part after the version is given.
fn resolve_as(version: &str, text: &str) -> Resolved {
    let key = if version == "2.0" { "swagger" } else { "openapi" };
    let text = format!("{key}: '{version}'\n{text}");
    let mut diagnostics = Diagnostics::default();
    let documents = read_text("api.yaml".as_ref(), text.into(), &mut diagnostics);
    resolve_documents(&documents, diagnostics)
}

/// Resolves the first of some files.
fn resolve_files(files: &[(&str, &str)]) -> Resolved {
    let directory = tempfile::tempdir().expect("a directory");
    for (path, text) in files {
        let path = directory.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    let mut diagnostics = Diagnostics::default();
    let documents = read_path(&directory.path().join(files[0].0), &mut diagnostics);
    let mut resolved = resolve_documents(&documents, diagnostics);
    let prefix = format!("{}/", directory.path().canonicalize().expect("a directory").display());
    for finding in &mut resolved.findings {
        *finding = finding.replace(&prefix, "");
    }
    resolved
}

fn resolve_documents(documents: &Documents, diagnostics: Diagnostics) -> Resolved {
    resolve_selected(documents, &Selection::default(), diagnostics)
}

fn resolve_selected(documents: &Documents, selection: &Selection, mut diagnostics: Diagnostics) -> Resolved {
    let skeleton = dialect::upgrade(documents, &mut diagnostics).expect("a document");
    let api = super::resolve(&skeleton, selection, &mut diagnostics);
    let findings = diagnostics.findings().iter().filter(|finding| finding.code.as_str() != "relative-server");
    let findings = findings.map(|finding| shown(documents, finding)).collect();
    Resolved { api, findings }
}

/// Shows `file.yaml#/pointer code: message`, then the related places.
fn shown(documents: &Documents, finding: &Diagnostic) -> String {
    let place = |origin: &crate::origin::Origin| format!("{}{}", documents.relative_path(origin.file), origin.pointer);
    let at = finding.origin.as_ref().map(place).unwrap_or_default();
    let related = finding.related.iter().map(|(origin, why)| format!(" [{}: {why}]", place(origin)));
    format!("{at} {}: {}{}", finding.code.as_str(), finding.message, related.collect::<String>())
}

impl Resolved {
    /// The shape of the schema of this name.
    fn shape(&self, name: &str) -> String {
        let named = self.api.named.iter().find(|id| self.api.schemas[**id].name.as_deref() == Some(name));
        named.map_or_else(|| "nothing".to_owned(), |id| self.shape_of(*id, true))
    }

    fn addresses(&self) -> Vec<String> {
        let origins = self.api.named.iter().map(|id| &self.api.schemas[*id].origin);
        origins.map(|origin| self.api.addresses.of(origin)).collect()
    }

    /// A schema in a few words; a named one, unless it is `expanded`, by its name.
    fn shape_of(&self, id: SchemaId, expanded: bool) -> String {
        let schema = &self.api.schemas[id];
        let inner = |id: SchemaId| self.shape_of(id, false);
        let shape = match (&schema.shape, &schema.name) {
            (_, Some(name)) if !expanded => return name.to_string(),
            (Shape::Any, _) => "any".to_owned(),
            (Shape::Scalar(scalar), _) => scalar_of(scalar).to_owned(),
            (Shape::StringEnumeration(values), _) => {
                values.iter().map(|value| format!("'{}'", value.value)).collect::<Vec<_>>().join("|")
            }
            (Shape::IntegerEnumeration(values), _) => {
                values.iter().map(|value| value.value.to_string()).collect::<Vec<_>>().join("|")
            }
            (Shape::Object(object), _) => {
                let property = |property: &crate::api::Property| {
                    let mark = if property.required { "" } else { "?" };
                    format!("{}{mark}: {}", property.name, inner(property.schema))
                };
                let mut parts: Vec<String> = object.properties.iter().map(property).collect();
                if let Additional::Declared(values) = object.additional {
                    parts.push(format!("..: {}", inner(values)));
                }
                format!("{{{}}}", parts.join(", "))
            }
            (Shape::Map(map), _) => {
                let keys = map.keys.map(|keys| format!(" by {}", inner(keys))).unwrap_or_default();
                format!("map of {}{keys}", inner(map.values))
            }
            (Shape::Array(items), _) => format!("[{}]", inner(*items)),
            (Shape::Tuple(elements), _) => {
                let elements: Vec<String> = elements.iter().map(|element| inner(*element)).collect();
                format!("[{}]", elements.join(", "))
            }
            (Shape::Union(union), _) => {
                let branches: Vec<String> = union.branches.iter().map(|branch| inner(branch.schema)).collect();
                format!("({})", branches.join(" or "))
            }
            (Shape::Same(target), _) => format!("={}", inner(*target)),
        };
        if schema.nullable { format!("{shape} or null") } else { shape }
    }
}

fn scalar_of(scalar: &Scalar) -> &'static str {
    match scalar {
        Scalar::Null => "null",
        Scalar::Boolean { .. } => "boolean",
        Scalar::Integer { .. } => "integer",
        Scalar::Number { .. } => "number",
        Scalar::String { .. } => "string",
    }
}
