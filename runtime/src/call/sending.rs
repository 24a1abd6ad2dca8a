//! A request that is being sent.

use http::{Request, Response};

use super::carried::Carried;
use super::copy::Kept;
use crate::client::Core;
use crate::transport::Body;

/// A request that is being sent, what it [carries](Carried), and the places for its response and for a copy of it.
///
/// The functions of a call pass on a reference to it: the future of a function has space for all that it is given, twice.
pub(super) struct Sending<'c> {
    pub(super) core: &'c Core,
    pub(super) carried: &'c mut Carried,
    /// The request, until the transport takes it.
    pub(super) request: &'c mut Request<Body>,
    /// Empty, until the response arrives.
    pub(super) response: &'c mut Response<Body>,
    /// A copy of the request of this attempt, unless its body is a stream.
    pub(super) kept: &'c mut Option<Kept>,
}

impl<'c> Sending<'c> {
    pub(super) fn new(
        core: &'c Core,
        carried: &'c mut Carried,
        request: &'c mut Request<Body>,
        response: &'c mut Response<Body>,
        kept: &'c mut Option<Kept>,
    ) -> Self {
        Self { core, carried, request, response, kept }
    }
}
