//! Requests that the API makes.

use super::{Decoding, Docs, Ident, Type};

/// The functions of webhooks, or of callbacks.
#[derive(Debug)]
pub struct Webhooks {
    /// Their module.
    pub module: Ident,
    /// The feature with which it is compiled; always, where there is none.
    pub feature: Option<String>,
    /// What the module holds.
    pub docs: Docs,
    /// In document order.
    pub webhooks: Vec<Webhook>,
}

/// A request that the API makes.
#[derive(Debug)]
pub struct Webhook {
    /// The function that decodes it.
    pub decode: Ident,
    /// The same for a signed request.
    pub decode_signed: Ident,
    /// What it tells.
    pub docs: Docs,
    /// What it is called in errors.
    pub id: String,
    /// What its body becomes.
    pub payload: Type,
    /// How the body is read.
    pub decoding: Decoding,
    /// The static that describes the payload in XML, where it can be XML.
    pub xml: Option<Ident>,
    /// Whether something in it is a number whose digits are kept.
    pub digits: bool,
}
