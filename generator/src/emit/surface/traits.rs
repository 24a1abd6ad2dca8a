//! Blocks of implementations → the functions and traits of a type.

use syn::{ImplItem, Visibility};

use super::found::Harvest;
use super::paths::Paths;
use super::types::{print_type, print_written};
use crate::emit::syntax::{Attribute, Block, Function, Member, Piece, split_at_commas, string_of};
use crate::surface::{Argument, Declaration, Signature};

pub(super) fn harvest_block(block: &Block, paths: &Paths<'_>, harvest: &mut Harvest) {
    let (name, ty) = block.parts();
    let ty = print_written(ty, paths);
    let ty = ty.split('<').next().unwrap_or_default();
    match name {
        // `impl From<A> for B`; a trait without arguments is a word, not a line.
        Some(name) if name.iter().any(|piece| piece.mark() == Some("<")) => {
            harvest.push(ty, Declaration::Impl(print_written(name, paths)), None);
        }
        Some(name) => harvest.add_trait(ty, name.last().and_then(Piece::word).unwrap_or_default()),
        None => {
            for member in &block.members {
                harvest_member(ty, member, paths, harvest);
            }
        }
    }
}

fn harvest_member(ty: &str, member: &Member, paths: &Paths<'_>, harvest: &mut Harvest) {
    match member {
        Member::Function(function) if function.is_public => {
            let path = format!("{ty}::{}", function.name);
            let feature = function.attributes.iter().find_map(feature_of);
            harvest.push(&path, Declaration::Function(signature(function, paths)), feature);
        }
        Member::Other(member) => match &**member {
            ImplItem::Const(constant) if matches!(constant.vis, Visibility::Public(_)) => {
                let path = format!("{ty}::{}", constant.ident);
                harvest.push(&path, Declaration::Constant(print_type(&constant.ty, paths)), None);
            }
            _ => {}
        },
        _ => {}
    }
}

fn signature(function: &Function, paths: &Paths<'_>) -> Signature {
    let mut signature = Signature { output: print_written(function.output(), paths), ..Signature::default() };
    for input in split_at_commas(function.inputs()) {
        match read_argument(input, paths) {
            Some(argument) => signature.arguments.push(argument),
            None => signature.receiver = Some(receiver(input).to_owned()),
        }
    }
    signature
}

/// Returns an argument with its type; `None` for a receiver.
pub(super) fn read_argument(pieces: &[Piece], paths: &Paths<'_>) -> Option<Argument> {
    let colon = pieces.iter().position(|piece| piece.mark() == Some(":"))?;
    let name = pieces[..colon].last().and_then(Piece::word)?;
    Some(Argument { name: name.to_owned(), ty: print_written(&pieces[colon + 1..], paths) })
}

fn receiver(pieces: &[Piece]) -> &'static str {
    let is_reference = pieces.first().is_some_and(|piece| piece.mark() == Some("&"));
    match (is_reference, pieces.iter().any(|piece| piece.is_word("mut"))) {
        (true, true) => "&mut self",
        (true, false) => "&self",
        (false, _) => "self",
    }
}

/// Returns the feature of `#[cfg(feature = "pets")]`.
fn feature_of(attribute: &Attribute) -> Option<String> {
    match attribute.list() {
        [name, _, Piece::Literal(feature)] if attribute.is("cfg") && name.is_word("feature") => string_of(feature),
        _ => None,
    }
}
