//! Credentials that are code: they are called for each request, right before it is sent.
//!
//! After a response of 401 the request is sent once more, if the credentials say that it may succeed.

use std::time::Duration;

use http::StatusCode;

use super::asked::{Asked, AskedAll};
use super::copy::Kept;
use super::send::{Sent, send_changed};
use super::sending::Sending;
use crate::client::Core;
use crate::operation::Operation;
use crate::transport::{Body, TransportError, Watch};

/// Sends the request with its credentials.
pub(super) async fn send_authorized(
    AskedAll(needed): AskedAll,
    sending: &mut Sending<'_>,
    watch: &mut Watch<'_>,
) -> Sent {
    let (core, (operation, asked)) = (sending.core, &*needed);
    let again = Kept::of(sending.request);
    let request = std::mem::take(sending.request);
    *sending.request = in_time(watch, apply(core, operation, asked, request)).await?;
    let sent = sending.request.headers().clone();
    send_changed(sending, watch).await?;
    let Some(again) = again.filter(|_| sending.response.status() == StatusCode::UNAUTHORIZED) else { return Ok(()) };
    let (head, body) = std::mem::take(sending.response).into_parts();
    let worthwhile = async { Ok(is_worthwhile(core, operation, asked, &sent, &head).await) };
    if !in_time(watch, worthwhile).await? {
        *sending.response = http::Response::from_parts(head, body);
        return Ok(());
    }
    drop(body);
    *sending.request = in_time(watch, apply(core, operation, asked, again.into_request())).await?;
    send_changed(sending, watch).await
}

/// The result of credentials, unless the call ends before.
async fn in_time<T>(
    watch: &mut Watch<'_>,
    future: impl Future<Output = Result<T, TransportError>>,
) -> Result<T, TransportError> {
    let result = watch.wait(Duration::ZERO, future).await;
    result.unwrap_or_else(|late| Err(late.error("no credentials", Duration::ZERO)))
}

async fn apply(
    core: &Core,
    operation: &Operation,
    asked: &[Asked],
    mut request: http::Request<Body>,
) -> Result<http::Request<Body>, TransportError> {
    for one in asked {
        let applied = one.credentials.apply(request, one.context(core, operation)).await;
        request = applied.map_err(|source| TransportError::credentials(one.scheme.name, one.scheme.setter, source))?;
    }
    Ok(request)
}

/// Returns `true` if any of the credentials expects another response to the same request.
async fn is_worthwhile(
    core: &Core,
    operation: &Operation,
    asked: &[Asked],
    sent: &http::HeaderMap,
    response: &http::response::Parts,
) -> bool {
    let mut worthwhile = false;
    for one in asked {
        match one.credentials.rejected(sent, response, one.context(core, operation)).await {
            Ok(answer) => worthwhile |= answer,
            Err(error) => {
                tracing::warn!(
                    operation = operation.id,
                    scheme = one.scheme.name,
                    error,
                    "no new credentials after a 401"
                );
                return false;
            }
        }
    }
    worthwhile
}
