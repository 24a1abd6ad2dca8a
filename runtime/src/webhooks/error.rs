//! Why a delivery is not taken.

use std::fmt;

use crate::json::DecodeError;

/// A request that is not what the document says of a webhook, or not from who it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The signature does not fit. What the body holds was not looked at.
    Signature(SignatureError),
    /// The body is not what the document says; which webhook, and why.
    Decode(&'static str, DecodeError),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature(error) => error.fmt(f),
            Self::Decode(webhook, error) => write!(f, "webhook `{webhook}`: {error}"),
        }
    }
}

impl std::error::Error for WebhookError {}

impl From<SignatureError> for WebhookError {
    fn from(error: SignatureError) -> Self {
        Self::Signature(error)
    }
}

/// Why a signature does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// A header that belongs to the signature is missing or cannot be read.
    Header(&'static str),
    /// The time that was signed is too far from now, before or after.
    Time,
    /// None of the signatures is by a secret that is known.
    Mismatch,
    /// The secret is none.
    Secret,
    /// What another scheme than ours has to say.
    Other(String),
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name) => write!(f, "signature: the header `{name}` is missing or cannot be read"),
            Self::Time => f.write_str("signature: signed too long ago, or in the future"),
            Self::Mismatch => f.write_str("signature: none fits"),
            Self::Secret => f.write_str("signature: the secret must be base64, with or without `whsec_` in front"),
            Self::Other(why) => write!(f, "signature: {why}"),
        }
    }
}

impl std::error::Error for SignatureError {}
