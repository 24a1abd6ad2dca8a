//! Bodies that are still to be read, and upgraded connections.

use super::RawResponse;
use crate::json::DecodeError;
use crate::policy::ItemLimit;
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
    pub(crate) fn connection(&mut self) -> Result<Upgraded, DecodeError> {
        match std::mem::take(&mut self.unbuffered) {
            Unbuffered::Connection(connection) => Ok(connection),
            Unbuffered::Nothing | Unbuffered::Body(..) => {
                Err(DecodeError::new("the transport does not support upgraded connections"))
            }
        }
    }

    pub(crate) fn take_stream(&mut self) -> (Body, ItemLimit) {
        match std::mem::take(&mut self.unbuffered) {
            Unbuffered::Body(body, limit) => (body, limit),
            Unbuffered::Nothing | Unbuffered::Connection(_) => (self.body.clone().into(), ItemLimit::NONE),
        }
    }
}
