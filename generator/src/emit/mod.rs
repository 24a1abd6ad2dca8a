//! `emit`: prints the model of a crate. Nothing is decided here: each function prints one kind of item.
//!
//! ```text
//! rust::Struct { fields: [id: i64] }   →   pub struct Pet {
//!                                              pub id: i64,
//!                                          }
//! ```
//!
//! Tokens come from `quote!` and become text through `prettyplease`, one file at a time, the files in parallel.

mod argument;
mod bundle;
mod call;
mod client;
mod construction;
mod defaults;
mod derive;
mod docs;
mod enums;
mod example;
mod exports;
mod file;
mod former;
mod headers;
mod imports;
mod item;
mod links;
mod manifest;
mod module;
mod parameters;
mod print;
mod purpose;
mod readme;
mod responses;
mod rules;
mod send;
mod servers;
mod settings;
mod start;
mod structs;
mod surface;
mod syntax;
mod tag;
mod types;
mod unions;
mod webhooks;
mod xml;

pub use file::File;
pub use manifest::{ManifestOptions, RuntimeSource};
pub use start::first_client;

use crate::parallel;
use crate::rust::{Crate, Feature, Ident};
use crate::surface::{Declaration, PublicItem, SURFACE, Surface};
use module::Module;
use print::Printing;

/// A printed crate.
#[derive(Debug)]
pub struct Printed {
    /// The files; the list of public items is among them.
    pub files: Vec<File>,
    /// The public items.
    pub surface: Surface,
}

/// Prints a crate: manifest, readme, public items and sources.
pub fn emit_crate(krate: &Crate, options: &ManifestOptions) -> Printed {
    let library = Ident::parse(&krate.name.replace('-', "_"));
    let root = root(krate, library.as_ref());
    let (printing, items) = Printing::of(&root);
    let list = || {
        let surface = Surface::new(items.into_iter().chain(krate.features.iter().map(feature_item)));
        let text = surface.text();
        (surface, text)
    };
    let (sources, (surface, text)) = parallel::both(|| printing.files(krate.recursion_limit), list);
    let mut files = vec![manifest::cargo_toml(krate, options), readme::readme(krate), manifest::rustfmt_toml()];
    files.push(File { path: SURFACE.to_owned(), text });
    files.extend(sources);
    Printed { files, surface }
}

/// Prints a crate as a single file for `include!`, and its public items beside it.
pub fn emit_module(krate: &Crate, path: String) -> Printed {
    let root = root(krate, None);
    let (printing, items) = Printing::of(&root);
    let text = printing.file();
    let surface = Surface::new(items);
    let files = vec![File { path, text }, File { path: SURFACE.to_owned(), text: surface.text() }];
    Printed { files, surface }
}

/// Returns the public items of a crate, and prints nothing.
pub fn list_public_items(krate: &Crate) -> Surface {
    let items = print::list_items(&root(krate, None));
    Surface::new(items.into_iter().chain(krate.features.iter().map(feature_item)))
}

fn feature_item(feature: &Feature) -> PublicItem {
    PublicItem {
        path: format!("feature::{}", feature.name),
        declaration: Declaration::Feature(feature.enables.iter().map(ToString::to_string).collect()),
        feature: None,
    }
}

/// Returns the modules of a crate: the client, one for each tag, response headers, webhooks, the types. Examples refer
/// to the crate by the name `library`.
fn root<'a>(krate: &'a Crate, library: Option<&'a Ident>) -> Module<'a> {
    let mut children = vec![client::client_module(krate)];
    children.extend(krate.tags.iter().map(|tag| tag::tag_module(tag, library)));
    children.extend(krate.headers.as_ref().map(headers::headers_module));
    children.extend(krate.webhooks.iter().map(webhooks::webhooks_module));
    children.extend(krate.client.servers.as_ref().map(servers::servers_module));
    children.push(types::types_module(krate));
    children.extend(xml::xml_module(krate));
    client::root_module(krate, children, library.is_none())
}
