//! `call!`

/// Implements what every call of a generated crate has, and describes how its responses are decoded:
///
/// ```text
/// codegen::call!(Get(Pet, GetError, CacheHeaders) "getPet" {
///     GET "/pets/{petId}" in "pets",
///     error_headers RetryHeaders,
///     accept "application/json",
///     security ["api_key"] or ["login"("read", "write")],
///     200 => ok_json(identity),
///     404 => err_json(GetError::NotFound),
///     _ => undocumented(),
/// });
/// ```
///
/// for `pub struct Get(Call<Pet, GetError, CacheHeaders>)`. The third type, the headers of successful responses, and the
/// row `error_headers` are there where the document describes headers. The rows are, in this order: method, path and, if any, tag (a
/// method that is not an identifier is `("M-SEARCH")`); the headers of error responses; the media types of the responses, if any; `server`, where it is not that of the client;
/// `idempotency_key`, the header parameter that is one, if any;
/// `options`, if any; `inherits [header "X-Account" "x_account"]`, the parameters whose
/// values are those of the client, with the setters of the call, if any; one or more sets of security schemes, each with its scopes if it has any, separated by `or`, one of which must be satisfied, or `none`;
/// and the response for each status; `ok_json(…) or err_json(…)` is read the second way if the body does not match the first.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($name:ident($output:ty, $error:ty $(, $headers:ty)?) $id:literal {
        $($method:ident)? $(($custom:literal))? $path:literal $(in $tag:literal)?,
        $(error_headers $error_headers:ty,)?
        $(accept $accept:literal,)?
        $(server $server:expr,)?
        $(idempotency_key $key:literal,)?
        $(options $($option:ident)*,)?
        $(inherits [$($place:ident $parameter:literal $setter:literal),*],)?
        security $(none)? $([$($scheme:literal $(($($scope:literal),*))?),*])or*,
        $($status:pat => $decoder:ident($($wrap:expr),*) $(or $other:ident($($other_wrap:expr),*))?),* $(,)?
    }) => {
        impl $name {
            // Links of other files call it, too.
            #[inline]
            pub(crate) fn new(core: &$crate::codegen::v1::Core) -> Self {
                Self(core.call(const { &$crate::codegen::v1::Operation::new($id, ::core::concat!($(::core::stringify!($method))? $($custom)?), $path)
                        $(.tagged($tag))?
                        $(.accept($accept))?
                        $(.server($server))?
                        $(.idempotency_key($key))?
                        .secured(&[$(&[$($crate::codegen::v1::Requirement {
                            scheme: $scheme,
                            scopes: &[$($($scope),*)?],
                        }),*]),*])
                        $($(.$option())*)?
                        $(.inherits(const { &[$($crate::codegen::v1::Inherited::$place($parameter, $setter)),*] }))? }, |response| match response.status().as_u16() {
                    $($status => response.$decoder($($wrap),*)
                        $(.or_else(|error| error.or(|| response.$other($($other_wrap),*))))?,)*
                }))
            }

            /// Sends the request and returns the body with the status and headers.
            #[inline]
            pub fn send(self) -> $crate::SendFuture<$output, $error $(, $headers)?> {
                self.0.send()
            }

            $(
                /// The headers that the document describes for error responses of this call.
                ///
                /// # Errors
                /// A required header is missing, or a header does not match its schema.
                #[inline]
                pub fn error_headers(
                    error: &$crate::ApiError<$error>,
                ) -> ::core::result::Result<$error_headers, $crate::HeaderError> {
                    $crate::FromHeaders::from_headers(error.headers())
                }
            )?

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

            /// Sends the request without credentials, whatever the operation requires.
            #[inline]
            pub fn anonymous(mut self) -> Self {
                self.0.anonymous();
                self
            }

                    /// Sets the time limit of this call, with its retries. Zero switches it off.
            #[inline]
            pub fn with_timeout(mut self, limit: $crate::codegen::v1::Duration) -> Self {
                self.0.with_timeout(limit);
                self
            }

            /// Sets the time limits of this call.
            #[inline]
            pub fn with_time_limits(mut self, limits: $crate::TimeLimits) -> Self {
                self.0.with_time_limits(limits);
                self
            }

            /// Sets the size limits of the response of this call.
            #[inline]
            pub fn with_size_limits(mut self, limits: $crate::SizeLimits) -> Self {
                self.0.with_size_limits(limits);
                self
            }

            /// Sets the retries of this call.
            #[inline]
            pub fn with_retries(mut self, policy: $crate::RetryPolicy) -> Self {
                self.0.with_retries(policy);
                self
            }

            /// Sends this request once, whatever happens.
            #[inline]
            pub fn without_retries(self) -> Self {
                self.with_retries($crate::RetryPolicy::off())
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
