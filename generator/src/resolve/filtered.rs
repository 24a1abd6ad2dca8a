//! The names that filters may have meant.
//!
//! ```text
//! --include tag:pest      no operation matches the filter `tag:pest` of `include`; did you mean `tag:pets`?
//! --include pets          …; did you mean `tag:pets`?
//! ```

use indexmap::IndexSet;

use crate::diagnostic::nearest;
use crate::select::{Filter, Subject};

/// The number of names that a message lists.
const LISTED: usize = 5;

/// The names of a document that filters can match, in its order.
#[derive(Debug, Default)]
pub(super) struct Known {
    ids: IndexSet<String>,
    tags: IndexSet<String>,
    paths: IndexSet<String>,
    methods: IndexSet<String>,
}

impl Known {
    pub(super) fn add(&mut self, operation: &Subject<'_>) {
        self.ids.extend(operation.id.map(str::to_owned));
        self.tags.extend(operation.tags.iter().map(|tag| (*tag).to_owned()));
        self.paths.insert(operation.path.to_owned());
        self.methods.insert(operation.method.to_ascii_lowercase());
    }

    /// Returns the filter that was probably meant: one of the same kind, else one of another kind with the same name.
    pub(super) fn nearest(&self, filter: &Filter) -> Option<String> {
        let (kind, name) = written(filter)?;
        let own = nearest(&name, self.names(kind).map(|(_, name)| name)).map(|near| (kind, near));
        let other = KINDS.iter().flat_map(|kind| self.names(kind)).find(|(_, other)| same(other, &name));
        own.or(other).map(|(kind, near)| format!("{kind}:{near}"))
    }

    /// Returns the names of the kind of a filter, and the rule of comparison.
    pub(super) fn help(&self, filter: &Filter) -> String {
        let rule = "names are compared exactly, with case; `*` stands for any characters";
        let Some((kind, _)) = written(filter) else { return "delete the filter".to_owned() };
        let names: Vec<&str> = self.names(kind).map(|(_, name)| name).collect();
        match names.as_slice() {
            [] => format!("no operation of the document has any `{kind}`"),
            names if names.len() <= LISTED => format!("there are `{}`; {rule}", names.join("`, `")),
            names => format!("there are `{}` and others; {rule}", names[..LISTED].join("`, `")),
        }
    }

    fn names<'k>(&'k self, kind: &'static str) -> impl Iterator<Item = (&'static str, &'k str)> {
        let names = match kind {
            "operation" => &self.ids,
            "tag" => &self.tags,
            "path" => &self.paths,
            _ => &self.methods,
        };
        names.iter().map(move |name| (kind, name.as_str()))
    }
}

const KINDS: [&str; 4] = ["operation", "tag", "path", "method"];

/// Returns the kind and the pattern of a filter by a name.
fn written(filter: &Filter) -> Option<(&'static str, String)> {
    match filter {
        Filter::Operation(id) => Some(("operation", id.clone())),
        Filter::Tag(tag) => Some(("tag", tag.clone())),
        Filter::Path(path) => Some(("path", path.clone())),
        Filter::Method(method) => Some(("method", method.to_ascii_lowercase())),
        Filter::Deprecated => None,
    }
}

/// Returns whether two names differ by case and slashes only.
fn same(one: &str, other: &str) -> bool {
    one.trim_matches('/').eq_ignore_ascii_case(other.trim_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::select::Subject;

    fn near(filter: &str) -> Option<String> {
        let mut known = Known::default();
        let tags = ["pets", "Animals of the store"];
        known.add(&Subject { id: Some("listPets"), tags: &tags, path: "/pets", method: "GET", deprecated: false });
        known.add(&Subject { id: None, tags: &[], path: "/pets/{petId}", method: "POST", deprecated: false });
        known.nearest(&filter.parse().unwrap())
    }

    #[test]
    fn the_nearest_name_of_the_kind_is_offered_and_then_another_kind() {
        for (filter, expected) in [
            ("tag:pest", Some("tag:pets")),
            ("tag:Pets", Some("tag:pets")),
            ("tag:animals of the shop", Some("tag:Animals of the store")),
            ("listPet", Some("operation:listPets")),
            ("operation:list-pets", Some("operation:listPets")),
            ("/pet", Some("path:/pets")),
            ("path:/pets/{id}", Some("path:/pets/{petId}")),
            ("method:pots", Some("method:post")),
            ("pets", Some("tag:pets")),
            ("tag:listpets", Some("operation:listPets")),
            ("tag:billing", None),
            ("deprecated", None),
        ] {
            assert_eq!(near(filter).as_deref(), expected, "{filter}");
        }
    }
}
