//! A module of the crate: a file of its own, or a block in a single file.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{ImportScope, Imports};
use crate::rust::{Docs, FeatureName, Ident};

/// A function that emits some items of a module. Tokens cannot be sent between threads, so each part is made where it
/// is printed.
pub(super) type ModulePart<'a> = Box<dyn Fn(&mut Imports) -> TokenStream + Send + Sync + 'a>;

/// A module and its content.
pub(super) struct Module<'a> {
    /// The name; `None` for the root.
    pub(super) ident: Option<Ident>,
    /// The visibility.
    pub(super) visibility: Visibility,
    /// The feature that enables it; `None` if it is always compiled.
    pub(super) feature: Option<&'a FeatureName>,
    /// The documentation.
    pub(super) docs: Docs,
    /// The place of its items, which determines what they must import.
    pub(super) place: ImportScope,
    /// The items, in parts that are printed in parallel.
    pub(super) parts: Vec<ModulePart<'a>>,
    /// The nested modules.
    pub(super) children: Vec<Module<'a>>,
}

/// The visibility of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    Public,
    Private,
}

impl Module<'_> {
    /// Emits the attribute that disables the module without its feature.
    pub(super) fn gate(&self) -> TokenStream {
        gate(self.feature)
    }

    /// Returns the module's name in the path of a file.
    pub(super) fn file_name(&self) -> String {
        self.ident.as_ref().map_or_else(|| "lib".to_owned(), Ident::file_name)
    }
}

/// Emits `#[cfg(feature = "gists")]`.
pub(super) fn gate(feature: Option<&FeatureName>) -> TokenStream {
    match feature {
        Some(feature) => {
            let feature = feature.as_str();
            quote! { #[cfg(feature = #feature)] }
        }
        None => quote! {},
    }
}
