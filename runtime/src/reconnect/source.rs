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

use futures_core::Stream;

use super::Reconnect;
use super::line::Line;
use crate::call::{Repeated, ResponseFuture};
use crate::error::{Error, ExchangeError};
use crate::response::{DecodeResult, RawResponse};
use crate::stream::{Event, EventStream};
use crate::transport::BoxFuture;

/// A stream of events over several connections. [`SendFuture::reconnecting`](crate::SendFuture::reconnecting) returns it.
///
/// When a connection fails, breaks or ends, the call is repeated after a delay, with the id of the last event as
/// `Last-Event-ID`. The stream ends after
///
/// - an end mark, or a response of status 204: without an error,
/// - a response that is not an event stream: with the error that the call itself would return,
/// - too many connections in a row without an event: with the error of the last connection.
///
/// An event that does not match its type is an error as well, and the stream continues after it.
pub struct EventSource<T, E> {
    decode: fn(&mut RawResponse) -> DecodeResult<EventStream<T>, E>,
    end_mark: Option<String>,
    /// `None` if the call cannot be made.
    line: Option<Line>,
    state: State<T>,
}

enum State<T> {
    Refused(ExchangeError),
    Waiting(BoxFuture<'static, ()>),
    Connecting(ResponseFuture),
    Open(Box<EventStream<T>>),
    Over,
}

impl<T, E> EventSource<T, E> {
    pub(crate) fn new(
        call: Result<Repeated, ExchangeError>,
        reconnect: Reconnect,
        decode: fn(&mut RawResponse) -> DecodeResult<EventStream<T>, E>,
    ) -> Self {
        let (line, state) = match call {
            Ok(call) => {
                let mut line = Line::new(call, reconnect);
                let response = line.connect();
                (Some(line), State::Connecting(response))
            }
            Err(error) => (None, State::Refused(error)),
        };
        Self { decode, end_mark: None, line, state }
    }

    /// Ends the stream at an event with this data, which is not returned.
    #[must_use]
    pub fn ending_at(mut self, mark: &str) -> Self {
        self.end_mark = Some(mark.to_owned());
        self
    }

    /// The id of the last event that had an id.
    pub fn last_event_id(&self) -> Option<&str> {
        match &self.state {
            State::Open(stream) => stream.last_event_id(),
            _ => self.line.as_ref().and_then(Line::last_event_id),
        }
    }

    /// The next event, or `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error<E>>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error<E>>>> {
        loop {
            let step = match (&mut self.line, &mut self.state) {
                (Some(line), State::Waiting(pause)) => {
                    ready!(pause.as_mut().poll(context));
                    Step::Connect(line.connect())
                }
                (Some(line), State::Connecting(response)) => match response.as_mut().poll(context) {
                    Poll::Ready(Ok(response)) => self.read(response),
                    Poll::Ready(Err(error)) if is_lost(&error) => Step::Lose(Some(error)),
                    Poll::Ready(Err(error)) => Step::Finish(Some(error.widen())),
                    Poll::Pending => Step::Lose(Some(ready!(line.poll_idle(0, context)))),
                },
                (Some(line), State::Open(stream)) => match stream.poll_event(context) {
                    Poll::Ready(Some(Ok(event))) => {
                        line.note_event();
                        return Poll::Ready(Some(Ok(event)));
                    }
                    // The event arrived, though it could not be decoded.
                    Poll::Ready(Some(Err(error @ Error::Decode(_)))) => {
                        line.note_event();
                        return Poll::Ready(Some(Err(error.widen())));
                    }
                    Poll::Ready(Some(Err(error))) if is_lost(&error) => {
                        if is_silent(&error) {
                            line.note_silence();
                        }
                        Step::Lose(Some(error))
                    }
                    Poll::Ready(Some(Err(error))) => Step::Finish(Some(error.widen())),
                    Poll::Ready(None) if stream.is_ended() => Step::Finish(None),
                    Poll::Ready(None) => Step::Lose(None),
                    Poll::Pending => Step::Lose(Some(ready!(line.poll_idle(stream.received(), context)))),
                },
                _ => match std::mem::replace(&mut self.state, State::Over) {
                    State::Refused(error) => Step::Finish(Some(error.widen())),
                    _ => return Poll::Ready(None),
                },
            };
            if let Some(error) = self.take(step) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    /// Classifies the response of a new connection.
    fn read(&self, mut response: RawResponse) -> Step<T, E> {
        if response.status() == http::StatusCode::NO_CONTENT {
            return Step::Finish(None);
        }
        match (self.decode)(&mut response) {
            Ok(stream) => Step::Open(Box::new(stream)),
            Err(error) => Step::Finish(Some(response.into_error(error))),
        }
    }

    fn take(&mut self, step: Step<T, E>) -> Option<Error<E>> {
        if let (Some(line), State::Open(stream)) = (&mut self.line, &self.state) {
            line.note_end(stream);
        }
        let (state, error) = match (step, &mut self.line) {
            (Step::Connect(response), _) => (State::Connecting(response), None),
            (Step::Open(mut stream), Some(line)) => {
                stream.resume(line.last_event_id().map(str::to_owned));
                if let Some(mark) = &self.end_mark {
                    *stream = stream.ending_at(mark);
                }
                (State::Open(stream), None)
            }
            (Step::Lose(error), Some(line)) => match line.pause(error) {
                Ok(pause) => (State::Waiting(pause), None),
                Err(error) => (State::Over, Some(error.widen())),
            },
            (Step::Finish(error), _) => (State::Over, error),
            (Step::Open(_) | Step::Lose(_), None) => (State::Over, None),
        };
        self.state = state;
        error
    }
}

/// The next step.
enum Step<T, E> {
    Connect(ResponseFuture),
    Open(Box<EventStream<T>>),
    /// The connection is lost: another one follows, or its error ends the stream.
    Lose(Option<ExchangeError>),
    Finish(Option<Error<E>>),
}

fn is_lost(error: &ExchangeError) -> bool {
    match error {
        Error::Transport(error) => error.is_lost(),
        error => error.is_timeout(),
    }
}

/// Returns `true` if the connection was open, and the server silent for as long as the client allows.
fn is_silent(error: &ExchangeError) -> bool {
    matches!(error, Error::Timeout(error) if !error.limit().is_zero())
}

impl<T, E> Stream for EventSource<T, E> {
    type Item = Result<Event<T>, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T, E> fmt::Debug for EventSource<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.line {
            Some(line) => write!(f, "EventSource({})", line.call.operation()),
            None => f.write_str("EventSource"),
        }
    }
}
