//! `call!`

/// What every call of a generated crate has: `struct List(Call<Output, Failure>)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($name:ident, $output:ty, $error:ty) => {
        impl $name {
            /// Sends it; status and headers are kept beside the body.
            #[inline]
            pub fn send(self) -> $crate::codegen::Sending<$output, $error> {
                self.0.send()
            }

            /// A header of this one call; it replaces any other of its name.
            #[inline]
            pub fn with_header(mut self, name: &str, value: &str) -> Self {
                self.0.with_header(name, value);
                self
            }

            /// A query parameter that the document does not name.
            #[inline]
            pub fn with_query(mut self, name: &str, value: &str) -> Self {
                self.0.with_query(name, value);
                self
            }

            /// How long this one exchange may take.
            #[inline]
            pub fn with_timeout(mut self, limit: $crate::codegen::Duration) -> Self {
                self.0.with_timeout(limit);
                self
            }
        }

        impl ::core::future::IntoFuture for $name {
            type Output = ::core::result::Result<$output, $crate::Error<$error>>;
            type IntoFuture = $crate::codegen::Receiving<$output, $error>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.0.into_future()
            }
        }

        impl $crate::codegen::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::codegen::fmt::Formatter<'_>) -> $crate::codegen::fmt::Result {
                $crate::codegen::fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}
