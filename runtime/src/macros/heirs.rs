//! `heirs!`

/// The way from a base class to the union of its heirs, and back:
///
/// ```text
/// codegen::heirs!(Pet, PetHeir);     pet.heir()? is PetHeir::Cat(cat), and Pet::try_from(PetHeir::from(cat))? holds it
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __heirs {
    ($base:ident, $heir:ident) => {
        impl $base {
            /// What it is, told by the discriminator; what nothing tells is kept as it came.
            ///
            /// # Errors
            /// It lacks what that heir requires, or holds what does not fit.
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
