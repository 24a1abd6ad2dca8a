//! `select`: the filters that select operations.
//!
//! ```text
//! --include tag:pets --include path:/store/** --exclude deprecated
//! ```
//!
//! selects every operation that has the tag `pets` or whose path is below `/store/`, unless it is deprecated. Schemas,
//! tags and security schemes that no selected operation uses are left out, too.

mod filter;
mod glob;

use std::fmt;

pub use filter::{Filter, Subject};

/// Returns whether a path matches a pattern, in which `*` stays within a segment and `**` does not.
pub(crate) fn is_path_match(pattern: &str, path: &str) -> bool {
    glob::matches(pattern, path, true)
}

/// The filters of a run. Without filters, everything is selected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    include: Vec<Filter>,
    exclude: Vec<Filter>,
}

impl fmt::Display for Selection {
    /// `+ tag:pets - deprecated`
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let include = self.include.iter().map(|filter| format!("+ {filter}"));
        let exclude = self.exclude.iter().map(|filter| format!("- {filter}"));
        formatter.write_str(&include.chain(exclude).collect::<Vec<_>>().join(" "))
    }
}

/// The filters of a [`Selection`] that matched an operation.
#[derive(Debug)]
pub struct Hits<'s> {
    selection: &'s Selection,
    hit: Vec<bool>,
}

impl Selection {
    /// Selects the operations that any filter of `include` matches, or all if it is empty, except those that a filter
    /// of `exclude` matches.
    pub fn new(include: Vec<Filter>, exclude: Vec<Filter>) -> Self {
        Self { include, exclude }
    }

    /// Returns whether there are no filters.
    pub fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// Returns whether there are filters to include operations.
    pub fn has_includes(&self) -> bool {
        !self.include.is_empty()
    }

    /// Begins a selection.
    pub fn hits(&self) -> Hits<'_> {
        Hits { selection: self, hit: vec![false; self.include.len() + self.exclude.len()] }
    }
}

impl Hits<'_> {
    /// Returns whether an operation is selected.
    pub fn takes(&mut self, operation: &Subject<'_>) -> bool {
        let Selection { include, exclude } = self.selection;
        let matches: Vec<bool> = include.iter().chain(exclude).map(|filter| filter.matches(operation)).collect();
        for (hit, matches) in self.hit.iter_mut().zip(&matches) {
            *hit |= matches;
        }
        let (included, excluded) = matches.split_at(include.len());
        (include.is_empty() || included.contains(&true)) && !excluded.contains(&true)
    }

    /// The filters that matched no operation, each with the name of its option.
    ///
    /// `deprecated` is left out as an `exclude`: it has no name that may be wrong, and documents without deprecated
    /// operations are usual.
    pub fn missed(&self) -> impl Iterator<Item = (&'static str, &Filter)> {
        let Selection { include, exclude } = self.selection;
        let included = include.iter().map(|filter| ("include", filter));
        let filters = included.chain(exclude.iter().map(|filter| ("exclude", filter)));
        let missed = filters.zip(&self.hit).filter(|(_, hit)| !**hit).map(|(filter, _)| filter);
        missed.filter(|filter| *filter != ("exclude", &Filter::Deprecated))
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, Selection, Subject};

    fn filters(texts: &[&str]) -> Vec<Filter> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    const LIST: Subject<'static> =
        Subject { id: Some("listPets"), tags: &["pets"], path: "/pets", method: "GET", deprecated: false };
    const BUY: Subject<'static> =
        Subject { id: Some("buyPet"), tags: &["store", "pets"], path: "/store/pets", method: "POST", deprecated: true };
    const PING: Subject<'static> = Subject { id: None, tags: &[], path: "/ping", method: "GET", deprecated: false };

    /// Shows which of the three operations are selected.
    fn taken(include: &[&str], exclude: &[&str]) -> [bool; 3] {
        let selection = Selection::new(filters(include), filters(exclude));
        let mut hits = selection.hits();
        [LIST, BUY, PING].map(|operation| hits.takes(&operation))
    }

    #[test]
    fn includes_add_up_and_excludes_take_away() {
        assert_eq!(taken(&[], &[]), [true, true, true]);
        assert_eq!(taken(&["tag:pets"], &[]), [true, true, false]);
        assert_eq!(taken(&["tag:store", "path:/ping"], &[]), [false, true, true]);
        assert_eq!(taken(&["tag:pets"], &["deprecated"]), [true, false, false]);
        assert_eq!(taken(&[], &["method:get"]), [false, true, false]);
        assert_eq!(taken(&["deprecated"], &["tag:pets"]), [false, false, false]);
    }

    #[test]
    fn filters_that_match_nothing_are_known() {
        let selection = Selection::new(filters(&["tag:pets", "tag:cats"]), filters(&["path:/nowhere/**"]));
        let mut hits = selection.hits();
        for operation in [LIST, BUY, PING] {
            hits.takes(&operation);
        }
        let missed: Vec<String> = hits.missed().map(|(option, filter)| format!("{option} {filter}")).collect();
        assert_eq!(missed, ["include tag:cats", "exclude path:/nowhere/**"]);
    }

    #[test]
    fn deprecated_operations_need_not_be_there() {
        let selection = Selection::new(filters(&["deprecated"]), filters(&["deprecated"]));
        let mut hits = selection.hits();
        hits.takes(&LIST);
        let missed: Vec<String> = hits.missed().map(|(option, filter)| format!("{option} {filter}")).collect();
        assert_eq!(missed, ["include deprecated"]);
    }
}
