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

    /// A row of a name of this length.
    fn row(length: usize, indent: usize) -> String {
        let name = proc_macro2::Ident::new(&"n".repeat(length), proc_macro2::Span::call_site());
        layout_table(&pieces(quote! { a!(#name { b, c }); }), indent)
    }

    #[test]
    fn a_row_may_be_100_wide_with_its_indent() {
        let name = "n".repeat(83);
        assert_eq!(row(83, 0), format!("a!({name} {{ b, c }});"));
        assert_eq!(row(83, 0).len(), 97);
        assert_eq!(row(86, 0).lines().count(), 1);
        assert_eq!(row(87, 0), format!("a!({} {{\n    b,\n    c,\n}});", "n".repeat(87)));
        assert_eq!(row(82, 4).lines().count(), 1);
        assert_eq!(row(83, 4), format!("a!({} {{\n        b,\n        c,\n    }});", "n".repeat(83)));
    }

    #[test]
    fn a_row_without_braces_breaks_its_last_list() {
        let name = proc_macro2::Ident::new(&"n".repeat(60), proc_macro2::Span::call_site());
        let broken = layout_table(&pieces(quote! { a(b, b) c[#name, &[d], #name, e] f }), 0);
        let name = name.to_string();
        assert_eq!(broken, format!("a(b, b) c [\n    {name},\n    &[d],\n    {name},\n    e\n] f"));
        let braces = proc_macro2::Ident::new(&"n".repeat(100), proc_macro2::Span::call_site());
        let empty = layout_table(&pieces(quote! { a() }), 99);
        assert_eq!(empty, "a()", "an empty list has no rows");
        let wide = quote! { m!(#braces {} { a, b }) };
        assert_eq!(layout_table(&pieces(wide), 0), format!("m!({braces} {{}} {{\n    a,\n    b,\n}})"));
    }

    /// The comma behind a row counts: rows in braces have one, and so do all but the last in other brackets.
    #[test]
    fn the_comma_of_a_row_is_part_of_its_width() {
        let rows = |length: usize| {
            let name = proc_macro2::Ident::new(&"n".repeat(length), proc_macro2::Span::call_site());
            layout_table(&pieces(quote! { m!(A { #name(b, c), #name(b, c) }); }), 0)
        };
        let (fits, breaks) = ("n".repeat(89), "n".repeat(90));
        assert_eq!(rows(89), format!("m!(A {{\n    {fits}(b, c),\n    {fits}(b, c),\n}});"));
        let broken = format!("    {breaks}(\n        b,\n        c\n    ),\n");
        assert_eq!(rows(90), format!("m!(A {{\n{broken}{broken}}});"));
    }

    /// The list before a brace is broken if the line that they begin is too wide without what is in the brace.
    #[test]
    fn a_list_before_a_brace_breaks_where_the_head_does_not_fit() {
        let head = |length: usize| {
            let name = proc_macro2::Ident::new(&"n".repeat(length), proc_macro2::Span::call_site());
            layout_table(&pieces(quote! { m!(A [#name, b] { c, d }); }), 0)
        };
        let (fits, breaks) = ("n".repeat(88), "n".repeat(89));
        assert_eq!(head(88), format!("m!(A [{fits}, b] {{\n    c,\n    d,\n}});"));
        assert_eq!(head(89), format!("m!(A [\n    {breaks},\n    b\n] {{\n    c,\n    d,\n}});"));
    }
}
