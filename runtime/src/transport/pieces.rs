//! Bodies of our own that are made while they are sent: files of the disk, parts, sequences of values.

use std::task::{Context, Poll};

use bytes::Bytes;

use super::{Body, TransportError};

/// A source of bytes that come piece by piece.
pub(crate) trait Pieces: Unpin + Send + Sync + 'static {
    /// The next bytes; none after the last ones.
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>>;

    /// The number of bytes that are still to come, if it is known.
    fn left(&self) -> Option<u64>;

    /// A second body of the same bytes, if nothing has been read and they can be read again.
    fn try_clone(&self) -> Option<Body> {
        None
    }
}
