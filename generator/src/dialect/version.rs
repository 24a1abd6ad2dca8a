//! `openapi` and `swagger` at the root of a document: the version of OpenAPI.
//!
//! ```yaml
//! openapi: 3.1.1   # 3.1
//! openapi: 3       # 3.0
//! openapi: 3.7.0   # 3.2, the newest supported version, with a diagnostic
//! swagger: "2.0"   # 2.0
//! ```

use std::fmt;

use crate::diagnostic::{Code, Diagnostics};
use crate::origin::{FileId, Origin};
use crate::source::{Documents, Node, Object};

/// A supported version of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// 2.0.
    V2_0,
    /// 3.0.x.
    V3_0,
    /// 3.1.x.
    V3_1,
    /// 3.2.x.
    V3_2,
}

impl Dialect {
    /// Returns whether it is older than another.
    pub fn is_before(self, other: Self) -> bool {
        (self as u8) < other as u8
    }
}

impl fmt::Display for Dialect {
    /// `OpenAPI 3.1`
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::V2_0 => "OpenAPI 2.0",
            Self::V3_0 => "OpenAPI 3.0",
            Self::V3_1 => "OpenAPI 3.1",
            Self::V3_2 => "OpenAPI 3.2",
        })
    }
}

/// Detects the version of the entry document, or reports that it has none.
pub fn recognise(documents: &Documents, diagnostics: &mut Diagnostics) -> Option<Dialect> {
    let origin = Origin::root(FileId::ENTRY);
    let root = documents.root(origin.file)?;
    let Some(object) = root.as_object() else {
        let message = format!("an OpenAPI document is an object, found {}", root.kind());
        diagnostics.report(Code::NotOpenApi, &origin, message);
        return None;
    };
    let Some((key, version)) = version_of(object) else {
        let message = "there is no `openapi` at the top, so this is not an OpenAPI document";
        diagnostics
            .report(Code::NotOpenApi, &origin, message)
            .help("the first line of one is, for example, `openapi: 3.1.0`");
        return None;
    };
    match named(&shown(version)) {
        Named::Known(dialect) => Some(dialect),
        Named::Newer => {
            let message =
                format!("OpenAPI {} is newer than the supported versions; it is read as OpenAPI 3.2", shown(version));
            diagnostics.report(Code::UnknownVersion, &origin.key(key), message);
            Some(Dialect::V3_2)
        }
        Named::Unread => {
            let message = format!("OpenAPI {} is not a supported version", shown(version));
            let help = "2.0, 3.0, 3.1 and 3.2 are supported";
            diagnostics.report(Code::UnsupportedVersion, &origin.key(key), message).help(help);
            None
        }
    }
}

/// Reports a dialect of JSON Schema other than the supported one (OpenAPI 3.1.1, section 4.8.1).
pub(super) fn report_schema_dialect(root: &Object, diagnostics: &mut Diagnostics) {
    const READ: [&str; 3] = [
        "https://json-schema.org/draft/2020-12/",
        "https://spec.openapis.org/oas/3.1/",
        "https://spec.openapis.org/oas/3.2/",
    ];
    let Some(dialect) = root.get("jsonSchemaDialect").and_then(Node::as_str) else { return };
    if !READ.iter().any(|read| dialect.starts_with(read)) {
        let message = format!("`jsonSchemaDialect` is `{dialect}`; schemas are read as JSON Schema 2020-12");
        let at = Origin::root(FileId::ENTRY).key("jsonSchemaDialect");
        diagnostics.report(Code::OtherDialect, &at, message);
    }
}

/// `openapi`, or the `swagger` of 2.0 and before.
fn version_of(root: &Object) -> Option<(&'static str, &Node)> {
    ["openapi", "swagger"].into_iter().find_map(|key| Some((key, root.get(key)?)))
}

/// The meaning of a version.
#[derive(Debug, PartialEq, Eq)]
enum Named {
    Known(Dialect),
    /// A version that is newer than the supported ones.
    Newer,
    /// An older version, or not a version.
    Unread,
}

/// Major and minor number count (OpenAPI 3.1.1, section 4.1); the rest is a patch, or the name of a draft.
fn named(version: &str) -> Named {
    let version = version.trim().trim_start_matches(['v', 'V']);
    let mut parts = version.split(['.', '-']).map(|part| part.parse::<u32>().ok());
    let major = parts.next().flatten();
    // `3` and `3.x` mean 3.0.
    let minor = parts.next().flatten().unwrap_or(0);
    match (major, minor) {
        (Some(2), _) => Named::Known(Dialect::V2_0),
        (Some(3), 0) => Named::Known(Dialect::V3_0),
        (Some(3), 1) => Named::Known(Dialect::V3_1),
        (Some(3), 2) => Named::Known(Dialect::V3_2),
        (Some(3..), _) => Named::Newer,
        (Some(0 | 1) | None, _) => Named::Unread,
    }
}

fn shown(version: &Node) -> String {
    match version {
        Node::String(text) => text.to_string(),
        Node::Number(number) => number.text().to_owned(),
        other => other.kind().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Dialect::{V2_0, V3_0, V3_1, V3_2};
    use super::{Named, named};

    #[test]
    fn versions_are_recognised_as_people_write_them() {
        for (version, dialect) in [
            ("2.0", V2_0),
            ("2", V2_0),
            ("2.0.0", V2_0),
            ("3", V3_0),
            ("3.0", V3_0),
            ("3.0.4", V3_0),
            ("v3.0.1", V3_0),
            ("3.0.0-rc2", V3_0),
            ("3.1", V3_1),
            ("3.1.1", V3_1),
            (" 3.2.0 ", V3_2),
        ] {
            assert_eq!(named(version), Named::Known(dialect), "{version}");
        }
    }

    #[test]
    fn what_came_later_is_read_as_the_newest_and_what_came_before_is_not_read() {
        assert_eq!(named("3.3.0"), Named::Newer);
        assert_eq!(named("4.0.0"), Named::Newer);
        assert_eq!(named("1.2"), Named::Unread);
        assert_eq!(named("latest"), Named::Unread);
    }
}
