//! YAML becomes nodes, by YAML 1.2 and the conventions of OpenAPI: keys are strings, `<<` merges, and a number keeps
//! its text.
//!
//! ```yaml
//! 200: {<<: *ok, on: 2024-01-01, maximum: 1.10} # "200" → an object; "on" → a string; "maximum" → the number 1.10
//! ```
//!
//! The events of `granit-parser` contain scalars as they are written; a deserializer such as `serde_yaml` makes machine
//! numbers, and turns `1.10` into `1.1`.

mod anchors;
mod fault;
mod merge;
mod scalar;
#[cfg(test)]
mod tests;

use granit_parser::{Event, Options, Parser, ScalarStyle, StrInput};

use self::anchors::Anchors;
use self::fault::fault_of;
use self::merge::merged_object_of;
use super::node::Node;
use super::reading::{Fault, Reading};
use super::tree::Tree;
use crate::limits::DEEPEST_TREE;

/// Reads the first document of a stream.
pub(super) fn read_yaml(text: &str, reading: &mut Reading) -> Result<Node, Fault> {
    check_characters(text)?;
    let mut yaml = Yaml::default();
    let mut events = events_of(text);
    for event in events.by_ref() {
        let (event, span) = event.map_err(|error| fault_of(text, &error))?;
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        let offset = span.byte_range().map_or(0, |range| range.start.min(text.len()));
        yaml.add(event, reading).map_err(|fault| fault.at(offset))?;
    }
    reading.next_document = match events.next() {
        Some(Ok((Event::DocumentStart(..), span))) => Some(span.start.line()),
        Some(Err(error)) => return Err(fault_of(text, &error)),
        _ => None,
    };
    Ok(yaml.tree.finish().unwrap_or(Node::Null))
}

/// The events of a stream, by the rules of parsers built on `libyaml`, for which most documents are written: a closing
/// bracket may have the indentation of its key, for instance.
pub(super) fn events_of(text: &str) -> Parser<'_, StrInput<'_>> {
    let mut options = Options::default();
    options.bom_inside_document_as_content = true;
    options.block_scalar_eof_without_line_feed = true;
    options.flow_nesting_limit = DEEPEST_TREE;
    options.block_nesting_limit = DEEPEST_TREE;
    Parser::new_from_str_with_options(text, options)
}

/// Rejects control characters, which YAML does not allow (section 5.1); some parsers read NUL as the end of the text.
fn check_characters(text: &str) -> Result<(), Fault> {
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    let Some(offset) = text.as_bytes().iter().position(is_control) else { return Ok(()) };
    let message = format!("here is the control character U+{:04X}, which YAML does not allow", text.as_bytes()[offset]);
    Err(Fault::syntax(offset, message).help("delete it, or write it as `\\x07` in double quotes"))
}

/// A document during reading.
#[derive(Default)]
struct Yaml {
    tree: Tree,
    anchors: Anchors,
}

impl Yaml {
    fn add(&mut self, event: Event<'_>, reading: &mut Reading) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, anchor, _) if self.tree.expects_key() => {
                let key = reading.text(&text);
                self.anchors.mark_scalar(anchor, &Node::String(key.clone()));
                // A quoted `<<` is an ordinary string.
                if &*key == "<<" && style == ScalarStyle::Plain {
                    self.tree.merge_key(key);
                } else {
                    self.tree.key(key);
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar::node_of(&text, style, tag.as_deref(), reading);
                self.anchors.mark_scalar(anchor, &value);
                self.put(value, reading)?;
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.tree.expects_key() => {
                return Err(Fault::unplaced("a key is a sequence or a mapping; only strings can be keys"));
            }
            Event::SequenceStart(_, anchor, _) => {
                self.anchors.open(anchor, reading);
                self.tree.open_array()?;
            }
            Event::MappingStart(_, anchor, _) => {
                self.anchors.open(anchor, reading);
                self.tree.open_object()?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(value) = self.tree.close(merged_object_of, reading) {
                    self.anchors.close(&value, reading)?;
                    self.put(value, reading)?;
                }
            }
            Event::Alias(anchor) => self.repeat(anchor, reading)?,
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, value: Node, reading: &mut Reading) -> Result<(), Fault> {
        reading.count_nodes(1)?;
        self.tree.put(value);
        Ok(())
    }

    /// Inserts the value of an anchor at its alias.
    fn repeat(&mut self, anchor: usize, reading: &mut Reading) -> Result<(), Fault> {
        let value = self.anchors.repeat(anchor, self.tree.depth(), reading)?;
        if !self.tree.expects_key() {
            self.tree.put(value);
            return Ok(());
        }
        let Node::String(key) = value else {
            return Err(Fault::unplaced("an alias that is a key must refer to a string"));
        };
        self.tree.key(key);
        Ok(())
    }
}
