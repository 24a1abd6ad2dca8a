//! Requests that the API sends.

use super::{Decoding, Docs, FeatureName, Ident, Type};

/// The functions of webhooks, or of callbacks.
#[derive(Debug)]
pub struct Webhooks {
    /// Their module.
    pub module: Ident,
    /// The feature with which it is compiled; always, where there is none.
    pub feature: Option<FeatureName>,
    /// The documentation.
    pub docs: Docs,
    /// The requests, in document order.
    pub webhooks: Vec<Webhook>,
}

/// A request that the API sends.
#[derive(Debug)]
pub struct Webhook {
    /// The function that decodes it.
    pub decode: Ident,
    /// The function that verifies and decodes a signed request.
    pub decode_signed: Ident,
    /// The documentation.
    pub docs: Docs,
    /// The name in errors.
    pub id: String,
    /// The type that its body decodes to.
    pub payload: Type,
    /// The way the body is decoded.
    pub decoding: Decoding,
    /// The XML descriptor of the payload, if it can be XML.
    pub xml: Option<Ident>,
    /// True if the payload contains a number that keeps its digits.
    pub digits: bool,
    /// True if the payload contains a value that is not shown.
    pub secrets: bool,
}
