//! The ways to begin a call of a client.

use super::{Call, Draft, RequestBuilder, UndecodedFuture, exchange_request};
use crate::client::Core;
use crate::operation::Operation;
use crate::response::{DecodeResult, RawResponse};
use crate::transport::Body;

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
