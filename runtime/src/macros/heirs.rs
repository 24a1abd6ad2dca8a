//! `heirs!`

/// Conversions from a parent schema to the union of its subtypes, and back:
///
/// ```text
/// codegen::heirs!(Pet, PetHeir);     pet.heir()? is PetHeir::Cat(cat), and Pet::try_from(PetHeir::from(cat))? holds it
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __heirs {
    ($base:ident, $heir:ident) => {
        impl $base {
            /// The subtype that the discriminator names; an unknown one is kept as it came.
            ///
            /// # Errors
            /// A property that the subtype requires is missing, or a value does not fit.
            #[inline]
            pub fn heir(&self) -> $crate::codegen::v1::Decoded<$heir> {
                $crate::codegen::v1::reread(self)
            }
        }

        impl ::core::convert::TryFrom<$heir> for $base {
            type Error = $crate::codegen::v1::DecodeError;

            #[inline]
            fn try_from(heir: $heir) -> ::core::result::Result<Self, Self::Error> {
                $crate::codegen::v1::reread(&heir)
            }
        }
    };
}
