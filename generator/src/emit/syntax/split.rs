//! Pieces → the pieces of one item after the other, and macro calls.

use std::vec::IntoIter;

use proc_macro2::Delimiter;
use syn::parse::Parse;

use super::attribute::Attribute;
use super::flat::{flatten, write_flat};
use super::list::take_attributes;
use super::pieces::Piece;

/// A macro call that stands for items.
pub(in crate::emit) struct MacroCall {
    pub(in crate::emit) attributes: Vec<Attribute>,
    /// The last segment of the macro's path.
    pub(in crate::emit) name: String,
    /// All pieces without the attributes.
    pub(in crate::emit) pieces: Vec<Piece>,
    /// The index of the arguments.
    arguments: usize,
}

/// Parses pieces that have no kind of their own.
pub(super) fn parse<T: Parse>(attributes: &[Attribute], pieces: &[Piece]) -> syn::Result<T> {
    let mut text = String::new();
    attributes.iter().flat_map(|attribute| &attribute.pieces).for_each(|piece| write_flat(piece, &mut text));
    syn::parse_str(&(text + &flatten(pieces)))
}

impl MacroCall {
    /// Splits `path!(…);`; returns the pieces if they are something else.
    pub(super) fn split(attributes: Vec<Attribute>, pieces: Vec<Piece>) -> Result<Self, (Vec<Attribute>, Vec<Piece>)> {
        let is_path = |piece: &&Piece| matches!(piece, Piece::Word(_)) || piece.mark() == Some("::");
        let path = pieces.iter().take_while(is_path).count();
        match (path.checked_sub(1).map(|last| &pieces[last]), &pieces[path..]) {
            (Some(Piece::Word(name)), [bang, Piece::Group(..), ..]) if bang.mark() == Some("!") => {
                Ok(Self { attributes, name: name.clone(), pieces, arguments: path + 1 })
            }
            _ => Err((attributes, pieces)),
        }
    }

    /// Returns the pieces between the delimiters.
    pub(in crate::emit) fn arguments(&self) -> &[Piece] {
        match self.pieces.get(self.arguments) {
            Some(Piece::Group(_, arguments)) => arguments,
            _ => &[],
        }
    }
}

/// Takes the attributes and the other pieces of the next item, or an inner attribute; returns `None` at the end.
pub(super) fn take_item(pieces: &mut IntoIter<Piece>) -> Option<(Vec<Attribute>, Vec<Piece>)> {
    let attributes = take_attributes(pieces);
    let mut item = Vec::new();
    let mut end = End::Unknown;
    for piece in pieces {
        end = end.after(&piece);
        item.push(piece);
        let is_last = match item.last() {
            Some(Piece::Mark(mark)) => mark == ";",
            Some(Piece::Group(Delimiter::Brace, _)) => end != End::Semicolon,
            _ => is_inner_attribute(&item),
        };
        if is_last {
            break;
        }
    }
    (!attributes.is_empty() || !item.is_empty()).then_some((attributes, item))
}

pub(super) fn is_inner_attribute(pieces: &[Piece]) -> bool {
    match pieces {
        [sign, bang, brackets] => {
            sign.mark() == Some("#") && bang.mark() == Some("!") && brackets.is_group(Delimiter::Bracket)
        }
        _ => false,
    }
}

/// The end of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Unknown,
    /// The first braces, or the semicolon of an item that has none.
    Braces,
    /// The semicolon, behind braces: `use a::{b, c};`.
    Semicolon,
}

impl End {
    fn after(self, piece: &Piece) -> Self {
        let Piece::Word(word) = piece else { return self };
        match (self, word.as_str()) {
            (Self::Unknown, "const" | "static" | "type" | "use") => Self::Semicolon,
            // The second is `const fn`.
            (Self::Unknown, "enum" | "fn" | "impl" | "mod" | "struct" | "trait") | (Self::Semicolon, "fn") => {
                Self::Braces
            }
            _ => self,
        }
    }
}
