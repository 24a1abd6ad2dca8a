//! Blocks of implementations → the functions and traits of a type.

use syn::{ImplItem, ItemImpl, PathArguments};

use super::found::Harvest;
use super::paths::Paths;
use super::shapes::{feature_of, is_public};
use super::types::{print_path, print_signature, print_type};
use crate::surface::Declaration;

pub(super) fn harvest_impl(item: &ItemImpl, paths: &Paths<'_>, harvest: &mut Harvest) {
    let ty = print_type(&item.self_ty, paths);
    let ty = ty.split('<').next().unwrap_or_default();
    match &item.trait_ {
        Some((_, name, _)) => {
            let has_arguments =
                name.segments.last().is_some_and(|segment| !matches!(segment.arguments, PathArguments::None));
            if has_arguments {
                harvest.push(ty, Declaration::Impl(print_path(name, paths)), None);
            } else {
                harvest.add_trait(
                    ty,
                    name.segments.last().map(|segment| segment.ident.to_string()).as_deref().unwrap_or_default(),
                );
            }
        }
        None => {
            for member in &item.items {
                harvest_member(ty, member, paths, harvest);
            }
        }
    }
}

fn harvest_member(ty: &str, member: &ImplItem, paths: &Paths<'_>, harvest: &mut Harvest) {
    match member {
        ImplItem::Fn(function) if is_public(&function.vis) => {
            let path = format!("{ty}::{}", function.sig.ident);
            let signature = print_signature(&function.sig, paths);
            harvest.push(&path, Declaration::Function(signature), feature_of(&function.attrs));
        }
        ImplItem::Const(constant) if is_public(&constant.vis) => {
            let path = format!("{ty}::{}", constant.ident);
            harvest.push(&path, Declaration::Constant(print_type(&constant.ty, paths)), None);
        }
        _ => {}
    }
}
