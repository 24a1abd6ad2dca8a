//! The futures of a call: thin, for each operation has its own; the exchange inside is boxed, and compiled once.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;

use crate::error::{Error, NoDocumentedError};
use crate::reply::{Outcome, Reply, Response};
use crate::transport::BoxFuture;

/// A call on its way; yields the body with status and headers.
#[must_use = "a future does nothing unless it is awaited"]
pub struct Sending<T, E> {
    exchange: BoxFuture<'static, Result<Reply, Error<NoDocumentedError>>>,
    decode: fn(&mut Reply) -> Outcome<T, E>,
}

impl<T, E> Sending<T, E> {
    #[inline]
    pub(super) fn new(
        exchange: BoxFuture<'static, Result<Reply, Error<NoDocumentedError>>>,
        decode: fn(&mut Reply) -> Outcome<T, E>,
    ) -> Self {
        Self { exchange, decode }
    }
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<Response<T>, Error<E>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = ready!(self.exchange.as_mut().poll(context));
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
