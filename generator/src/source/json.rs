//! JSON (RFC 8259) becomes nodes, by the events of `json-event-parser`, which keep the text of every number.
//!
//! ```json
//! {"maximum": 9223372036854775808}
//! ```
//!
//! becomes an object with one entry, the number `9223372036854775808`.

use std::sync::Arc;

use json_event_parser::{JsonEvent, LowLevelJsonParser, LowLevelJsonParserResult};

use super::node::{Node, Object};
use super::number::Number;
use super::reading::{Fault, Reading, Step};

/// Reads a whole text.
pub(super) fn read_json(text: &str, reading: &mut Reading) -> Result<Node, Fault> {
    let mut events = Events::of(text);
    let mut tree = Tree::default();
    loop {
        let event = events.next()?;
        if event == JsonEvent::Eof {
            return tree.root.ok_or_else(|| Fault::syntax(text.len(), "the text ends before a value"));
        }
        tree.add(event, reading).map_err(|fault| fault.at(events.offset))?;
    }
}

/// The events of a JSON text, with the offset behind each.
pub(super) struct Events<'t> {
    text: &'t str,
    parser: LowLevelJsonParser,
    /// Behind the event that came last.
    pub(super) offset: usize,
}

impl<'t> Events<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, parser: LowLevelJsonParser::new(), offset: 0 }
    }

    pub(super) fn next(&mut self) -> Result<JsonEvent<'t>, Fault> {
        loop {
            let rest = &self.text.as_bytes()[self.offset..];
            let LowLevelJsonParserResult { event, consumed_bytes } = self.parser.parse_next(rest, true);
            self.offset += consumed_bytes;
            match event {
                Some(Ok(event)) => return Ok(event),
                Some(Err(error)) => {
                    let offset = usize::try_from(error.location().start.offset).unwrap_or(usize::MAX);
                    return Err(Fault::syntax(offset.min(self.text.len()), error.message()));
                }
                None => {}
            }
        }
    }
}

/// The values that are read so far: those of open arrays and objects lie on two stacks, so that each array and object
/// is made with the room that it needs.
#[derive(Default)]
struct Tree {
    open: Vec<Open>,
    elements: Vec<Node>,
    entries: Vec<(Arc<str>, Node)>,
    root: Option<Node>,
}

/// An array or object that is not closed yet: where it begins on its stack.
enum Open {
    Array { start: usize },
    Object { start: usize, key: Option<Arc<str>> },
}

impl Tree {
    fn add(&mut self, event: JsonEvent<'_>, reading: &mut Reading) -> Result<(), Fault> {
        let value = match event {
            JsonEvent::StartArray => return self.open(Open::Array { start: self.elements.len() }),
            JsonEvent::StartObject => return self.open(Open::Object { start: self.entries.len(), key: None }),
            JsonEvent::ObjectKey(text) => {
                if let Some(Open::Object { key, .. }) = self.open.last_mut() {
                    *key = Some(reading.text(&text));
                }
                return Ok(());
            }
            JsonEvent::EndArray | JsonEvent::EndObject => match self.close(reading) {
                Some(value) => value,
                None => return Ok(()),
            },
            JsonEvent::String(text) => Node::String(reading.text(&text)),
            JsonEvent::Number(text) => Node::Number(Number::from_text(&text)),
            JsonEvent::Boolean(truth) => Node::Bool(truth),
            JsonEvent::Null => Node::Null,
            JsonEvent::Eof => return Ok(()),
        };
        reading.count_node()?;
        self.put(value);
        Ok(())
    }

    fn open(&mut self, open: Open) -> Result<(), Fault> {
        self.open.push(open);
        Reading::check_depth(self.open.len())
    }

    /// Takes the values of the array or object that is closed off its stack.
    fn close(&mut self, reading: &mut Reading) -> Option<Node> {
        Some(match self.open.pop()? {
            Open::Array { start } => Node::Array(self.elements.drain(start..).collect()),
            Open::Object { start, .. } => {
                let mut object = Object::with_capacity(self.entries.len() - start);
                for (key, value) in self.entries.drain(start..) {
                    if object.insert(key.clone(), value) {
                        reading.duplicate_key(&path_of(&self.open, self.elements.len()), &key);
                    }
                }
                Node::Object(object)
            }
        })
    }

    /// Puts a value where it belongs: into the innermost open array or object, or at the root.
    fn put(&mut self, value: Node) {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open::Array { .. }) => self.elements.push(value),
            Some(Open::Object { key, .. }) => {
                if let Some(key) = key.take() {
                    self.entries.push((key, value));
                }
            }
        }
    }
}

/// The way to the value that is being read in the innermost of the `open`.
///
/// An open array's elements end where those of the next open array begin, or at the top of the stack.
fn path_of(open: &[Open], top: usize) -> Vec<Step> {
    let mut end = top;
    let mut path: Vec<Step> = Vec::with_capacity(open.len());
    for open in open.iter().rev() {
        match open {
            Open::Array { start } => {
                path.push(Step::Index(end - start));
                end = *start;
            }
            Open::Object { key, .. } => path.extend(key.clone().map(Step::Key)),
        }
    }
    path.reverse();
    path
}
