//! Where the parts of a tree are written that is not as its file has it: an overlay put parts there, or moved them.
//!
//! ```text
//! #/info/title    seen in the entry document   →  #/actions/0/update/title   written in the overlay
//! #/tags/0        once `#/tags/0` was removed  →  #/tags/1                   written in the entry document
//! ```

use std::collections::BTreeMap;

use super::origin::Origin;

/// The parts below a place that are written elsewhere, as a tree of steps; what is not in it is where it seems to be.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Where the part at this step is written, and with it all below it.
    pub at: Option<Origin>,
    /// What is below this step, by key or index.
    pub below: BTreeMap<String, Written>,
}

impl Written {
    /// What is written at a place as a whole.
    pub fn all_at(origin: Origin) -> Self {
        Self { at: Some(origin), below: BTreeMap::new() }
    }

    /// Where a part is written that is seen at `seen`, in a tree whose root is `root`.
    pub fn origin(&self, root: Origin, steps: &[&str]) -> Origin {
        let (mut at, mut step) = (self.at.clone().unwrap_or(root), Some(self));
        for token in steps {
            step = step.and_then(|step| step.below.get(*token));
            at = step.and_then(|step| step.at.clone()).unwrap_or_else(|| at.key(token));
        }
        at
    }

    /// The step below, made if it is not there.
    pub fn step(&mut self, token: &str) -> &mut Self {
        self.below.entry(token.to_owned()).or_default()
    }

    /// The element at `index` of an array of `length` elements is taken out: those after it move up. The array itself is
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
    use crate::source::{FileId, Origin};

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
