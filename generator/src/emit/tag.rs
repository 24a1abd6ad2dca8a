//! A tag's module: its struct with the calls as methods, the calls, and the types that only these use.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::call::{emit_methods, emit_newtype};
use super::example::emit_example;
use super::imports::{ImportScope, Imports, hidden_by};
use super::item::emit_item;
use super::module::{Module, ModulePart, Visibility};
use crate::rust::{Call, Docs, Ident, Item, Tag, TagFile, Type};

/// The number of items that are printed at once.
const AT_ONCE: usize = 64;

pub(super) fn tag_module<'a>(tag: &'a Tag, library: Option<&'a Ident>) -> Module<'a> {
    let docs = if tag.docs.is_empty() {
        Docs::line(&format!("Operations of the tag `{}`.", tag.module.name()))
    } else {
        tag.docs.clone()
    };
    let own = Content::own(tag);
    let mut parts: Vec<ModulePart<'_>> = vec![Box::new(|imports| emit_group(tag, imports))];
    parts.extend(own.parts(tag, library));
    parts.extend((!tag.files.is_empty()).then(|| -> ModulePart<'_> { Box::new(|_| exports(&tag.files)) }));
    Module {
        ident: Some(tag.module.clone()),
        visibility: Visibility::Public,
        feature: tag.feature.as_ref(),
        docs,
        place: ImportScope::tag(&tag.module, type_names(tag)),
        parts,
        children: tag.files.iter().map(|file| file_module(tag, file, library)).collect(),
    }
}

fn exports(files: &[TagFile]) -> TokenStream {
    let modules = files.iter().map(|file| file.module.to_token());
    quote! { #(pub use self::#modules::*;)* }
}

fn file_module<'a>(tag: &'a Tag, file: &'a TagFile, library: Option<&'a Ident>) -> Module<'a> {
    let content = Content::of(tag, file);
    Module {
        ident: Some(file.module.clone()),
        visibility: Visibility::Private,
        feature: None,
        docs: file.docs.clone(),
        place: ImportScope::TagFile {
            tag: tag.module.clone(),
            defined: content.defined(),
            hidden: hidden_by(type_names(tag)),
        },
        parts: content.parts(tag, library),
        children: Vec::new(),
    }
}

/// The names of the types in a tag's module that a document may hide the prelude by.
fn type_names(tag: &Tag) -> impl Iterator<Item = &Ident> {
    let calls = tag.calls.iter().map(|call| &call.ident);
    calls.chain(tag.items.iter().map(|item| &item.ident)).chain([&tag.group])
}

/// The calls and types of a file.
struct Content<'a> {
    calls: Vec<&'a Call>,
    items: Vec<&'a Item>,
}

impl<'a> Content<'a> {
    fn of(tag: &'a Tag, file: &TagFile) -> Self {
        Self {
            calls: file.calls.iter().map(|at| &tag.calls[*at]).collect(),
            items: file.items.iter().map(|at| &tag.items[*at]).collect(),
        }
    }

    /// The calls and types that are in no other file.
    fn own(tag: &'a Tag) -> Self {
        let calls: BTreeSet<usize> = tag.files.iter().flat_map(|file| file.calls.iter().copied()).collect();
        let items: BTreeSet<usize> = tag.files.iter().flat_map(|file| file.items.iter().copied()).collect();
        Self {
            calls: tag.calls.iter().enumerate().filter(|(at, _)| !calls.contains(at)).map(|(_, call)| call).collect(),
            items: tag.items.iter().enumerate().filter(|(at, _)| !items.contains(at)).map(|(_, item)| item).collect(),
        }
    }

    /// The names of the types that the file defines.
    fn defined(&self) -> BTreeSet<Ident> {
        let calls = self.calls.iter().flat_map(|call| {
            let enums = [&call.responses.output, &call.responses.error].into_iter().filter_map(|ty| match ty {
                Type::Local(ident) => Some(ident.clone()),
                _ => None,
            });
            let bundle = call.bundle.iter().map(|bundle| bundle.ident.clone());
            enums.chain(bundle).chain([call.ident.clone()])
        });
        calls.chain(self.items.iter().map(|item| item.ident.clone())).collect()
    }

