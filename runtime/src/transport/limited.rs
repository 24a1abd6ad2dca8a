//! A response body whose bytes must not be late.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::alarm::{Alarm, NO_BYTES};
use super::{Body, Timer, TransportError};

/// A body that ends in an error where no bytes arrive for a time.
pub(crate) struct Limited {
    body: Body,
    timer: Arc<dyn Timer>,
    idle: Duration,
    alarm: Alarm,
    /// The time at which the next bytes are late, while they are awaited.
    deadline: Option<Instant>,
}

impl Limited {
    /// The body with the limit; without one where it is zero, there is no timer, or the body is in memory.
    pub(crate) fn limit(body: Body, timer: Option<&Arc<dyn Timer>>, idle: Duration) -> Body {
        match timer {
            Some(timer) if !idle.is_zero() && body.as_bytes().is_none() => {
                let (timer, alarm) = (Arc::clone(timer), Alarm::new(idle));
                Body::frames(Self { body, timer, idle, alarm, deadline: None })
            }
            _ => body,
        }
    }
}

impl HttpBody for Limited {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
            this.deadline = None;
            return Poll::Ready(frame);
        }
        if this.deadline.is_none() {
            this.deadline = this.timer.now().checked_add(this.idle);
        }
        let Some(deadline) = this.deadline else { return Poll::Pending };
        let late = this.alarm.poll(&*this.timer, None, deadline, context);
        late.map(|()| Some(Err(TransportError::late(NO_BYTES, this.idle))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A request body that counts its frames, so that an upload in progress is not taken for a server that does not respond.
pub(crate) struct Counted {
    body: Body,
    sent: Arc<AtomicU64>,
}

impl Counted {
    pub(crate) fn count(body: Body, sent: &Arc<AtomicU64>) -> Body {
        Body::frames(Self { body, sent: Arc::clone(sent) })
    }
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if frame.is_ready() {
            self.sent.fetch_add(1, Ordering::Relaxed);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
