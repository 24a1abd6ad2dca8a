//! The layout of macro calls, which `prettyplease` does not format: braces contain rows, and each row has a line.
//!
//! ```text
//! codegen::object!(Tag { required id "id", optional name "name" [MaxLength(80)] } rest others);
//!
//! codegen::object!(Pet {
//!     required id "id",
//!     optional name "name" [MaxLength(80)],
//! } rest others);
//! ```
//!
//! A call that fits is one line. Otherwise every pair of braces is broken into rows, to which the same rule applies. A
//! row that is too wide by itself breaks its last list, and so does what stands before the braces.

use proc_macro2::Delimiter;

use crate::emit::syntax::{Piece, brackets, flatten, split_at_commas, write_flat, write_pieces};

/// The maximum width of a row.
const WIDTH: usize = 100;

/// Prints a macro call as an item, without a line break after it.
pub(super) fn layout_table(call: &[Piece], indent: usize) -> String {
    let mut text = String::new();
    write_row(call, indent, "", &mut text);
    text
}

/// Writes a row and its terminator.
fn write_row(row: &[Piece], indent: usize, end: &str, text: &mut String) {
    let flat = flatten(row);
    if indent + flat.chars().count() + end.len() <= WIDTH {
        text.push_str(&flat);
    } else if row.iter().any(Piece::has_braces) {
        write_pieces(row, text, &|piece, text| open_braces(piece, indent, text));
    } else {
        let last = row.iter().rposition(Piece::is_list);
        write_pieces(row, text, &|piece, text| match last.map(|last| &row[last]) {
            Some(list) if std::ptr::eq(list, piece) => open(piece, indent, text),
            _ => write_flat(piece, text),
        });
    }
    text.push_str(end);
}

/// Breaks the braces in a piece, and keeps the surrounding pieces on their line.
fn open_braces(piece: &Piece, indent: usize, text: &mut String) {
    match piece {
        Piece::Group(Delimiter::Brace, _) => open(piece, indent, text),
        Piece::Group(delimiter, inner) if piece.has_braces() => {
            let (start, end) = brackets(*delimiter);
            text.push_str(start);
            let head = inner.iter().take_while(|piece| !piece.has_braces()).collect::<Vec<_>>();
            let list = head.iter().rposition(|piece| piece.is_list()).filter(|_| is_too_wide(&head, text));
            write_pieces(inner, text, &|piece, text| match list.map(|list| head[list]) {
                Some(list) if std::ptr::eq(list, piece) => open(piece, indent, text),
                _ => open_braces(piece, indent, text),
            });
            text.push_str(end);
        }
        _ => write_flat(piece, text),
    }
}

/// Returns true if the pieces before a brace don't fit on the line that has begun.
fn is_too_wide(head: &[&Piece], text: &str) -> bool {
    let begun = text.rsplit('\n').next().unwrap_or_default().chars().count();
    let width: usize = head.iter().map(|piece| flatten(std::slice::from_ref(piece)).chars().count() + 1).sum();
    begun + width >= WIDTH
}

/// Writes each row of a group on a line of its own.
fn open(piece: &Piece, indent: usize, text: &mut String) {
    let Piece::Group(delimiter, inner) = piece else { return write_flat(piece, text) };
    let rows = split_at_commas(inner);
    if rows.is_empty() {
        return write_flat(piece, text);
    }
    let (start, end) = brackets(*delimiter);
    text.push_str(start);
    for (index, row) in rows.iter().enumerate() {
        start_line(indent + 4, text);
        // Macros accept a comma after the last row of braces only.
        let is_last = index + 1 == rows.len() && *delimiter != Delimiter::Brace;
        write_row(row, indent + 4, if is_last { "" } else { "," }, text);
    }
    start_line(indent, text);
    text.push_str(end);
}

fn start_line(indent: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::layout_table;
    use crate::emit::syntax::pieces;

    fn line(tokens: TokenStream) -> String {
        layout_table(&pieces(tokens), 0)
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
