//! `dialect`: which version of OpenAPI a document is written in.
//!
//! 3.0, 3.1 and 3.2 share a skeleton, and `schema` reads the keywords of all three, so nothing is rewritten for them
//! yet. Swagger 2.0 has another skeleton and is refused with a message.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Documents, FileId, Node, Origin};

/// A version of OpenAPI that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// 3.0.x.
    V3_0,
    /// 3.1.x.
    V3_1,
    /// 3.2.x.
    V3_2,
}

/// Recognises the entry document, or reports what it is instead.
pub fn recognise(documents: &Documents, diagnostics: &mut Diagnostics) -> Option<Dialect> {
    let origin = Origin::root(FileId(0));
    let root = documents.root(origin.file)?;
    let Some(object) = root.as_object() else {
        let message = format!("an OpenAPI document is an object, found {}", root.kind());
        diagnostics.report(Code::NotOpenApi, &origin, message);
        return None;
    };
    if let Some(version) = object.get("swagger") {
        let shown = shown(version);
        let message = format!("Swagger {shown} is not read yet");
        let help = "convert the document to OpenAPI 3.0";
        diagnostics.report(Code::UnsupportedVersion, &origin.key("swagger"), message).help(help);
        return None;
    }
    let Some(version) = object.get("openapi") else {
        let message = "there is no `openapi` at the top, so this is not an OpenAPI document";
        diagnostics.report(Code::NotOpenApi, &origin, message).help("the first line of one is, for example, `openapi: 3.1.0`");
        return None;
    };
    let dialect = dialect_of(&shown(version));
    if dialect.is_none() {
        let message = format!("OpenAPI {} is not a version that is read", shown(version));
        diagnostics.report(Code::UnsupportedVersion, &origin.key("openapi"), message).help("3.0, 3.1 and 3.2 are read");
    }
    dialect
}

fn dialect_of(version: &str) -> Option<Dialect> {
    let mut parts = version.trim().split('.');
    match (parts.next()?, parts.next()?) {
        ("3", "0") => Some(Dialect::V3_0),
        ("3", "1") => Some(Dialect::V3_1),
        ("3", "2") => Some(Dialect::V3_2),
        _ => None,
    }
}

/// A version as written, even where YAML took it for a number.
fn shown(version: &Node) -> String {
    match version {
        Node::String(text) => text.to_string(),
        Node::Number(number) => number.text().to_owned(),
        other => other.kind().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, dialect_of};

    #[test]
    fn the_minor_version_tells() {
        assert_eq!(dialect_of("3.0.4"), Some(Dialect::V3_0));
        assert_eq!(dialect_of("3.1"), Some(Dialect::V3_1));
        assert_eq!(dialect_of("3.2.0"), Some(Dialect::V3_2));
        assert_eq!(dialect_of("4.0.0"), None);
        assert_eq!(dialect_of("three"), None);
    }
}
