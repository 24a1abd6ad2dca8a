//! Puts a [`Tape`] together, node by node.

use super::marked::Mark;
use super::node::{Node, Span, Tape, Wide, key_bit};
use super::{Rule, text};

/// From 2^53 on two integers may be one `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Objects of more entries than this are searched for equal keys once, when they end.
const SEARCHED_AT_ONCE: u32 = 48;

/// A tape being written.
#[derive(Debug)]
pub(super) struct TapeBuilder<'t> {
    nodes: Vec<Node<'t>>,
    /// Some number was too wide for the reader and lost digits.
    rounded: bool,
    /// It is to be shown: without secrets.
    redacts: bool,
    /// `true` if numbers that come as strings of digits keep these.
    keeps_digits: bool,
    /// The rules for the nodes, where the value is to be checked.
    marks: Option<Vec<Mark>>,
}

/// An array or object that was begun and has not ended.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    at: usize,
    len: u32,
    keys: u64,
}

impl<'t> TapeBuilder<'t> {
    pub(super) fn with_capacity(nodes: usize) -> Self {
        Self { nodes: Vec::with_capacity(nodes), rounded: false, redacts: false, keeps_digits: false, marks: None }
    }

    /// For a tree that is shown.
    pub(super) fn redacted() -> Self {
        Self { redacts: true, ..Self::with_capacity(16) }
    }

    /// A tape of what another deserializer presents: there is no source that could be read again.
    pub(super) fn keeping_digits() -> Self {
        Self { keeps_digits: true, ..Self::with_capacity(16) }
    }

    /// Returns `true` if numbers that come as strings of digits keep these.
    pub(super) fn keeps_digits(&self) -> bool {
        self.keeps_digits
    }

    /// Returns `true` if secrets are left out.
    pub(super) fn redacts(&self) -> bool {
        self.redacts
    }

