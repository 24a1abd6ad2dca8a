//! A module of the crate: a file of its own, or a block in the file of all.

use proc_macro2::TokenStream;

use crate::rust::{Docs, Ident};

/// What spells a body: tokens cannot cross threads, so each is made where it is printed.
pub(super) type Body<'a> = Box<dyn Fn() -> TokenStream + Send + Sync + 'a>;

/// A module with what is in it.
pub(super) struct Module<'a> {
    /// Its name; the root has none.
    pub(super) ident: Option<Ident>,
    /// Whether users see it.
    pub(super) visibility: Visibility,
    /// What it is.
    pub(super) docs: Docs,
    /// Its `use` lines and items, module declarations aside.
    pub(super) body: Body<'a>,
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
    /// The module's name in a path of files.
    pub(super) fn file_name(&self) -> &str {
        self.ident.as_ref().map_or("lib", Ident::name)
    }
}
