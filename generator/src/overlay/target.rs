//! The nodes that a JSONPath selects (RFC 9535), as places of our own tree.
//!
//! The query runs over a copy of the tree in the types of `serde_json`, which follows every change of the tree.

use serde_json::{Map, Value};
use serde_json_path::{JsonPath, PathElement};

use crate::limits::DEEPEST_QUERY;
use crate::origin::Pointer;
use crate::source::Node;

/// The tree of a query. Numbers beyond 64 bits are rounded here, and stay exact in the original tree.
pub(super) struct View(Value);

impl View {
    pub(super) fn of(root: &Node) -> Self {
        Self(value_of(root))
    }

    /// The places that a JSONPath selects, each once, from the first to the last; the fault is part of a sentence.
    pub(super) fn select(&self, path: &str) -> Result<Vec<Pointer>, String> {
        check_nesting(path)?;
        let parsed = JsonPath::parse(path).map_err(|error| {
            format!("`{path}` is not a JSONPath (RFC 9535): at character {}, {}", error.position(), error.message())
        })?;
        let mut found: Vec<Vec<Step>> =
            parsed.query_located(&self.0).locations().map(|location| location.iter().map(Step::of).collect()).collect();
        found.sort();
        found.dedup();
        let pointer = |steps: Vec<Step>| steps.iter().fold(Pointer::ROOT, |at, step| at.key(&step.token()));
        Ok(found.into_iter().map(pointer).collect())
    }

    /// Follows the merge of a piece into a place: only what the piece contains is copied again.
    pub(super) fn follow(&mut self, root: &Node, place: &Pointer, piece: &Node) {
        match (self.step_to(place), root.find(place)) {
            (Some(seen), Some(node)) => copy_merged(seen, node, piece),
            _ => self.0 = value_of(root),
        }
    }

    /// Removes nodes of one object or array, the last first, as they are removed from the original tree.
    pub(super) fn remove(&mut self, parent: &Pointer, tokens: &[&str]) {
        match self.step_to(parent) {
            Some(Value::Object(entries)) => {
                for token in tokens {
                    entries.remove(*token);
                }
            }
            Some(Value::Array(elements)) => {
                for index in tokens.iter().filter_map(|token| token.parse::<usize>().ok()) {
                    if index < elements.len() {
                        elements.remove(index);
                    }
                }
            }
            _ => {}
        }
    }

    fn step_to(&mut self, place: &Pointer) -> Option<&mut Value> {
        place.tokens().iter().try_fold(&mut self.0, |value, token| match value {
            Value::Array(elements) => elements.get_mut(token.parse::<usize>().ok()?),
            Value::Object(entries) => entries.get_mut(*token),
            _ => None,
        })
    }
}

/// Refuses a query that is nested deeper than its parser's stack allows; brackets in strings count as well.
fn check_nesting(path: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    for character in path.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST_QUERY {
            let beginning: String = path.chars().take(40).collect();
            return Err(format!("`{beginning}…` is nested more than {DEEPEST_QUERY} levels deep"));
        }
    }
    Ok(())
}

/// One step of a location; elements are sorted by their index, so that the last can be removed first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Index(usize),
    Name(String),
}

impl Step {
    fn of(element: &PathElement<'_>) -> Self {
        match element {
            PathElement::Name(name) => Self::Name((*name).to_owned()),
            PathElement::Index(index) => Self::Index(*index),
        }
    }

    fn token(&self) -> String {
        match self {
            Self::Index(index) => index.to_string(),
            Self::Name(name) => name.clone(),
        }
    }
}

/// Copies the parts of a node that a merge may have changed: the keys of the piece, and appended elements.
fn copy_merged(seen: &mut Value, node: &Node, piece: &Node) {
    match (seen, node, piece) {
        (Value::Object(seen), Node::Object(object), Node::Object(piece)) => {
            for (key, part) in piece.iter() {
                match (seen.get_mut(&**key), object.get(key)) {
                    (Some(seen), Some(node)) => copy_merged(seen, node, part),
                    (None, Some(node)) => {
                        seen.insert(key.to_string(), value_of(node));
                    }
                    (_, None) => {}
                }
            }
        }
        (Value::Array(seen), Node::Array(elements), _) => {
            let known = seen.len();
            seen.extend(elements.iter().skip(known).map(value_of));
        }
        (seen, node, _) => *seen = value_of(node),
    }
}

fn value_of(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(boolean) => Value::Bool(*boolean),
        Node::Number(number) => match (number.as_i64(), number.text().parse::<u64>()) {
            (Some(integer), _) => integer.into(),
            (None, Ok(integer)) => integer.into(),
            (None, Err(_)) => serde_json::Number::from_f64(number.as_f64()).map_or(Value::Null, Value::Number),
        },
        Node::String(text) => Value::String(text.to_string()),
        Node::Array(elements) => Value::Array(elements.iter().map(value_of).collect()),
        Node::Object(object) => {
            let entries = object.iter().map(|(key, value)| (key.to_string(), value_of(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::diagnostic::Diagnostics;
    use crate::origin::{FileId, Pointer};
    use crate::source::read_text;

    fn view(text: &str) -> View {
        let documents = read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default());
        View::of(documents.root(FileId::ENTRY).expect("a tree"))
    }

    #[test]
    fn what_is_removed_is_found_no_more_and_what_is_not_there_is_no_fault() {
        let root = Pointer::ROOT;
        let mut list = view("[a, b, c]");
        list.remove(&root, &["3", "1", "first", "-1"]);
        assert_eq!(list.0.to_string(), r#"["a","c"]"#);
        list.remove(&root, &["1", "0"]);
        assert_eq!(list.0.to_string(), "[]");
        let mut object = view("{a: {b: 1, c: 2}, d: [x, y]}");
        object.remove(&root.key("a"), &["b", "e"]);
        object.remove(&root.key("d"), &["0"]);
        object.remove(&root.key("d").key("0"), &["0"]);
        object.remove(&root.key("f"), &["a"]);
        assert_eq!(object.0.to_string(), r#"{"a":{"c":2},"d":["y"]}"#);
    }
}
