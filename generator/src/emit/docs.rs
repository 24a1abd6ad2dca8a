//! Documentation → attributes, a line each.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::Docs;

/// `/// …` above an item.
pub(super) fn outer_docs(docs: &Docs) -> TokenStream {
    let lines = docs.lines().iter().map(|line| spaced(line));
    quote! { #(#[doc = #lines])* }
}

/// `//! …` at the top of a module.
pub(super) fn inner_docs(docs: &Docs) -> TokenStream {
    let lines = docs.lines().iter().map(|line| spaced(line));
    quote! { #(#![doc = #lines])* }
}

/// A line of documentation behind its space.
pub(super) fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}

/// `#[deprecated]`, where users should move on.
pub(super) fn deprecated(is: bool) -> TokenStream {
    if is {
        quote! { #[deprecated] }
    } else {
        quote! {}
    }
}
