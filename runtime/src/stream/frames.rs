//! Lines and records of a body that arrives.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http_body::Body as _;

use crate::policy::ItemLimit;
use crate::transport::{Body, TransportError};

/// The end of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    /// CR, LF or both (WHATWG HTML, 9.2.5).
    Lines,
    /// LF; a CR before it, or elsewhere, is white space of JSON.
    LineFeeds,
    /// The beginning of the next one: `U+001E` (RFC 7464, 2.1).
    Records,
}

/// A frame, and whether it was ended.
pub(super) type Frame = (Vec<u8>, bool);

/// The frames of a body, without what ends them.
pub(super) struct Frames {
    body: Option<Body>,
    framing: Framing,
    /// The maximum length of a frame.
    limit: ItemLimit,
    begun: Vec<u8>,
    /// The number of bytes received, of all kinds.
    received: u64,
    /// The last byte was a carriage return, so that a line feed belongs to it.
    after_return: bool,
    complete: VecDeque<Vec<u8>>,
    /// The fault that ended the body, once the complete frames have been taken.
    fault: Option<TransportError>,
}

impl Frames {
    pub(super) fn new(body: Body, framing: Framing, limit: ItemLimit) -> Self {
        Self {
            body: Some(body),
            framing,
            limit,
            begun: Vec::new(),
            received: 0,
            after_return: false,
            complete: VecDeque::new(),
            fault: None,
        }
    }

    /// The next frame; after the last one what is left without an end, then nothing.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame, TransportError>>> {
        loop {
            if let Some(frame) = self.complete.pop_front() {
                return Poll::Ready(Some(Ok((frame, true))));
            }
            if let Some(error) = self.fault.take() {
                return Poll::Ready(Some(Err(error)));
            }
            let Some(body) = &mut self.body else { return Poll::Ready(None) };
            match ready!(Pin::new(body).poll_frame(context)) {
                Some(Ok(piece)) => {
                    let Ok(data) = piece.into_data() else { continue };
                    self.received += data.len() as u64;
                    if !self.divide(&data) {
                        self.body = None;
                        self.begun.clear();
                        self.fault = Some(self.limit.exceeded());
                    }
                }
                Some(Err(error)) => {
                    self.body = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.body = None;
                    let rest = std::mem::take(&mut self.begun);
                    return Poll::Ready((!rest.is_empty()).then_some(Ok((rest, false))));
                }
            }
        }
    }

    pub(super) fn received(&self) -> u64 {
        self.received
    }

    /// Nothing more is read.
    pub(super) fn end(&mut self) {
        self.body = None;
        self.fault = None;
        self.complete.clear();
    }

    /// Adds bytes, up to the first frame that is too long; false if there is one.
    fn divide(&mut self, data: &[u8]) -> bool {
        for &byte in data {
            let ends = match self.framing {
                Framing::Records => byte == 0x1e,
                Framing::Lines => matches!(byte, b'\r' | b'\n'),
                Framing::LineFeeds => byte == b'\n',
            };
            let belongs_to_return = byte == b'\n' && std::mem::take(&mut self.after_return);
            self.after_return = self.framing == Framing::Lines && byte == b'\r';
            match () {
                () if belongs_to_return => {}
                () if ends => self.complete.push_back(std::mem::take(&mut self.begun)),
                () if self.begun.len() == self.limit.bytes => return false,
                () => self.begun.push(byte),
            }
        }
        true
    }
}
