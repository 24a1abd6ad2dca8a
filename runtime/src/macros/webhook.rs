//! `webhook!`

/// What the type of a webhook or callback has: the way from a request to its payload.
///
/// ```text
/// codegen::webhook!(NewBooking(types::Booking) "newBooking" json);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook {
    ($name:ident($payload:ty) $id:literal $reading:ident $(($xml:expr))?) => {
        impl $name {
            /// The payload. Whether it comes from the API is not looked at.
            #[inline]
            pub fn decode(
                headers: &$crate::http::HeaderMap,
                body: &[u8],
            ) -> ::core::result::Result<$payload, $crate::webhooks::WebhookError> {
                $crate::webhooks::Delivery::new($id, headers, body).$reading($($xml)?)
            }

            /// The payload, where the signature fits.
            #[inline]
            pub fn decode_signed(
                signatures: &dyn $crate::webhooks::VerifySignature,
                headers: &$crate::http::HeaderMap,
                body: &[u8],
            ) -> ::core::result::Result<$payload, $crate::webhooks::WebhookError> {
                signatures.verify(headers, body)?;
                Self::decode(headers, body)
            }
        }
    };
}
