//! Tokens as pieces, and the spaces between them.
//!
//! In generated code, angle brackets delimit type arguments, bars delimit closure parameters, and `&` and `-` precede
//! their operand.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A word, a literal, a punctuation mark of one or more characters, or a delimited group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) enum Piece {
    Word(String),
    Literal(String),
    Mark(Cow<'static, str>),
    Group(Delimiter, Vec<Piece>),
}

impl Piece {
    /// Returns the characters of a punctuation mark.
    pub(in crate::emit) fn mark(&self) -> Option<&str> {
        match self {
            Self::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Returns a keyword or a name.
    pub(in crate::emit) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Returns true for this keyword or name.
    pub(in crate::emit) fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    /// Returns the pieces between these delimiters.
    pub(in crate::emit) fn inside(&self, delimiter: Delimiter) -> Option<&[Self]> {
        match self {
            Self::Group(found, inner) if *found == delimiter => Some(inner),
            _ => None,
        }
    }

    /// Returns the pieces of a group of any delimiters.
    pub(in crate::emit) fn content(&self) -> &[Self] {
        match self {
            Self::Group(_, inner) => inner,
            _ => &[],
        }
    }

    /// Returns true if the piece contains rows.
    pub(in crate::emit) fn has_braces(&self) -> bool {
        match self {
            Self::Group(delimiter, inner) => {
                *delimiter == Delimiter::Brace && !inner.is_empty() || inner.iter().any(Self::has_braces)
            }
            _ => false,
        }
    }

    /// Returns true if the piece is a group with a comma.
    pub(in crate::emit) fn is_list(&self) -> bool {
        matches!(self, Self::Group(_, inner) if inner.iter().any(|piece| piece.mark() == Some(",")))
    }

    pub(in crate::emit) fn is_group(&self, delimiter: Delimiter) -> bool {
        self.inside(delimiter).is_some()
    }
}

/// Returns the pieces of a token stream, in order.
pub(in crate::emit) fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let tokens = tokens.into_iter();
    let mut pieces = Vec::with_capacity(tokens.size_hint().0);
    let (mut joined, mut is_joint) = (false, false);
    for token in tokens {
        let (continues, precedes_equals) = (std::mem::take(&mut joined), std::mem::take(&mut is_joint));
        match token {
            TokenTree::Ident(ident) => pieces.push(Piece::Word(ident.to_string())),
            TokenTree::Literal(literal) => pieces.push(Piece::Literal(literal.to_string())),
            TokenTree::Group(group) => {
                let (delimiter, stream) = (group.delimiter(), group.stream());
                // The tokens of a stream that the group does not hold any more are moved, not copied.
                drop(group);
                let inner = self::pieces(stream);
                match delimiter {
                    Delimiter::None => pieces.extend(inner),
                    delimiter => pieces.push(Piece::Group(delimiter, inner)),
                }
            }
            TokenTree::Punct(punct) => {
                is_joint = punct.spacing() == Spacing::Joint;
                joined = is_joint && matches!(punct.as_char(), ':' | '=' | '.' | '-');
                let continues = continues || precedes_equals && punct.as_char() == '=';
                match pieces.last_mut() {
                    Some(Piece::Mark(mark)) if continues => *mark = joined_mark(mark, punct.as_char()),
                    _ => pieces.push(Piece::Mark(joined_mark("", punct.as_char()))),
                }
            }
        }
    }
    pieces
}

/// The marks of one character.
const MARKS: &str = "!#$%&'*+,-./:;<=>?@^|~";

/// Returns a mark with one more character. Marks are as many as words, and few of them need memory.
fn joined_mark(mark: &str, next: char) -> Cow<'static, str> {
    let known = match (mark, next) {
        ("", _) => MARKS.find(next).map(|at| &MARKS[at..=at]),
        (":", ':') => Some("::"),
        ("-", '>') => Some("->"),
        ("=", '>') => Some("=>"),
        (".", '.') => Some(".."),
        ("..", '=') => Some("..="),
        _ => None,
    };
    known.map_or_else(|| Cow::Owned(format!("{mark}{next}")), Cow::Borrowed)
}

/// Returns true if a space separates two pieces; `in_bars` says that a closure's arguments are being written.
pub(in crate::emit) fn gap_between(last: &Piece, next: &Piece, in_bars: bool) -> bool {
    match (last.mark(), next.mark()) {
        (Some("|"), _) | (_, Some("|")) if in_bars => false,
        (_, Some("," | ";" | ":" | "?" | "::" | "." | "..=" | "<" | ">" | "!"))
        | (Some("&" | "-" | "#" | "'" | "::" | "." | "..=" | "<" | "!"), _) => false,
        (Some(">"), _) => !next.is_group(Delimiter::Parenthesis),
        (None, _) => !(matches!(last, Piece::Word(_)) && next.is_group(Delimiter::Parenthesis)),
        (Some(_), _) => true,
    }
}
