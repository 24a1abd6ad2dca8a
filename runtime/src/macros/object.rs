//! `object!`

/// The way of a struct from and to a JSON object: a table of its fields, each with its key.
///
/// ```text
/// codegen::object!(Pet { required id "id", required name "name", optional tag "tag" });
/// codegen::object!(Labels { required id "id" } rest additional_properties);
/// ```
///
/// An optional field is an `Option`: absent is `None`, and `None` is left out. The field after `rest` keeps the entries
/// with other keys.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($name:ident { $($presence:ident $field:ident $key:expr),* $(,)? }) => {
        impl $name {
            /// The key of each member, and whether an object without it is wrong.
            const MEMBERS: &'static [$crate::codegen::Member] = &[$(($key, $crate::codegen::presence::$presence)),*];
        }

        #[allow(deprecated)]
        impl $crate::codegen::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::Value<'_>) -> $crate::codegen::Decoded<Self> {
                // The closure tells the types of the members before any is read, which spares the compiler most inference.
                let make = |($($field,)*)| Self { $($field),* };
                value.object(::core::stringify!($name))?.make(make, Self::MEMBERS)
            }
        }

        #[allow(deprecated)]
        impl $crate::codegen::ToJson for $name {
            #[inline]
            fn to_json(&self, json: &mut $crate::codegen::Writer) {
                json.members(Self::MEMBERS, &[$(&self.$field),*], ::core::option::Option::None);
            }
        }

        $crate::codegen::json_debug!($name);
        $crate::codegen::serde_bridge!($name);
    };
    ($name:ident { $($presence:ident $field:ident $key:expr),* $(,)? } rest $rest:ident) => {
        impl $name {
            /// The key of each member, and whether an object without it is wrong.
            const MEMBERS: &'static [$crate::codegen::Member] = &[$(($key, $crate::codegen::presence::$presence)),*];
        }

        #[allow(deprecated)]
        impl $crate::codegen::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::Value<'_>) -> $crate::codegen::Decoded<Self> {
                let mut object = value.object(::core::stringify!($name))?;
                let $rest = object.rest(&[$($key),*])?;
                let make = |($($field,)*)| Self { $($field,)* $rest };
                object.make(make, Self::MEMBERS)
            }
        }

        #[allow(deprecated)]
        impl $crate::codegen::ToJson for $name {
            #[inline]
            fn to_json(&self, json: &mut $crate::codegen::Writer) {
                json.members(Self::MEMBERS, &[$(&self.$field),*], ::core::option::Option::Some(&self.$rest));
            }
        }

        $crate::codegen::json_debug!($name);
        $crate::codegen::serde_bridge!($name);
    };
}

/// `Debug` for a struct, by its [`ToJson`](crate::codegen::ToJson): see `json/debug.rs`.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_debug {
    ($name:ident) => {
        impl $crate::codegen::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::codegen::fmt::Formatter<'_>) -> $crate::codegen::fmt::Result {
                $crate::codegen::debug(self, ::core::stringify!($name), f)
            }
        }
    };
}
