//! The marks of a JSON document.

use json_event_parser::JsonEvent;

use super::marks::{Event, Marking, Marks};
use super::wanted::Wanted;
use crate::source::json::Events;

/// Scans JSON that was parsed before.
pub(super) fn mark(text: &str, wanted: &Wanted<'_>) -> Marks {
    let mut marking = Marking::new(wanted);
    let mut events = Events::of(text);
    loop {
        let behind = events.offset;
        let Ok(event) = events.next() else { return marking.finish() };
        // Only spaces, commas and colons can be between two events.
        let between = |character: char| character.is_ascii_whitespace() || matches!(character, ',' | ':');
        let passed = &text[behind..events.offset];
        let range = events.offset - passed.trim_start_matches(between).len()..events.offset;
        marking.add(match event {
            JsonEvent::String(text) | JsonEvent::ObjectKey(text) => Event::Scalar { text, range, anchor: 0 },
            JsonEvent::Number(_) | JsonEvent::Boolean(_) | JsonEvent::Null => {
                Event::Scalar { text: "".into(), range, anchor: 0 }
            }
            JsonEvent::StartArray => Event::Start { is_object: false, range, anchor: 0 },
            JsonEvent::StartObject => Event::Start { is_object: true, range, anchor: 0 },
            JsonEvent::EndArray | JsonEvent::EndObject => Event::End,
            JsonEvent::Eof => return marking.finish(),
        });
        if !marking.wants_content() {
            events.skip_content();
        }
    }
}
