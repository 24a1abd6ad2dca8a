//! The ways to begin a call of a client.

use super::carried::Carried;
use super::exchange::response_to;
use super::futures::Exchange;
use super::send::secrets_of;
use super::sending::Sending;
use super::{Call, Draft, RequestBuilder, UndecodedFuture};
use crate::client::Core;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::{DecodeResult, RawResponse};
use crate::transport::Body;

impl Core {
    /// Begins a call; `decode` reads the response.
    #[inline]
    pub fn call<T, E, H>(
        &self,
        operation: impl Into<&'static Operation>,
        decode: fn(&mut RawResponse) -> DecodeResult<T, E>,
    ) -> Call<T, E, H> {
        Call::new(Draft::new(self.clone(), operation.into()), decode)
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
    let mut carried = Carried::of(&request, core.settings());
    carried.plan.streams = false;
    if carried.timeout.is_none() {
        carried.timeout = carried.plan.call_limit(&request, core.settings().policies.times.call);
    }
    carried.secrets = carried.secrets.and(&secrets_of(&request, core.settings()));
    let operation = carried.operation;
    let exchange = Box::pin(async move {
        let (mut response, mut kept) = (http::Response::default(), None);
        let sending = Sending::new(&core, &mut carried, &mut request, &mut response, &mut kept);
        response_to(sending).await.map_err(|error| Error::exchange(error, operation))
    });
    UndecodedFuture::new(Exchange::Going(exchange), |response| Ok(response.body().clone()))
}
