//! The tokens of a table as pieces, and the spaces between them.
//!
//! In tables, angle brackets delimit type arguments, bars delimit closure parameters, and `&` and `-` precede their
//! operand.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A word, a literal, a punctuation mark of one or more characters, or a delimited group.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Word(String),
    Literal(String),
    Mark(String),
    Group(Delimiter, Vec<Piece>),
}

impl Piece {
    /// Returns the characters of a punctuation mark.
    pub(super) fn mark(&self) -> Option<&str> {
        match self {
            Self::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Returns true if the piece contains rows.
    pub(super) fn has_braces(&self) -> bool {
        match self {
            Self::Group(delimiter, inner) => {
                *delimiter == Delimiter::Brace && !inner.is_empty() || inner.iter().any(Self::has_braces)
            }
            _ => false,
        }
    }

    /// Returns true if the piece is a group with a comma.
    pub(super) fn is_list(&self) -> bool {
        matches!(self, Self::Group(_, inner) if inner.iter().any(|piece| piece.mark() == Some(",")))
    }

    fn is_group(&self, delimiter: Delimiter) -> bool {
        matches!(self, Self::Group(found, _) if *found == delimiter)
    }
}

/// Returns the pieces of a token stream, in order.
pub(super) fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut joined = false;
    for token in tokens {
        let continues = std::mem::take(&mut joined);
        match token {
            TokenTree::Ident(ident) => pieces.push(Piece::Word(ident.to_string())),
            TokenTree::Literal(literal) => pieces.push(Piece::Literal(literal.to_string())),
            TokenTree::Group(group) => {
                let inner = self::pieces(group.stream());
                match group.delimiter() {
                    Delimiter::None => pieces.extend(inner),
                    delimiter => pieces.push(Piece::Group(delimiter, inner)),
                }
            }
            TokenTree::Punct(punct) => {
                joined = punct.spacing() == Spacing::Joint && matches!(punct.as_char(), ':' | '=' | '.' | '-');
                match pieces.last_mut() {
                    Some(Piece::Mark(mark)) if continues => mark.push(punct.as_char()),
                    _ => pieces.push(Piece::Mark(punct.as_char().to_string())),
                }
            }
        }
    }
    pieces
}

/// Returns true if a space separates two pieces; `in_bars` says that a closure's arguments are being written.
pub(super) fn gap_between(last: &Piece, next: &Piece, in_bars: bool) -> bool {
    match (last.mark(), next.mark()) {
        (Some("|"), _) | (_, Some("|")) if in_bars => false,
        (_, Some("," | ";" | ":" | "?" | "::" | "." | "..=" | "<" | ">" | "!"))
        | (Some("&" | "-" | "#" | "'" | "::" | "." | "..=" | "<" | "!"), _) => false,
        (Some(">"), _) => !next.is_group(Delimiter::Parenthesis),
        (None, _) => !(matches!(last, Piece::Word(_)) && next.is_group(Delimiter::Parenthesis)),
        (Some(_), _) => true,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::super::table::layout_table;

    fn line(tokens: TokenStream) -> String {
        layout_table(tokens, 0)
    }

    #[test]
    fn types_are_tight() {
        assert_eq!(
            line(quote! { A(BTreeMap<String, Vec<x::B>>, E) "a < b" }),
            r#"A(BTreeMap<String, Vec<x::B>>, E) "a < b""#
        );
    }

    #[test]
    fn rules_stand_apart() {
        let row = quote! { required a "a" [Items(&[B(1)])], optional b "b" };
        assert_eq!(line(row), r#"required a "a" [Items(&[B(1)])], optional b "b""#);
    }

    #[test]
    fn arms_are_written_as_in_a_match() {
        let row = quote! { 200..=299 => ok_json(|codegen::BySerde(value)| A::B(value), &super::X) };
        assert_eq!(line(row), "200..=299 => ok_json(|codegen::BySerde(value)| A::B(value), &super::X)");
    }

    #[test]
    fn numbers_keep_their_sign() {
        assert_eq!(line(quote! { m!(A { Low = -1, None = 0 }); }), "m!(A { Low = -1, None = 0 });");
    }
}
