//! The marks of a YAML document, by the events of its parser.

use std::ops::Range;

use granit_parser::{Event as YamlEvent, Span};

use super::marks::{Event, Marking, Marks};
use super::wanted::Wanted;
use crate::source::yaml::events_of;

/// Scans the first document of a stream that was parsed before.
pub(super) fn mark(text: &str, wanted: &Wanted<'_>) -> Marks {
    let mut marking = Marking::new(wanted);
    for (event, span) in events_of(text).map_while(Result::ok) {
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

fn range_of(span: &Span, text: &str) -> Range<usize> {
    let range = span.byte_range().unwrap_or_default();
    range.start.min(text.len())..range.end.min(text.len()).max(range.start.min(text.len()))
}