    pub(super) fn finish(self) -> Tape<'t> {
        Tape { nodes: self.nodes }
    }

    /// A tape that remembers which rules are for which node.
    pub(super) fn marking() -> Self {
        Self { marks: Some(Vec::new()), ..Self::with_capacity(16) }
    }

    pub(super) fn is_marking(&self) -> bool {
        self.marks.is_some()
    }

    /// Rules for the node that comes next.
    pub(super) fn mark(&mut self, rules: &'static [Rule]) {
        if let Some(marks) = self.marks.as_mut().filter(|_| !rules.is_empty()) {
            marks.push(Mark { at: self.nodes.len(), rules });
        }
    }

    pub(super) fn take_marks(&mut self) -> Vec<Mark> {
        self.marks.take().unwrap_or_default()
    }

    #[inline]
    pub(super) fn push(&mut self, node: Node<'t>) {
        self.nodes.push(node);
    }

    /// A number that the reader holds as `f64`.
    pub(super) fn push_f64(&mut self, number: f64) {
        self.rounded |= number.abs() >= EXACT;
        self.push(Node::Float(number));
    }

    /// A number by its text: in the node that would be written so, or else as it is.
    pub(super) fn push_digits(&mut self, number: &str) {
        match (number.parse::<i128>(), number.parse::<f64>()) {
            (Ok(integer), _) if number != "-0" => self.push_i128(integer),
            (_, Ok(float)) if float.abs() < EXACT && text::float_text(float) == number => self.push(Node::Float(float)),
            _ => self.push(Node::Digits(number.into())),
        }
    }

    /// Returns `true` if a float is so large that it may have been an integer that no `f64` holds.
    pub(super) fn may_be_rounded(&self) -> bool {
        self.rounded
    }

    /// An integer in the smallest node that holds it.
    pub(super) fn push_i128(&mut self, number: i128) {
        self.push(match (i64::try_from(number), u64::try_from(number)) {
            (Ok(number), _) => Node::Signed(number),
            (_, Ok(number)) => Node::Unsigned(number),
            _ => Node::Wide(Box::new(Wide::Signed(number))),
        });
    }

    /// An integer in the smallest node that holds it.
    pub(super) fn push_u128(&mut self, number: u128) {
        match i128::try_from(number) {
            Ok(number) => self.push_i128(number),
            Err(_) => self.push(Node::Wide(Box::new(Wide::Unsigned(number)))),
        }
    }

    #[inline]
    pub(super) fn push_u64(&mut self, number: u64) {
        self.push(i64::try_from(number).map_or(Node::Unsigned(number), Node::Signed));
    }

    /// Begins an array or object; [`Self::end_array`] or [`Self::end_object`] writes what it is.
    #[inline]
    pub(super) fn begin(&mut self) -> Open {
        self.nodes.push(Node::Null);
        Open { at: self.nodes.len() - 1, len: 0, keys: 0 }
    }

    /// Takes back an array or object in which there is nothing yet.
    #[cold]
    pub(super) fn cancel(&mut self, open: Open) {
        self.nodes.truncate(open.at);
    }

    /// Puts the number in place of an object that ends with its text.
    #[cold]
    pub(super) fn number_in(&mut self, open: Open) {
        let number = self.nodes.last().and_then(Node::text).map(str::to_owned).unwrap_or_default();
        self.cancel(open);
        if text::is_number(&number) {
            self.push_digits(&number);
        } else {
            self.push(Node::Owned(number.into()));
        }
    }

    #[inline]
    pub(super) fn item(open: &mut Open) {
        open.len = open.len.saturating_add(1);
    }

    /// The key of the entry that comes next; `key` is a string node.
    #[inline]
    pub(super) fn key(&mut self, open: &mut Open, key: Node<'t>) {
        let bit = key.text().map_or(0, key_bit);
        if open.keys & bit != 0 && open.len <= SEARCHED_AT_ONCE {
            self.shadow(open.at, &key);
        }
        open.keys |= bit;
        open.len = open.len.saturating_add(1);
        self.nodes.push(key);
    }

    #[inline]
    pub(super) fn end_array(&mut self, open: Open) {
        let span = self.span(open);
        if let Some(node) = self.nodes.get_mut(open.at) {
            *node = Node::Array(span);
        }
    }

    #[inline]
    pub(super) fn end_object(&mut self, open: Open) {
        if open.len > SEARCHED_AT_ONCE {
            self.shadow_all(open.at);
        }
        let span = self.span(open);
        if let Some(node) = self.nodes.get_mut(open.at) {
            *node = Node::Object(span);
        }
    }

    fn span(&self, open: Open) -> Span {
        // JSON of 2³² nodes does not get here: the limit of a response is far lower.
        let size = u32::try_from(self.nodes.len() - open.at).unwrap_or(u32::MAX);
        Span { size, len: open.len, keys: open.keys }
    }

    /// Hides the earlier entry of the object at `start` whose key equals `key`.
    #[cold]
    fn shadow(&mut self, start: usize, key: &Node<'t>) {
        let mut at = start + 1;
        while let Some(node) = self.nodes.get_mut(at) {
            if node.text() == key.text() {
                *node = Node::Shadowed;
            }
            at += 1;
            at += self.nodes.get(at).map_or(1, Node::size);
        }
    }

    /// Hides all but the last of each key of the object at `start`, by sorting them.
    #[cold]
    fn shadow_all(&mut self, start: usize) {
        let mut keys = Vec::new();
        let mut at = start + 1;
        while at < self.nodes.len() {
            keys.push(at);
            at += 1;
            at += self.nodes.get(at).map_or(1, Node::size);
        }
        let text = |at: &usize| self.nodes.get(*at).and_then(Node::text);
        keys.sort_by(|a, b| text(a).cmp(&text(b)).then(a.cmp(b)));
        let hidden: Vec<usize> = keys
            .windows(2)
            .filter_map(|pair| match pair {
                [first, second] if text(first) == text(second) => Some(*first),
                _ => None,
            })
            .collect();
        for at in hidden {
            if let Some(node) = self.nodes.get_mut(at) {
                *node = Node::Shadowed;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, TapeBuilder, Wide};

    fn pushed(push: impl FnOnce(&mut TapeBuilder<'static>)) -> Node<'static> {
        let mut tape = TapeBuilder::with_capacity(1);
        push(&mut tape);
        let [node] = &tape.finish().nodes[..] else { panic!("one node") };
        node.clone()
    }

    #[test]
    fn an_integer_takes_the_smallest_node() {
        let (signed, above) = (i64::MAX, 9_223_372_036_854_775_808_u64);
        let wide = |number: i128| Node::Wide(Box::new(Wide::Signed(number)));
        assert_eq!(pushed(|tape| tape.push_i128(-1)), Node::Signed(-1));
        assert_eq!(pushed(|tape| tape.push_i128(signed.into())), Node::Signed(signed));
        assert_eq!(pushed(|tape| tape.push_i128(above.into())), Node::Unsigned(above));
        assert_eq!(pushed(|tape| tape.push_i128(-9_223_372_036_854_775_809)), wide(-9_223_372_036_854_775_809));
        assert_eq!(pushed(|tape| tape.push_i128(18_446_744_073_709_551_616)), wide(18_446_744_073_709_551_616));
        assert_eq!(pushed(|tape| tape.push_u64(signed.unsigned_abs())), Node::Signed(signed));
        assert_eq!(pushed(|tape| tape.push_u64(above)), Node::Unsigned(above));
        assert_eq!(pushed(|tape| tape.push_u128(7)), Node::Signed(7));
        assert_eq!(pushed(|tape| tape.push_u128(u128::MAX)), Node::Wide(Box::new(Wide::Unsigned(u128::MAX))));
    }

    #[test]
    fn digits_are_kept_where_no_other_number_is_written_so() {
        let digits = |text: &'static str| pushed(move |tape| tape.push_digits(text));
        assert_eq!(digits("17"), Node::Signed(17));
        assert_eq!(digits("-0"), Node::Digits("-0".into()));
        assert_eq!(digits("0.5"), Node::Float(0.5));
        for text in ["1e16", "1e300", "1e+300", "1.5e300", "-1e22"] {
            assert_eq!(digits(text), Node::Digits(text.into()), "an integer may be meant");
        }
        assert_eq!(digits("0.50"), Node::Digits("0.50".into()));
        assert_eq!(digits("9007199254740993.5"), Node::Digits("9007199254740993.5".into()));
    }
}
