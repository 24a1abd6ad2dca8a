//! A module of the crate: a file of its own, or a block in the file of all.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Place};
use crate::rust::{Docs, Ident};

/// What spells some items of a module. Tokens cannot cross threads, so each part is made where it is printed.
pub(super) type Part<'a> = Box<dyn Fn(&mut Imports) -> TokenStream + Send + Sync + 'a>;

/// A module with what is in it.
pub(super) struct Module<'a> {
    /// Its name; the root has none.
    pub(super) ident: Option<Ident>,
    /// Whether users see it.
    pub(super) visibility: Visibility,
    /// The feature with which it is compiled; always, where there is none.
    pub(super) feature: Option<&'a str>,
    /// What it is.
    pub(super) docs: Docs,
    /// Where its items stand, which tells what they must import.
    pub(super) place: Place,
    /// Its items, in parts that are printed side by side.
    pub(super) parts: Vec<Part<'a>>,
    /// The modules in it.
    pub(super) children: Vec<Module<'a>>,
}

/// Who sees a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    Public,
    Private,
}

impl Module<'_> {
    /// The attribute that leaves it out without its feature.
    pub(super) fn gate(&self) -> TokenStream {
        gate(self.feature)
    }

    /// The module's name in a path of files.
    pub(super) fn file_name(&self) -> &str {
        self.ident.as_ref().map_or("lib", Ident::name)
    }
}

/// `#[cfg(feature = "gists")]`
pub(super) fn gate(feature: Option<&str>) -> TokenStream {
    match feature {
        Some(feature) => quote! { #[cfg(feature = #feature)] },
        None => quote! {},
    }
}
