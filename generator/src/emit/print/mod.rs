//! Tokens → text, the parts of all modules in parallel: what fits on a line and tables by a layout of our own, the rest by
//! `prettyplease`.

mod attributes;
mod functions;
mod items;
mod letters;
mod line;
mod pretty;
mod structs;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::inner_docs;
use super::file::{File, GENERATED};
use super::imports::Imports;
use super::module::{Module, Visibility};
use super::surface::{Harvest, ModulePath, harvest, module_item};
use super::syntax::split_file;
use crate::parallel;
use crate::surface::PublicItem;
use items::{print_items, print_seen};
use letters::{emit_lint, emit_scripts, letters_of};
use pretty::Pretty;

/// The modules of a crate, printed, with the items that are public.
pub(super) struct Printing<'a> {
    modules: Vec<Listed<'a>>,
    bodies: Vec<Body>,
    /// The letters beyond ASCII in the names of the crate.
    letters: BTreeSet<char>,
}

impl<'a> Printing<'a> {
    /// Prints the parts of all modules, and returns the public items.
    pub(super) fn of(root: &'a Module<'a>) -> (Self, Vec<PublicItem>) {
        let mut modules = Vec::new();
        list(root, "src", &ModulePath::default(), &mut modules);
        let (bodies, items) = print_bodies(&modules);
        let mut letters: BTreeSet<char> = bodies.iter().flat_map(|body| body.letters.iter().copied()).collect();
        let names = modules.iter().filter_map(|listed| Some(listed.module.ident.as_ref()?.name()));
        letters.extend(names.flat_map(str::chars).filter(|letter| !letter.is_ascii()));
        (Self { modules, bodies, letters }, items)
    }

    /// Returns the modules as files below `src`.
    pub(super) fn files(&self, recursion_limit: Option<usize>) -> Vec<File> {
        let text = |module: &Module<'_>, body: &Body| {
            let head = format!("// {GENERATED}\n\n{}", head(module, body, &self.letters, recursion_limit));
            body.write_after(head)
        };
        parallel::map_with(
            &self.modules,
            || (),
            |(), at, Listed { path, module, .. }| File { path: path.clone(), text: text(module, &self.bodies[at]) },
        )
    }

    /// Returns the modules as one file, each in its block.
    pub(super) fn file(&self) -> String {
        let scripts = emit_scripts(&self.letters).map(|scripts| print_items(scripts) + "\n");
        let head = format!("// {GENERATED}\n\n{}", scripts.unwrap_or_default());
        let mut bodies = self.bodies.iter();
        let (Some(root), Some(own)) = (self.modules.first(), bodies.next()) else { return head };
        let blocks: String = root.module.children.iter().map(|child| block(child, &mut bodies)).collect();
        own.write_after(head + &blocks)
    }
}

/// The printed parts of a module, with their imports and the letters beyond ASCII in their names.
struct Body {
    parts: Vec<String>,
    imports: Imports,
    letters: BTreeSet<char>,
}

impl Body {
    /// Returns the parts after `head`, an empty line between two.
    fn write_after(&self, head: String) -> String {
        let mut text = head;
        text.reserve_exact(self.parts.iter().map(|part| part.len() + 1).sum());
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                text.push('\n');
            }
            text.push_str(part);
        }
        text
    }
}

/// A module, the path of its file, and its place in the crate.
struct Listed<'a> {
    path: String,
    module: &'a Module<'a>,
    place: ModulePath,
}

/// Lists every module; a module comes before its children.
fn list<'a>(module: &'a Module<'a>, folder: &str, place: &ModulePath, modules: &mut Vec<Listed<'a>>) {
    modules.push(Listed { path: format!("{folder}/{}.rs", module.file_name()), module, place: place.clone() });
    let below = if module.ident.is_some() { format!("{folder}/{}", module.file_name()) } else { folder.to_owned() };
    for child in &module.children {
        list(child, &below, &place.child(child), modules);
    }
}

/// Prints the parts of all modules, and joins those of each module.
fn print_bodies(modules: &[Listed<'_>]) -> (Vec<Body>, Vec<PublicItem>) {
    let empty = |listed: &Listed<'_>| Body {
        parts: Vec::new(),
        imports: Imports::new(listed.module.place.clone()),
        letters: BTreeSet::new(),
    };
    let mut bodies: Vec<Body> = modules.iter().map(empty).collect();
    let mut public = Harvest::default();
    let printed = each_part(modules, |place, tokens, imports, pretty| {
        let mut harvest = Harvest::default();
        let text = print_seen(tokens, pretty, |file| harvest = self::harvest(file, place, imports));
        (letters_of(&text), text, harvest)
    });
    for (module, imports, (letters, text, harvest)) in printed.into_iter().filter(|(.., (_, text, _))| !text.is_empty())
    {
        let body = &mut bodies[module];
        public.join(harvest);
        body.parts.push(text);
        body.imports.join(imports);
        body.letters.extend(letters);
    }
    (bodies, finish(public, modules))
}

