//! Attributes: of documentation, and others.

use proc_macro2::Delimiter;

use super::pieces::Piece;

/// An outer attribute.
pub(in crate::emit) struct Attribute {
    /// The number sign and the brackets.
    pub(in crate::emit) pieces: [Piece; 2],
}

impl Attribute {
    /// Returns the text of a line of documentation.
    pub(in crate::emit) fn docs(&self) -> Option<String> {
        match self.inside() {
            [name, Piece::Mark(_), Piece::Literal(text)] if name.is_word("doc") => string_of(text),
            _ => None,
        }
    }

    /// Returns true for `#[name]` and `#[name(…)]`.
    pub(in crate::emit) fn is(&self, name: &str) -> bool {
        self.inside().first().is_some_and(|piece| piece.is_word(name))
    }

    /// Returns the pieces between the parentheses of `#[name(…)]`.
    pub(in crate::emit) fn list(&self) -> &[Piece] {
        self.inside().get(1).and_then(|piece| piece.inside(Delimiter::Parenthesis)).unwrap_or_default()
    }

    fn inside(&self) -> &[Piece] {
        self.pieces[1].inside(Delimiter::Bracket).unwrap_or_default()
    }
}

/// Returns the value of a string literal.
pub(in crate::emit) fn string_of(literal: &str) -> Option<String> {
    match literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => Some(text.to_owned()),
        _ => syn::parse_str::<syn::LitStr>(literal).ok().map(|literal| literal.value()),
    }
}
