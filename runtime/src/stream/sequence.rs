//! JSON values on their way to a server, one by one.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::json::{ToJson, try_to_vec};
use crate::transport::{Body, Pieces, TransportError};

/// Values that are sent one after another, each when it comes: JSON lines, or JSON text sequences.
///
/// ```
/// use clientwright_runtime::Sequence;
///
/// let all: Sequence<String> = vec!["a".to_owned()].into();
/// let lazy = Sequence::new((0..1_000_000).map(|number| format!("line {number}")));
/// # let _ = (all, lazy);
/// ```
pub struct Sequence<T> {
    texts: Texts,
    of: PhantomData<fn() -> T>,
}

/// Each value as JSON text.
type Texts = Pin<Box<dyn Stream<Item = Result<Vec<u8>, TransportError>> + Send>>;

impl<T: ToJson> Sequence<T> {
    /// Values of an iterator, which produces the next ones while the first are sent.
    pub fn new(values: impl IntoIterator<Item = T, IntoIter: Send + 'static>) -> Self {
        Self::of(Iterated(Box::new(values.into_iter().map(|value| write(&value)))))
    }

    /// Values of a stream.
    pub fn stream(values: impl Stream<Item = T> + Send + 'static) -> Self {
        Self::of(Mapped(Box::pin(values), |value: T| write(&value)))
    }

    /// Values of a stream that may fail, which breaks the request off.
    pub fn try_stream<E>(values: impl Stream<Item = Result<T, E>> + Send + 'static) -> Self
    where
        E: Into<TransportError> + 'static,
    {
        Self::of(Mapped(Box::pin(values), |value: Result<T, E>| match value {
            Ok(value) => write(&value),
            Err(error) => Err(error.into()),
        }))
    }

    fn of(texts: impl Stream<Item = Result<Vec<u8>, TransportError>> + Send + 'static) -> Self {
        Self { texts: Box::pin(texts), of: PhantomData }
    }
}

impl<T> Sequence<T> {
    /// A line each.
    pub(crate) fn into_lines(self) -> Body {
        Body::pieces(Framed::new(self.texts, b""))
    }

    /// A record each, which begins with `U+001E` and ends with a line feed (RFC 7464, 2.2).
    pub(crate) fn into_records(self) -> Body {
        Body::pieces(Framed::new(self.texts, b"\x1e"))
    }
}

impl<T: ToJson + Send + 'static> From<Vec<T>> for Sequence<T> {
    fn from(values: Vec<T>) -> Self {
        Self::new(values)
    }
}

impl<T> fmt::Debug for Sequence<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sequence")
    }
}

fn write(value: &dyn ToJson) -> Result<Vec<u8>, TransportError> {
    try_to_vec(value).map_err(TransportError::new)
}

/// An iterator as a stream.
struct Iterated<I>(Box<I>);

impl<I: Iterator> Stream for Iterated<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next())
    }
}

/// A stream of values as a stream of JSON.
struct Mapped<S: Stream>(Pin<Box<S>>, fn(S::Item) -> Result<Vec<u8>, TransportError>);

impl<S: Stream> Stream for Mapped<S> {
    type Item = Result<Vec<u8>, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let write = self.1;
        self.0.as_mut().poll_next(context).map(|value| value.map(write))
    }
}

/// Values that are ready are sent together, up to about this many bytes.
const PIECE: usize = 8 << 10;

/// The values' JSON, each with its beginning and end.
struct Framed {
    /// Only `poll_text` has access, by `&mut`: the lock makes the type `Sync` and is never taken.
    texts: Mutex<Texts>,
    begin: &'static [u8],
    ended: bool,
    fault: Option<TransportError>,
}

impl Framed {
    fn new(texts: Texts, begin: &'static [u8]) -> Self {
        Self { texts: Mutex::new(texts), begin, ended: false, fault: None }
    }

    fn poll_text(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, TransportError>>> {
        self.texts.get_mut().unwrap_or_else(PoisonError::into_inner).as_mut().poll_next(context)
    }
}

impl Pieces for Framed {
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        let mut piece = Vec::new();
        while !self.ended && piece.len() < PIECE {
            match self.poll_text(context) {
                Poll::Ready(Some(Ok(text))) => {
                    piece.extend_from_slice(self.begin);
                    piece.extend_from_slice(&text);
                    piece.push(b'\n');
                }
                Poll::Ready(Some(Err(fault))) => {
                    self.fault = Some(fault);
                    self.ended = true;
                }
                Poll::Ready(None) => self.ended = true,
                Poll::Pending if piece.is_empty() => return Poll::Pending,
                Poll::Pending => break,
            }
        }
        if piece.is_empty() {
            return Poll::Ready(self.fault.take().map(Err));
        }
        Poll::Ready(Some(Ok(piece.into())))
    }

    fn left(&self) -> Option<u64> {
        (self.ended && self.fault.is_none()).then_some(0)
    }
}
