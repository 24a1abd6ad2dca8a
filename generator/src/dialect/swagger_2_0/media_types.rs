//! `consumes` and `produces`: those of the operation, else those of the document, else JSON.

use std::sync::Arc;

use crate::source::{Node, Object};

/// The media types that an object lists.
#[derive(Debug, Default)]
pub(super) struct MediaTypes {
    pub(super) consumes: Vec<Arc<str>>,
    pub(super) produces: Vec<Arc<str>>,
}

impl MediaTypes {
    /// Reads the media types that an object lists.
    pub(super) fn of(object: &Object) -> Self {
        Self { consumes: list(object.get("consumes")), produces: list(object.get("produces")) }
    }

    /// The media types of a request body. A body needs a concrete type: `*/*` is read as JSON.
    pub(super) fn of_body(&self, global: &Self) -> Vec<Arc<str>> {
        let mut types: Vec<Arc<str>> = Vec::new();
        for name in or_json(first(&self.consumes, &global.consumes)) {
            let name = if &*name == "*/*" { JSON.into() } else { name };
            if !types.contains(&name) {
                types.push(name);
            }
        }
        types
    }

    /// The media types of a response.
    pub(super) fn of_response(&self, global: &Self) -> Vec<Arc<str>> {
        or_json(first(&self.produces, &global.produces))
    }

    /// The media types of a form: the listed form types, or the multipart type if the form contains a file.
    pub(super) fn of_form(&self, global: &Self, holds_file: bool) -> Vec<Arc<str>> {
        let is_form = |name: &&Arc<str>| is(name, MULTIPART) || !holds_file && is(name, URL_ENCODED);
        let listed: Vec<Arc<str>> = first(&self.consumes, &global.consumes).iter().filter(is_form).cloned().collect();
        let default = if holds_file { MULTIPART } else { URL_ENCODED };
        if listed.is_empty() { vec![default.into()] } else { listed }
    }
}

const JSON: &str = "application/json";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

fn first<'a>(own: &'a [Arc<str>], global: &'a [Arc<str>]) -> &'a [Arc<str>] {
    if own.is_empty() { global } else { own }
}

fn or_json(types: &[Arc<str>]) -> Vec<Arc<str>> {
    if types.is_empty() { vec![JSON.into()] } else { types.to_vec() }
}

fn is(name: &str, media_type: &str) -> bool {
    name.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(media_type)
}

fn list(node: Option<&Node>) -> Vec<Arc<str>> {
    let mut types: Vec<Arc<str>> = Vec::new();
    let names = match node {
        Some(Node::Array(names)) => &names[..],
        // `produces: application/json` should be an array, but its meaning is clear.
        Some(name) => std::slice::from_ref(name),
        None => &[],
    };
    for name in names.iter().filter_map(Node::as_str).map(str::trim) {
        if !name.is_empty() && !types.iter().any(|listed| **listed == *name) {
            types.push(name.into());
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::MediaTypes;

    fn types(consumes: &[&str], produces: &[&str]) -> MediaTypes {
        let all = |names: &[&str]| names.iter().map(|name| Arc::from(*name)).collect();
        MediaTypes { consumes: all(consumes), produces: all(produces) }
    }

    fn shown(types: &[Arc<str>]) -> String {
        types.join(" ")
    }

    #[test]
    fn the_operation_comes_before_the_document_and_json_last() {
        let (own, global, none) = (types(&["a/b"], &["c/d"]), types(&["e/f", "g/h"], &["i/j"]), types(&[], &[]));
        assert_eq!(shown(&own.of_body(&global)), "a/b");
        assert_eq!(shown(&none.of_body(&global)), "e/f g/h");
        assert_eq!(shown(&none.of_body(&none)), "application/json");
        assert_eq!(shown(&own.of_response(&global)), "c/d");
        assert_eq!(shown(&none.of_response(&none)), "application/json");
    }

    #[test]
    fn what_is_sent_as_anything_is_sent_as_json() {
        assert_eq!(shown(&types(&["*/*", "application/json"], &[]).of_body(&types(&[], &[]))), "application/json");
    }

    #[test]
    fn a_form_is_sent_as_one() {
        let none = types(&[], &[]);
        let listed = types(&["application/x-www-form-urlencoded", "application/json"], &[]);
        assert_eq!(shown(&listed.of_form(&none, false)), "application/x-www-form-urlencoded");
        assert_eq!(shown(&listed.of_form(&none, true)), "multipart/form-data");
        assert_eq!(
            shown(&types(&["application/json"], &[]).of_form(&none, false)),
            "application/x-www-form-urlencoded"
        );
    }
}
