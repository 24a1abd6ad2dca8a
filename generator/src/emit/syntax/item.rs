//! Tokens → the items of a file.

use proc_macro2::TokenStream;
use syn::parse::Parser;

use super::attribute::Attribute;
use super::block::Block;
use super::flat::flatten;
use super::pieces::{Piece, pieces};
use super::split::{MacroCall, is_inner_attribute, parse, take_item};
use super::structure::Struct;

/// A file, or a part of one.
#[derive(Default)]
pub(in crate::emit) struct File {
    /// The attributes of the file itself.
    pub(in crate::emit) attributes: Vec<syn::Attribute>,
    pub(in crate::emit) items: Vec<Item>,
}

/// An item of a module.
pub(in crate::emit) enum Item {
    Struct(Struct),
    Block(Block),
    Macro(MacroCall),
    /// An item of another kind.
    Other(Box<syn::Item>),
}

/// Splits the tokens of a file, or of a part of one.
pub(in crate::emit) fn split_file(tokens: TokenStream) -> syn::Result<File> {
    let mut all = pieces(tokens).into_iter();
    let mut file = File::default();
    let mut inner = Vec::new();
    while let Some((attributes, pieces)) = take_item(&mut all) {
        if is_inner_attribute(&pieces) {
            inner.extend(pieces);
        } else {
            file.items.push(split_item(attributes, pieces)?);
        }
    }
    if !inner.is_empty() {
        file.attributes = syn::Attribute::parse_inner.parse_str(&flatten(&inner))?;
    }
    Ok(file)
}

fn split_item(attributes: Vec<Attribute>, pieces: Vec<Piece>) -> syn::Result<Item> {
    let (attributes, pieces) = match MacroCall::split(attributes, pieces) {
        Ok(call) => return Ok(Item::Macro(call)),
        Err(rest) => rest,
    };
    if pieces.first().is_some_and(|first| first.is_word("impl")) {
        return Block::split(attributes, pieces).map(Item::Block);
    }
    match Struct::split(attributes, pieces) {
        Ok(item) => Ok(Item::Struct(item)),
        Err((attributes, pieces)) => parse(&attributes, &pieces).map(Box::new).map(Item::Other),
    }
}