    fn parts(&self, tag: &'a Tag, library: Option<&'a Ident>) -> Vec<ModulePart<'a>> {
        let mut parts: Vec<ModulePart<'a>> = Vec::new();
        if !self.calls.is_empty() {
            let calls = self.calls.clone();
            parts.push(Box::new(move |imports| emit_calls(tag, &calls, library, imports)));
        }
        for calls in self.calls.chunks(AT_ONCE) {
            let calls = calls.to_vec();
            parts.push(Box::new(move |imports| {
                let calls = calls.iter().map(|call| emit_newtype(call, &tag.group, imports)).collect::<Vec<_>>();
                quote! { #(#calls)* }
            }));
        }
        parts.extend(item_parts(&self.items));
        parts
    }
}

/// Splits items into parts.
pub(super) fn item_parts<'a>(items: &[&'a Item]) -> impl Iterator<Item = ModulePart<'a>> {
    items.chunks(AT_ONCE).map(|items| -> ModulePart<'a> {
        let items = items.to_vec();
        Box::new(move |imports| {
            let items = items.iter().map(|item| emit_item(item, imports)).collect::<Vec<_>>();
            quote! { #(#items)* }
        })
    })
}

/// Emits the struct of the tag.
fn emit_group(tag: &Tag, imports: &mut Imports) -> TokenStream {
    imports.codegen();
    let group = tag.group.to_token();
    let heading = format!(" Operations of the tag `{}`.", tag.module.name());
    let link = format!(" Returned by [`Client::{}`](super::Client::{0}).", tag.accessor.name());
    quote! {
        #[doc = #heading]
        #[doc = ""]
        #[doc = #link]
        #[derive(Debug, Clone, Copy)]
        pub struct #group<'a> {
            pub(super) core: &'a codegen::Core,
        }
    }
}

/// Emits the methods that start calls.
fn emit_calls(tag: &Tag, calls: &[&Call], library: Option<&Ident>, imports: &mut Imports) -> TokenStream {
    imports.codegen();
    let group = imports.of_tag(&tag.group);
    let methods = calls.iter().map(|call| {
        let example = library.map(|library| emit_example(call, tag, library));
        emit_methods(call, example.as_ref(), imports)
    });
    let methods = methods.collect::<Vec<_>>();
    quote! { impl #group<'_> { #(#methods)* } }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{emit_calls, emit_group};
    use crate::emit::imports::{ImportScope, Imports};
    use crate::rust::{Docs, Ident, Tag};

    fn ident(name: &str) -> Ident {
        Ident::parse(name).unwrap()
    }

    fn tag() -> Tag {
        Tag {
            module: ident("pets"),
            accessor: ident("animals"),
            group: ident("Pets"),
            docs: Docs::line("Pets."),
            feature: None,
            calls: Vec::new(),
            items: Vec::new(),
            files: Vec::new(),
        }
    }

    /// The table of a call begins with `codegen::`.
    #[test]
    fn calls_import_the_runtime_and_the_struct_of_their_tag() {
        let file = ImportScope::TagFile { tag: ident("pets"), defined: BTreeSet::new(), hidden: BTreeSet::new() };
        let mut imports = Imports::new(file);
        assert_eq!(emit_calls(&tag(), &[], None, &mut imports).to_string(), "impl Pets < '_ > { }");
        assert_eq!(
            imports.uses().to_string(),
            "use clientwright_runtime :: codegen :: v1 as codegen ; use super :: { Pets } ;"
        );
        let mut imports = Imports::new(ImportScope::tag(&ident("pets"), &[]));
        emit_calls(&tag(), &[], None, &mut imports);
        assert_eq!(imports.uses().to_string(), "use clientwright_runtime :: codegen :: v1 as codegen ;");
    }

    #[test]
    fn the_struct_of_a_tag_says_which_method_returns_it() {
        let mut imports = Imports::new(ImportScope::tag(&ident("pets"), &[]));
        let text = emit_group(&tag(), &mut imports).to_string();
        assert!(text.contains("Operations of the tag `pets`."), "{text}");
        assert!(text.contains("Returned by [`Client::animals`](super::Client::animals)."), "{text}");
        assert!(text.ends_with("pub struct Pets < 'a > { pub (super) core : & 'a codegen :: Core , }"), "{text}");
        assert_eq!(imports.uses().to_string(), "use clientwright_runtime :: codegen :: v1 as codegen ;");
    }
}
