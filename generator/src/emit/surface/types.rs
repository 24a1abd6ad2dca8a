//! Types as they stand in a surface: with full paths, in one line.

use proc_macro2::Delimiter;
use quote::ToTokens;
use syn::{
    AngleBracketedGenericArguments, FnArg, GenericArgument, Pat, PathArguments, ReturnType, Type, TypeParamBound,
};

use super::paths::Paths;
use crate::emit::syntax::{Piece, flatten, split_at_commas};
use crate::surface::{Argument, Signature};

/// Prints a type that the same part of a module may have written before.
pub(super) fn print_written(ty: &[Piece], paths: &Paths<'_>) -> String {
    if let Some(printed) = print_plain(ty, paths) {
        return printed;
    }
    let written = flatten(ty);
    if let Some(printed) = paths.types.borrow().get(&written) {
        return printed.clone();
    }
    let printed = syn::parse_str(&written).map(|ty| print_type(&ty, paths)).unwrap_or_default();
    paths.types.borrow_mut().insert(written, printed.clone());
    printed
}

/// Prints a path, a reference, a tuple or a slice of such; returns `None` for another type, which `syn` reads.
fn print_plain(ty: &[Piece], paths: &Paths<'_>) -> Option<String> {
    match ty {
        [] => Some(String::new()),
        [Piece::Mark(mark), Piece::Word(word), rest @ ..] if mark == "&" && word == "mut" => {
            Some(format!("&mut {}", print_plain(rest, paths)?))
        }
        [Piece::Mark(mark), rest @ ..] if mark == "&" => Some(format!("&{}", print_plain(rest, paths)?)),
        [Piece::Word(word), rest @ ..] if word == "impl" => Some(format!("impl {}", print_plain(rest, paths)?)),
        [Piece::Group(Delimiter::Parenthesis, elements)] => print_tuple(elements, paths),
        [Piece::Group(Delimiter::Bracket, element)] => Some(format!("[{}]", print_plain(element, paths)?)),
        _ => print_plain_path(ty, paths),
    }
}

fn print_tuple(elements: &[Piece], paths: &Paths<'_>) -> Option<String> {
    let types: Option<Vec<String>> =
        split_at_commas(elements).into_iter().map(|element| print_plain(element, paths)).collect();
    match &types?[..] {
        // Parentheses, or a tuple.
        [_] => None,
        types => Some(format!("({})", types.join(", "))),
    }
}

/// Prints `Vec<types::Pet>`.
fn print_plain_path(ty: &[Piece], paths: &Paths<'_>) -> Option<String> {
    let (path, arguments) = match ty.iter().position(|piece| piece.mark() == Some("<")) {
        Some(start) => {
            let (end, arguments) = ty[start + 1..].split_last()?;
            (end.mark() == Some(">")).then_some((&ty[..start], Some(arguments)))?
        }
        None => (ty, None),
    };
    let mut segments = Vec::new();
    for (at, piece) in path.iter().enumerate() {
        match piece {
            Piece::Word(word) if at % 2 == 0 => segments.push(word.clone()),
            Piece::Mark(mark) if at % 2 == 1 && mark == "::" => {}
            _ => return None,
        }
    }
    (path.len() % 2 == 1).then_some(())?;
    let path = paths.absolute(&segments);
    let Some(arguments) = arguments else { return Some(path) };
    let arguments: Option<Vec<String>> =
        split_at_commas(arguments).into_iter().map(|argument| print_plain(argument, paths)).collect();
    Some(format!("{path}<{}>", arguments?.join(", ")))
}

pub(super) fn print_type(ty: &Type, paths: &Paths<'_>) -> String {
    match ty {
        Type::Path(ty) if ty.qself.is_none() => print_path(&ty.path, paths),
        Type::Reference(reference) => {
            let lifetime = reference.lifetime.as_ref().map(|lifetime| format!("{lifetime} ")).unwrap_or_default();
            let mutable = if reference.mutability.is_some() { "mut " } else { "" };
            format!("&{lifetime}{mutable}{}", print_type(&reference.elem, paths))
        }
        Type::Tuple(tuple) if tuple.elems.len() == 1 => {
            format!("({},)", tuple.elems.first().map(|ty| print_type(ty, paths)).unwrap_or_default())
        }
        Type::Tuple(tuple) => {
            let elements: Vec<String> = tuple.elems.iter().map(|ty| print_type(ty, paths)).collect();
            format!("({})", elements.join(", "))
        }
        Type::Slice(slice) => format!("[{}]", print_type(&slice.elem, paths)),
        Type::ImplTrait(bounds) => format!("impl {}", print_bounds(bounds.bounds.iter(), paths)),
        Type::TraitObject(bounds) => format!("dyn {}", print_bounds(bounds.bounds.iter(), paths)),
        Type::Group(group) => print_type(&group.elem, paths),
        Type::Paren(group) => print_type(&group.elem, paths),
        other => other.to_token_stream().to_string(),
    }
}

fn print_bounds<'b>(bounds: impl Iterator<Item = &'b TypeParamBound>, paths: &Paths<'_>) -> String {
    let bounds = bounds.map(|bound| match bound {
        TypeParamBound::Trait(bound) => print_path(&bound.path, paths),
        other => other.to_token_stream().to_string(),
    });
    bounds.collect::<Vec<_>>().join(" + ")
}

pub(super) fn print_path(path: &syn::Path, paths: &Paths<'_>) -> String {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let mut text = if path.leading_colon.is_some() { segments.join("::") } else { paths.absolute(&segments) };
    if let Some(PathArguments::AngleBracketed(arguments)) = path.segments.last().map(|segment| &segment.arguments) {
        text.push_str(&print_arguments(arguments, paths));
    }
    text
}

fn print_arguments(arguments: &AngleBracketedGenericArguments, paths: &Paths<'_>) -> String {
    let arguments = arguments.args.iter().map(|argument| match argument {
        GenericArgument::Type(ty) => print_type(ty, paths),
        GenericArgument::Lifetime(lifetime) => lifetime.to_string(),
        GenericArgument::AssocType(assigned) => format!("{} = {}", assigned.ident, print_type(&assigned.ty, paths)),
        GenericArgument::Constraint(constraint) => {
            format!("{}: {}", constraint.ident, print_bounds(constraint.bounds.iter(), paths))
        }
        other => other.to_token_stream().to_string(),
    });
    format!("<{}>", arguments.collect::<Vec<_>>().join(", "))
}

pub(super) fn print_signature(signature: &syn::Signature, paths: &Paths<'_>) -> Signature {
    let mut printed = Signature::default();
    for input in &signature.inputs {
        match input {
            FnArg::Receiver(receiver) => {
                let text = match (&receiver.reference, &receiver.mutability) {
                    (Some(_), Some(_)) => "&mut self",
                    (Some(_), None) => "&self",
                    (None, _) => "self",
                };
                printed.receiver = Some(text.to_owned());
            }
            FnArg::Typed(argument) => {
                let name = match &*argument.pat {
                    Pat::Ident(name) => name.ident.to_string(),
                    other => other.to_token_stream().to_string(),
                };
                printed.arguments.push(Argument { name, ty: print_type(&argument.ty, paths) });
            }
        }
    }
    if let ReturnType::Type(_, ty) = &signature.output {
        printed.output = print_type(ty, paths);
    }
    printed
}
