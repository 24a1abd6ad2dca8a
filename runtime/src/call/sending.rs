//! The futures of a call: thin, for each operation has its own; the exchange inside is boxed, and compiled once.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;

use super::exchange::Answering;
use super::{Draft, Failed, Repeated};
use crate::error::{Error, NoDocumentedError};
use crate::reply::{Outcome, Reply, Response};
use crate::stream::{EventSource, EventStream, Reconnect};
use crate::transport::TransportError;

/// A call on its way; yields the body with status and headers.
#[must_use = "a future does nothing unless it is awaited"]
pub struct Sending<T, E> {
    exchange: Exchange,
    decode: fn(&mut Reply) -> Outcome<T, E>,
}

/// An exchange that begins when it is first asked for its answer.
pub(crate) enum Exchange {
    /// The draft is taken when the exchange begins.
    Waiting(Option<Box<Draft>>),
    Going(Answering),
}

impl Exchange {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Reply, Failed>> {
        if let Self::Waiting(draft) = self
            && let Some(draft) = draft.take()
        {
            *self = Self::Going(draft.exchange());
        }
        match self {
            Self::Going(answering) => answering.as_mut().poll(context),
            // The draft went into the exchange above.
            Self::Waiting(_) => Poll::Pending,
        }
    }

    fn into_repeated(self) -> Result<Repeated, Failed> {
        match self {
            Self::Waiting(Some(draft)) => Repeated::new(draft),
            Self::Waiting(None) | Self::Going(_) => {
                Err(Error::Transport(TransportError::new("a call that is on its way already cannot be made again")))
            }
        }
    }
}

impl<T, E> Sending<T, E> {
    #[inline]
    pub(super) fn new(exchange: Exchange, decode: fn(&mut Reply) -> Outcome<T, E>) -> Self {
        Self { exchange, decode }
    }
}

impl<T, E> Sending<EventStream<T>, E> {
    /// One stream of events over as many connections as it takes: a lost one is taken up again with `Last-Event-ID`.
    ///
    /// ```
    /// # use clientwright_runtime::{EventStream, Reconnect, Sending};
    /// # async fn follow<E: std::fmt::Debug>(call: Sending<EventStream<String>, E>) {
    /// let mut events = call.reconnecting(Reconnect::default());
    /// while let Some(event) = events.next().await {
    ///     println!("{event:?}");
    /// }
    /// # }
    /// ```
    ///
    /// A time limit of the call is one of each connection. What cannot be sent again, such as a body that is a stream, is the
    /// first and only thing that the stream tells; nothing is sent then.
    pub fn reconnecting(self, reconnect: Reconnect) -> EventSource<T, E> {
        EventSource::new(self.exchange.into_repeated(), reconnect, self.decode)
    }
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<Response<T>, Error<E>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = ready!(self.exchange.poll(context));
        Poll::Ready(match reply {
            Err(error) => Err(error.widen()),
            Ok(mut reply) => match (self.decode)(&mut reply) {
                Ok(body) => Ok(Response::new(reply, body)),
                Err(failure) => Err(reply.fail(failure)),
            },
        })
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}

/// A call on its way; yields the body.
#[must_use = "a future does nothing unless it is awaited"]
pub struct Receiving<T, E>(Sending<T, E>);

impl<T, E> Receiving<T, E> {
    #[inline]
    pub(super) fn new(sending: Sending<T, E>) -> Self {
        Self(sending)
    }
}

impl<T, E> Future for Receiving<T, E> {
    type Output = Result<T, Error<E>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|response| response.map(Response::into_body))
    }
}

impl<T, E> fmt::Debug for Receiving<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receiving")
    }
}

/// A call on its way; yields any answer as it is.
pub type RawSending = Sending<Bytes, NoDocumentedError>;
