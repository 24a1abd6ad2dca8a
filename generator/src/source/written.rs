//! Places of parts of a tree that differs from its file, because an overlay inserted or moved parts.
//!
//! ```text
//! #/info/title    in the changed entry document  →  #/actions/0/update/title   written in the overlay
//! #/tags/0        once `#/tags/0` was removed    →  #/tags/1                   written in the entry document
//! ```

use std::collections::BTreeMap;

use crate::origin::Origin;

/// The parts below a place that are written elsewhere, as a tree of steps; other parts are written where they appear.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The place where the part at this step is written, with everything below it.
    pub at: Option<Origin>,
    /// The steps below this one, by key or index.
    pub below: BTreeMap<String, Written>,
}

impl Written {
    /// The place of a part that is written as a whole.
    pub fn all_at(origin: Origin) -> Self {
        Self { at: Some(origin), below: BTreeMap::new() }
    }

    /// The place where a part is written that appears at `seen`, in a tree with the root `root`.
    pub fn origin(&self, root: Origin, steps: &[&str]) -> Origin {
        let (mut at, mut step) = (self.at.clone().unwrap_or(root), Some(self));
        for token in steps {
            step = step.and_then(|step| step.below.get(*token));
            at = step.and_then(|step| step.at.clone()).unwrap_or_else(|| at.key(token));
        }
        at
    }

    /// The step below, which is added if it does not exist.
    pub fn step(&mut self, token: &str) -> &mut Self {
        self.below.entry(token.to_owned()).or_default()
    }

    /// Removes the element at `index` of an array of `length` elements: those after it move up. The array itself is
    /// written at `array`.
    pub fn remove_element(&mut self, array: &Origin, index: usize, length: usize) {
        self.below.remove(&index.to_string());
        for at in index + 1..length {
            let mut moved = self.below.remove(&at.to_string()).unwrap_or_default();
            moved.at.get_or_insert_with(|| array.index(at));
            self.below.insert((at - 1).to_string(), moved);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Written;
    use crate::origin::{FileId, Origin};

    #[test]
    fn the_deepest_step_that_is_known_counts() {
        let (root, overlay) = (Origin::root(FileId::ENTRY), Origin::root(FileId(1)));
        let mut written = Written::default();
        *written.step("info").step("title") = Written::all_at(overlay.key("update"));
        assert_eq!(written.origin(root.clone(), &["info", "version"]), root.key("info").key("version"));
        assert_eq!(written.origin(root.clone(), &["info", "title", "x"]), overlay.key("update").key("x"));
    }

    #[test]
    fn elements_after_one_that_is_removed_move_up() {
        let (root, overlay) = (Origin::root(FileId::ENTRY), Origin::root(FileId(1)));
        let mut written = Written::default();
        *written.step("tags").step("2") = Written::all_at(overlay.clone());
        written.step("tags").remove_element(&root.key("tags"), 0, 3);
        assert_eq!(written.origin(root.clone(), &["tags", "0", "name"]), root.key("tags").index(1).key("name"));
        assert_eq!(written.origin(root.clone(), &["tags", "1"]), overlay);
        written.step("tags").remove_element(&root.key("tags"), 0, 2);
        assert_eq!(written.origin(root, &["tags", "0"]), overlay);
    }
}
