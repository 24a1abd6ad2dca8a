//! `call!`

/// What every call of a generated crate has, and what its answers become:
///
/// ```text
/// codegen::call!(Get(Pet, GetError) "getPet" "GET" "/pets/{petId}" accept("application/json") security(["api_key"]) {
///     200 => ok_json(identity),
///     404 => err_json(GetError::NotFound),
///     _ => undocumented()
/// });
/// ```
///
/// for `pub struct Get(Call<Pet, GetError>)`. Of the alternatives after `security`, one must be met whole.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($name:ident($output:ty, $error:ty) $id:literal $method:literal $path:literal
        accept($accept:literal) $(server($server:expr))? security($([$($scheme:literal),*]),*) $($option:ident)*
        { $($status:pat => $reply:ident($($wrap:expr),*)),* $(,)? }) => {
        impl $name {
            // Links of other tags make it, too.
            #[inline]
            pub(super) fn new(core: &$crate::codegen::Core) -> Self {
                const OPERATION: $crate::codegen::Operation =
                    $crate::codegen::Operation::new($id, $method, $path).accept($accept)$(.server($server))?.security(&[$(&[$($scheme),*]),*])$(.$option())*;
                Self(core.call(OPERATION, |reply| match reply.status() {
                    $($status => reply.$reply($($wrap),*),)*
                }))
            }

            /// Sends the request and returns the body with the status and headers.
            #[inline]
            pub fn send(self) -> $crate::codegen::Sending<$output, $error> {
                self.0.send()
            }

            /// Sends the request and returns any response undecoded, whatever its status and media type.
            #[inline]
            pub fn send_raw(self) -> $crate::codegen::RawSending {
                self.0.send_raw()
            }

            /// Builds the request without sending it.
            #[inline]
            pub fn into_request(self) -> $crate::codegen::Built {
                self.0.into_request()
            }

            /// Sets a header of this request, replacing any other of that name.
            #[inline]
            pub fn with_header(mut self, name: &str, value: &str) -> Self {
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
