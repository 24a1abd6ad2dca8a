//! One event, parsed line by line (WHATWG HTML, 9.2.6).

use std::time::Duration;

/// A Server-Sent Event.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Event<T> {
    /// The last id that the server sent, by which a stream is resumed; it stays until another id arrives.
    pub id: Option<String>,
    /// The name of the event: its field `event`. An event without a name is a `message`.
    pub name: Option<String>,
    /// The time to wait before a lost stream is resumed, if this event sets it.
    pub retry: Option<Duration>,
    /// The payload.
    pub data: T,
}

impl<T> Event<T> {
    pub(super) fn with<U>(&self, data: U) -> Event<U> {
        Event { id: self.id.clone(), name: self.name.clone(), retry: self.retry, data }
    }
}

/// The part of an event that has arrived, and the state that earlier events left.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    /// The id of a line; it takes effect with the next empty line.
    id: Option<String>,
    last_event_id: Option<String>,
    reconnection_time: Option<Duration>,
    name: Option<String>,
    retry: Option<Duration>,
    data: Option<String>,
}

impl Gathering {
    /// Takes a line without its end; an empty one completes the event.
    pub(super) fn take_line(&mut self, line: &str) -> Option<Event<String>> {
        if line.is_empty() {
            return self.complete();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "event" => self.name = Some(value.to_owned()).filter(|name| !name.is_empty()),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
                self.reconnection_time = self.retry.or(self.reconnection_time);
            }
            // A comment has an empty field name; unknown fields are ignored.
            _ => {}
        }
        None
    }

    /// Completes the event. Without data it is dropped, though its id stays.
    fn complete(&mut self) -> Option<Event<String>> {
        self.last_event_id.clone_from(&self.id);
        let (name, retry) = (self.name.take(), self.retry.take());
        let data = self.data.take()?;
        Some(Event { id: self.id.clone(), name, retry, data })
    }

    /// Resumes a stream that another connection began.
    pub(super) fn resume(&mut self, last_event_id: Option<String>) {
        self.id.clone_from(&last_event_id);
        self.last_event_id = last_event_id;
    }

    /// The id of the last completed event.
    pub(super) fn last_event_id(&self) -> Option<&str> {
        self.last_event_id.as_deref()
    }

    /// The time of the last `retry`, whether its event was completed or not.
    pub(super) fn reconnection_time(&self) -> Option<Duration> {
        self.reconnection_time
    }

    /// The number of buffered bytes.
    pub(super) fn len(&self) -> usize {
        self.data.as_ref().map_or(0, String::len)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Event, Gathering};

    fn events(gathering: &mut Gathering, lines: &[&str]) -> Vec<Event<String>> {
        lines.iter().filter_map(|line| gathering.take_line(line)).collect()
    }

    fn event(id: Option<&str>, name: Option<&str>, data: &str) -> Event<String> {
        Event { id: id.map(str::to_owned), name: name.map(str::to_owned), retry: None, data: data.to_owned() }
    }

    #[test]
    fn a_name_is_of_one_event_and_an_id_of_all_that_follow() {
        let lines = ["event: added", "id: 7", "data:  a", "data", "data:b", "", ": a comment", "data: c", ""];
        let mut gathering = Gathering::default();
        assert_eq!(
            events(&mut gathering, &lines),
            [event(Some("7"), Some("added"), " a\n\nb"), event(Some("7"), None, "c")]
        );
        assert_eq!(events(&mut gathering, &["event:", "id:", "data: d", ""]), [event(None, None, "d")]);
    }

    #[test]
    fn an_id_counts_from_the_end_of_its_event_even_without_data() {
        let mut gathering = Gathering::default();
        assert_eq!(events(&mut gathering, &["id: 1"]), []);
        assert_eq!(gathering.last_event_id(), None);
        assert_eq!(events(&mut gathering, &["", "event: lost", ""]), []);
        assert_eq!(gathering.last_event_id(), Some("1"));
        assert_eq!(events(&mut gathering, &["id: 2\0", "data: a", ""]), [event(Some("1"), None, "a")]);
        assert_eq!(gathering.last_event_id(), Some("1"), "an id with a null character is ignored");
    }

    #[test]
    fn a_resumed_stream_has_the_id_of_the_one_before() {
        let mut gathering = Gathering::default();
        gathering.resume(Some("9".to_owned()));
        assert_eq!(gathering.last_event_id(), Some("9"));
        assert_eq!(events(&mut gathering, &["data: a", ""]), [event(Some("9"), None, "a")]);
    }

    #[test]
    fn a_retry_is_a_number_of_milliseconds() {
        let mut gathering = Gathering::default();
        for line in ["retry: 1s", "retry:", "retry: -1", "retry: 99999999999999999999"] {
            assert_eq!(events(&mut gathering, &[line]), []);
            assert_eq!(gathering.reconnection_time(), None, "{line}");
        }
        let found = events(&mut gathering, &["retry: 250", "data: a", "", "data: b", ""]);
        assert_eq!(found.iter().map(|event| event.retry).collect::<Vec<_>>(), [Some(Duration::from_millis(250)), None]);
        assert_eq!(gathering.reconnection_time(), Some(Duration::from_millis(250)));
        assert_eq!((events(&mut gathering, &["data: ab", "data: c"]), gathering.len()), (Vec::new(), 4));
    }
}
