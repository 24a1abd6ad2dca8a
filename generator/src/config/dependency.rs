//! `[dependencies]`: the crates of types that replace generated ones, as the generated manifest lists them.
//!
//! ```toml
//! [dependencies]
//! billing = { path = "../billing" }          # from the folder of the options; in the manifest, from that of the crate
//! rust_decimal = { version = "1", features = ["serde"] }
//! ```

use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;
use toml::Value;

use super::name::check_form;
use super::path::ConfigPath;
use crate::diagnostic::nearest;
use crate::toml_text;

/// The dependencies, by the names that code uses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "IndexMap<String, super::schema::DependencyTable>"))]
#[serde(try_from = "IndexMap<String, Value>")]
pub struct Dependencies(IndexMap<String, Dependency>);

/// A dependency: a version, or a table whose path is adjusted to the directory of the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dependency {
    version: Option<String>,
    path: Option<ConfigPath>,
    others: Vec<(String, String)>,
}

/// The keys that cargo defines, except `optional`: the dependency is always needed.
pub(super) const KEYS: [&str; 13] = [
    "version",
    "path",
    "git",
    "branch",
    "tag",
    "rev",
    "registry",
    "registry-index",
    "package",
    "features",
    "default-features",
    "workspace",
    "public",
];

impl Dependencies {
    /// Returns the same dependencies, with paths relative to `base`.
    pub(super) fn based(self, base: &Path) -> Self {
        let based =
            |dependency: Dependency| Dependency { path: dependency.path.map(|path| path.based(base)), ..dependency };
        Self(self.0.into_iter().map(|(name, dependency)| (name, based(dependency))).collect())
    }

    /// Combines these dependencies with others, over which they take precedence.
    pub(super) fn over(self, others: Self) -> Self {
        Self(others.0.into_iter().chain(self.0).collect())
    }

    /// Returns each dependency with its line in a manifest in `dir`.
    pub fn lines(&self, dir: &Path) -> Vec<(String, String)> {
        self.0.iter().map(|(name, dependency)| (name.clone(), dependency.line(dir))).collect()
    }
}

impl Dependency {
    fn line(&self, dir: &Path) -> String {
        if let Some(version) = &self.version {
            return version.clone();
        }
        let path = self.path.as_ref().map(|path| path.seen_from(dir).to_string_lossy().replace('\\', "/"));
        let path = path.map(|path| format!("path = {}", toml_text::string(&path)));
        let others = self.others.iter().map(|(key, value)| format!("{key} = {value}"));
        format!("{{ {} }}", path.into_iter().chain(others).collect::<Vec<_>>().join(", "))
    }

    fn read(name: &str, value: Value) -> Result<Self, String> {
        check_form(name)?;
        if name == "clientwright-runtime" {
            return Err("the runtime is always a dependency; choose its source by `runtime`".to_owned());
        }
        match value {
            Value::String(_) => Ok(Self { version: Some(toml_text::value(&value)), path: None, others: Vec::new() }),
            Value::Table(table) => Self::read_table(name, table),
            other => Err(format!("`{name}` must be a version or a table, found {}", other.type_str())),
        }
    }

    fn read_table(name: &str, table: toml::Table) -> Result<Self, String> {
        let mut read = Self { version: None, path: None, others: Vec::new() };
        for (key, value) in table {
            if !KEYS.contains(&key.as_str()) {
                let near = nearest(&key, KEYS).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("unknown key `{key}` of `{name}`{near}"));
            }
            match (key.as_str(), value) {
                ("path", Value::String(path)) => read.path = Some(ConfigPath::from(std::path::PathBuf::from(path))),
                ("path", _) => return Err(format!("the `path` of `{name}` must be a string")),
                (_, value) => read.others.push((key, toml_text::value(&value))),
            }
        }
        Ok(read)
    }
}

impl TryFrom<IndexMap<String, Value>> for Dependencies {
    type Error = String;

    fn try_from(tables: IndexMap<String, Value>) -> Result<Self, String> {
        let read = |(name, value): (String, Value)| Dependency::read(&name, value).map(|read| (name, read));
        tables.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Dependencies;

    fn lines(text: &str) -> Result<Vec<String>, String> {
        let read: Dependencies = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        let lines = read.based(Path::new("/project")).lines(Path::new("/project/clients/store"));
        Ok(lines.into_iter().map(|(name, line)| format!("{name} = {line}")).collect())
    }

    #[test]
    fn they_are_copied_and_paths_are_led() {
        let text = "billing = { path = '../billing' }\nuuid = '1'\n\
                    money = { version = '2', features = ['serde', 'std'], default-features = false }";
        let expected = [
            r#"billing = { path = "../../../billing" }"#,
            r#"uuid = "1""#,
            r#"money = { version = "2", features = ["serde", "std"], default-features = false }"#,
        ];
        assert_eq!(lines(text), Ok(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn faults_are_told() {
        for (text, message) in [
            ("a = 1", "`a` must be a version or a table, found integer"),
            ("a = { pat = 'x' }", "unknown key `pat` of `a`; did you mean `path`?"),
            ("a = { path = 1 }", "the `path` of `a` must be a string"),
            ("clientwright-runtime = '1'", "the runtime is always a dependency; choose its source by `runtime`"),
        ] {
            assert_eq!(lines(text), Err(message.to_owned()), "{text}");
        }
    }
}
