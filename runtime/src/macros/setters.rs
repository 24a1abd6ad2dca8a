//! `setters!`

/// The setters of a struct that callers send: a method for each optional field, chained.
///
/// ```text
/// codegen::setters!(Pet { with_tag(tag: impl Into<String>), with_owner(owner: Owner) null with_owner_null });
/// codegen::setters!(Labels { with_id(id: i64) } rest with_additional_property(additional_properties: String));
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __setters {
    ($name:ident { $($setter:ident($field:ident: $ty:ty) $(null $null:ident)?),* $(,)? }
        $(rest $entry:ident($rest:ident: $values:ty))?) => {
        #[allow(deprecated)]
        impl $name {
            $(
                #[doc = ::core::concat!("Sets `", ::core::stringify!($field), "`.")]
                #[inline]
                #[must_use]
                pub fn $setter(mut self, $field: $ty) -> Self {
                    $crate::codegen::v1::Slot::fill(&mut self.$field, $field.into());
                    self
                }

                $(
                    #[doc = ::core::concat!("Sets `", ::core::stringify!($field), "` to `null`.")]
                    #[inline]
                    #[must_use]
                    pub fn $null(mut self) -> Self {
                        self.$field = $crate::codegen::v1::Nullable::Null;
                        self
                    }
                )?
            )*

            $(
                /// Adds an additional property, or replaces it.
                #[inline]
                #[must_use]
                pub fn $entry(mut self, key: impl ::core::convert::Into<::std::string::String>, value: $values) -> Self {
                    self.$rest.insert(key.into(), value.into());
                    self
                }
            )?
        }
    };
}
