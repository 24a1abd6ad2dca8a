//! The attempts of a call.

use super::attempt::send_attempt;
use crate::client::Core;
use crate::transport::{Body, TransportError};

/// Sends the request, and again where that is allowed. The response is that of the last attempt.
pub(super) async fn send_attempts(
    core: Core,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, TransportError> {
    send_attempt(core, request).await
}
