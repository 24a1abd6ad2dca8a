//! `serde_bridge!`

/// `serde` for a type that implements `FromJson` and `ToJson`; not through text.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_bridge {
    ($name:ty) => {
        impl $crate::codegen::v1::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codegen::v1::serialize(self, serializer)
            }
        }

        impl<'de> $crate::codegen::v1::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codegen::v1::deserialize(deserializer)
            }
        }
    };
}
