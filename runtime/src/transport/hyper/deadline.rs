//! A response body that must have arrived in time.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use hyper::body::Incoming;
use tokio::time::{Instant, Sleep};

use super::super::TransportError;

/// A body that ends in an error where its last byte is late.
pub(super) struct Deadline {
    body: Incoming,
    timer: Option<Pin<Box<Sleep>>>,
}

impl Deadline {
    pub(super) fn new(body: Incoming, limit: Option<Instant>) -> Self {
        Self { body, timer: limit.map(|limit| Box::pin(tokio::time::sleep_until(limit))) }
    }
}

impl HttpBody for Deadline {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(frame.map(|frame| frame.map_err(TransportError::from)));
        }
        match &mut self.timer {
            Some(timer) => timer.as_mut().poll(context).map(|()| Some(Err(TransportError::timeout()))),
            None => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
