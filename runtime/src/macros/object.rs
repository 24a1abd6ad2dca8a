//! `object!`

/// The way of a struct from and to a JSON object: a table of its fields, each with its key.
///
/// ```text
/// codegen::object!(Pet { id: required "id", name: required "name", tag: optional "tag" });
/// codegen::object!(Labels { id: required "id" } rest additional_properties);
/// ```
///
/// An optional field is an `Option`: absent is `None`, and `None` is left out. The field after `rest` keeps the entries
/// with other keys.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($name:ident { $($field:ident: $presence:ident $key:expr),* $(,)? }) => {
        #[allow(deprecated)]
        impl $crate::codegen::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::Value<'_>) -> $crate::codegen::Decoded<Self> {
                let mut object = value.object(::core::stringify!($name))?;
                let ($($field,)*) = object.members(&[$(($key, $crate::codegen::presence::$presence)),*])?;
                ::core::result::Result::Ok(Self { $($field,)* })
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
    ($name:ident { $($field:ident: $presence:ident $key:expr),* $(,)? } rest $rest:ident) => {
        #[allow(deprecated)]
        impl $crate::codegen::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::Value<'_>) -> $crate::codegen::Decoded<Self> {
                let mut object = value.object(::core::stringify!($name))?;
                let ($($field,)*) = object.members(&[$(($key, $crate::codegen::presence::$presence)),*])?;
                ::core::result::Result::Ok(Self { $($field,)* $rest: object.rest(&[$($key),*])? })
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