/// Returns the public items of the modules, without printing them.
pub(super) fn list_items(root: &Module<'_>) -> Vec<PublicItem> {
    let mut modules = Vec::new();
    list(root, "", &ModulePath::default(), &mut modules);
    let mut public = Harvest::default();
    for (.., harvest) in each_part(&modules, |place, tokens, imports, _| {
        split_file(tokens).map(|file| harvest(&file, place, imports)).unwrap_or_default()
    }) {
        public.join(harvest);
    }
    finish(public, &modules)
}

fn finish(public: Harvest, modules: &[Listed<'_>]) -> Vec<PublicItem> {
    let mut items = public.finish();
    items.extend(modules.iter().filter_map(|listed| module_item(listed.module, &listed.place)));
    items
}

/// Reads the tokens of every part in parallel; returns the index of its module, its imports and the result.
fn each_part<T: Send>(
    modules: &[Listed<'_>],
    read: impl Fn(&ModulePath, TokenStream, &Imports, &mut Pretty) -> T + Sync,
) -> Vec<(usize, Imports, T)> {
    let tasks: Vec<(usize, usize)> = modules
        .iter()
        .enumerate()
        .flat_map(|(at, listed)| (0..listed.module.parts.len()).map(move |part| (at, part)))
        .collect();
    parallel::map_with(&tasks, Pretty::default, |pretty, _, (at, part)| {
        let Listed { module, place, .. } = &modules[*at];
        let mut imports = Imports::new(module.place.clone());
        let tokens = (module.parts[*part])(&mut imports);
        let result = read(place, tokens, &imports, pretty);
        (*at, imports, result)
    })
}

/// Prints the head of a file: documentation, modules, imports.
fn head(module: &Module<'_>, body: &Body, letters: &BTreeSet<char>, recursion_limit: Option<usize>) -> String {
    let docs = inner_docs(&module.docs);
    let limit = recursion_limit.filter(|_| module.ident.is_none()).map(|limit| {
        let limit = limit.to_string();
        quote! { #![recursion_limit = #limit] }
    });
    let lints = module.ident.is_none().then(|| quote! { #![forbid(unsafe_code)] #![allow(clippy::all, missing_docs)] });
    let (lint, scripts) = match module.ident {
        None => (emit_lint(letters), emit_scripts(letters)),
        Some(_) => (None, None),
    };
    let declarations = module.children.iter().map(|child| {
        let (visibility, ident) = (visibility(child), child.ident.as_ref().map(crate::rust::Ident::to_token));
        let (gate, path) = (child.gate(), emit_path(module, child));
        quote! { #gate #path #visibility mod #ident; }
    });
    let uses = body.imports.uses();
    let head = print_items(quote! { #docs #limit #lints #lint #scripts #(#declarations)* #uses });
    if body.parts.is_empty() { head } else { head + "\n" }
}

/// Emits where the file of a child is, if it has another name than the module, or if the parent's file has: then Rust would
/// look beside that file.
fn emit_path(module: &Module<'_>, child: &Module<'_>) -> Option<TokenStream> {
    let is_renamed =
        |module: &Module<'_>| module.ident.as_ref().is_some_and(|ident| ident.name() != module.file_name());
    if !is_renamed(child) && !is_renamed(module) {
        return None;
    }
    let file = child.file_name();
    // The path begins at the directory of the file that declares the module.
    let directory = module.ident.as_ref().map(|_| format!("{}/", module.file_name())).unwrap_or_default();
    let path = format!("{directory}{file}.rs");
    Some(quote! { #[path = #path] })
}

/// Prints a module and its children as a block; the bodies come in the order of [`list`].
fn block<'b>(module: &Module<'_>, bodies: &mut impl Iterator<Item = &'b Body>) -> String {
    let Some(body) = bodies.next() else { return String::new() };
    let docs = inner_docs(&module.docs);
    let uses = body.imports.uses();
    let mut inside = print_items(quote! { #docs #uses }) + "\n";
    for child in &module.children {
        inside.push_str(&block(child, bodies));
    }
    let inside = body.write_after(inside);
    let start = if module.visibility == Visibility::Public { "pub mod" } else { "mod" };
    let name = module.ident.as_ref().map_or("", crate::rust::Ident::as_str);
    // Lints of the crate that includes it are not for generated code.
    let lints = "#[allow(clippy::all, missing_docs)]";
    format!("{lints}\n{start} {name} {{\n{}}}\n\n", indent(&inside))
}

/// Indents every line by four columns; generated literals have no line breaks.
fn indent(text: &str) -> String {
    let shift = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    text.lines().map(shift).collect()
}

fn visibility(module: &Module<'_>) -> TokenStream {
    match module.visibility {
        Visibility::Public => quote! { pub },
        Visibility::Private => quote! {},
    }
}
