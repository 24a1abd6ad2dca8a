//! `call!`

/// Implements what every call of a generated crate has, and describes how its responses are decoded:
///
/// ```text
/// codegen::call!(Get(Pet, GetError) "getPet" {
///     GET "/pets/{petId}",
///     accept "application/json",
///     security ["api_key"],
///     200 => ok_json(identity),
///     404 => err_json(GetError::NotFound),
///     _ => undocumented(),
/// });
/// ```
///
/// for `pub struct Get(Call<Pet, GetError>)`. The rows are, in this order: method and path (a method that is not an
/// identifier is `("M-SEARCH")`); the media types of the responses, if any; `server`, where it is not that of the client;
/// `options`, if any; one or more sets of security schemes, separated by `or`, one of which must be satisfied, or `none`;
/// and the response for each status; `ok_json(…) or err_json(…)` is read the second way if the body does not match the first.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($name:ident($output:ty, $error:ty) $id:literal {
        $($method:ident)? $(($custom:literal))? $path:literal,
        $(accept $accept:literal,)?
        $(server $server:expr,)?
        $(options $($option:ident)*,)?
        security $(none)? $([$($scheme:literal),*])or*,
        $($status:pat => $decoder:ident($($wrap:expr),*) $(or $other:ident($($other_wrap:expr),*))?),* $(,)?
    }) => {
        impl $name {
            // Links of other tags call it, too.
            #[inline]
            pub(super) fn new(core: &$crate::codegen::v1::Core) -> Self {
                const OPERATION: $crate::codegen::v1::Operation =
                    $crate::codegen::v1::Operation::new($id, ::core::concat!($(::core::stringify!($method))? $($custom)?), $path)
                        $(.accept($accept))?
                        $(.server($server))?
                        .security(&[$(&[$($scheme),*]),*])
                        $($(.$option())*)?;
                Self(core.call(OPERATION, |response| match response.status().as_u16() {
                    $($status => response.$decoder($($wrap),*)
                        $(.or_else(|error| error.or(|| response.$other($($other_wrap),*))))?,)*
                }))
            }

            /// Sends the request and returns the body with the status and headers.
            #[inline]
            pub fn send(self) -> $crate::SendFuture<$output, $error> {
                self.0.send()
            }

            /// Sends the request and returns any response undecoded, whatever its status and media type.
            #[inline]
            pub fn send_undecoded(self) -> $crate::UndecodedFuture {
                self.0.send_undecoded()
            }

            /// The request as it would be sent, with its credentials.
            ///
            /// # Errors
            /// The request cannot be built, or credentials are missing.
            #[inline]
            pub fn into_request(
                self,
            ) -> ::core::result::Result<$crate::http::Request<$crate::Body>, $crate::Error<::core::convert::Infallible>> {
                self.0.into_request()
            }

            /// Sets a header of this request, replacing any other of that name.
            #[inline]
            pub fn with_header(
                mut self,
                name: impl ::core::convert::TryInto<$crate::http::HeaderName>,
                value: impl ::core::convert::TryInto<$crate::http::HeaderValue>,
            ) -> Self {
                self.0.with_header(name, value);
                self
            }

            /// Adds a query parameter that the document does not describe.
            #[inline]
            pub fn with_query(mut self, name: &str, value: &str) -> Self {
                self.0.with_query(name, value);
                self
            }

            /// Sets the time limit of this request.
            #[inline]
            pub fn with_timeout(mut self, limit: $crate::codegen::v1::Duration) -> Self {
                self.0.with_timeout(limit);
                self
            }
        }

        impl ::core::future::IntoFuture for $name {
            type Output = ::core::result::Result<$output, $crate::Error<$error>>;
            type IntoFuture = $crate::CallFuture<$output, $error>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.0.into_future()
            }
        }

        impl $crate::codegen::v1::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::codegen::v1::fmt::Formatter<'_>) -> $crate::codegen::v1::fmt::Result {
                $crate::codegen::v1::fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}
