//! The ways to begin a call of a client.

use super::exchange::response_to;
use super::futures::Exchange;
use super::plan::Plan;
use super::{Call, Draft, RequestBuilder, UndecodedFuture};
use crate::client::Core;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::{DecodeResult, RawResponse};
use crate::transport::{Body, Timeout};

impl Core {
    /// Begins a call; `decode` reads the response.
    #[inline]
    pub fn call<T, E, H>(
        &self,
        operation: Operation,
        decode: fn(&mut RawResponse) -> DecodeResult<T, E>,
    ) -> Call<T, E, H> {
        Call::new(Draft::new(self.clone(), operation), decode)
    }

    /// Begins a request of any method and path.
    pub fn request(&self, method: http::Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.clone(), method, path)
    }

    /// Sends a request as it is.
    pub fn send_request(&self, request: http::Request<Body>) -> UndecodedFuture {
        exchange_request(self.clone(), request)
    }
}

/// Sends a request that the caller has built or changed, as it is.
fn exchange_request(core: Core, mut request: http::Request<Body>) -> UndecodedFuture {
    let operation = Operation::of(&request);
    let plan = Plan { streams: false, ..Plan::of(&request, core.settings()) };
    if request.extensions().get::<Timeout>().is_none() {
        plan.limit_call(&mut request, core.settings().time_limits.call);
    }
    request.extensions_mut().insert(plan);
    request.extensions_mut().insert(operation);
    let exchange = Box::pin(async move {
        response_to(&core, &operation, request).await.map_err(|error| Error::exchange(error, operation))
    });
    UndecodedFuture::new(Exchange::Going(exchange), |response| Ok(response.body().clone()))
}
