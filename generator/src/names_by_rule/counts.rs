//! The counts of names, by rule.

use indexmap::IndexMap;

/// Names that a rule counts, by the rule's title.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) rules: IndexMap<&'static str, usize>,
    pub(super) shown: Option<String>,
    pub(super) document: String,
}

impl Counts {
    pub(super) fn count(&mut self, rule: &'static str, counts: bool, path: &str, place: &str) {
        *self.rules.entry(rule).or_default() += usize::from(counts);
        if counts && self.shown.as_deref() == Some(rule) {
            println!("{}\t{path}\t{place}", self.document);
        }
    }
}
