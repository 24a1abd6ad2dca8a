//! Events of one connection after the other (WHATWG HTML, 9.2.3).
//!
//! ```text
//! GET /events                       200   id: 7⏎data: a⏎⏎    Event { id: 7, data: a }
//! (the connection ends, and the time of `retry` goes by)
//! GET /events  Last-Event-ID: 7     200   data: b⏎⏎          Event { id: 7, data: b }
//! (the connection breaks)
//! GET /events  Last-Event-ID: 7     204                      the end
//! ```

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::reconnect::Attempts;
use super::{Event, EventStream, Reconnect};
use crate::call::{Answering, Failed, Repeated};
use crate::error::{Error, NoDocumentedError};
use crate::reply::{Outcome, Reply};
use crate::transport::{BoxFuture, TransportError};

/// Events as they come, over as many connections as it takes. [`Sending::reconnecting`](crate::Sending::reconnecting) makes it.
///
/// When a connection ends or breaks, or does not come about, the call is made again after a while, and `Last-Event-ID` says
/// what came last. It is over after
///
/// - an end mark, or an answer of status 204: then there is no error,
/// - an answer that is no stream of events: its error is the one that the call itself would have,
/// - too many connections in a row without an event: the error is that of the last one.
///
/// An event that does not fit its type is an error too, and the next one can be read all the same.
pub struct EventSource<T, E = NoDocumentedError> {
    line: Line,
    decode: fn(&mut Reply) -> Outcome<EventStream<T>, E>,
    end_mark: Option<String>,
    state: State<T>,
}

enum State<T> {
    Waiting(BoxFuture<'static, ()>),
    Connecting(Answering),
    Open(Box<EventStream<T>>),
    Over,
}

/// What is the same for events of all types: the call, and what is known of its connections.
struct Line {
    call: Option<Repeated>,
    attempts: Attempts,
    last_event_id: Option<String>,
    reconnection_time: Option<Duration>,
}

impl<T, E> EventSource<T, E> {
    pub(crate) fn new(
        call: Result<Repeated, Failed>,
        reconnect: Reconnect,
        decode: fn(&mut Reply) -> Outcome<EventStream<T>, E>,
    ) -> Self {
        let (call, exchange): (_, Answering) = match call {
            Ok(call) => {
                let exchange = call.send(None);
                (Some(call), exchange)
            }
            Err(error) => (None, Box::pin(std::future::ready(Err(error)))),
        };
        let attempts = Attempts::new(reconnect);
        let line = Line { call, attempts, last_event_id: None, reconnection_time: None };
        Self { line, decode, end_mark: None, state: State::Connecting(exchange) }
    }

    /// Ends the stream at an event whose data is this; it is not given out.
    #[must_use]
    pub fn ending_at(mut self, mark: &str) -> Self {
        self.end_mark = Some(mark.to_owned());
        self
    }

    /// The id of the last event that came with one.
    pub fn last_event_id(&self) -> Option<&str> {
        match &self.state {
            State::Open(stream) => stream.last_event_id(),
            _ => self.line.last_event_id.as_deref(),
        }
    }

    /// The next event; none after the last one.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error<E>>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error<E>>>> {
        loop {
            let fault = match &mut self.state {
                State::Over => return Poll::Ready(None),
                State::Waiting(pause) => {
                    ready!(pause.as_mut().poll(context));
                    self.state = self.line.connect();
                    continue;
                }
                State::Connecting(exchange) => {
                    let answer = ready!(exchange.as_mut().poll(context));
                    self.take_answer(answer)
                }
                State::Open(stream) => match ready!(stream.poll_event(context)) {
                    Some(Ok(event)) => {
                        self.line.attempts.note_event();
                        return Poll::Ready(Some(Ok(event)));
                    }
                    None if stream.is_ended() => self.finish(None),
                    None => self.lose(None),
                    Some(Err(Error::Transport(error))) if error.is_lost() => self.lose(Some(Error::Transport(error))),
                    // It came, though it could not be read.
                    Some(Err(error @ Error::Decode(_))) => {
                        self.line.attempts.note_event();
                        return Poll::Ready(Some(Err(error.widen())));
                    }
                    Some(Err(error)) => self.finish(Some(error.widen())),
                },
            };
            if let Some(fault) = fault {
                return Poll::Ready(Some(Err(fault)));
            }
        }
    }

    fn take_answer(&mut self, answer: Result<Reply, Failed>) -> Option<Error<E>> {
        let mut reply = match answer {
            Ok(reply) => reply,
            Err(Error::Transport(error)) if !error.is_lost() => return self.finish(Some(Error::Transport(error))),
            Err(lost @ (Error::Transport(_) | Error::Timeout(_))) => return self.lose(Some(lost)),
            Err(error) => return self.finish(Some(error.widen())),
        };
        if reply.status_line() == http::StatusCode::NO_CONTENT {
            return self.finish(None);
        }
        match (self.decode)(&mut reply) {
            Ok(mut stream) => {
                stream.resume(self.line.last_event_id.clone());
                if let Some(mark) = &self.end_mark {
                    stream = stream.ending_at(mark);
                }
                self.state = State::Open(Box::new(stream));
                None
            }
            Err(failure) => self.finish(Some(reply.fail(failure))),
        }
    }

    fn finish(&mut self, error: Option<Error<E>>) -> Option<Error<E>> {
        self.line.note(&self.state);
        self.state = State::Over;
        error
    }

    /// The connection is gone: another one follows, or its error is the last thing that is told.
    fn lose(&mut self, error: Option<Failed>) -> Option<Error<E>> {
        self.line.note(&self.state);
        match self.line.pause(error) {
            Ok(pause) => {
                self.state = State::Waiting(pause);
                None
            }
            Err(error) => self.finish(Some(error.widen())),
        }
    }
}

impl Line {
    /// Keeps what a stream knows that is about to go.
    fn note<T>(&mut self, state: &State<T>) {
        if let State::Open(stream) = state {
            self.last_event_id = stream.last_event_id().map(str::to_owned);
            self.reconnection_time = stream.reconnection_time().or(self.reconnection_time);
        }
    }

    fn connect<T>(&self) -> State<T> {
        match &self.call {
            Some(call) => State::Connecting(call.send(self.last_event_id.as_deref())),
            None => State::Over,
        }
    }

    /// The wait before the next attempt; where there is none, the error that ends it all.
    fn pause(&mut self, error: Option<Failed>) -> Result<BoxFuture<'static, ()>, Failed> {
        let wait = self.attempts.wait(self.reconnection_time);
        let Some(call) = &self.call else { return Err(error.unwrap_or_else(|| broken("it cannot be sent again"))) };
        let Some(wait) = wait else {
            let count = self.attempts.barren();
            let ended = || broken(&format!("given up after {count} connections in a row that brought no event"));
            return Err(error.unwrap_or_else(ended).during(call.operation()));
        };
        let operation = call.operation();
        tracing::debug!(
            operation = operation.id,
            wait_ms = wait.as_millis(),
            "the events are lost: to be taken up again"
        );
        let untimed = || broken("the transport has no timer to wait by before events are taken up again");
        call.sleep(wait).ok_or_else(|| untimed().during(operation))
    }
}

fn broken(reason: &str) -> Failed {
    Error::Transport(TransportError::new(reason.to_owned()))
}

impl<T, E> Stream for EventSource<T, E> {
    type Item = Result<Event<T>, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T, E> fmt::Debug for EventSource<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.line.call {
            Some(call) => write!(f, "EventSource({})", call.operation()),
            None => f.write_str("EventSource"),
        }
    }
}
