//! A request that is sent several times, each time with another `Last-Event-ID`.

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};

use super::carried::Carried;
use super::draft::Draft;
use super::exchange::{ResponseFuture, exchange};
use super::ready::Ready;
use crate::client::Core;
use crate::error::{Error, ExchangeError, RequestError};
use crate::operation::Operation;
use crate::response::ShownUrl;
use crate::transport::Timer;

/// A request that can be sent any number of times.
pub(crate) struct Repeated {
    core: Core,
    carried: Carried,
    head: http::request::Parts,
    body: Bytes,
    shown: ShownUrl,
}

impl Repeated {
    /// # Errors
    /// The request cannot be built, or its body is a stream.
    pub(super) fn new(mut draft: Box<Draft>) -> Result<Self, ExchangeError> {
        let operation = draft.operation;
        let Ready { request, carried, shown, .. } = *draft.complete()?;
        let (head, body) = request.into_parts();
        let body =
            body.into_inline().map_err(|_stream| refused(operation, "a body that is a stream cannot be sent again"))?;
        Ok(Self { core: draft.core, carried, head, body, shown })
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.carried.operation
    }

    /// Sends the request. Without an id, a `Last-Event-ID` of the caller stays as it is.
    pub(crate) fn send(&self, last_event_id: Option<&str>) -> ResponseFuture {
        match self.ready(last_event_id) {
            Ok(mut ready) => {
                let core = self.core.clone();
                Box::pin(async move { exchange(&core, &mut ready).await })
            }
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    fn ready(&self, last_event_id: Option<&str>) -> Result<Ready, ExchangeError> {
        let mut head = self.head.clone();
        if let Some(id) = last_event_id {
            let id = HeaderValue::from_bytes(id.as_bytes()).map_err(|_| {
                refused(
                    self.carried.operation,
                    "the id of the last event contains a character that a header cannot contain",
                )
            })?;
            head.headers.insert(HeaderName::from_static("last-event-id"), id);
        }
        let request = http::Request::from_parts(head, self.body.clone().into());
        let response = http::Response::default();
        Ok(Ready { request, carried: self.carried.clone(), response, kept: None, shown: self.shown.clone() })
    }

    /// The timer of the client, if it has one.
    pub(crate) fn timer(&self) -> Option<&dyn Timer> {
        self.core.settings().timer.as_deref()
    }
}

fn refused(operation: &'static Operation, reason: &str) -> ExchangeError {
    Error::Request(RequestError::new(operation, reason.to_owned()))
}
