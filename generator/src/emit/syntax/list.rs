//! Pieces → the elements of a list.

use std::vec::IntoIter;

use proc_macro2::Delimiter;

use super::attribute::Attribute;
use super::pieces::Piece;

/// Takes outer attributes.
pub(super) fn take_attributes(pieces: &mut IntoIter<Piece>) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while let [sign, brackets, ..] = pieces.as_slice()
        && sign.mark() == Some("#")
        && brackets.is_group(Delimiter::Bracket)
        && let (Some(sign), Some(brackets)) = (pieces.next(), pieces.next())
    {
        attributes.push(Attribute { pieces: [sign, brackets] });
    }
    attributes
}

/// Splits pieces at commas, except those between angle brackets.
pub(in crate::emit) fn split_at_commas(pieces: &[Piece]) -> Vec<&[Piece]> {
    let mut depth = 0_usize;
    let separates = |piece: &Piece| {
        match piece.mark() {
            Some("<") => depth += 1,
            Some(">") => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && piece.mark() == Some(",")
    };
    pieces.split(separates).filter(|element| !element.is_empty()).collect()
}

/// Splits the pieces of a block into its statements without their semicolons; the last element never had one.
pub(in crate::emit) fn split_at_semicolons(pieces: &[Piece]) -> Vec<&[Piece]> {
    pieces.split(|piece| piece.mark() == Some(";")).collect()
}

/// Returns the index behind a list between angle brackets, if one begins at `start`.
pub(super) fn skip_angles(pieces: &[Piece], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate().skip(start) {
        match piece.mark() {
            Some("<") => depth += 1,
            Some(">") => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return if at == start { start } else { at + 1 };
        }
    }
    pieces.len()
}
