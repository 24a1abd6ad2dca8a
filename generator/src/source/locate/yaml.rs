//! The marks of a YAML text, by the events of `granit-parser`, which tell where each thing is written.
//!
//! It takes what `serde_yaml` takes, such as a closing bracket that stands no deeper than its key; stricter ones
//! (`saphyr-parser`, `yaml-rust2`) refuse many documents that are read.

use std::ops::Range;

use granit_parser::{Event as YamlEvent, Options, Parser, Span};

use super::marks::{Event, Marking, Marks};
use super::wanted::Wanted;
use crate::source::reading::DEEPEST;

/// Scans the first document of a text that was read before.
pub(super) fn mark(text: &str, wanted: &Wanted<'_>) -> Marks {
    let mut marking = Marking::new(wanted);
    // Should a text be refused here that was read before, what was found until then holds.
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        let range = range_of(&span, text);
        marking.add(match event {
            YamlEvent::Scalar(text, _, anchor, _) => Event::Scalar { text, range, anchor },
            YamlEvent::SequenceStart(_, anchor, _) => Event::Start { is_object: false, range, anchor },
            YamlEvent::MappingStart(_, anchor, _) => Event::Start { is_object: true, range, anchor },
            YamlEvent::SequenceEnd | YamlEvent::MappingEnd => Event::End,
            YamlEvent::Alias(anchor) => Event::Alias { anchor },
            YamlEvent::DocumentEnd => break,
            _ => continue,
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
    // The depth is counted here, and the scanner runs ahead of its events.
    let mut options = Options::default();
    options.flow_nesting_limit = usize::MAX;
    let mut depth = 0_usize;
    for (event, span) in Parser::new_from_str_with_options(text, options).map_while(Result::ok) {
        match event {
            YamlEvent::SequenceStart(..) | YamlEvent::MappingStart(..) => depth += 1,
            YamlEvent::SequenceEnd | YamlEvent::MappingEnd => depth = depth.saturating_sub(1),
            YamlEvent::DocumentEnd => return None,
            _ => {}
        }
        if depth > DEEPEST {
            return Some(range_of(&span, text).start);
        }
    }
    None
}

fn range_of(span: &Span, text: &str) -> Range<usize> {
    let range = span.byte_range().unwrap_or_default();
    range.start.min(text.len())..range.end.min(text.len()).max(range.start.min(text.len()))
}
