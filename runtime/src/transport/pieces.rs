//! Bodies of our own that are made while they are sent: files of the disk, parts, sequences of values.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::{Body, TransportError};

/// What comes piece by piece.
pub(crate) trait Pieces: Unpin + Send + Sync + 'static {
    /// The next bytes; none after the last ones.
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>>;

    /// How many bytes are still to come, where that is known.
    fn left(&self) -> Option<u64>;
}

impl Body {
    pub(crate) fn pieces(pieces: impl Pieces) -> Self {
        Self::boxed(Framed(pieces))
    }
}

/// Pieces as the frames that transports take.
struct Framed<P>(P);

impl<P: Pieces> HttpBody for Framed<P> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.0.poll_piece(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.left() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.left().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
