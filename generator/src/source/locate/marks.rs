//! The result of a scan: the byte ranges of the wanted values and keys.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::wanted::Wanted;
use crate::limits::DEEPEST_TREE;

/// One step of a scan over JSON or YAML.
pub(super) enum Event<'t> {
    /// A scalar or a key, depending on its position.
    Scalar { text: Cow<'t, str>, range: Range<usize>, anchor: usize },
    /// The beginning of an array or object.
    Start { is_object: bool, range: Range<usize>, anchor: usize },
    /// The end of the innermost array or object.
    End,
    /// An alias, which repeats the value of the anchor.
    Alias { anchor: usize },
}

/// The scanned values that are kept.
#[derive(Default)]
pub(super) struct Marks {
    values: Vec<Mark>,
    /// The value of each YAML anchor; 0 means that there is no anchor.
    anchors: BTreeMap<usize, usize>,
}

/// One value.
pub(super) struct Mark {
    /// The bytes of the value; for an array or object, only its beginning.
    pub(super) range: Range<usize>,
    /// Set if it is an array or object.
    pub(super) is_container: bool,
    /// The parts by key or index, several for a repeated key.
    children: HashMap<String, Vec<Child>>,
    /// The elements of an array, in order.
    elements: Vec<usize>,
}

struct Child {
    /// The bytes of the key, if the parent is an object.
    key: Option<Range<usize>>,
    value: usize,
}

/// An array or object that has not ended.
struct Open<'w> {
    /// The index of its mark, if it is kept.
    value: Option<usize>,
    want: Want<'w>,
    is_object: bool,
    index: usize,
    key: Option<(String, Range<usize>)>,
}

/// The parts of a value that are kept.
#[derive(Clone, Copy)]
enum Want<'w> {
    Nothing,
    Below(&'w Wanted<'w>),
    /// Everything, because an alias or a merge key may refer to any part.
    All,
}

/// Builds marks from events.
pub(super) struct Marking<'w> {
    marks: Marks,
    open: Vec<Open<'w>>,
    root: Want<'w>,
}

impl<'w> Marking<'w> {
    pub(super) fn new(wanted: &'w Wanted<'w>) -> Self {
        Self { marks: Marks::default(), open: Vec::new(), root: Want::Below(wanted) }
    }

    pub(super) fn finish(self) -> Marks {
        self.marks
    }

    pub(super) fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Scalar { text, range, .. } if self.key_is_next() => {
                if let Some(open) = self.open.last_mut() {
                    open.key = Some((text.into_owned(), range));
                }
            }
            Event::Scalar { range, anchor, .. } => {
                self.value(range, anchor, false);
            }
            Event::Start { is_object, range, anchor } => {
                let (value, want) = self.value(range, anchor, true);
                self.open.push(Open { value, want, is_object, index: 0, key: None });
            }
            Event::End => {
                self.open.pop();
            }
            Event::Alias { anchor } => {
                let (token, key, _) = self.next_child();
                if let Some(value) = self.marks.anchors.get(&anchor).copied() {
                    self.attach(token, key, value);
                }
            }
        }
    }

    /// Returns whether any part of the innermost array or object that is open is kept.
    pub(super) fn wants_content(&self) -> bool {
        !self.open.last().is_some_and(|open| matches!(open.want, Want::Nothing))
    }

    fn key_is_next(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_object && open.key.is_none())
    }

    /// Keeps a value if it is wanted.
    fn value(&mut self, range: Range<usize>, anchor: usize, is_container: bool) -> (Option<usize>, Want<'w>) {
        let (token, key, want) = self.next_child();
        let want = if anchor == 0 { want } else { Want::All };
        if matches!(want, Want::Nothing) {
            return (None, want);
        }
        let value = self.marks.values.len();
        self.marks.values.push(Mark { range, is_container, children: HashMap::new(), elements: Vec::new() });
        if anchor != 0 {
            self.marks.anchors.insert(anchor, value);
        }
        self.attach(token, key, value);
        (Some(value), want)
    }

    /// The token and key of the next value, and the wanted parts of it.
    fn next_child(&mut self) -> (String, Option<Range<usize>>, Want<'w>) {
        let Some(open) = self.open.last_mut() else { return (String::new(), None, self.root) };
        let (token, key) = match open.key.take() {
            Some((token, range)) => (token, Some(range)),
            None => (open.index.to_string(), None),
        };
        open.index += 1;
        let want = match open.want {
            Want::Below(_) if token == "<<" => Want::All,
            Want::Below(wanted) => wanted.below(&token).map_or(Want::Nothing, Want::Below),
            other => other,
        };
        (token, key, want)
    }

    fn attach(&mut self, token: String, key: Option<Range<usize>>, value: usize) {
        if let Some(parent) = self.open.last().and_then(|open| open.value) {
            let parent = &mut self.marks.values[parent];
            if key.is_none() {
                parent.elements.push(value);
            }
            parent.children.entry(token).or_default().push(Child { key, value });
        }
    }
}

impl Marks {
    /// The value at a pointer or at its nearest parent, and its keys: none for an element of an array, several for a
    /// repeated key, of which the last counts.
    pub(super) fn find(&self, pointer: &[&str]) -> Option<(&Mark, Vec<Range<usize>>)> {
        let mut at = self.values.first()?;
        let mut keys = Vec::new();
        for token in pointer {
            let children = self.children(at, token, DEEPEST_TREE);
            let Some(last) = children.last() else {
                // A missing value concerns its parent, which is then not shown as repeated.
                keys = keys.pop().into_iter().collect();
                break;
            };
            at = &self.values[last.value];
            keys = children.iter().filter_map(|child| child.key.clone()).collect();
        }
        Some((at, keys))
    }

    /// The children under a token, including those of merge keys. `steps` stops aliases that lead to themselves.
    fn children<'m>(&'m self, parent: &'m Mark, token: &str, steps: usize) -> Vec<&'m Child> {
        let under = |token: &str| parent.children.get(token).into_iter().flatten();
        let own: Vec<&Child> = under(token).collect();
        if !own.is_empty() || steps == 0 {
            return own;
        }
        let merged = under("<<").map(|child| &self.values[child.value]);
        // The value of `<<` is a mapping or a sequence of mappings.
        let sources = merged.flat_map(|value| {
            std::iter::once(value).chain(value.elements.iter().map(|element| &self.values[*element]))
        });
        sources
            .map(|source| self.children(source, token, steps - 1))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }
}
