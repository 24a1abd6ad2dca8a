//! The transport sends a request, whose response must not be late.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use http::{Request, Response};

use super::sending::Sending;
use crate::client::Settings;
use crate::secret::{SentSecrets, secrets_of_header, secrets_of_query};
use crate::transport::{Body, Counted, Late, TransportError, Watch};

/// The response of middleware.
pub(super) type Exchanged = Result<Response<Body>, TransportError>;

/// The result of a call, or of one attempt. The response is put where the caller has space for it, which spares copies: the
/// future of a function has space for all that it returns.
pub(super) type Sent = Result<(), TransportError>;

/// The response of the transport. Its headers must not be late; while a body is uploaded piece by piece, the time begins anew.
pub(super) async fn send(sending: &mut Sending<'_>, watch: &mut Watch<'_>) -> Sent {
    let Sending { core, carried, request, response, .. } = sending;
    let is_in_memory = request.body().as_bytes().is_some();
    let sent = (!is_in_memory).then(Arc::<AtomicU64>::default);
    if let Some(sent) = &sent {
        *request.body_mut() = Counted::count(std::mem::take(request.body_mut()), sent);
    }
    let mut exchange = core.settings().transport.send(std::mem::take(request));
    let mut sent_before = 0;
    loop {
        let arrived = poll_fn(|context| {
            exchange.as_mut().poll(context).map(|result| {
                **response = result?;
                Ok(())
            })
        });
        let limit = carried.plan.times.headers;
        let late = match watch.wait(limit, arrived).await {
            Ok(result) => return result,
            Err(late) => late,
        };
        let sent_now = sent.as_ref().map_or(0, |sent| sent.load(Ordering::Relaxed));
        if sent_now == sent_before || late != Late::Step {
            return Err(late.error("no response headers", limit));
        }
        sent_before = sent_now;
    }
}

/// The same for a request that code of the caller may have changed: the response knows the secrets of what was sent.
pub(super) async fn send_changed(sending: &mut Sending<'_>, watch: &mut Watch<'_>) -> Sent {
    let secrets = secrets_of(sending.request, sending.core.settings());
    send(sending, watch).await?;
    sending.response.extensions_mut().insert(secrets);
    Ok(())
}

/// The secrets of a request, as far as its headers and the names in its query tell them.
pub(super) fn secrets_of(request: &Request<Body>, settings: &Settings) -> SentSecrets {
    let mut secrets = secrets_of_query(request.uri().query().unwrap_or_default(), |name| settings.hides(name));
    secrets.extend(request.headers().iter().flat_map(|(name, value)| secrets_of_header(name, value)));
    SentSecrets::new(&secrets)
}
