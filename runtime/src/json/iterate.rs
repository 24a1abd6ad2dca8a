//! Iterators over the items of an array and the entries of an object.

use super::node::Node;
use super::value::Value;

/// The items of an array; see [`Value::items`].
#[derive(Debug, Clone)]
pub struct Items<'a> {
    pub(super) nodes: &'a [Node<'a>],
    pub(super) len: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Value<'a>> {
        let size = self.nodes.first()?.size();
        let item = Value::at(self.nodes);
        self.nodes = self.nodes.get(size..).unwrap_or_default();
        self.len = self.len.saturating_sub(1);
        Some(item)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }
}

impl ExactSizeIterator for Items<'_> {}

/// The entries of an object; see [`Value::entries`].
#[derive(Debug, Clone)]
pub struct Entries<'a> {
    pub(super) nodes: &'a [Node<'a>],
}

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Value<'a>);

    #[inline]
    fn next(&mut self) -> Option<(&'a str, Value<'a>)> {
        loop {
            let (key, rest) = self.nodes.split_first()?;
            let size = rest.first().map_or(0, Node::size);
            self.nodes = rest.get(size..).unwrap_or_default();
            if let Some(key) = key.text() {
                return Some((key, Value::at(rest)));
            }
        }
    }
}
