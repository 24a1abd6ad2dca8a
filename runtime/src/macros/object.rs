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
        #[allow(deprecated)]
        impl $crate::codegen::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::Value<'_>) -> $crate::codegen::Decoded<Self> {
                // The closure tells the types of the members before any is read, which spares the compiler most inference.
                let make = |($($field,)*)| Self { $($field),* };
                value.object(::core::stringify!($name))?.make(make, &[$(($key, $crate::codegen::presence::$presence)),*])
            }
        }

        #[allow(deprecated)]
        impl $crate::codegen::ToJson for $name {
            #[inline]
            fn to_json(&self, json: &mut $crate::codegen::Writer) {
                let members: &[($crate::codegen::Member, &dyn $crate::codegen::ToJson)] =
                    &[$((($key, $crate::codegen::presence::$presence), &self.$field)),*];
                json.members(members, ::core::option::Option::None);
            }
        }

        $crate::codegen::serde_bridge!($name);
    };
    ($name:ident { $($presence:ident $field:ident $key:expr),* $(,)? } rest $rest:ident) => {
        #[allow(deprecated)]
        impl $crate::codegen::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::Value<'_>) -> $crate::codegen::Decoded<Self> {
                let mut object = value.object(::core::stringify!($name))?;
                let $rest = object.rest(&[$($key),*])?;
                let make = |($($field,)*)| Self { $($field,)* $rest };
                object.make(make, &[$(($key, $crate::codegen::presence::$presence)),*])
            }
        }

        #[allow(deprecated)]
        impl $crate::codegen::ToJson for $name {
            #[inline]
            fn to_json(&self, json: &mut $crate::codegen::Writer) {
                let members: &[($crate::codegen::Member, &dyn $crate::codegen::ToJson)] =
                    &[$((($key, $crate::codegen::presence::$presence), &self.$field)),*];
                json.members(members, ::core::option::Option::Some(&self.$rest));
            }
        }

        $crate::codegen::serde_bridge!($name);
    };
}
