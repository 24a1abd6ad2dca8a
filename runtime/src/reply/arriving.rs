//! Bodies that are not read yet, and connections that are no longer HTTP.

use super::Reply;
use crate::json::DecodeError;
use crate::transport::{Body, Upgraded};

/// What of an answer cannot be copied: a copy has nothing of it.
#[derive(Default)]
pub(super) enum Arriving {
    #[default]
    Nothing,
    /// A body that is not read yet, and how long a part of it may be.
    Body(Body, usize),
    /// The connection, which is no longer HTTP.
    Connection(Upgraded),
}

impl Clone for Arriving {
    fn clone(&self) -> Self {
        Self::Nothing
    }
}

impl Reply {
    pub(super) fn connection(&mut self) -> Result<Upgraded, DecodeError> {
        match std::mem::take(&mut self.arriving) {
            Arriving::Connection(connection) => Ok(connection),
            Arriving::Nothing | Arriving::Body(..) => {
                Err(DecodeError::new("the transport does not hand the connection over"))
            }
        }
    }

    pub(super) fn take_stream(&mut self) -> (Body, usize) {
        match std::mem::take(&mut self.arriving) {
            Arriving::Body(body, limit) => (body, limit),
            Arriving::Nothing | Arriving::Connection(_) => (self.body.clone().into(), usize::MAX),
        }
    }
}
