//! Tables of the runtime's macros → the functions and traits that they define.
//!
//! ```text
//! codegen::setters!(Pet { with_tag(tag: impl Into<String>) });
//!     types::Pet::with_tag: fn(self, tag: impl Into<String>) -> Self
//! codegen::call!(List(Vec<types::Pet>, types::Problem) "listPets" { … });
//!     pets::List: impl IntoFuture<Output = Result<Vec<types::Pet>, runtime::Error<types::Problem>>>
//!     pets::List::send: fn(self) -> runtime::SendFuture<Vec<types::Pet>, types::Problem>
//! ```

use proc_macro2::Delimiter;

use super::found::Harvest;
use super::paths::Paths;
use super::traits::read_argument;
use super::types::print_written;
use crate::emit::syntax::{MacroCall, Piece, split_at_commas};
use crate::surface::{Argument, Mark};

/// The traits of a type that is converted from and to JSON.
const JSON: [&str; 4] = ["Deserialize", "FromJson", "Serialize", "ToJson"];

pub(super) fn harvest_macro(call: &MacroCall, paths: &Paths<'_>, harvest: &mut Harvest) {
    let pieces = call.arguments();
    let Some(ident) = pieces.first().and_then(Piece::word) else { return };
    let ty = paths.own(ident);
    match call.name.as_str() {
        "call" => harvest_call(&ty, pieces, paths, harvest),
        "object" => {
            harvest.add_traits(&ty, &JSON);
            harvest.add_trait(&ty, "Debug");
        }
        "serde_bridge" => harvest.add_traits(&ty, &["Deserialize", "Serialize"]),
        "json_debug" => harvest.add_trait(&ty, "Debug"),
        "json_eq" => harvest.add_trait(&ty, "PartialEq"),
        "headers" => harvest.add_trait(&ty, "FromHeaders"),
        "map_key" => {
            harvest.add_traits(&ty, &["MapKey", "Ord", "PartialOrd"]);
            harvest.implement(&ty, "Borrow<str>");
        }
        "string_enum" => {
            harvest.add_mark(&ty, Mark::Strings);
            harvest_enumeration(&ty, &["AsRef<str>", "From<&str>", "From<String>"], harvest);
        }
        "integer_enum" => {
            harvest.add_mark(&ty, Mark::Integers);
            harvest_enumeration(&ty, &["From<i64>"], harvest);
        }
        "setters" => harvest_setters(&ty, &pieces[1..], paths, harvest),
        "union_from" => harvest_union(&ty, &pieces[1..], paths, harvest),
        "union_from_str" => harvest.implement(&ty, "From<&str>"),
        "heirs" => harvest_heirs(&ty, pieces, paths, harvest),
        _ => {}
    }
}

fn harvest_enumeration(ty: &str, conversions: &[&str], harvest: &mut Harvest) {
    harvest.add_traits(ty, &JSON);
    harvest.add_traits(ty, &["Display", "Eq", "FromStr", "Hash", "PartialEq"]);
    for name in conversions {
        harvest.implement(ty, name);
    }
}

fn harvest_call(ty: &str, pieces: &[Piece], paths: &Paths<'_>, harvest: &mut Harvest) {
    let types = pieces.get(1).map(|types| list_types(types.content(), paths)).unwrap_or_default();
    let [output, error, ..] = &types[..] else { return };
    harvest.add_mark(ty, Mark::Call);
    harvest.add_trait(ty, "Debug");
    harvest.implement(ty, &format!("IntoFuture<Output = Result<{output}, runtime::Error<{error}>>>"));
    let sent = format!("runtime::SendFuture<{}>", types.join(", "));
    harvest.method(ty, "send", Some("self"), Vec::new(), sent);
    if let Some(headers) = error_headers(pieces, paths) {
        let argument = Argument { name: "error".to_owned(), ty: format!("&runtime::ApiError<{error}>") };
        harvest.method(ty, "error_headers", None, vec![argument], format!("Result<{headers}, runtime::HeaderError>"));
    }
}

/// Returns the type of the row `error_headers` of a call.
fn error_headers(pieces: &[Piece], paths: &Paths<'_>) -> Option<String> {
    let rows = pieces.iter().find_map(|piece| piece.inside(Delimiter::Brace))?;
    let start = rows.iter().position(|piece| piece.is_word("error_headers"))? + 1;
    let ty = rows[start..].split(|piece| piece.mark() == Some(",")).next()?;
    Some(print_written(ty, paths))
}

fn harvest_setters(ty: &str, pieces: &[Piece], paths: &Paths<'_>, harvest: &mut Harvest) {
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Group(_, rows) => harvest_rows(ty, rows, paths, harvest),
            piece if piece.is_word("rest") => {
                if let [_, Piece::Word(name), Piece::Group(_, entry), ..] = &pieces[at..] {
                    let key = Argument { name: "key".to_owned(), ty: "impl Into<String>".to_owned() };
                    let value = list_arguments(entry, paths)
                        .into_iter()
                        .map(|argument| Argument { name: "value".to_owned(), ..argument });
                    let arguments = std::iter::once(key).chain(value).collect();
                    harvest.method(ty, name, Some("self"), arguments, "Self".to_owned());
                }
                return;
            }
            _ => {}
        }
    }
}

fn harvest_rows(ty: &str, rows: &[Piece], paths: &Paths<'_>, harvest: &mut Harvest) {
    for (at, piece) in rows.iter().enumerate() {
        match (piece, rows.get(at + 1)) {
            (Piece::Word(name), Some(Piece::Group(_, arguments))) => {
                let arguments = list_arguments(arguments, paths);
                harvest.method(ty, name, Some("self"), arguments, "Self".to_owned());
            }
            // The word after `null`; a setter may have that name itself.
            (piece, Some(Piece::Word(name))) if piece.is_word("null") => {
                harvest.method(ty, name, Some("self"), Vec::new(), "Self".to_owned());
            }
            _ => {}
        }
    }
}

/// Reads `{ Circle(Circle) } boxed { Group(Group) }`.
fn harvest_union(ty: &str, pieces: &[Piece], paths: &Paths<'_>, harvest: &mut Harvest) {
    for row in pieces.iter().flat_map(Piece::content) {
        for held in list_types(row.content(), paths) {
            harvest.implement(ty, &format!("From<{held}>"));
        }
    }
}

fn harvest_heirs(ty: &str, pieces: &[Piece], paths: &Paths<'_>, harvest: &mut Harvest) {
    let Some(union) = pieces.get(2..) else { return };
    let union = print_written(union, paths);
    harvest.method(ty, "heir", Some("&self"), Vec::new(), format!("runtime::Decoded<{union}>"));
    harvest.implement(ty, &format!("TryFrom<{union}>"));
}

fn list_types(pieces: &[Piece], paths: &Paths<'_>) -> Vec<String> {
    split_at_commas(pieces).into_iter().map(|ty| print_written(ty, paths)).collect()
}

fn list_arguments(pieces: &[Piece], paths: &Paths<'_>) -> Vec<Argument> {
    split_at_commas(pieces).into_iter().filter_map(|argument| read_argument(argument, paths)).collect()
}
