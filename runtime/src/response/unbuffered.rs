//! Bodies that are still to be read, and upgraded connections.

use crate::json::DecodeError;
use crate::policy::ItemLimit;
use crate::transport::{Body, Upgraded};

/// The part of a response that cannot be cloned; a clone has `Nothing`. Most responses have none: it is boxed, so that they stay small.
#[derive(Default)]
pub(super) enum Unbuffered {
    #[default]
    Nothing,
    /// A body that is still to be read, and the maximal length of one item of it.
    Body(Box<(Body, ItemLimit)>),
    /// A connection that was upgraded to another protocol.
    Connection(Box<Upgraded>),
}

impl Clone for Unbuffered {
    fn clone(&self) -> Self {
        Self::Nothing
    }
}

impl Unbuffered {
    /// Takes the connection.
    pub(super) fn connection(&mut self) -> Result<Upgraded, DecodeError> {
        match std::mem::take(self) {
            Self::Connection(connection) => Ok(*connection),
            Self::Nothing | Self::Body(_) => {
                Err(DecodeError::new("the transport does not support upgraded connections"))
            }
        }
    }

    /// Takes the body; `None` if it is read.
    pub(super) fn body(&mut self) -> Option<(Body, ItemLimit)> {
        match std::mem::take(self) {
            Self::Body(body) => Some(*body),
            Self::Nothing | Self::Connection(_) => None,
        }
    }
}
