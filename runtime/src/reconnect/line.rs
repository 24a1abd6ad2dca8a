//! The part of an event source that does not depend on the type of its events: the call and the state of its connections.

use std::task::{Context, Poll};
use std::time::Duration;

use super::Reconnect;
use super::attempts::Attempts;
use crate::call::{Repeated, ResponseFuture};
use crate::error::{Error, ExchangeError};
use crate::stream::EventStream;
use crate::transport::{BoxFuture, TransportError};

pub(super) struct Line {
    pub(super) call: Repeated,
    attempts: Attempts,
    last_event_id: Option<String>,
    reconnection_time: Option<Duration>,
    watch: Option<Watch>,
}

/// The timer of an idle connection, and the number of bytes that had arrived when it was set.
struct Watch {
    received: u64,
    timer: BoxFuture<'static, ()>,
}

impl Line {
    pub(super) fn new(call: Repeated, reconnect: Reconnect) -> Self {
        let attempts = Attempts::new(reconnect);
        Self { call, attempts, last_event_id: None, reconnection_time: None, watch: None }
    }

    pub(super) fn last_event_id(&self) -> Option<&str> {
        self.last_event_id.as_deref()
    }

    /// Repeats the call.
    pub(super) fn connect(&mut self) -> ResponseFuture {
        self.watch = None;
        self.call.send(self.last_event_id.as_deref())
    }

    pub(super) fn note_event(&mut self) {
        self.attempts.note_event();
    }

    pub(super) fn note_silence(&mut self) {
        self.attempts.note_silence();
    }

    /// Keeps the state of a stream that is about to be dropped.
    pub(super) fn note_end<T>(&mut self, stream: &EventStream<T>) {
        self.last_event_id = stream.last_event_id().map(str::to_owned);
        self.reconnection_time = stream.reconnection_time().or(self.reconnection_time);
    }

    /// Ready when no bytes have arrived for the idle timeout; otherwise the task is woken at that time.
    pub(super) fn poll_idle(&mut self, received: u64, context: &mut Context<'_>) -> Poll<ExchangeError> {
        let Some(limit) = self.attempts.idle_timeout() else { return Poll::Pending };
        if self.watch.as_ref().is_none_or(|watch| watch.received != received) {
            self.watch = self.call.timer().map(|timer| Watch { received, timer: timer.sleep(limit) });
        }
        let Some(watch) = &mut self.watch else { return Poll::Pending };
        watch.timer.as_mut().poll(context).map(|()| self.broken(&format!("no bytes arrived for {limit:?}")))
    }

    /// The delay before the next attempt; after the last attempt, the error that ends the stream.
    pub(super) fn pause(&mut self, error: Option<ExchangeError>) -> Result<BoxFuture<'static, ()>, ExchangeError> {
        let Some(delay) = self.attempts.delay(self.reconnection_time) else {
            let count = self.attempts.barren();
            let ended = || self.broken(&format!("the stream ends after {count} connections in a row without an event"));
            return Err(error.unwrap_or_else(ended));
        };
        let (id, delay_ms) = (self.call.operation().id, delay.as_millis());
        tracing::debug!(operation = id, delay_ms, "the event stream is lost and will be resumed");
        let untimed = || self.broken("the event stream cannot be resumed, because the client has no timer");
        self.call.timer().map(|timer| timer.sleep(delay)).ok_or_else(untimed)
    }

    fn broken(&self, reason: &str) -> ExchangeError {
        Error::Transport(TransportError::new(reason.to_owned()).during(self.call.operation()))
    }
}
