//! The facts about a call that its request does not show. They travel beside the request, and in its extensions where code of the
//! caller has it: middleware, a transport, a request that is built and sent later. Each extension costs an allocation.

use http::Request;

use super::asked::AskedAll;
use super::curl::Redacted;
use super::plan::Plan;
use crate::client::Settings;
use crate::operation::Operation;
use crate::secret::SentSecrets;
use crate::transport::{Body, Timeout};

/// The number of attempts before this one, in the extensions of a request.
#[derive(Debug, Clone, Copy)]
struct Resent(u32);

/// The facts about a call that its request does not show.
#[derive(Clone)]
pub(super) struct Carried {
    pub(super) operation: &'static Operation,
    pub(super) plan: Plan,
    /// The time limit of the exchange, where the transport measures it.
    pub(super) timeout: Option<Timeout>,
    /// The credentials that are asked when the request is sent.
    pub(super) asked: Option<AskedAll>,
    /// The form of the request that is shown, if it has secrets in its URL or body.
    pub(super) redacted: Option<Box<Redacted>>,
    /// The secrets of its parameters and body, which a response may repeat.
    pub(super) secrets: SentSecrets,
    /// The number of attempts before this one.
    pub(super) resent: u32,
}

impl Carried {
    /// The facts in the extensions of a request; those of the client where the request has none.
    pub(super) fn of(request: &Request<Body>, settings: &Settings) -> Self {
        let extensions = request.extensions();
        Self {
            operation: Operation::of(request),
            plan: Plan::of(request, settings),
            timeout: extensions.get().copied(),
            asked: extensions.get().cloned(),
            redacted: extensions.get().cloned().map(Box::new),
            secrets: extensions.get().cloned().unwrap_or_else(SentSecrets::default).with_client(&settings.secrets),
            resent: extensions.get().map_or(0, |Resent(number)| *number),
        }
    }

    /// Puts everything into the extensions of a request, from which [`Carried::of`] reads it.
    pub(super) fn put_into(&self, request: &mut Request<Body>) {
        self.show_to_transport(request);
        let extensions = request.extensions_mut();
        extensions.insert(self.operation);
        extensions.insert(self.plan.clone());
        extensions.insert(Resent(self.resent));
        if let Some(asked) = &self.asked {
            extensions.insert(asked.clone());
        }
        if self.secrets.has_own() {
            extensions.insert(self.secrets.clone());
        }
    }

    /// Puts what a transport of the caller looks at into the extensions of a request.
    pub(super) fn show_to_transport(&self, request: &mut Request<Body>) {
        self.limit_transport(request);
        request.extensions_mut().insert(*self.operation);
        if let Some(redacted) = &self.redacted {
            request.extensions_mut().insert(Redacted::clone(redacted));
        }
    }

    /// Puts the time limit that the transport measures into the extensions of a request, if there is one.
    pub(super) fn limit_transport(&self, request: &mut Request<Body>) {
        match self.timeout {
            Some(limit) => drop(request.extensions_mut().insert(limit)),
            None if request.extensions().is_empty() => {}
            None => drop(request.extensions_mut().remove::<Timeout>()),
        }
    }
}
