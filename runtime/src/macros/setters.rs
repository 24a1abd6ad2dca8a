//! `setters!`

/// The setters of a struct that callers send: a method for each optional field, chained.
///
/// ```text
/// codegen::setters!(Pet { with_tag(tag: impl Into<String>), with_owner(owner: Owner) null with_owner_null });
/// codegen::setters!(Labels { with_id(id: i64) } rest with_additional_property(additional_properties: String));
/// codegen::setters!(Pet { } lists { with_tags(tags: impl IntoIterator<Item = impl Into<String>>) }
///     maps { with_labels(labels: impl IntoIterator<Item = (impl Into<String>, i64)>) });
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __setters {
    ($name:ident { $($setter:ident($field:ident: $ty:ty) $(null $null:ident)?),* $(,)? }
        $(lists { $($list_setter:ident($list:ident: $list_ty:ty) $(null $list_null:ident)?),* $(,)? })?
        $(maps { $($map_setter:ident($map:ident: $map_ty:ty) $(null $map_null:ident)?),* $(,)? })?
        $(rest $entry:ident($rest:ident: $values:ty))?) => {
        #[allow(deprecated)]
        impl $name {
            $($crate::__setter!($setter($field: $ty) $field.into(), $($null)?);)*
            $($($crate::__setter!(
                $list_setter($list: $list_ty) $list.into_iter().map(::core::convert::Into::into).collect(), $($list_null)?
            );)*)?
            $($($crate::__setter!(
                $map_setter($map: $map_ty)
                    $map.into_iter().map(|(key, value)| (key.into(), value.into())).collect(), $($map_null)?
            );)*)?

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

/// One setter, from the field, the type that it takes and the value that it puts in; and one for null.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    ($setter:ident($field:ident: $ty:ty) $value:expr, $($null:ident)?) => {
        #[doc = ::core::concat!("Sets `", ::core::stringify!($field), "`.")]
        #[inline]
        #[must_use]
        pub fn $setter(mut self, $field: $ty) -> Self {
            $crate::codegen::v1::Slot::fill(&mut self.$field, $value);
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
    };
}
