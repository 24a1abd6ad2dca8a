//! `[package]`: the package of a generated crate, as its manifest describes it.
//!
//! ```toml
//! [package]
//! version = "1.4.0"
//! license = "MIT OR Apache-2.0"
//! publish = false
//! ```

use serde::{Deserialize, Serialize};
use toml::Value;

use super::package_value::{Authors, Categories, Keywords, License, Line, MinimumRust, Url, Version};
use crate::toml_text;

/// The package of a generated crate. What it does not set is left out of the manifest, or has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Package {
    /// The version of the crate, as Semantic Versioning 2.0 defines it; by default `0.1.0`.
    pub version: Option<Version>,
    /// The oldest Rust with which the crate is compiled.
    pub rust_version: Option<MinimumRust>,
    /// The authors, such as `Ann <ann@example.com>`.
    pub authors: Option<Authors>,
    /// The description of the crate in one line; by default the title of the API.
    pub description: Option<Line>,
    /// The URL of the documentation.
    pub documentation: Option<Url>,
    /// The URL of the home page.
    pub homepage: Option<Url>,
    /// The URL of the repository.
    pub repository: Option<Url>,
    /// The license, an SPDX expression such as `MIT OR Apache-2.0`.
    pub license: Option<License>,
    /// The keywords of the registry, at most 5.
    pub keywords: Option<Keywords>,
    /// The categories of the registry, at most 5.
    pub categories: Option<Categories>,
    /// Permits publication: true, false, or the names of the permitted registries.
    pub publish: Option<Publish>,
}

/// The registries to which the crate may be published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected `true`, `false` or a list of registries")]
#[non_exhaustive]
pub enum Publish {
    /// All or none.
    All(bool),
    /// Those with these names.
    Registries(Vec<String>),
}

impl Package {
    /// Combines this package with that of a file, over which it takes precedence.
    #[must_use]
    pub fn over(self, file: Self) -> Self {
        Self {
            version: self.version.or(file.version),
            rust_version: self.rust_version.or(file.rust_version),
            authors: self.authors.or(file.authors),
            description: self.description.or(file.description),
            documentation: self.documentation.or(file.documentation),
            homepage: self.homepage.or(file.homepage),
            repository: self.repository.or(file.repository),
            license: self.license.or(file.license),
            keywords: self.keywords.or(file.keywords),
            categories: self.categories.or(file.categories),
            publish: self.publish.or(file.publish),
        }
    }

    /// Returns each key that is set with its value in a manifest, in the order of the fields.
    pub fn lines(&self) -> Vec<(String, String)> {
        // Every key is a string, and every value a string, a boolean or a list, so that TOML can express it.
        let table = toml::Table::try_from(self).unwrap_or_default();
        table.into_iter().map(|(key, value): (String, Value)| (key, toml_text::value(&value))).collect()
    }

    /// Returns true if nothing is set.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::Package;

    fn lines(text: &str) -> Result<Vec<String>, String> {
        let package: Package = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        Ok(package.lines().into_iter().map(|(key, line)| format!("{key} = {line}")).collect())
    }

    #[test]
    fn a_key_that_is_not_given_is_that_of_the_file() {
        let file = "authors = ['Ann']\ncategories = ['api-bindings']\ndescription = 'Pets'\ndocumentation = 'https://d.example'\n\
                    homepage = 'https://h.example'\nkeywords = ['pets']\nlicense = 'MIT'\npublish = false\n\
                    repository = 'https://r.example'\nrust-version = '1.90'\nversion = '1.2.3'";
        let package = |text: &str| toml::from_str::<Package>(text).unwrap();
        let lines = |package: &Package| package.lines();
        assert_eq!(lines(&Package::default().over(package(file))), lines(&package(file)));
        assert_eq!(lines(&package(file).over(Package::default())), lines(&package(file)));
        assert_eq!(lines(&package(file)).len(), 11);
        let given = "categories = ['web-programming']\nversion = '2.0.0'";
        let both = lines(&package(given).over(package(file)));
        assert!(both.contains(&("categories".to_owned(), "[\"web-programming\"]".to_owned())), "{both:?}");
        assert!(both.contains(&("version".to_owned(), "\"2.0.0\"".to_owned())), "{both:?}");
        assert!(both.contains(&("license".to_owned(), "\"MIT\"".to_owned())), "{both:?}");
    }

    #[test]
    fn values_are_written_as_toml() {
        let text = "version = '1.2.3-beta.1+build'\nauthors = ['Ann \"A\" <ann@example.com>']\ndescription = 'C:\\ü'\n\
                    publish = ['ours']\nkeywords = ['api', 'pet-store']";
        let expected = [
            r#"version = "1.2.3-beta.1+build""#,
            r#"authors = ["Ann \"A\" <ann@example.com>"]"#,
            r#"description = "C:\\ü""#,
            r#"keywords = ["api", "pet-store"]"#,
            r#"publish = ["ours"]"#,
        ];
        let written = lines(text).unwrap();
        let parsed: toml::Table = written.join("\n").parse().unwrap();
        assert_eq!(parsed, text.parse::<toml::Table>().unwrap());
        assert_eq!(written.len(), expected.len());
        for line in [expected[0], expected[3], expected[4]] {
            assert!(written.contains(&line.to_owned()), "{line} in {written:?}");
        }
        assert_eq!(lines("publish = false"), Ok(vec!["publish = false".to_owned()]));
        assert_eq!(lines(""), Ok(Vec::new()));
    }

    #[test]
    fn values_that_cargo_refuses_are_refused_with_the_reason() {
        for (text, part) in [
            ("version = '1.2'", "`1.2` is not a version"),
            ("version = '01.2.3'", "`01.2.3` is not a version"),
            ("version = '1.2.3-'", "`1.2.3-` is not a version"),
            ("license = 'MIT/Apache-2.0'", "write `MIT OR Apache-2.0`"),
            ("license = 'MIT OR'", "`MIT OR` is not an SPDX expression"),
            ("license = 'my own license'", "is not an SPDX expression"),
            ("rust-version = '1.60'", "the runtime needs Rust 1.88"),
            ("rust-version = 'stable'", "`stable` is not a version of Rust"),
            ("keywords = ['a', 'b', 'c', 'd', 'e', 'f']", "at most 5"),
            ("keywords = ['two words']", "`two words` is not a keyword"),
            ("keywords = ['abcdefghijklmnopqrstu']", "at most 20 characters"),
            ("categories = ['Web Programming']", "`Web Programming` is not a category"),
            ("repository = 'example.com/r'", "`example.com/r` is not a URL"),
            ("description = \"a\\nb\"", "one line"),
            ("authors = [\"a\\u0007\"]", "one line"),
            ("publish = 'yes'", "expected `true`, `false` or a list of registries"),
            ("licence = 'MIT'", "unknown field `licence`"),
        ] {
            let fault = lines(text).unwrap_err();
            assert!(fault.contains(part), "{text}: {fault}");
        }
    }

    #[test]
    fn licenses_are_expressions() {
        for license in [
            "MIT",
            "MIT OR Apache-2.0",
            "(MIT OR Apache-2.0) AND BSD-3-Clause",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            "LicenseRef-Ours",
            "Apache-2.0+",
        ] {
            assert_eq!(lines(&format!("license = '{license}'")), Ok(vec![format!("license = \"{license}\"")]));
        }
    }
}
