//! Errors of deliveries.

use std::error::Error;
use std::fmt;

use crate::json::DecodeError;

/// A delivery that does not match the document, or whose sender cannot be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The signature is not valid. The body was not decoded.
    Signature(SignatureError),
    /// The body does not match the document.
    Decode {
        /// The name of the webhook.
        webhook: &'static str,
        /// The reason, with the place in the body.
        source: DecodeError,
    },
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature(error) => error.fmt(f),
            Self::Decode { webhook, source } => write!(f, "webhook `{webhook}`: {source}"),
        }
    }
}

impl Error for WebhookError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Signature(error) => Some(error),
            Self::Decode { source, .. } => Some(source),
        }
    }
}

impl From<SignatureError> for WebhookError {
    fn from(error: SignatureError) -> Self {
        Self::Signature(error)
    }
}

/// The reason why a signature is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// A header of the signature is missing.
    MissingHeader {
        /// The name of the header.
        name: &'static str,
    },
    /// A header of the signature cannot be parsed.
    InvalidHeader {
        /// The name of the header.
        name: &'static str,
    },
    /// The signed time differs too much from the present time: the delivery is too old, or from the future.
    Expired,
    /// None of the signatures was made with a known secret.
    Mismatch,
    /// The secret is not base64, or is empty.
    InvalidSecret,
    /// The reason of another scheme.
    Other(String),
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingHeader { name } => write!(f, "signature: the header `{name}` is missing"),
            Self::InvalidHeader { name } => write!(f, "signature: the header `{name}` cannot be parsed"),
            Self::Expired => f.write_str("signature: the signed time is too long ago, or in the future"),
            Self::Mismatch => f.write_str("signature: no signature matches"),
            Self::InvalidSecret => {
                f.write_str("signature: the secret must be base64, with or without `whsec_` in front")
            }
            Self::Other(reason) => write!(f, "signature: {reason}"),
        }
    }
}

impl Error for SignatureError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_is_the_reason() {
        let decode = WebhookError::Decode { webhook: "newPet", source: DecodeError::new("expected an object") };
        assert_eq!(decode.source().map(ToString::to_string).as_deref(), Some("$: expected an object"));
        assert_eq!(decode.to_string(), "webhook `newPet`: $: expected an object");
        let signature = WebhookError::from(SignatureError::Expired);
        let source = "signature: the signed time is too long ago, or in the future";
        assert_eq!(signature.source().map(ToString::to_string).as_deref(), Some(source));
    }
}
