//! Structs: their fields, and the pieces before them.

use proc_macro2::Delimiter;

use super::attribute::Attribute;
use super::function::is_public;
use super::list::{skip_angles, take_attributes};
use super::pieces::Piece;

/// A struct without a `where` clause.
pub(in crate::emit) struct Struct {
    pub(in crate::emit) attributes: Vec<Attribute>,
    pub(in crate::emit) is_public: bool,
    pub(in crate::emit) name: String,
    /// The pieces before the fields, without the attributes.
    pub(in crate::emit) head: Vec<Piece>,
    pub(in crate::emit) fields: Fields,
}

/// The fields of a struct.
pub(in crate::emit) enum Fields {
    Named(Vec<Field>),
    Unnamed(Vec<Field>),
}

/// A field of a struct.
pub(in crate::emit) struct Field {
    pub(in crate::emit) attributes: Vec<Attribute>,
    pub(in crate::emit) is_public: bool,
    /// The name; without one it is numbered.
    pub(in crate::emit) name: Option<String>,
    /// All pieces without the attributes.
    pub(in crate::emit) pieces: Vec<Piece>,
    /// The index at which the type begins.
    start: usize,
}

impl Fields {
    pub(in crate::emit) fn all(&self) -> &[Field] {
        match self {
            Self::Named(fields) | Self::Unnamed(fields) => fields,
        }
    }
}

impl Struct {
    /// Splits the pieces of a struct; returns them if only `syn` reads them.
    pub(super) fn split(
        attributes: Vec<Attribute>,
        mut pieces: Vec<Piece>,
    ) -> Result<Self, (Vec<Attribute>, Vec<Piece>)> {
        let Some((name, end)) = find_head(&pieces) else { return Err((attributes, pieces)) };
        let fields = match pieces.drain(end..).next() {
            Some(Piece::Group(Delimiter::Brace, fields)) => Fields::Named(split_fields(fields, true)),
            Some(Piece::Group(_, fields)) => Fields::Unnamed(split_fields(fields, false)),
            _ => Fields::Unnamed(Vec::new()),
        };
        Ok(Self { attributes, is_public: is_public(&pieces), name, head: pieces, fields })
    }

    /// Returns the parameters, with their angle brackets.
    pub(in crate::emit) fn generics(&self) -> &[Piece] {
        let start = self.head.iter().position(|piece| piece.mark() == Some("<"));
        start.map(|start| &self.head[start..]).unwrap_or_default()
    }
}

/// Returns the name of a struct with fields, and the index of the fields.
fn find_head(pieces: &[Piece]) -> Option<(String, usize)> {
    let keyword = pieces.iter().take(3).position(|piece| piece.is_word("struct"))?;
    let Piece::Word(name) = pieces.get(keyword + 1)? else { return None };
    let end = skip_angles(pieces, keyword + 2);
    let has_fields = match pieces.get(end..)? {
        [fields] => fields.is_group(Delimiter::Brace),
        [fields, end] => fields.is_group(Delimiter::Parenthesis) && end.mark() == Some(";"),
        _ => false,
    };
    has_fields.then(|| (name.clone(), end))
}

fn split_fields(pieces: Vec<Piece>, is_named: bool) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut pieces = pieces.into_iter();
    while !pieces.as_slice().is_empty() {
        let attributes = take_attributes(&mut pieces);
        let mut depth = 0_usize;
        let continues = |piece: &Piece| {
            match piece.mark() {
                Some("<") => depth += 1,
                Some(">") => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0 || piece.mark() != Some(",")
        };
        let field: Vec<Piece> = pieces.by_ref().take_while(continues).collect();
        fields.push(Field::split(attributes, field, is_named));
    }
    fields
}

impl Field {
    fn split(attributes: Vec<Attribute>, pieces: Vec<Piece>, is_named: bool) -> Self {
        let start = match &pieces[..] {
            [first, second, ..] if first.is_word("pub") && second.is_group(Delimiter::Parenthesis) => 2,
            [first, ..] if first.is_word("pub") => 1,
            _ => 0,
        };
        match pieces.get(start) {
            Some(Piece::Word(name)) if is_named => {
                let name = Some(name.clone());
                Self { attributes, is_public: is_public(&pieces), name, pieces, start: start + 2 }
            }
            _ => Self { attributes, is_public: is_public(&pieces), name: None, pieces, start },
        }
    }

    /// Returns the type.
    pub(in crate::emit) fn ty(&self) -> &[Piece] {
        self.pieces.get(self.start..).unwrap_or_default()
    }
}
