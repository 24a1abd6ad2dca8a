//! What is the same for events of all types: the call, and what is known of its connections.

use std::task::{Context, Poll};
use std::time::Duration;

use super::reconnect::Attempts;
use super::{EventStream, Reconnect};
use crate::call::{ExchangeError, Repeated, ResponseFuture};
use crate::error::Error;
use crate::transport::{BoxFuture, TransportError};

pub(super) struct Line {
    pub(super) call: Repeated,
    attempts: Attempts,
    last_event_id: Option<String>,
    reconnection_time: Option<Duration>,
    watch: Option<Watch>,
}

/// How long it is silent, and how much had come when that began.
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

    /// Calls once more.
    pub(super) fn connect(&mut self) -> ResponseFuture {
        self.watch = None;
        self.call.send(self.last_event_id.as_deref())
    }

    pub(super) fn note_event(&mut self) {
        self.attempts.note_event();
    }

    /// Keeps what a stream knows that is about to go.
    pub(super) fn note_end<T>(&mut self, stream: &EventStream<T>) {
        self.last_event_id = stream.last_event_id().map(str::to_owned);
        self.reconnection_time = stream.reconnection_time().or(self.reconnection_time);
    }

    /// Ready when nothing has come for too long; else whoever asks is woken when that is so.
    pub(super) fn poll_silence(&mut self, received: u64, context: &mut Context<'_>) -> Poll<ExchangeError> {
        let Some(limit) = self.attempts.silence() else { return Poll::Pending };
        if self.watch.as_ref().is_none_or(|watch| watch.received != received) {
            self.watch = self.call.sleep(limit).map(|timer| Watch { received, timer });
        }
        let Some(watch) = &mut self.watch else { return Poll::Pending };
        watch.timer.as_mut().poll(context).map(|()| self.broken(&format!("nothing came for {limit:?}")))
    }

    /// The wait before the next attempt; where there is none, the error that ends it all.
    pub(super) fn pause(&mut self, error: Option<ExchangeError>) -> Result<BoxFuture<'static, ()>, ExchangeError> {
        let Some(wait) = self.attempts.wait(self.reconnection_time) else {
            let count = self.attempts.barren();
            let ended = || self.broken(&format!("given up after {count} connections in a row that brought no event"));
            return Err(error.unwrap_or_else(ended));
        };
        let (id, wait_ms) = (self.call.operation().id, wait.as_millis());
        tracing::debug!(operation = id, wait_ms, "the events are lost: to be taken up again");
        let untimed = || self.broken("the transport has no timer to wait by before events are taken up again");
        self.call.sleep(wait).ok_or_else(untimed)
    }

    fn broken(&self, reason: &str) -> ExchangeError {
        Error::Transport(TransportError::new(reason.to_owned()).during(self.call.operation()))
    }
}
