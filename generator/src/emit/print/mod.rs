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
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Builder;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::inner_docs;
use super::file::{File, GENERATED};
use super::imports::Imports;
use super::module::{Module, Visibility};
use super::surface::{Harvest, ModulePath, harvest, module_item};
use super::syntax::split_file;
use crate::surface::PublicItem;
use items::{print_items, print_seen};
use letters::{emit_lint, emit_scripts, gather_letters};
use pretty::Pretty;

/// Prints the modules as files below `src`, and returns their public items.
pub(super) fn print_files(root: &Module<'_>, recursion_limit: Option<usize>) -> (Vec<File>, Vec<PublicItem>) {
    let mut modules = Vec::new();
    list(root, "src", &ModulePath::default(), &mut modules);
    let (bodies, items) = print_bodies(&modules);
    let letters = letters_of(&modules, &bodies);
    let files = modules.into_iter().zip(bodies).map(|(listed, body)| File {
        path: listed.path,
        text: format!("// {GENERATED}\n\n{}{}", head(listed.module, &body, &letters, recursion_limit), body.text),
    });
    (files.collect(), items)
}

/// Prints the modules as one file, each in its block, and returns their public items.
pub(super) fn print_module(root: &Module<'_>) -> (String, Vec<PublicItem>) {
    let mut modules = Vec::new();
    list(root, "", &ModulePath::default(), &mut modules);
    let (bodies, items) = print_bodies(&modules);
    let scripts = emit_scripts(&letters_of(&modules, &bodies)).map(|scripts| print_items(scripts) + "\n");
    let mut bodies = bodies.into_iter();
    let Some(own) = bodies.next() else { return (String::new(), items) };
    let blocks: String = root.children.iter().map(|child| block(child, &mut bodies)).collect();
    (format!("// {GENERATED}\n\n{}{blocks}{}", scripts.unwrap_or_default(), own.text), items)
}

/// Returns the letters beyond ASCII in the names of a crate.
fn letters_of(modules: &[Listed<'_>], bodies: &[Body]) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    modules.iter().filter_map(|listed| listed.module.ident.as_ref()).for_each(|ident| {
        letters.extend(ident.name().chars().filter(|letter| !letter.is_ascii()));
    });
    for body in bodies {
        gather_letters(&body.text, &mut letters);
    }
    letters
}

/// A printed body, with its imports.
struct Body {
    text: String,
    imports: Imports,
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

/// The stack of a printing thread. The printer recurses once per element of a list, and ten thousand fields exceed the
/// default.
const STACK: usize = 64 << 20;

/// Prints the parts of all modules, and joins those of each module.
fn print_bodies(modules: &[Listed<'_>]) -> (Vec<Body>, Vec<PublicItem>) {
    let empty = |listed: &Listed<'_>| Body { text: String::new(), imports: Imports::new(listed.module.place.clone()) };
    let mut bodies: Vec<Body> = modules.iter().map(empty).collect();
    let mut public = Harvest::default();
    let printed = each_part(modules, |place, tokens, imports, pretty| {
        let mut harvest = Harvest::default();
        let text = print_seen(tokens, pretty, |file| harvest = self::harvest(file, place, imports));
        (text, harvest)
    });
    for (module, imports, (text, harvest)) in printed.into_iter().filter(|(.., (text, _))| !text.is_empty()) {
        let body = &mut bodies[module];
        public.join(harvest);
        if !body.text.is_empty() {
            body.text.push('\n');
        }
        body.text.push_str(&text);
        body.imports.join(imports);
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
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<(usize, Imports, T)>>> = Mutex::new(tasks.iter().map(|_| None).collect());
    let work = || {
        let mut pretty = Pretty::default();
        while let Some((task, (at, part))) = take(&next, &tasks) {
            let Listed { module, place, .. } = &modules[*at];
            let mut imports = Imports::new(module.place.clone());
            let tokens = (module.parts[*part])(&mut imports);
            let result = read(place, tokens, &imports, &mut pretty);
            if let Ok(mut results) = results.lock() {
                results[task] = Some((*at, imports, result));
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(tasks.len());
        let spawned =
            (0..threads).filter(|_| Builder::new().stack_size(STACK).spawn_scoped(scope, work).is_ok()).count();
        if spawned == 0 {
            work();
        }
    });
    results.into_inner().unwrap_or_default().into_iter().flatten().collect()
}

fn take<'a>(next: &AtomicUsize, tasks: &'a [(usize, usize)]) -> Option<(usize, &'a (usize, usize))> {
    let task = next.fetch_add(1, Ordering::Relaxed);
    tasks.get(task).map(|what| (task, what))
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
    if body.text.is_empty() { head } else { head + "\n" }
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
fn block(module: &Module<'_>, bodies: &mut impl Iterator<Item = Body>) -> String {
    let Some(body) = bodies.next() else { return String::new() };
    let docs = inner_docs(&module.docs);
    let uses = body.imports.uses();
    let mut inside = print_items(quote! { #docs #uses }) + "\n";
    for child in &module.children {
        inside.push_str(&block(child, bodies));
    }
    inside.push_str(&body.text);
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
