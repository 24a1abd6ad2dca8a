//! The way to the place of a document that was looked up last: the next place is often beside or below it.

use super::node::{DEPTH, Node};
use crate::origin::{FileId, Origin, Pointer};

/// The places on the way from the root to the last one, with their nodes.
#[derive(Debug, Default)]
pub struct Nearby<'n> {
    file: FileId,
    way: Vec<(Pointer, &'n Node)>,
}

impl<'n> Nearby<'n> {
    /// The node at a place of the file that has this root, if any.
    pub(crate) fn find(&mut self, origin: &Origin, root: impl FnOnce() -> Option<&'n Node>) -> Option<&'n Node> {
        if self.file != origin.file || self.way.is_empty() {
            self.way.clear();
            self.way.push((Pointer::ROOT, root()?));
            self.file = origin.file;
        }
        let mut depth = std::iter::successors(origin.pointer.parent(), |pointer| pointer.parent()).count();
        let mut missing: [&Pointer; DEPTH] = [&origin.pointer; DEPTH];
        let mut at = &origin.pointer;
        let mut count = 0;
        while let Some(parent) =
            at.parent().filter(|_| !self.way.get(depth).is_some_and(|(known, _)| known.is_same(at)))
        {
            let Some(place) = missing.get_mut(count) else {
                // Such a way begins at the root.
                return self.way[0].1.find(&origin.pointer);
            };
            *place = at;
            count += 1;
            at = parent;
            depth -= 1;
        }
        self.way.truncate(depth + 1);
        for pointer in missing[..count].iter().rev() {
            let (_, node) = self.way.last()?;
            self.way.push(((*pointer).clone(), node.step(pointer.last()?)?));
        }
        self.way.last().map(|(_, node)| *node)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::{Node, read_text};
    use super::Nearby;
    use crate::diagnostic::Diagnostics;
    use crate::origin::{FileId, Origin};

    #[test]
    fn each_place_is_found_after_every_other() {
        let text = b"{a: {b: {c: 1}, d: [2, {e: 3}]}, f: 4}".to_vec();
        let documents = read_text(Path::new("api.yaml"), text, &mut Diagnostics::default());
        let root = Origin::root(FileId::ENTRY);
        let (a, f) = (root.key("a"), root.key("f"));
        let (b, d) = (a.key("b"), a.key("d"));
        let numbers = [(b.key("c"), "1"), (d.index(0), "2"), (d.index(1).key("e"), "3"), (f.clone(), "4")];
        let nothing = [root.key("g"), b.key("c").key("h"), d.index(2), f.key("a"), a.key("f")];
        let branches = [root.clone(), a, b, d.clone(), root.key("a").key("d"), d.index(1)];
        let places: Vec<(Origin, Option<&str>)> = numbers
            .into_iter()
            .map(|(place, number)| (place, Some(number)))
            .chain(nothing.into_iter().map(|place| (place, None)))
            .collect();
        let start = || documents.root(FileId::ENTRY);
        for before in branches.iter().chain(places.iter().map(|(place, _)| place)) {
            for (place, number) in &places {
                let mut nearby = Nearby::default();
                nearby.find(before, start);
                let found = nearby.find(place, start);
                assert_eq!(
                    found.and_then(Node::as_number).map(ToString::to_string).as_deref(),
                    *number,
                    "{before:?} {place:?}"
                );
            }
        }
    }

    #[test]
    fn another_file_has_another_root() {
        let read = |text: &str| read_text(Path::new("api.yaml"), text.into(), &mut Diagnostics::default());
        let (one, other) = (read("a: one"), read("a: other"));
        let mut nearby = Nearby::default();
        let found = [(0, &one), (1, &other), (0, &one)].map(|(file, documents)| {
            let place = Origin::root(FileId(file)).key("a");
            nearby.find(&place, || documents.root(FileId::ENTRY)).and_then(Node::as_str)
        });
        assert_eq!(found, [Some("one"), Some("other"), Some("one")]);
    }

    #[test]
    fn long_ways_are_found_from_the_root() {
        let text = format!("{}1{}", "{a: ".repeat(40), "}".repeat(40));
        let documents = read_text(Path::new("api.yaml"), text.into(), &mut Diagnostics::default());
        let way = |length: usize| (0..length).fold(Origin::root(FileId::ENTRY), |place, _| place.key("a"));
        let mut nearby = Nearby::default();
        let number = |node: Option<&Node>| node.and_then(Node::as_number).is_some();
        assert!(number(nearby.find(&way(40), || documents.root(FileId::ENTRY))));
        assert!(!number(nearby.find(&way(39), || documents.root(FileId::ENTRY))));
        assert!(!number(nearby.find(&way(41), || documents.root(FileId::ENTRY))));
    }
}
