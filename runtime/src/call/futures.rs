//! The futures of a call. They are thin, because each operation has its own; the exchange inside is boxed and compiled once.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;

use super::draft::Draft;
use super::exchange::ResponseFuture;
use super::repeated::Repeated;
use crate::error::{Error, ExchangeError};
use crate::headers::NoHeaders;
use crate::response::{DecodeResult, RawResponse, Response};
use crate::transport::TransportError;

/// The decoder of a response.
pub(crate) type Decode<T, E> = fn(&mut RawResponse) -> DecodeResult<T, E>;

/// The future of `.send()`: it resolves to the typed body with the status and headers.
///
/// `H` is the struct of the headers that the document describes for the successful responses of the call.
#[must_use = "a future does nothing unless it is awaited"]
pub struct SendFuture<T, E, H = NoHeaders> {
    exchange: Exchange,
    decode: fn(&mut RawResponse) -> DecodeResult<T, E>,
    typed_headers: PhantomData<fn() -> H>,
}

/// An exchange that begins when it is first polled.
pub(crate) enum Exchange {
    /// The draft is taken when the exchange begins.
    Waiting(Option<Box<Draft>>),
    Going(ResponseFuture),
}

impl Exchange {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<RawResponse, ExchangeError>> {
        if let Self::Waiting(draft) = self
            && let Some(draft) = draft.take()
        {
            *self = Self::Going(draft.exchange());
        }
        match self {
            Self::Going(response) => response.as_mut().poll(context),
            // The draft went into the exchange above.
            Self::Waiting(_) => Poll::Pending,
        }
    }

    fn into_repeated(self) -> Result<Repeated, ExchangeError> {
        match self {
            Self::Waiting(Some(draft)) => Repeated::new(draft),
            Self::Waiting(None) | Self::Going(_) => {
                Err(Error::Transport(TransportError::new("a request that is already being sent cannot be repeated")))
            }
        }
    }
}

impl<T, E, H> SendFuture<T, E, H> {
    #[inline]
    pub(super) fn new(exchange: Exchange, decode: fn(&mut RawResponse) -> DecodeResult<T, E>) -> Self {
        Self { exchange, decode, typed_headers: PhantomData }
    }

    /// The request, which can be sent any number of times, and the decoder of its responses.
    pub(crate) fn into_repeated(self) -> (Result<Repeated, ExchangeError>, Decode<T, E>) {
        (self.exchange.into_repeated(), self.decode)
    }
}

impl<T, E, H> Future for SendFuture<T, E, H> {
    type Output = Result<Response<T, H>, Error<E>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let result = ready!(self.exchange.poll(context));
        Poll::Ready(match result {
            Err(error) => Err(error.widen()),
            Ok(mut response) => match (self.decode)(&mut response) {
                Ok(body) => Ok(Response::new(response, body)),
                Err(error) => Err(response.into_error(error)),
            },
        })
    }
}

impl<T, E, H> fmt::Debug for SendFuture<T, E, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendFuture")
    }
}

/// The future of an awaited call: it resolves to the typed body.
#[must_use = "a future does nothing unless it is awaited"]
pub struct CallFuture<T, E>(SendFuture<T, E>);

impl<T, E> CallFuture<T, E> {
    #[inline]
    pub(super) fn new(send: SendFuture<T, E>) -> Self {
        Self(send)
    }
}

impl<T, E> Future for CallFuture<T, E> {
    type Output = Result<T, Error<E>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|response| response.map(Response::into_body))
    }
}

impl<T, E> fmt::Debug for CallFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallFuture")
    }
}

/// The future of `.send_undecoded()`: it resolves to any response, with its body as bytes.
pub type UndecodedFuture = SendFuture<Bytes, Infallible>;
