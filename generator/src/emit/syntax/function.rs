//! Functions: the parts of their signature, and the pieces of their body.

use std::ops::Range;

use proc_macro2::Delimiter;

use super::attribute::Attribute;
use super::list::skip_angles;
use super::pieces::Piece;

/// A function of a block.
pub(in crate::emit) struct Function {
    pub(in crate::emit) attributes: Vec<Attribute>,
    /// True if it is `pub` without restrictions.
    pub(in crate::emit) is_public: bool,
    pub(in crate::emit) name: String,
    /// The pieces before the braces, with the visibility.
    pub(in crate::emit) signature: Vec<Piece>,
    /// The index of the arguments in the signature.
    arguments: usize,
    /// The place of the type that is returned.
    output: Range<usize>,
    /// The pieces between the braces.
    pub(in crate::emit) body: Vec<Piece>,
}

impl Function {
    /// Splits the pieces of a function; returns them if they are something else.
    pub(super) fn split(
        attributes: Vec<Attribute>,
        mut pieces: Vec<Piece>,
    ) -> Result<Self, (Vec<Attribute>, Vec<Piece>)> {
        let Some((name, arguments, output)) = find_parts(&pieces) else { return Err((attributes, pieces)) };
        let body = match pieces.pop() {
            Some(Piece::Group(_, body)) => body,
            _ => Vec::new(),
        };
        Ok(Self { attributes, is_public: is_public(&pieces), name, signature: pieces, arguments, output, body })
    }

    /// Returns the pieces before the arguments.
    pub(in crate::emit) fn start(&self) -> &[Piece] {
        &self.signature[..self.arguments]
    }

    /// Returns the arguments, with the receiver.
    pub(in crate::emit) fn inputs(&self) -> &[Piece] {
        self.signature[self.arguments].inside(Delimiter::Parenthesis).unwrap_or_default()
    }

    /// Returns the type that is returned; it is empty if nothing is returned.
    pub(in crate::emit) fn output(&self) -> &[Piece] {
        &self.signature[self.output.clone()]
    }

    /// Returns the pieces behind the arguments.
    pub(in crate::emit) fn rest(&self) -> &[Piece] {
        &self.signature[self.arguments + 1..]
    }
}

/// Returns the name, the index of the arguments, and the place of the type that is returned.
fn find_parts(pieces: &[Piece]) -> Option<(String, usize, Range<usize>)> {
    let (body, head) = pieces.split_last()?;
    body.inside(Delimiter::Brace)?;
    let keyword = head.iter().take(6).position(|piece| piece.is_word("fn"))?;
    let Piece::Word(name) = head.get(keyword + 1)? else { return None };
    let arguments = skip_angles(head, keyword + 2);
    head.get(arguments)?.inside(Delimiter::Parenthesis)?;
    let end = head.iter().position(|piece| piece.is_word("where")).unwrap_or(head.len());
    let output = match head.get(arguments + 1).and_then(Piece::mark) {
        Some("->") => arguments + 2..end,
        _ => end..end,
    };
    Some((name.clone(), arguments, output))
}

/// Returns true if the pieces begin with `pub` without restrictions.
pub(super) fn is_public(pieces: &[Piece]) -> bool {
    match pieces {
        [first, second, ..] => first.is_word("pub") && !second.is_group(Delimiter::Parenthesis),
        _ => false,
    }
}
