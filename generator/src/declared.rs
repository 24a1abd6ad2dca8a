//! Security schemes of the options, added to those of the document.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::api::{Api, Operation, Requirement, SecurityScheme};
use crate::config::SecurityOption;
use crate::diagnostic::{Code, Diagnostics};
use crate::origin::{FileId, Origin};
use crate::select::Subject;

/// Adds the schemes, and the requirements of the operations that their filters match. Such an operation needs one of these
/// schemes, whatever the document says. If no scheme has filters and no operation has requirements, each operation accepts any of
/// the schemes, and calls without credentials.
pub(crate) fn declare_schemes(
    api: &mut Api,
    schemes: &IndexMap<String, SecurityOption>,
    diagnostics: &mut Diagnostics,
) {
    for (name, scheme) in schemes {
        declare_scheme(api, name, scheme);
    }
    require(api, schemes, diagnostics);
    let has_filters = schemes.values().any(|scheme| scheme.selection().is_some());
    if schemes.is_empty() || has_filters || api.operations.iter().any(|operation| !operation.security.is_empty()) {
        return;
    }
    for operation in &mut api.operations {
        let requirements = schemes.iter().map(|(name, scheme)| vec![requirement(name, scheme)]);
        operation.security = requirements.chain([Vec::new()]).collect();
    }
}

fn declare_scheme(api: &mut Api, name: &str, scheme: &SecurityOption) {
    let declared = SecurityScheme {
        origin: Origin::root(FileId::ENTRY),
        name: name.into(),
        kind: scheme.kind().clone(),
        description: scheme.description().map(str::to_owned),
        deprecated: scheme.is_deprecated(),
        metadata_url: scheme.metadata_url().map(str::to_owned),
    };
    match api.security_schemes.iter_mut().find(|known| *known.name == *name) {
        Some(known) => {
            let description = declared.description.or_else(|| known.description.take());
            *known = SecurityScheme { description, ..declared };
        }
        None => api.security_schemes.push(declared),
    }
}

/// Sets the requirements of the operations that the filters of schemes match.
fn require(api: &mut Api, schemes: &IndexMap<String, SecurityOption>, diagnostics: &mut Diagnostics) {
    let mut required: Vec<Vec<Vec<Requirement>>> = vec![Vec::new(); api.operations.len()];
    for (name, scheme) in schemes {
        let Some(selection) = scheme.selection() else { continue };
        let mut hits = selection.hits();
        for (operation, required) in api.operations.iter().zip(&mut required) {
            if with_subject(operation, |subject| hits.takes(subject)) {
                required.push(vec![requirement(name, scheme)]);
            }
        }
        for (option, filter) in hits.missed() {
            let message = format!("no operation matches the filter `{filter}` of `{option}` in `[security.{name}]`");
            let help = "names are compared exactly, with case; `*` stands for any characters";
            diagnostics.report_anywhere(Code::FilterWithoutMatch, message).help(help);
        }
    }
    for (operation, required) in api.operations.iter_mut().zip(required) {
        if !required.is_empty() {
            operation.security = required;
        }
    }
}

fn requirement(name: &str, scheme: &SecurityOption) -> Requirement {
    Requirement { scheme: Arc::from(name), scopes: scheme.scopes().to_vec() }
}

fn with_subject<T>(operation: &Operation, read: impl FnOnce(&Subject<'_>) -> T) -> T {
    let tags: Vec<&str> = operation.tags.iter().map(String::as_str).collect();
    read(&Subject {
        id: operation.id.as_deref(),
        tags: &tags,
        path: &operation.path,
        method: operation.method.as_str(),
        deprecated: operation.deprecated,
    })
}
