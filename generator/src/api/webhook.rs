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
    /// The method in capitals.
    pub method: String,
    /// What it tells, in a line.
    pub summary: Option<String>,
    /// What it tells, at length.
    pub description: Option<String>,
    /// What the API sends.
    pub body: Option<Body>,
    /// Whose callback it is; none of a webhook.
    pub callback: Option<Callback>,
}

/// What makes the API call back.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The `operationId`, or method and path, of the operation.
    pub operation: String,
    /// Where the request goes: a run-time expression.
    pub expression: String,
}
