//! Blocks of implementations, and their members.

use proc_macro2::Delimiter;

use super::attribute::Attribute;
use super::function::Function;
use super::list::skip_angles;
use super::pieces::Piece;
use super::split::{MacroCall, parse, take_item};

/// A block of implementations.
pub(in crate::emit) struct Block {
    pub(in crate::emit) attributes: Vec<Attribute>,
    /// The pieces before the braces.
    pub(in crate::emit) head: Vec<Piece>,
    pub(in crate::emit) members: Vec<Member>,
}

/// A member of a block.
pub(in crate::emit) enum Member {
    Function(Function),
    Macro(MacroCall),
    /// A constant or a type.
    Other(Box<syn::ImplItem>),
}

impl Block {
    /// Splits the pieces of a block.
    pub(super) fn split(attributes: Vec<Attribute>, mut pieces: Vec<Piece>) -> syn::Result<Self> {
        let body = match pieces.pop() {
            Some(Piece::Group(Delimiter::Brace, body)) => body,
            _ => Vec::new(),
        };
        let mut members = Vec::new();
        let mut body = body.into_iter();
        while let Some((attributes, pieces)) = take_item(&mut body) {
            members.push(split_member(attributes, pieces)?);
        }
        Ok(Self { attributes, head: pieces, members })
    }

    /// Returns the trait, if there is one, and the type.
    pub(in crate::emit) fn parts(&self) -> (Option<&[Piece]>, &[Piece]) {
        let head = &self.head[skip_angles(&self.head, 1)..];
        let end = head.iter().position(|piece| piece.is_word("where")).unwrap_or(head.len());
        match head.iter().position(|piece| piece.is_word("for")) {
            Some(at) if at < end => (Some(&head[..at]), &head[at + 1..end]),
            _ => (None, &head[..end]),
        }
    }
}

fn split_member(attributes: Vec<Attribute>, pieces: Vec<Piece>) -> syn::Result<Member> {
    let (attributes, pieces) = match Function::split(attributes, pieces) {
        Ok(function) => return Ok(Member::Function(function)),
        Err(rest) => rest,
    };
    match MacroCall::split(attributes, pieces) {
        Ok(call) => Ok(Member::Macro(call)),
        Err((attributes, pieces)) => parse(&attributes, &pieces).map(Box::new).map(Member::Other),
    }
}
