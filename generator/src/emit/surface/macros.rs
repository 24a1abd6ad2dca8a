//! Tables of the runtime's macros → the functions and traits that they define.
//!
//! ```text
//! codegen::setters!(Pet { with_tag(tag: impl Into<String>) });
//!     types::Pet::with_tag: fn(self, tag: impl Into<String>) -> Self
//! codegen::call!(List(Vec<types::Pet>, types::Problem) "listPets" { … });
//!     pets::List: impl IntoFuture<Output = Result<Vec<types::Pet>, runtime::Error<types::Problem>>>
//!     pets::List::send: fn(self) -> runtime::SendFuture<Vec<types::Pet>, types::Problem>
//! ```

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{FnArg, Macro, Token, Type};

use super::found::Harvest;
use super::paths::Paths;
use super::types::print_type;
use crate::surface::{Argument, Mark};

/// The traits of a type that is converted from and to JSON.
const JSON: [&str; 4] = ["Deserialize", "FromJson", "Serialize", "ToJson"];

pub(super) fn harvest_macro(call: &Macro, paths: &Paths<'_>, harvest: &mut Harvest) {
    let Some(name) = call.path.segments.last().map(|segment| segment.ident.to_string()) else { return };
    let tokens: Vec<TokenTree> = call.tokens.clone().into_iter().collect();
    let Some(TokenTree::Ident(ident)) = tokens.first() else { return };
    let ty = paths.own(&ident.to_string());
    match name.as_str() {
        "call" => harvest_call(&ty, &tokens, paths, harvest),
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
        "setters" => harvest_setters(&ty, &tokens[1..], paths, harvest),
        "union_from" => harvest_union(&ty, &tokens[1..], paths, harvest),
        "union_from_str" => harvest.implement(&ty, "From<&str>"),
        "heirs" => harvest_heirs(&ty, &tokens, paths, harvest),
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

fn harvest_call(ty: &str, tokens: &[TokenTree], paths: &Paths<'_>, harvest: &mut Harvest) {
    let Some(TokenTree::Group(types)) = tokens.get(1) else { return };
    let types = list_types(types.stream(), paths);
    let [output, error, ..] = &types[..] else { return };
    harvest.add_mark(ty, Mark::Call);
    harvest.add_trait(ty, "Debug");
    harvest.implement(ty, &format!("IntoFuture<Output = Result<{output}, runtime::Error<{error}>>>"));
    let sent = format!("runtime::SendFuture<{}>", types.join(", "));
    harvest.method(ty, "send", Some("self"), Vec::new(), sent);
    if let Some(headers) = error_headers(tokens, paths) {
        let argument = Argument { name: "error".to_owned(), ty: format!("&runtime::ApiError<{error}>") };
        harvest.method(ty, "error_headers", None, vec![argument], format!("Result<{headers}, runtime::HeaderError>"));
    }
}

/// Returns the type of the row `error_headers` of a call.
fn error_headers(tokens: &[TokenTree], paths: &Paths<'_>) -> Option<String> {
    let rows = tokens.iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    })?;
    let rows = rows.into_iter().skip_while(|token| !is_word(token, "error_headers")).skip(1);
    let ty = rows.take_while(|token| !matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','));
    let ty = syn::parse2::<Type>(ty.collect()).ok()?;
    Some(print_type(&ty, paths))
}

fn harvest_setters(ty: &str, tokens: &[TokenTree], paths: &Paths<'_>, harvest: &mut Harvest) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(rows) => {
                let rows: Vec<TokenTree> = rows.stream().into_iter().collect();
                harvest_rows(ty, &rows, paths, harvest);
            }
            token if is_word(token, "rest") => {
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(entry))) =
                    (tokens.get(at + 1), tokens.get(at + 2))
                {
                    let key = Argument { name: "key".to_owned(), ty: "impl Into<String>".to_owned() };
                    let value = list_arguments(entry.stream(), paths)
                        .into_iter()
                        .map(|argument| Argument { name: "value".to_owned(), ..argument });
                    let arguments = std::iter::once(key).chain(value).collect();
                    harvest.method(ty, &name.to_string(), Some("self"), arguments, "Self".to_owned());
                }
                return;
            }
            _ => {}
        }
    }
}

fn harvest_rows(ty: &str, rows: &[TokenTree], paths: &Paths<'_>, harvest: &mut Harvest) {
    for (at, token) in rows.iter().enumerate() {
        match (token, rows.get(at + 1)) {
            (TokenTree::Ident(name), Some(TokenTree::Group(argument))) => {
                let arguments = list_arguments(argument.stream(), paths);
                harvest.method(ty, &name.to_string(), Some("self"), arguments, "Self".to_owned());
            }
            // The word after `null`; a setter may have that name itself.
            (token, Some(TokenTree::Ident(name))) if is_word(token, "null") => {
                harvest.method(ty, &name.to_string(), Some("self"), Vec::new(), "Self".to_owned());
            }
            _ => {}
        }
    }
}

/// Reads `{ Circle(Circle) } boxed { Group(Group) }`.
fn harvest_union(ty: &str, tokens: &[TokenTree], paths: &Paths<'_>, harvest: &mut Harvest) {
    for token in tokens {
        let TokenTree::Group(rows) = token else { continue };
        for row in rows.stream() {
            if let TokenTree::Group(held) = row {
                for held in list_types(held.stream(), paths) {
                    harvest.implement(ty, &format!("From<{held}>"));
                }
            }
        }
    }
}

fn harvest_heirs(ty: &str, tokens: &[TokenTree], paths: &Paths<'_>, harvest: &mut Harvest) {
    let Ok(union) = syn::parse2::<Type>(tokens.iter().skip(2).cloned().collect()) else { return };
    let union = print_type(&union, paths);
    harvest.method(ty, "heir", Some("&self"), Vec::new(), format!("runtime::Decoded<{union}>"));
    harvest.implement(ty, &format!("TryFrom<{union}>"));
}

fn list_types(tokens: TokenStream, paths: &Paths<'_>) -> Vec<String> {
    let types = Punctuated::<Type, Token![,]>::parse_terminated.parse2(tokens);
    types.map(|types| types.iter().map(|ty| print_type(ty, paths)).collect()).unwrap_or_default()
}

fn list_arguments(tokens: TokenStream, paths: &Paths<'_>) -> Vec<Argument> {
    let Ok(arguments) = Punctuated::<FnArg, Token![,]>::parse_terminated.parse2(tokens) else { return Vec::new() };
    let argument = |argument: &FnArg| match argument {
        FnArg::Typed(argument) => match &*argument.pat {
            syn::Pat::Ident(name) => {
                Some(Argument { name: name.ident.to_string(), ty: print_type(&argument.ty, paths) })
            }
            _ => None,
        },
        FnArg::Receiver(_) => None,
    };
    arguments.iter().filter_map(argument).collect()
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}
