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

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::pin::Pin;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::{Context, Poll, Waker};

    use bytes::Bytes;
    use http::HeaderMap;
    use http_body::{Body as HttpBody, Frame};

    use super::Decoded;
    use crate::coding::decoder::Decoder;
    use crate::transport::{Body, TransportError};

    /// A coding of upper case, which returns a byte of its input at a time, and more when the input ends.
    #[derive(Default)]
    struct Upper {
        held: VecDeque<u8>,
        end: &'static str,
        flushes: Arc<AtomicUsize>,
    }

    impl Decoder for Upper {
        fn decode(&mut self, input: &[u8], _: &mut Vec<u8>) -> Result<usize, String> {
            let known = input.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
            self.held.extend(input[..known].to_ascii_uppercase());
            Ok(known)
        }

        fn flush(&mut self, decoded: &mut Vec<u8>) -> Result<(), String> {
            self.flushes.fetch_add(1, Ordering::SeqCst);
            decoded.extend(self.held.pop_front());
            Ok(())
        }

        fn finish(&mut self, decoded: &mut Vec<u8>) -> Result<(), String> {
            decoded.extend(self.end.bytes());
            if self.end == "?" { Err("it is cut off".to_owned()) } else { Ok(()) }
        }
    }

    /// Frames that have arrived, and trailers where there is no text.
    struct Frames(VecDeque<Option<&'static str>>);

    impl HttpBody for Frames {
        type Data = Bytes;
        type Error = TransportError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
            let frame = self.0.pop_front();
            Poll::Ready(frame.map(|data| {
                Ok(data.map_or_else(|| Frame::trailers(HeaderMap::new()), |data| Frame::data(data.into())))
            }))
        }

        fn is_end_stream(&self) -> bool {
            self.0.is_empty()
        }
    }

    fn decoded(frames: &[Option<&'static str>], decoder: Upper) -> Decoded {
        let frames = Frames(frames.iter().copied().collect());
        Decoded::new(Body::frames(frames), "upper", Box::new(decoder))
    }

    /// The next frame: its text, `trailers`, or the error; and whether the body says that it is the last.
    fn next(body: &mut Decoded) -> Option<(String, bool)> {
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(frame) = Pin::new(&mut *body).poll_frame(&mut context) else { panic!("all has arrived") };
        let frame = frame?.map_err(|error| error.to_string());
        let shown = frame.map(|frame| match frame.into_data() {
            Ok(data) => String::from_utf8_lossy(&data).into_owned(),
            Err(_) => "trailers".to_owned(),
        });
        Some((shown.unwrap_or_else(|error| error), body.is_end_stream()))
    }

    fn all(mut body: Decoded) -> Vec<(String, bool)> {
        std::iter::from_fn(|| next(&mut body)).collect()
    }

    fn shown(frames: &[(&str, bool)]) -> Vec<(String, bool)> {
        frames.iter().map(|(text, is_last)| ((*text).to_owned(), *is_last)).collect()
    }

    #[test]
    fn all_that_has_arrived_is_returned_before_more_is_awaited() {
        let body = decoded(&[Some("ab"), Some("c")], Upper { end: "!", ..Upper::default() });
        assert_eq!(all(body), shown(&[("A", false), ("B", false), ("C", false), ("!", true)]));
        let body = decoded(&[Some("ab"), None], Upper::default());
        assert_eq!(all(body), shown(&[("A", false), ("B", false), ("trailers", false)]), "no frame is empty");
    }

    #[test]
    fn a_decoder_is_asked_for_more_only_after_input() {
        let flushes = Arc::new(AtomicUsize::new(0));
        let decoder = Upper { flushes: Arc::clone(&flushes), ..Upper::default() };
        let mut body = decoded(&[Some("a"), Some(""), Some(""), Some("b")], decoder);
        assert_eq!(next(&mut body), Some(("A".to_owned(), false)));
        assert_eq!(next(&mut body), Some(("B".to_owned(), false)));
        assert_eq!(flushes.load(Ordering::SeqCst), 3, "`A`, nothing more, `B`");
    }

    #[test]
    fn an_empty_body_has_no_coding() {
        let mut body = decoded(&[], Upper { end: "?", ..Upper::default() });
        assert!(body.is_end_stream());
        assert_eq!(next(&mut body), None);
        assert!(body.is_end_stream());
    }

    #[test]
    fn a_body_ends_when_its_decoder_has() {
        let mut body = decoded(&[Some("a")], Upper { end: "!", ..Upper::default() });
        assert!(!body.is_end_stream(), "nothing has arrived, and something will");
        assert_eq!(next(&mut body), Some(("A".to_owned(), false)), "the input is over, and the decoder is not");
        assert_eq!(next(&mut body), Some(("!".to_owned(), true)));
        assert_eq!(next(&mut body), None);
    }

    #[test]
    fn a_fault_is_the_last_frame() {
        let cut = "the exchange with the server failed: the response body cannot be decoded as `upper`: it is cut off";
        assert_eq!(
            all(decoded(&[Some("a")], Upper { end: "?", ..Upper::default() })),
            shown(&[("A", false), (cut, true)])
        );
        let follow =
            "the exchange with the server failed: the response body cannot be decoded as `upper`: bytes follow its end";
        assert_eq!(all(decoded(&[Some("1"), Some("a")], Upper::default())), shown(&[(follow, true)]));
    }
}
