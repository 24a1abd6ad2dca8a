//! Tokens → text, by `prettyplease`, in parallel.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::inner_docs;
use super::module::{Module, Visibility};
use super::space::space_items;
use super::File;

/// The modules as files below `src`.
pub(super) fn print_files(root: &Module<'_>) -> Vec<File> {
    let mut planned = Vec::new();
    plan(root, "src", &mut planned);
    let next = AtomicUsize::new(0);
    let printed: Mutex<Vec<Option<File>>> = Mutex::new(planned.iter().map(|_| None).collect());
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(planned.len());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((path, module)) = planned.get(at) else { break };
                    let file = File { path: path.clone(), text: print(file_tokens(module)) };
                    if let Ok(mut printed) = printed.lock() {
                        printed[at] = Some(file);
                    }
                }
            });
        }
    });
    printed.into_inner().unwrap_or_default().into_iter().flatten().collect()
}

/// The modules as one file, each in its block.
pub(super) fn print_module(root: &Module<'_>) -> String {
    let body = (root.body)();
    let children = root.children.iter().map(block);
    print(quote! { #(#children)* #body })
}

fn plan<'a>(module: &'a Module<'a>, folder: &str, planned: &mut Vec<(String, &'a Module<'a>)>) {
    planned.push((format!("{folder}/{}.rs", module.file_name()), module));
    let below = if module.ident.is_some() { format!("{folder}/{}", module.file_name()) } else { folder.to_owned() };
    for child in &module.children {
        plan(child, &below, planned);
    }
}

fn file_tokens(module: &Module<'_>) -> TokenStream {
    let docs = inner_docs(&module.docs);
    let forbid = module.ident.is_none().then(|| quote! { #![forbid(unsafe_code)] });
    let declarations = module.children.iter().map(|child| {
        let (visibility, ident) = (visibility(child), child.ident.as_ref().map(crate::rust::Ident::to_token));
        quote! { #visibility mod #ident; }
    });
    let body = (module.body)();
    quote! { #docs #forbid #(#declarations)* #body }
}

fn block(module: &Module<'_>) -> TokenStream {
    let docs = inner_docs(&module.docs);
    let (visibility, ident) = (visibility(module), module.ident.as_ref().map(crate::rust::Ident::to_token));
    let children = module.children.iter().map(block);
    let body = (module.body)();
    quote! { #visibility mod #ident { #docs #(#children)* #body } }
}

fn visibility(module: &Module<'_>) -> TokenStream {
    match module.visibility {
        Visibility::Public => quote! { pub },
        Visibility::Private => quote! {},
    }
}

fn print(tokens: TokenStream) -> String {
    match syn::parse2(tokens) {
        Ok(file) => space_items(&prettyplease::unparse(&file)),
        // Every fragment is a valid item, so this is a fault of ours; the compiler points at it.
        Err(fault) => {
            let fault = fault.to_string();
            quote! { compile_error!(#fault); }.to_string()
        }
    }
}
