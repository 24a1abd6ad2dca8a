//! `object!`

/// The way of a struct from and to a JSON object: a table of its fields, each with its key.
///
/// ```text
/// codegen::object!(Pet { required id "id", required name "name", optional tag "tag" });
/// codegen::object!(Labels { required id "id" } rest additional_properties);
/// codegen::object!(Tag { required label "label" [MinLength(1), MaxLength(80)] } rest more [MaxLength(3)]);
/// ```
///
/// An optional field is an `Option`, whose `None` is left out, or a `Nullable`, whose `Absent` is. The field after `rest` keeps the entries
/// with other keys. In brackets stand the rules for a value, or for each value of the rest.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($name:ident { $($presence:ident $field:ident $key:literal $([$($rule:ident $(($($bound:tt)*))?),*])?),* $(,)? }) => {
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
                json.members(
                    Self::MEMBERS,
                    &[$(&self.$field),*],
                    &[$($(($key, &[$($crate::codegen::Rule::$rule $(($($bound)*))?),*]),)?)*],
                    ::core::option::Option::None,
                );
            }
        }

        $crate::codegen::json_debug!($name);
        $crate::codegen::serde_bridge!($name);
    };
    ($name:ident { $($presence:ident $field:ident $key:literal $([$($rule:ident $(($($bound:tt)*))?),*])?),* $(,)? }
        rest $rest:ident $([$($rest_rule:ident $(($($rest_bound:tt)*))?),*])?) => {
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
                json.members(
                    Self::MEMBERS,
                    &[$(&self.$field),*],
                    &[$($(($key, &[$($crate::codegen::Rule::$rule $(($($bound)*))?),*]),)?)*],
                    ::core::option::Option::Some((
                        &self.$rest,
                        &[$($($crate::codegen::Rule::$rest_rule $(($($rest_bound)*))?),*)?],
                    )),
                );
            }
        }

        $crate::codegen::json_debug!($name);
        $crate::codegen::serde_bridge!($name);
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
                $crate::codegen::equal(self, other)
            }
        }
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
