//! `headers!`

/// Reads a struct from the headers of a response: a table of its fields, each with the header and how it is read.
///
/// ```text
/// codegen::headers!(ListHeaders { required left "X-Left" Literal, optional link "Link" List(&Text) });
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __headers {
    ($name:ident { $($presence:ident $field:ident $header:literal $form:expr),* $(,)? }) => {
        #[allow(deprecated)]
        impl $crate::FromHeaders for $name {
            #[inline]
            fn from_headers(
                headers: &$crate::http::HeaderMap,
            ) -> ::core::result::Result<Self, $crate::HeaderError> {
                #[allow(unused_imports)]
                use $crate::codegen::v1::HeaderForm::*;

                ::core::result::Result::Ok(Self {
                    $($field: $crate::codegen::v1::headers_presence::$presence(headers, $header, &$form)?),*
                })
            }
        }
    };
}
