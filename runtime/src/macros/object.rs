//! `object!`

/// The way of a struct from and to a JSON object: a table of its fields, each with its key.
///
/// ```text
/// codegen::object!(Pet { required id "id", required name "name", optional tag "tag" });
/// codegen::object!(Labels { required id "id" } rest additional_properties);
/// codegen::object!(Owner { required id "id" } unknown additional_properties);
/// codegen::object!(Tag { required label "label" [MinLength(1), MaxLength(80)] } rest more [MaxLength(3)]);
/// ```
///
/// An optional field is an `Option`, whose `None` is left out, or a `Nullable`, whose `Absent` is. The field after `rest` keeps the entries
/// with other keys; the one after `unknown` those that the document does not describe. In brackets stand the rules for a value, or for each value of the rest.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($name:ident { $($presence:ident $field:ident $key:literal $([$($rule:ident $(($($bound:tt)*))?),*])?),* $(,)? }) => {
        impl $name {
            /// The key of each member, and whether an object without it is wrong.
            const MEMBERS: &'static [$crate::codegen::v1::Member] = {
                #[allow(unused_imports)]
                use $crate::codegen::v1::presence::*;
                &[$(($key, $presence)),*]
            };
        }

        #[allow(deprecated)]
        impl $crate::codegen::v1::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::v1::Value<'_>) -> $crate::codegen::v1::Decoded<Self> {
                // The closure tells the types of the members before any is read, which spares the compiler most inference.
                let make = |($($field,)*)| Self { $($field),* };
                value.object(::core::stringify!($name))?.make(make, Self::MEMBERS)
            }
        }

        #[allow(deprecated)]
        impl $crate::codegen::v1::ToJson for $name {
            #[inline]
            fn write_json(&self, json: &mut $crate::codegen::v1::Writer) {
                json.members(
                    Self::MEMBERS,
                    &[$(&self.$field),*],
                    &[$($(($key, &[$($crate::codegen::v1::Rule::$rule $(($($bound)*))?),*]),)?)*],
                    ::core::option::Option::None,
                );
            }
        }

        $crate::codegen::v1::json_debug!($name);
        $crate::codegen::v1::serde_bridge!($name);
    };
    ($name:ident { $($presence:ident $field:ident $key:literal $([$($rule:ident $(($($bound:tt)*))?),*])?),* $(,)? }
        $kind:ident $rest:ident $([$($rest_rule:ident $(($($rest_bound:tt)*))?),*])?) => {
        impl $name {
            /// The key of each member, and whether an object without it is wrong.
            const MEMBERS: &'static [$crate::codegen::v1::Member] = {
                #[allow(unused_imports)]
                use $crate::codegen::v1::presence::*;
                &[$(($key, $presence)),*]
            };
        }

        #[allow(deprecated)]
        impl $crate::codegen::v1::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::v1::Value<'_>) -> $crate::codegen::v1::Decoded<Self> {
                let mut object = value.object(::core::stringify!($name))?;
                let $rest = object.rest(&[$($key),*])?;
                let make = |($($field,)*)| Self { $($field,)* $rest };
                object.make(make, Self::MEMBERS)
            }
        }

        #[allow(deprecated)]
        impl $crate::codegen::v1::ToJson for $name {
            #[inline]
            fn write_json(&self, json: &mut $crate::codegen::v1::Writer) {
                json.members(
                    Self::MEMBERS,
                    &[$(&self.$field),*],
                    &[$($(($key, &[$($crate::codegen::v1::Rule::$rule $(($($bound)*))?),*]),)?)*],
                    ::core::option::Option::Some((
                        &$crate::codegen::v1::more_members::$kind(&self.$rest),
                        &[$($($crate::codegen::v1::Rule::$rest_rule $(($($rest_bound)*))?),*)?],
                    )),
                );
            }
        }

        $crate::codegen::v1::json_debug!($name);
        $crate::codegen::v1::serde_bridge!($name);
    };
}

/// Equality for a type that holds some of another crate: see `json/equal.rs`.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_eq {
    ($name:ident) => {
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::codegen::v1::equal(self, other)
            }
        }
    };
}

/// `Debug` for a struct, by its [`ToJson`](crate::codegen::v1::ToJson): see `json/debug.rs`.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_debug {
    ($name:ident) => {
        impl $crate::codegen::v1::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::codegen::v1::fmt::Formatter<'_>) -> $crate::codegen::v1::fmt::Result {
                $crate::codegen::v1::debug(self, ::core::stringify!($name), f)
            }
        }
    };
}
