//! `string_enum!` and `integer_enum!`

/// An enumeration of strings that keeps what it does not know:
/// `enum Status { Available, Pending, Unrecognized(String) }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_enum {
    ($name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $name {
            /// The values that the document lists.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// The string that stands in JSON.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unrecognized(text) => text,
                }
            }

            /// Returns `true` if the document does not list this value.
            #[inline]
            pub const fn is_unrecognized(&self) -> bool {
                ::core::matches!(self, Self::Unrecognized(_))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    _ => Self::Unrecognized(::std::string::String::from(text)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(text))
            }
        }

        impl $crate::codegen::v1::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::v1::Value<'_>) -> ::core::result::Result<Self, $crate::codegen::v1::DecodeError> {
                value.string(::core::stringify!($name)).map(Self::from)
            }
        }

        impl $crate::codegen::v1::ToJson for $name {
            #[inline]
            fn write_json(&self, json: &mut $crate::codegen::v1::Writer) {
                json.listed(self.as_str(), !self.is_unrecognized());
            }
        }

        impl $crate::codegen::v1::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::codegen::v1::fmt::Formatter<'_>) -> $crate::codegen::v1::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        $crate::codegen::v1::serde_bridge!($name);
    };
}

/// Further traits of an enumeration of strings that is the type of a map's keys. It is ordered by its strings, so that
/// a map can be searched for a string as well: `map.get("red")`.
#[doc(hidden)]
#[macro_export]
macro_rules! __map_key {
    ($name:ident) => {
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(other))
            }
        }

        impl ::core::borrow::Borrow<str> for $name {
            #[inline]
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl $crate::codegen::v1::MapKey for $name {
            #[inline]
            fn from_key(key: &str) -> Self {
                Self::from(key)
            }

            #[inline]
            fn as_key(&self) -> &str {
                self.as_str()
            }
        }
    };
}

/// An enumeration of integers that keeps what it does not know: `enum Level { Low, High, Unrecognized(i64) }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __integer_enum {
    ($name:ident { $($variant:ident = $number:literal),* $(,)? }) => {
        impl $name {
            /// The values that the document lists.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// The number that stands in JSON.
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unrecognized(number) => *number,
                }
            }

            /// Returns `true` if the document does not list this value.
            #[inline]
            pub const fn is_unrecognized(&self) -> bool {
                ::core::matches!(self, Self::Unrecognized(_))
            }
        }

        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_i64() == other.as_i64()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_i64().hash(state);
            }
        }

        impl ::core::convert::From<i64> for $name {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::Unrecognized(number),
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::num::ParseIntError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::num::ParseIntError> {
                text.parse::<i64>().map(Self::from)
            }
        }

        impl $crate::codegen::v1::FromJson for $name {
            #[inline]
            fn from_json(value: $crate::codegen::v1::Value<'_>) -> ::core::result::Result<Self, $crate::codegen::v1::DecodeError> {
                <i64 as $crate::codegen::v1::FromJson>::from_json(value).map(Self::from)
            }
        }

        impl $crate::codegen::v1::ToJson for $name {
            #[inline]
            fn write_json(&self, json: &mut $crate::codegen::v1::Writer) {
                json.i64(self.as_i64());
            }
        }

        impl $crate::codegen::v1::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::codegen::v1::fmt::Formatter<'_>) -> $crate::codegen::v1::fmt::Result {
                $crate::codegen::v1::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        $crate::codegen::v1::serde_bridge!($name);
    };
}
