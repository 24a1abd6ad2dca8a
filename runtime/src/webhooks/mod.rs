//! Requests that the API makes: what a program that receives them needs.
//!
//! A generated crate has a function for each webhook and callback, which decodes headers and body:
//!
//! ```text
//! let booking = webhooks::decode_signed_new_booking(&signatures, &headers, &body)?;   // types::Booking
//! ```
//!
//! A [`VerifySignature`] verifies the sender; `StandardWebhooks` is one. This module contains no server.

mod delivery;
mod error;
#[cfg(feature = "standard-webhooks")]
mod standard;

use http::HeaderMap;

pub use self::delivery::Delivery;
pub use self::error::{SignatureError, WebhookError};
#[cfg(feature = "standard-webhooks")]
pub use self::standard::StandardWebhooks;

/// Verifies the sender of a request.
pub trait VerifySignature {
    /// Verifies the headers and every byte of the body, unchanged.
    ///
    /// # Errors
    /// The signature is missing, too old or wrong.
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), SignatureError>;
}
