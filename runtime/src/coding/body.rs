//! A body that is decoded while it arrives.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf as _, Bytes};
use http_body::{Body as HttpBody, Frame};

use super::decoder::Decoder;
use crate::transport::{Body, TransportError};

/// The decoded frames of a body. A body without a single byte has no coding: the response to `HEAD`, or of status 304.
pub(super) struct Decoded {
    body: Body,
    coding: &'static str,
    decoder: Box<dyn Decoder>,
    input: Bytes,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing has arrived.
    New,
    /// All of the input has been decoded, and may stand for more than was returned.
    Read,
    /// The decoder waits for input.
    Waiting,
    Over,
}

impl Decoded {
    pub(super) fn new(body: Body, coding: &'static str, decoder: Box<dyn Decoder>) -> Self {
        Self { body, coding, decoder, input: Bytes::new(), state: State::New }
    }

    /// The next decoded bytes of the input that has arrived; empty if more must arrive.
    fn decode(&mut self) -> Result<Vec<u8>, String> {
        let mut decoded = Vec::new();
        while !self.input.is_empty() && decoded.is_empty() {
            let read = self.decoder.decode(&self.input, &mut decoded)?;
            if read == 0 && decoded.is_empty() {
                return Err("bytes follow its end".to_owned());
            }
            self.input.advance(read);
            self.state = State::Read;
        }
        if decoded.is_empty() && self.state == State::Read {
            self.decoder.flush(&mut decoded)?;
            if decoded.is_empty() {
                self.state = State::Waiting;
            }
        }
        Ok(decoded)
    }

    /// The bytes that come when the input is known to be complete.
    fn finish(&mut self) -> Result<Vec<u8>, String> {
        let mut decoded = Vec::new();
        if self.state != State::New {
            self.decoder.finish(&mut decoded)?;
        }
        self.state = State::Over;
        Ok(decoded)
    }

    fn fail(&mut self, reason: &str) -> TransportError {
        self.state = State::Over;
        TransportError::new(format!("the response body cannot be decoded as `{}`: {reason}", self.coding))
    }
}

impl HttpBody for Decoded {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        loop {
            if self.state == State::Over {
                return Poll::Ready(None);
            }
            match self.decode() {
                Ok(decoded) if decoded.is_empty() => {}
                Ok(decoded) => return Poll::Ready(Some(Ok(Frame::data(decoded.into())))),
                Err(reason) => return Poll::Ready(Some(Err(self.fail(&reason)))),
            }
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => self.input = data,
                    Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
                },
                Some(Err(error)) => {
                    self.state = State::Over;
                    return Poll::Ready(Some(Err(error)));
                }
                None => match self.finish() {
                    Ok(decoded) if decoded.is_empty() => return Poll::Ready(None),
                    Ok(decoded) => return Poll::Ready(Some(Ok(Frame::data(decoded.into())))),
                    Err(reason) => return Poll::Ready(Some(Err(self.fail(&reason)))),
                },
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.state == State::Over || (self.state == State::New && self.body.is_end_stream())
    }
}
