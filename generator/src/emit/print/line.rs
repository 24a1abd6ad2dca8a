//! Pieces → a line, if they are of the common kind that `prettyplease` prints side by side where they fit.

use proc_macro2::Delimiter;

use crate::emit::syntax::{Piece, gap_between};

/// A line of at most this width is not broken. The limit of `prettyplease` is 89 columns; near it, `prettyplease` itself
/// decides.
pub(super) const FITS: usize = 86;

/// A minimum width from which a line is certainly broken.
pub(super) const BREAKS: usize = 93;

/// The part of a program in which pieces stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Signature,
    Statement,
    Pattern,
    Attribute,
}

impl Place {
    fn allows(self, mark: &str) -> bool {
        match self {
            Self::Signature => matches!(mark, "," | ":" | "::" | "->" | "<" | ">" | "&" | "'" | "=" | "+"),
            Self::Statement => matches!(mark, "," | "." | "::" | "&" | "?"),
            Self::Pattern => matches!(mark, "," | "::" | "|"),
            Self::Attribute => matches!(mark, "#" | "," | "::" | "="),
        }
    }
}

/// Returns the pieces as a line; `None` if only `prettyplease` knows the spaces between them.
pub(super) fn line(pieces: &[Piece], place: Place) -> Option<String> {
    let mut text = String::new();
    write(pieces, place, &mut text).then_some(text)
}

fn write(pieces: &[Piece], place: Place, text: &mut String) -> bool {
    let mut last = None;
    for piece in pieces {
        if let Some(last) = last {
            if !may_follow(last, piece, place) {
                return false;
            }
            if gap_between(last, piece, false) {
                text.push(' ');
            }
        }
        let is_written = match piece {
            Piece::Word(word) | Piece::Literal(word) => {
                text.push_str(word);
                // A clause has lines of its own.
                word != "where"
            }
            Piece::Mark(mark) => {
                text.push_str(mark);
                place.allows(mark) || mark == "=" && pieces[0].is_word("let")
            }
            Piece::Group(delimiter, inner) => write_group(*delimiter, inner, last, place, text),
        };
        if !is_written {
            return false;
        }
        last = Some(piece);
    }
    true
}

fn write_group(delimiter: Delimiter, inner: &[Piece], last: Option<&Piece>, place: Place, text: &mut String) -> bool {
    let is_list = matches!(last, Some(Piece::Word(_))) || last.is_some_and(|last| last.mark() == Some(">"));
    let (inner, has_comma) = match inner.split_last() {
        Some((comma, inner)) if comma.mark() == Some(",") => (inner, true),
        _ => (inner, false),
    };
    let (start, end) = match delimiter {
        // A tuple of one element needs its comma.
        Delimiter::Parenthesis if is_list || !has_comma => ('(', ')'),
        Delimiter::Bracket if !has_comma => ('[', ']'),
        _ => return false,
    };
    text.push(start);
    let is_written = write(inner, place, text);
    text.push(end);
    is_written
}

/// Returns false for two pieces whose distance depends on more than themselves.
fn may_follow(last: &Piece, piece: &Piece, place: Place) -> bool {
    match (last, piece) {
        (Piece::Word(word), Piece::Group(Delimiter::Parenthesis, _)) => {
            !matches!(word.as_str(), "as" | "dyn" | "for" | "impl" | "in" | "let" | "move" | "mut" | "return" | "where")
        }
        // `pub(super) fn`.
        (Piece::Group(..), Piece::Word(_)) => place == Place::Signature,
        (Piece::Word(_) | Piece::Group(..) | Piece::Literal(_), Piece::Group(..))
        | (Piece::Group(..) | Piece::Literal(_), Piece::Word(_) | Piece::Literal(_)) => false,
        (Piece::Mark(_), Piece::Mark(mark)) if mark == "<" => last.mark() == Some("::"),
        (Piece::Mark(comma), Piece::Mark(angle)) if angle == ">" => comma != ",",
        _ => true,
    }
}
