//! The options that affect the generated code, for the lock's `config`.
//!
//! The form is TOML with the keys of the options, so that renaming an item in the generator does not change a lock:
//!
//! ```toml
//! name = "pets"
//! runtime = "path=../runtime"
//! module = false
//!
//! [formats]
//! dates = "jiff"
//! ```

use std::path::Path;

use indexmap::IndexMap;
use serde::Serialize;

use crate::checkout::runtime_source;
use crate::config::{Config, Edition, Form, FormatChoice, Package, Rename, Runtime, TypeOverride, UnknownProperties};
use crate::emit::RuntimeSource;

#[derive(Serialize)]
struct Fingerprint<'c> {
    name: Option<&'c str>,
    edition: Option<Edition>,
    runtime: Option<String>,
    module: bool,
    filters: String,
    #[serde(rename = "unknown-properties")]
    unknown_properties: Option<UnknownProperties>,
    check: Option<&'c str>,
    #[serde(rename = "client-parameters", skip_serializing_if = "<[String]>::is_empty")]
    client_parameters: &'c [String],
    formats: FormatChoice,
    types: &'c IndexMap<String, TypeOverride>,
    fields: &'c IndexMap<String, Rename>,
    parameters: &'c IndexMap<String, Rename>,
    operations: &'c IndexMap<String, Rename>,
    tags: &'c IndexMap<String, Rename>,
    dependencies: IndexMap<String, String>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    security: IndexMap<&'c str, toml::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<&'c Package>,
}

/// Returns the options of a client in `dir`.
pub(crate) fn fingerprint(config: &Config, form: Form, dir: &Path) -> String {
    let is_crate = form == Form::Crate;
    let dependencies = if is_crate { config.dependencies.lines(dir) } else { Vec::new() };
    let fingerprint = Fingerprint {
        name: config.name.as_ref().map(crate::config::CrateName::as_str),
        edition: config.edition,
        runtime: is_crate.then(|| runtime(config, dir)),
        module: !is_crate,
        filters: config.selection().to_string(),
        unknown_properties: config.unknown_properties,
        check: config.check.as_deref(),
        client_parameters: &config.client_parameters,
        formats: config.formats,
        types: &config.types,
        fields: &config.fields,
        parameters: &config.parameters,
        operations: &config.operations,
        tags: &config.tags,
        dependencies: dependencies.into_iter().collect(),
        security: security(config),
        package: Some(&config.package).filter(|package| is_crate && !package.is_empty()),
    };
    // Every key is a string, and every value a string, a boolean, a list or a table, so that TOML can express it.
    toml::to_string(&fingerprint).unwrap_or_default()
}

/// Returns the declared security schemes as they are written.
fn security(config: &Config) -> IndexMap<&str, toml::Value> {
    let schemes = config.security.iter();
    schemes.filter_map(|(name, scheme)| Some((name.as_str(), toml::Value::try_from(scheme.written()).ok()?))).collect()
}

/// Returns the source of the runtime as the options name it.
fn runtime(config: &Config, dir: &Path) -> String {
    if config.runtime == Some(Runtime::Vendored) {
        return "vendored".to_owned();
    }
    match runtime_source(config, dir) {
        RuntimeSource::Version => "version".to_owned(),
        RuntimeSource::Path(path) => format!("path={path}"),
        RuntimeSource::Git(url) => format!("git={url}"),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::fingerprint;
    use crate::Form;
    use crate::config::Config;

    /// Every key that has an effect. A change of this text changes the lock of every user.
    #[test]
    fn the_whole_text_is_stable() {
        let text = "name = 'pets'\nruntime = 'git=https://example.com'\ninclude = ['tag:pets']\nexclude = ['deprecated']\n\
                    unknown-properties = 'keep'\nclient-parameters = ['X-Account']\n\
                    [formats]\ndates = 'jiff'\n\
                    [types.Pet]\nrename = 'Animal'\nderive = ['Eq']\nunknown-properties = 'drop'\n\
                    [types.Owner]\nreplace = 'house::Owner'\n\
                    [fields.'Pet.id']\nrename = 'number'\n[parameters.'list.limit']\nrename = 'most'\n\
                    [operations.list]\nrename = 'all'\n[tags.pets]\nrename = 'animals'\n\
                    [dependencies]\nhouse = '1'";
        let config: Config = toml::from_str(text).unwrap();
        assert_eq!(
            fingerprint(&config, Form::Crate, Path::new("out")),
            "name = \"pets\"\nruntime = \"git=https://example.com\"\nmodule = false\n\
             filters = \"+ tag:pets - deprecated\"\nunknown-properties = \"keep\"\nclient-parameters = [\"X-Account\"]\n\n\
             [formats]\ndates = \"jiff\"\n\n\
             [types.Pet]\nrename = \"Animal\"\nderive = [\"Eq\"]\nunknown-properties = \"drop\"\n\n\
             [types.Owner]\nreplace = \"house::Owner\"\nderive = []\n\n\
             [fields.\"Pet.id\"]\nrename = \"number\"\n\n\
             [parameters.\"list.limit\"]\nrename = \"most\"\n\n\
             [operations.list]\nrename = \"all\"\n\n\
             [tags.pets]\nrename = \"animals\"\n\n\
             [dependencies]\nhouse = '\"1\"'\n"
        );
        assert_eq!(
            fingerprint(&Config::default(), Form::Module, Path::new("out")),
            "module = true\nfilters = \"\"\n\n[formats]\n\n[types]\n\n[fields]\n\n[parameters]\n\n[operations]\n\n[tags]\n\n[dependencies]\n"
        );
    }
}
