//! Requests that the API makes: webhooks and callbacks.

use super::Body;
use crate::source::Origin;

/// An operation of a webhook (OpenAPI 3.1.1, section 4.8.1) or of a Callback Object (section 4.8.18).
#[derive(Debug)]
pub struct Webhook {
    /// Where it is written.
    pub origin: Origin,
    /// Its key among the webhooks, or that of the callback.
    pub name: String,
    /// Its `operationId`.
    pub id: Option<String>,
    /// What the API sends.
    pub body: Option<Body>,
}
