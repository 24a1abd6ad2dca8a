//! Pieces → one line.

use proc_macro2::Delimiter;

use super::pieces::{Piece, gap_between};

/// Writes pieces side by side, each by `write`.
pub(in crate::emit) fn write_pieces(pieces: &[Piece], text: &mut String, write: &dyn Fn(&Piece, &mut String)) {
    let mut in_bars = false;
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        if last.is_some_and(|last| gap_between(last, piece, in_bars)) {
            text.push(' ');
        }
        in_bars ^= piece.mark() == Some("|");
        write(piece, text);
        last = Some(piece);
    }
}

/// Returns pieces as one line.
pub(in crate::emit) fn flatten(row: &[Piece]) -> String {
    let mut text = String::new();
    write_pieces(row, &mut text, &write_flat);
    text
}

/// Writes a piece without line breaks.
pub(in crate::emit) fn write_flat(piece: &Piece, text: &mut String) {
    match piece {
        Piece::Word(word) | Piece::Literal(word) => text.push_str(word),
        Piece::Mark(mark) => text.push_str(mark),
        Piece::Group(delimiter, inner) => {
            let (start, end) = brackets(*delimiter);
            let padding = if *delimiter == Delimiter::Brace && !inner.is_empty() { " " } else { "" };
            text.push_str(start);
            text.push_str(padding);
            write_pieces(inner, text, &write_flat);
            text.push_str(padding);
            text.push_str(end);
        }
    }
}

/// Returns the characters of delimiters.
pub(in crate::emit) fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}
