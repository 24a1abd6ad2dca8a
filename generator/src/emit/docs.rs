//! Documentation → attributes, one per line.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::rust::{Docs, Struct};

/// Emits `/// …` above an item.
pub(super) fn outer_docs(docs: &Docs) -> TokenStream {
    let lines = docs.lines().iter().map(|line| line_literal(line));
    quote! { #(#[doc = #lines])* }
}

/// Emits a line that holds strings of the document, such as a name in backquotes: these may hold an empty line, which ends a code
/// span, and HTML after it.
pub(super) fn line_docs(line: &str) -> TokenStream {
    outer_docs(&Docs::line(line))
}

/// Emits `//! …` at the top of a module.
pub(super) fn inner_docs(docs: &Docs) -> TokenStream {
    let lines = docs.lines().iter().map(|line| line_literal(line));
    quote! { #(#![doc = #lines])* }
}

/// Returns the literal of a line of documentation with a leading space.
///
/// Most lines have nothing to escape; to find that once is faster than to ask for each character.
pub(super) fn line_literal(line: &str) -> Literal {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    let plain = (!line.is_empty() && line.bytes().all(is_plain)).then(|| format!("\" {line}\"").parse().ok()).flatten();
    plain.unwrap_or_else(|| Literal::string(&spaced(line)))
}

/// Returns a line of documentation with a leading space.
pub(super) fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}

/// Emits `#[deprecated]` if the item is deprecated.
pub(super) fn deprecated(is: bool) -> TokenStream {
    if is {
        quote! { #[deprecated] }
    } else {
        quote! {}
    }
}

/// The generated code handles deprecated fields like the others, so their use there is intended.
pub(super) fn allow_deprecated(object: &Struct) -> TokenStream {
    if object.fields.iter().any(|field| field.deprecated) {
        quote! { #[expect(deprecated, reason = "deprecated fields are carried like the others")] }
    } else {
        quote! {}
    }
}
