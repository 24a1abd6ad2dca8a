//! `union_from!` and `union_from_str!`

/// `From` for the types of a union that say which variant is meant, those in boxes after the others:
///
/// ```text
/// codegen::union_from!(Shape { Circle(Circle) } boxed { Group(Group) });
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __union_from {
    ($name:ident { $($variant:ident($ty:ty)),* $(,)? } boxed { $($boxed:ident($inner:ty)),* $(,)? }) => {
        $(
            impl ::core::convert::From<$ty> for $name {
                #[inline]
                fn from(value: $ty) -> Self {
                    Self::$variant(value)
                }
            }
        )*

        $(
            impl ::core::convert::From<$inner> for $name {
                #[inline]
                fn from(value: $inner) -> Self {
                    Self::$boxed(::std::boxed::Box::new(value))
                }
            }
        )*
    };
    ($name:ident { $($variant:ident($ty:ty)),* $(,)? }) => {
        $crate::codegen::v1::union_from!($name { $($variant($ty)),* } boxed {});
    };
}

/// `From<&str>` for a union of which only one variant takes strings: `codegen::union_from_str!(Wait, Text);`
#[doc(hidden)]
#[macro_export]
macro_rules! __union_from_str {
    ($name:ident, $variant:ident) => {
        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::$variant(text.into())
            }
        }
    };
}
