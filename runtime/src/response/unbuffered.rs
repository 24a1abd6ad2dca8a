//! Bodies that are still to be read, and upgraded connections.

use super::RawResponse;
use crate::client::ItemLimit;
use crate::json::DecodeError;
use crate::transport::{Body, Upgraded};

/// The part of a response that cannot be cloned; a clone has `Nothing`.
#[derive(Default)]
pub(super) enum Unbuffered {
    #[default]
    Nothing,
    /// A body that is still to be read, and the maximal length of one item of it.
    Body(Body, ItemLimit),
    /// A connection that was upgraded to another protocol.
    Connection(Upgraded),
}

impl Clone for Unbuffered {
    fn clone(&self) -> Self {
        Self::Nothing
    }
}

impl RawResponse {
    pub(super) fn connection(&mut self) -> Result<Upgraded, DecodeError> {
        match std::mem::take(&mut self.unbuffered) {
            Unbuffered::Connection(connection) => Ok(connection),
            Unbuffered::Nothing | Unbuffered::Body(..) => {
                Err(DecodeError::new("the transport does not support upgraded connections"))
            }
        }
    }

    pub(super) fn take_stream(&mut self) -> (Body, ItemLimit) {
        match std::mem::take(&mut self.unbuffered) {
            Unbuffered::Body(body, limit) => (body, limit),
            Unbuffered::Nothing | Unbuffered::Connection(_) => (self.body.clone().into(), ItemLimit::NONE),
        }
    }
}
