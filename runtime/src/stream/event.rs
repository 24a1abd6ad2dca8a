//! One event, put together line by line (WHATWG HTML, 9.2.6).

use std::time::Duration;

/// A Server-Sent Event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The last id that the server gave, by which a stream can be taken up again; it stays until another one comes.
    pub id: Option<String>,
    /// What kind of event it is; none is `message`.
    pub event: Option<String>,
    /// How long to wait before a lost stream is taken up again, where this event says so.
    pub retry: Option<Duration>,
    /// What it says.
    pub data: T,
}

impl<T> Event<T> {
    pub(super) fn with<U>(&self, data: U) -> Event<U> {
        Event { id: self.id.clone(), event: self.event.clone(), retry: self.retry, data }
    }
}

/// What of an event has come so far, and what of earlier ones stays.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    /// What a line said; it counts from the next empty line on.
    id: Option<String>,
    last_event_id: Option<String>,
    reconnection_time: Option<Duration>,
    event: Option<String>,
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
            "event" => self.event = Some(value.to_owned()).filter(|name| !name.is_empty()),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
                self.reconnection_time = self.retry.or(self.reconnection_time);
            }
            // A comment has an empty name; what else there is, is for the future.
            _ => {}
        }
        None
    }

    /// An event without data is none, though its id stays.
    fn complete(&mut self) -> Option<Event<String>> {
        self.last_event_id.clone_from(&self.id);
        let (event, retry) = (self.event.take(), self.retry.take());
        let data = self.data.take()?;
        Some(Event { id: self.id.clone(), event, retry, data })
    }

    /// Takes up a stream that another connection began.
    pub(super) fn resume(&mut self, last_event_id: Option<String>) {
        self.id.clone_from(&last_event_id);
        self.last_event_id = last_event_id;
    }

    /// The id of the last event that was ended.
    pub(super) fn last_event_id(&self) -> Option<&str> {
        self.last_event_id.as_deref()
    }

    /// What the last `retry` said, whether its event was ended or not.
    pub(super) fn reconnection_time(&self) -> Option<Duration> {
        self.reconnection_time
    }

    /// Bytes that it holds.
    pub(super) fn len(&self) -> usize {
        self.data.as_ref().map_or(0, String::len)
    }
}
