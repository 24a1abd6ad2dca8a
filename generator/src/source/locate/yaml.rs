//! The marks of a YAML text, by the events of `saphyr-parser`, which tell where each thing is written.

use std::ops::Range;

use saphyr_parser::{Event as YamlEvent, Parser, Span};

use super::marks::{Event, Marking, Marks};
use super::wanted::Wanted;
use crate::source::reading::DEEPEST;

/// Scans the first document of a text that was read before.
pub(super) fn mark(text: &str, wanted: &Wanted<'_>) -> Marks {
    let mut marking = Marking::new(wanted);
    let offsets = Offsets::of(text);
    for event in Parser::new_from_str(text) {
        // What was read with `serde_yaml` may be refused here; what was found until then holds.
        let Ok((event, span)) = event else { break };
        let range = offsets.range(span);
        marking.add(match event {
            YamlEvent::Scalar(text, _, anchor, _) => Event::Scalar { text, range, anchor },
            YamlEvent::SequenceStart(anchor, _) => Event::Start { is_object: false, range, anchor },
            YamlEvent::MappingStart(anchor, _) => Event::Start { is_object: true, range, anchor },
            YamlEvent::SequenceEnd | YamlEvent::MappingEnd => Event::End,
            YamlEvent::Alias(anchor) => Event::Alias { anchor },
            YamlEvent::DocumentEnd => break,
            YamlEvent::Nothing | YamlEvent::StreamStart | YamlEvent::StreamEnd | YamlEvent::DocumentStart(_) => {
                continue;
            }
        });
    }
    marking.finish()
}

/// Whether flow collections (`[`, `{`) lie deeper in one another than is read, and where.
///
/// `serde_yaml` takes quadratic time for depth, so this is asked before; a text in which few brackets stay open, as in
/// every honest one, is not scanned.
pub(in crate::source) fn is_too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let many = text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > 4 * DEEPEST
    });
    if !many {
        return None;
    }
    let mut depth = 0_usize;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((YamlEvent::SequenceStart(..) | YamlEvent::MappingStart(..), span)) => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(Offsets::of(text).range(span).start);
                }
            }
            Ok((YamlEvent::SequenceEnd | YamlEvent::MappingEnd, _)) => depth = depth.saturating_sub(1),
            Ok((YamlEvent::DocumentEnd, _)) => return None,
            Ok(_) => {}
            // The scanner is ahead of the events, and has its own limit of 255.
            Err(error) => {
                let at = Offsets::of(text).offset(error.marker().index());
                return (error.info() == "recursion limit exceeded").then_some(at);
            }
        }
    }
    None
}

/// Bytes by characters, as marks count characters.
struct Offsets<'t> {
    text: &'t str,
    /// The offset of each 256th character; none where every character is a byte.
    steps: Option<Vec<usize>>,
}

const STEP: usize = 256;

impl<'t> Offsets<'t> {
    fn of(text: &'t str) -> Self {
        let steps = || text.char_indices().step_by(STEP).map(|(offset, _)| offset).collect();
        Self { text, steps: (!text.is_ascii()).then(steps) }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start.index());
        start..self.offset(span.end.index()).max(start)
    }

    fn offset(&self, character: usize) -> usize {
        let Some(steps) = &self.steps else { return character.min(self.text.len()) };
        let Some(step) = steps.get(character / STEP) else { return self.text.len() };
        let rest = &self.text[*step..];
        step + rest.char_indices().nth(character % STEP).map_or(rest.len(), |(offset, _)| offset)
    }
}
