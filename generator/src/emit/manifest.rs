//! `Cargo.toml` and `rustfmt.toml` of the generated crate.

use std::fmt::Write as _;

use super::file::{File, GENERATED};
use crate::hidden::is_hidden;
use crate::rust::{Crate, Feature, FeatureName, RuntimeSwitch};
use crate::toml_text::{key, string};

/// The source of the runtime in the manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum RuntimeSource {
    /// The registry, in the version of the generator.
    #[default]
    Version,
    /// A directory, with forward slashes and relative to the crate.
    Path(String),
    /// A git repository.
    Git(String),
}

impl RuntimeSource {
    /// Returns the first keys of the dependency's table.
    fn keys(&self) -> String {
        let version = format!("version = {}", string(env!("CARGO_PKG_VERSION")));
        match self {
            Self::Version => version,
            Self::Path(path) => format!("path = {}, {version}", string(path)),
            Self::Git(url) => format!("git = {}, {version}", string(url)),
        }
    }
}

/// The parts of the manifest that follow from the options.
#[derive(Debug, Clone, Default)]
pub struct ManifestOptions {
    /// The source of the runtime.
    pub runtime: RuntimeSource,
    /// The keys of `[package]` that are set, each with its value.
    pub package: Vec<(String, String)>,
    /// The dependencies of the crate besides the runtime, each with its line.
    pub dependencies: Vec<(String, String)>,
}

pub(super) fn cargo_toml(krate: &Crate, options: &ManifestOptions) -> File {
    let ManifestOptions { runtime, package, dependencies } = options;
    let features: Vec<String> = krate.runtime_features.iter().map(|feature| string(feature.as_str())).collect();
    let features = features.join(", ");
    let dependency = format!("{{ {}, default-features = false, features = [{features}] }}", runtime.keys());
    let mut others = String::new();
    for (name, line) in dependencies {
        let _ = writeln!(others, "{name} = {line}");
    }
    let own = own_features(&krate.features, &krate.runtime_switches);
    let text = format!(
        "# {GENERATED}\n\n{}\n# Examples are not run as tests: compiling all of them is slow.\n[lib]\ndoctest = false\n\n[dependencies]\nclientwright-runtime = {dependency}\n{others}{own}",
        package_table(krate, package),
    );
    File { path: "Cargo.toml".to_owned(), text }
}

/// Writes `[package]`: the keys that every crate has, and those of the options.
fn package_table(krate: &Crate, package: &[(String, String)]) -> String {
    let mut keys = vec![
        ("name", string(&krate.name)),
        ("version", string("0.1.0")),
        ("edition", string("2024")),
        ("description", string(&one_line(&krate.summary))),
    ];
    for (key, value) in package {
        match keys.iter_mut().find(|(known, _)| known == key) {
            Some((_, default)) => default.clone_from(value),
            None => keys.push((key, value.clone())),
        }
    }
    let lines = keys.iter().map(|(key, value)| format!("{key} = {value}\n"));
    format!("[package]\n{}", lines.collect::<String>())
}

/// Writes a feature for each tag, all enabled by default, and those that enable features of the runtime.
fn own_features(features: &[Feature], switches: &[RuntimeSwitch]) -> String {
    let tags = features.iter().map(|feature| &feature.name);
    let of_runtime = switches.iter().filter(|switch| switch.is_default).map(|switch| &switch.name);
    let mut text = format!("\n[features]\ndefault = {}\n", list(tags.chain(of_runtime)));
    for Feature { name, enables } in features {
        let _ = writeln!(text, "{} = {}", key(name.as_str()), list(enables));
    }
    for RuntimeSwitch { name, enables, .. } in switches {
        let _ = writeln!(
            text,
            "{} = {}",
            key(name.as_str()),
            toml_list(&[format!("clientwright-runtime/{}", enables.as_str())])
        );
    }
    text
}

/// Writes a list in one line, or in one line per element if it would be long.
fn list<'a>(names: impl IntoIterator<Item = &'a FeatureName>) -> String {
    toml_list(&names.into_iter().map(|name| name.as_str().to_owned()).collect::<Vec<_>>())
}

fn toml_list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| string(text)).collect();
    let line = format!("[{}]", quoted.join(", "));
    if line.len() <= 100 { line } else { format!("[\n    {},\n]", quoted.join(",\n    ")) }
}

/// Returns a string of the document in one line, without invisible characters and those that change the text direction.
pub(super) fn one_line(text: &str) -> String {
    let seen = text.chars().filter_map(|letter| match letter {
        space if space.is_control() || matches!(space, '\u{2028}' | '\u{2029}') => Some(' '),
        hidden if is_hidden(hidden) => None,
        seen => Some(seen),
    });
    seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the configuration that keeps the formatter of the user's workspace away from generated files.
pub(super) fn rustfmt_toml() -> File {
    let text = format!(
        "# {GENERATED}\n\n# Generated files keep the form in which they were generated.\ndisable_all_formatting = true\n"
    );
    File { path: "rustfmt.toml".to_owned(), text }
}

#[cfg(test)]
mod tests {
    use super::{one_line, string};

    #[test]
    fn texts_of_the_document_are_one_line_and_one_string() {
        assert_eq!(one_line(" a\u{0}b\n c\u{202e}d\u{ad}e\u{2028}f"), "a b cde f");
        let text = "say \"hi\" \\ \u{1}";
        assert_eq!(format!("x = {}", string(text)).parse::<toml::Table>().unwrap()["x"].as_str(), Some(text));
    }
}
