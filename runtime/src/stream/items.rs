//! JSON Lines, and JSON text sequences (RFC 7464).

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::frames::{Frames, Framing};
use crate::error::Error;
use crate::json::{DecodeError, FromJson, from_slice, from_slice_with};
use crate::policy::ItemLimit;
use crate::response::RawResponse;
use crate::transport::Body;

/// JSON values as they come, one for each line or record.
///
/// A value that does not fit its type is an error, and the next one can be read all the same.
pub struct JsonStream<T> {
    frames: Frames,
    records: bool,
    /// Status and headers, for errors.
    response: RawResponse,
    decode: fn(&[u8]) -> Result<T, DecodeError>,
}

impl<T: FromJson> JsonStream<T> {
    pub(crate) fn new(body: Body, records: bool, limit: ItemLimit, response: RawResponse) -> Self {
        let framing = if records { Framing::Records } else { Framing::LineFeeds };
        let decode = if response.operation().digits { |text: &[u8]| from_slice_with(text, true) } else { from_slice };
        Self { frames: Frames::new(body, framing, limit), records, response, decode }
    }
}

impl<T> JsonStream<T> {
    /// The next value; none after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error<Infallible>>> {
        std::future::poll_fn(|context| self.poll_value(context)).await
    }

    fn poll_value(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<Infallible>>>> {
        loop {
            let frame = match ready!(self.frames.poll_next(context)) {
                // A last line may come without its end.
                Some(Ok((frame, _))) => frame,
                None => return Poll::Ready(None),
                Some(Err(error)) => {
                    return Poll::Ready(Some(Err(Error::exchange(error, self.response.operation()))));
                }
            };
            let text = frame.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&frame).trim_ascii();
            if text.is_empty() {
                continue;
            }
            let value = if self.records && is_cut_off(&frame) {
                Err(DecodeError::new("the record is cut off: nothing says that its value ends here"))
            } else {
                (self.decode)(text)
            };
            return Poll::Ready(Some(match value {
                Ok(value) => Ok(value),
                Err(error) => Err(self.response.undecodable(text.to_vec().into(), error)),
            }));
        }
    }
}

/// Returns `true` if a record may be incomplete: a value without an end of its own, such as a number, must be followed
/// by white space (RFC 7464, 2.4).
fn is_cut_off(record: &[u8]) -> bool {
    record.last().is_some_and(|last| !matches!(last, b'}' | b']' | b'"' | b' ' | b'\t' | b'\r' | b'\n'))
}

impl<T> Stream for JsonStream<T> {
    type Item = Result<T, Error<Infallible>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_value(context)
    }
}

impl<T> fmt::Debug for JsonStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JsonStream({})", self.response.operation())
    }
}
