//! The transport sends a request, whose response must not be late.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{Request, Response};

use crate::client::Settings;
use crate::transport::{Body, Counted, Late, TransportError, Watch};

/// The result of a call, or of one attempt.
pub(super) type Exchanged = Result<Response<Body>, TransportError>;

/// The response of the transport. Its headers must not be late; while a body is uploaded piece by piece, the time begins anew.
pub(super) async fn send(
    settings: &Settings,
    limit: Duration,
    request: &mut Request<Body>,
    watch: &mut Watch<'_>,
) -> Exchanged {
    let is_in_memory = request.body().as_bytes().is_some();
    let sent = (!is_in_memory).then(Arc::<AtomicU64>::default);
    if let Some(sent) = &sent {
        *request.body_mut() = Counted::count(std::mem::take(request.body_mut()), sent);
    }
    let mut response = settings.transport.send(std::mem::take(request));
    let mut sent_before = 0;
    loop {
        let late = match watch.wait(limit, response.as_mut()).await {
            Ok(response) => return response,
            Err(late) => late,
        };
        let sent_now = sent.as_ref().map_or(0, |sent| sent.load(Ordering::Relaxed));
        if sent_now == sent_before || late != Late::Step {
            return Err(late.error("no response headers", limit));
        }
        sent_before = sent_now;
    }
}
