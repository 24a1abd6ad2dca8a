//! The documentation of a type: the document's words, the places that it serves, its pointer.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{line_literal, outer_docs};
use super::imports::Imports;
use crate::rust::{Ident, Item, Module, Purpose, Served};

/// Macros that derive, which every module sees: a link to a type called so has two meanings.
const DERIVES: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

pub(super) fn emit_item_docs(item: &Item, imports: &Imports) -> TokenStream {
    let purpose = item.purpose.as_ref().map(|purpose| {
        let line = line_literal(&write_purpose(purpose, imports));
        quote! { #[doc = #line] }
    });
    let docs = (!item.docs.is_empty()).then(|| outer_docs(&item.docs));
    let details = (!item.details.is_empty()).then(|| outer_docs(&item.details));
    let paragraphs = [docs, purpose, details].into_iter().flatten().enumerate().map(|(at, paragraph)| {
        let apart = (at > 0).then(|| quote! { #[doc = ""] });
        quote! { #apart #paragraph }
    });
    quote! { #(#paragraphs)* }
}

fn write_purpose(purpose: &Purpose, imports: &Imports) -> String {
    let lead = purpose.lead.lines().join(" ");
    let mut places: Vec<String> = purpose.places.iter().map(|place| write_place(place, imports)).collect();
    match purpose.others {
        0 => {}
        1 => places.push("1 other".to_owned()),
        others => places.push(format!("{others} others")),
    }
    format!("{lead} {}.", places.join(" and "))
}

fn write_place(place: &Served, imports: &Imports) -> String {
    match place {
        Served::Call { module, group, method } => {
            let label = format!("{}::{}", group.name(), method.name());
            write_link(&label, imports.way_to(&Module::Tag(module.clone()), group))
        }
        Served::Type(path) => {
            let way = imports.way_to(&path.module, &path.ident);
            if way.is_none() && is_derive(&path.ident) {
                return format!("`{}`", path.ident.name());
            }
            write_link(path.ident.name(), way)
        }
        Served::Webhook(words) => words.lines().join(" "),
    }
}

fn is_derive(ident: &Ident) -> bool {
    DERIVES.contains(&ident.name())
}

fn write_link(label: &str, way: Option<String>) -> String {
    match way {
        None => format!("[`{label}`]"),
        Some(way) => format!("[`{label}`]({way}::{label})"),
    }
}
