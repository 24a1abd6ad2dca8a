//! `dialect`: documents in any version of OpenAPI are seen as [`Skeleton`]s of the shape that OpenAPI 3.0 gives them.
//!
//! 3.1 and 3.2 keep that shape and add to it; `resolve` reads what they add, and `schema` the keywords of all. Swagger
//! 2.0 has another shape, and is rewritten.

mod skeleton;
mod swagger_2_0;

pub use skeleton::Skeleton;

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Documents, FileId, Node, Object, Origin};

/// A version of OpenAPI that is read.
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

/// Sees documents in the shape of OpenAPI 3.0, or reports what the entry document is instead.
pub fn upgrade<'d>(documents: &'d Documents, diagnostics: &mut Diagnostics) -> Option<Skeleton<'d>> {
    let file = FileId::ENTRY;
    match recognise(documents, diagnostics)? {
        Dialect::V2_0 => {
            let root = documents.root(file)?.as_object()?;
            let (root, moves) = swagger_2_0::upgrade(documents, file, root, diagnostics);
            Some(Skeleton::rewritten(documents, file, root, moves))
        }
        Dialect::V3_0 | Dialect::V3_1 | Dialect::V3_2 => Some(Skeleton::as_written(documents)),
    }
}

/// Recognises the entry document, or reports what it is instead.
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
    let dialect = dialect_of(&shown(version));
    if dialect.is_none() {
        let message = format!("OpenAPI {} is not a version that is read", shown(version));
        diagnostics.report(Code::UnsupportedVersion, &origin.key(key), message).help("2.0, 3.0, 3.1 and 3.2 are read");
    }
    dialect
}

/// `openapi`, or `swagger` of 2.0 and before.
fn version_of(root: &Object) -> Option<(&'static str, &Node)> {
    ["openapi", "swagger"].into_iter().find_map(|key| Some((key, root.get(key)?)))
}

fn dialect_of(version: &str) -> Option<Dialect> {
    let mut parts = version.trim().split('.');
    match (parts.next()?, parts.next().unwrap_or("0")) {
        ("2", "0") => Some(Dialect::V2_0),
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
        assert_eq!(dialect_of("2.0"), Some(Dialect::V2_0));
        assert_eq!(dialect_of("2"), Some(Dialect::V2_0));
        assert_eq!(dialect_of("3.0.4"), Some(Dialect::V3_0));
        assert_eq!(dialect_of("3.1"), Some(Dialect::V3_1));
        assert_eq!(dialect_of("3.2.0"), Some(Dialect::V3_2));
        assert_eq!(dialect_of("1.2"), None);
        assert_eq!(dialect_of("4.0.0"), None);
        assert_eq!(dialect_of("three"), None);
    }
}
