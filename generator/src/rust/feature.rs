//! Cargo features: those of the crate, and those of the runtime.

use std::fmt;

/// The name of a feature of the crate: `code-scanning`, a form that cargo accepts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeatureName(String);

impl FeatureName {
    /// Returns the feature of a module, by the module's name in ASCII: `code_scanning` → `code-scanning`.
    pub fn of_module(module: &str) -> Self {
        Self(module.replace('_', "-"))
    }

    /// Returns a feature that enables one of the runtime, by the runtime's name.
    pub fn of_runtime(feature: RuntimeFeature) -> Self {
        Self(feature.as_str().to_owned())
    }

    /// Returns another name for such a feature.
    #[must_use]
    pub fn with_runtime(&self) -> Self {
        Self(format!("runtime-{self}"))
    }

    /// Returns another name, for a module whose own name is used.
    #[must_use]
    pub fn next(&self) -> Self {
        Self(format!("{self}-of-api"))
    }

    /// Returns the name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FeatureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A feature of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its name.
    pub name: FeatureName,
    /// The features that it needs.
    pub enables: Vec<FeatureName>,
}

/// A feature of the runtime that generated crates ask for. They are ordered by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the runtime's manifest describes its features")]
pub enum RuntimeFeature {
    Chrono,
    Decimal,
    Digest,
    Gzip,
    Http2,
    Jiff,
    OAuth2,
    Pattern,
    RustlsRing,
    Time,
    Url,
    Uuid,
    Xml,
}

impl RuntimeFeature {
    /// Every feature.
    pub const ALL: [Self; 13] = [
        Self::Chrono,
        Self::Decimal,
        Self::Digest,
        Self::Gzip,
        Self::Http2,
        Self::Jiff,
        Self::OAuth2,
        Self::Pattern,
        Self::RustlsRing,
        Self::Time,
        Self::Url,
        Self::Uuid,
        Self::Xml,
    ];

    /// The features that send requests, unless the caller brings another transport.
    pub const TRANSPORT: [Self; 2] = [Self::Http2, Self::RustlsRing];

    /// Returns its name in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Decimal => "decimal",
            Self::Digest => "digest",
            Self::Gzip => "gzip",
            Self::Http2 => "http2",
            Self::Jiff => "jiff",
            Self::OAuth2 => "oauth2",
            Self::Pattern => "pattern",
            Self::RustlsRing => "rustls-ring",
            Self::Time => "time",
            Self::Url => "url",
            Self::Uuid => "uuid",
            Self::Xml => "xml",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FeatureName, RuntimeFeature};

    #[test]
    fn features_are_spelled_as_cargo_spells_them() {
        assert_eq!(FeatureName::of_module("code_scanning").as_str(), "code-scanning");
        assert_eq!(FeatureName::of_module("default").next().as_str(), "default-of-api");
    }

    #[test]
    fn the_runtime_has_every_feature_in_the_order_of_names() {
        let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        let names = RuntimeFeature::ALL.map(RuntimeFeature::as_str);
        assert!(names.is_sorted(), "{names:?}");
        for name in names {
            assert!(manifest["features"].as_table().unwrap().contains_key(name), "{name}");
        }
    }
}

/// A feature of the crate that enables one of the runtime, and is not needed to compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuntimeSwitch {
    /// Its name.
    pub name: FeatureName,
    /// The feature of the runtime.
    pub enables: RuntimeFeature,
    /// True if it is on by default.
    pub is_default: bool,
}
