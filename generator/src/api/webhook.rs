//! Requests that the API makes: webhooks and callbacks.

use super::{Body, Method};
use crate::origin::Origin;

/// An operation of a webhook (OpenAPI 3.1.1, section 4.8.1) or of a Callback Object (section 4.8.18).
#[derive(Debug)]
pub struct Webhook {
    /// The place where it is written.
    pub origin: Origin,
    /// The key of the webhook or callback.
    pub name: String,
    /// The `operationId`.
    pub id: Option<String>,
    /// The method.
    pub method: Method,
    /// The summary.
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The body that the API sends.
    pub body: Option<Body>,
    /// The operation of a callback; `None` for a webhook.
    pub callback: Option<Callback>,
}

/// The operation that causes a callback.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The `operationId`, or method and path, of the operation.
    pub operation: String,
    /// The URL of the request: a run-time expression.
    pub expression: String,
}
