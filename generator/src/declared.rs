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

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::declare_schemes;
    use crate::api::Api;
    use crate::config::SecurityOption;
    use crate::diagnostic::Diagnostics;
    use crate::select::Selection;
    use crate::{dialect, resolve, source};

    /// The API of two operations of which the second has these requirements, with schemes of the options added.
    fn declared(security: &str, schemes: &[(&str, &str)]) -> (Api, Vec<String>) {
        let text = format!(
            "openapi: 3.1.0\npaths:\n  /a: {{get: {{tags: [a], responses: {{}}}}}}\n  /b: {{get: {{responses: {{}}, security: \
             {security}}}}}\ncomponents: {{securitySchemes: {{key: {{type: apiKey, in: header, name: k, description: Mine.}}}}}}\n"
        );
        let mut unused = Diagnostics::default();
        let documents = source::read_text("api.yaml".as_ref(), text.into(), &mut unused);
        let skeleton = dialect::upgrade(&documents, &mut unused).expect("a document");
        let mut api = resolve::resolve(&skeleton, &Selection::default(), &mut unused);
        let schemes: IndexMap<String, SecurityOption> =
            schemes.iter().map(|(name, toml)| ((*name).to_owned(), toml::from_str(toml).expect("a scheme"))).collect();
        let mut diagnostics = Diagnostics::default();
        declare_schemes(&mut api, &schemes, &mut diagnostics);
        (api, diagnostics.findings().iter().map(|finding| finding.message.clone()).collect())
    }

    /// The alternatives of each operation: `key | token & other | none`.
    fn required(api: &Api) -> Vec<String> {
        let names = |all: &Vec<crate::api::Requirement>| match &all[..] {
            [] => "none".to_owned(),
            all => all.iter().map(|one| &*one.scheme).collect::<Vec<_>>().join(" & "),
        };
        let shown =
            |operation: &crate::api::Operation| operation.security.iter().map(names).collect::<Vec<_>>().join(" | ");
        api.operations.iter().map(shown).collect()
    }

    const TOKEN: (&str, &str) = ("token", "type = 'http'\nscheme = 'bearer'");
    const OTHER: (&str, &str) = ("other", "type = 'http'\nscheme = 'basic'");

    #[test]
    fn schemes_without_filters_are_optional_where_the_document_requires_nothing() {
        let (api, findings) = declared("[]", &[TOKEN, OTHER]);
        assert_eq!(required(&api), ["token | other | none", "token | other | none"]);
        let names = api.security_schemes.iter().map(|scheme| scheme.name.to_string()).collect::<Vec<_>>();
        assert_eq!((names, findings), (["key", "token", "other"].map(str::to_owned).to_vec(), Vec::new()));
        assert_eq!(required(&declared("[]", &[]).0), ["", ""]);
    }

    #[test]
    fn requirements_of_the_document_stay() {
        assert_eq!(required(&declared("[{key: []}]", &[TOKEN]).0), ["", "key"]);
    }

    #[test]
    fn filters_say_which_operations_need_a_scheme() {
        let of = |filter: &str| ("token", format!("type = 'http'\nscheme = 'bearer'\ninclude = ['{filter}']"));
        let (name, with_tag) = of("tag:a");
        let (api, findings) = declared("[{key: []}]", &[(name, &with_tag), OTHER]);
        assert_eq!((required(&api), findings), (vec!["token".to_owned(), "key".to_owned()], Vec::new()));
        let (name, without) = of("tag:c");
        let (api, findings) = declared("[]", &[(name, &without)]);
        assert_eq!(required(&api), ["", ""]);
        assert_eq!(findings, ["no operation matches the filter `tag:c` of `include` in `[security.token]`"]);
    }

    #[test]
    fn a_scheme_of_the_options_replaces_the_one_of_its_name() {
        let (api, _) = declared("[]", &[("key", "type = 'http'\nscheme = 'bearer'")]);
        let [scheme] = &api.security_schemes[..] else { panic!("one scheme") };
        assert_eq!(scheme.description.as_deref(), Some("Mine."));
        assert!(format!("{:?}", scheme.kind).to_lowercase().contains("bearer"), "{:?}", scheme.kind);
    }
}
