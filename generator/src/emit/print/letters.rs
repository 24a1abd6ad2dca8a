//! The letters beyond ASCII in the names of printed code, for the lints of rustc about names that look alike.
//!
//! ```text
//! pub enum Answer { Нет }    →   clientwright_runtime::codegen::v1::scripts!(ж);
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::rust::{anchors, have_variants};

/// Returns the letters beyond ASCII in the identifiers of printed code.
pub(super) fn letters_of(text: &str) -> BTreeSet<char> {
    if text.is_ascii() {
        return BTreeSet::new();
    }
    // Neither comments nor literals of generated code have line breaks in them.
    let lines = text.lines().filter(|line| !line.is_ascii() && !line.trim_start().starts_with("//"));
    lines.flat_map(outside_literals).filter(|letter| !letter.is_ascii()).collect()
}

/// Returns the characters of a line that are in no string.
fn outside_literals(line: &str) -> impl Iterator<Item = char> {
    let (mut is_inside, mut is_escaped) = (false, false);
    line.chars().filter(move |character| {
        match character {
            '"' if !is_escaped => is_inside = !is_inside,
            _ => {}
        }
        is_escaped = is_inside && *character == '\\' && !is_escaped;
        !is_inside
    })
}

/// Emits a letter of each script whose letters in the crate all look like others: it tells rustc that the script is meant.
pub(super) fn emit_scripts(letters: &BTreeSet<char>) -> Option<TokenStream> {
    let anchors: Vec<Ident> =
        anchors(letters).into_iter().map(|letter| Ident::new(letter, Span::call_site())).collect();
    (!anchors.is_empty()).then(|| quote! { clientwright_runtime::codegen::v1::scripts!(#(#anchors)*); })
}

/// Emits the lint that is off where two names of the document may look alike.
pub(super) fn emit_lint(letters: &BTreeSet<char>) -> Option<TokenStream> {
    have_variants(letters).then(|| quote! { #![allow(confusable_idents)] })
}

#[cfg(test)]
mod tests {
    use super::{emit_scripts, letters_of};

    #[test]
    fn only_identifiers_count() {
        let letters = letters_of("/// ж\n\"я\\\"ю\" Нет \"э\"\n    // щ\n");
        assert_eq!(letters.iter().collect::<String>(), "Нет");
        let emitted = emit_scripts(&letters).map(|tokens| tokens.to_string()).unwrap_or_default();
        assert_eq!(emitted, "clientwright_runtime :: codegen :: v1 :: scripts ! (ж) ;");
    }
}
