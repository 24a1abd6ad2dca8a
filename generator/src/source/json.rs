//! JSON (RFC 8259) becomes nodes, by the events of `json-event-parser`, which keep the text of every number.
//!
//! ```json
//! {"maximum": 9223372036854775808}
//! ```
//!
//! becomes an object with one entry, the number `9223372036854775808`.

use json_event_parser::{JsonEvent, LowLevelJsonParser, LowLevelJsonParserResult};

use super::node::Node;
use super::number::Number;
use super::reading::{Fault, Reading};
use super::tree::{Tree, object_of};

/// Reads a whole text.
pub(super) fn read_json(text: &str, reading: &mut Reading) -> Result<Node, Fault> {
    let mut events = Events::of(text);
    let mut tree = Tree::default();
    loop {
        let event = events.next()?;
        if event == JsonEvent::Eof {
            return tree.finish().ok_or_else(|| Fault::syntax(text.len(), "the text ends before a value"));
        }
        add(&mut tree, event, reading).map_err(|fault| fault.at(events.offset))?;
    }
}

/// The events of a JSON text, with the offset behind each.
pub(super) struct Events<'t> {
    text: &'t str,
    parser: LowLevelJsonParser,
    /// The offset after the last event.
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

    /// Moves to the end of the array or object that the last event began. The text was parsed before.
    pub(super) fn skip_content(&mut self) {
        let bytes = self.text.as_bytes();
        let mut depth = 0;
        while let Some(byte) = bytes.get(self.offset) {
            match byte {
                b'"' => self.offset = last_of_string(bytes, self.offset),
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.offset += 1;
        }
    }
}

/// Returns the offset of the quotation mark that ends the string that begins at `first`.
fn last_of_string(bytes: &[u8], first: usize) -> usize {
    let mut at = first + 1;
    while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'"') {
        at += if *byte == b'\\' { 2 } else { 1 };
    }
    at
}

/// Adds the value of an event.
fn add(tree: &mut Tree, event: JsonEvent<'_>, reading: &mut Reading) -> Result<(), Fault> {
    let value = match event {
        JsonEvent::StartArray => return tree.open_array(),
        JsonEvent::StartObject => return tree.open_object(),
        JsonEvent::ObjectKey(text) => {
            tree.key(reading.text(&text));
            return Ok(());
        }
        JsonEvent::EndArray | JsonEvent::EndObject => match tree.close(object_of, reading) {
            Some(value) => value,
            None => return Ok(()),
        },
        JsonEvent::String(text) => Node::String(reading.text(&text)),
        JsonEvent::Number(text) => Node::Number(Number::from_text(&text)),
        JsonEvent::Boolean(boolean) => Node::Bool(boolean),
        JsonEvent::Null => Node::Null,
        JsonEvent::Eof => return Ok(()),
    };
    reading.count_node()?;
    tree.put(value);
    Ok(())
}
