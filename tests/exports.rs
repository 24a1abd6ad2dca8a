//! Whatever type of the runtime stands in a generated signature is at the root of the generated crate.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::Builder;
use clientwright_tests::sources::project;
use syn::visit::{self, Visit};

/// Documents that hold every kind of thing between them.
const DOCUMENTS: [&str; 9] = [
    "specs/kitchen-sink.yaml",
    "specs/petstore.yaml",
    "tests/wire/bodies.yaml",
    "tests/wire/links.yaml",
    "tests/wire/parameters.yaml",
    "tests/wire/responses.yaml",
    "tests/wire/servers.yaml",
    "tests/wire/webhooks.yaml",
    "tests/wire/xml.yaml",
];

/// Types of `codegen` that only generated code can use, and names of the standard library in it.
const INSIDE: [&str; 5] = ["Call", "Core", "BTreeMap", "Duration", "Infallible"];

/// An alias in `codegen`, and the name at the root that holds its parts.
const ALIASES: [(&str, &str); 1] = [("HttpRequest", "http")];

/// Named by the signatures of the macro `call!`, which are not in the tokens.
const OF_CALLS: [&str; 4] = ["CallFuture", "RequestBuilder", "SendFuture", "UndecodedFuture"];

#[test]
fn a_signature_names_nothing_that_its_user_cannot_name() {
    let mut named = BTreeSet::new();
    for document in DOCUMENTS {
        let name = Path::new(document).file_stem().expect("a file").to_str().expect("plain");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports").join(name);
        Builder::new(project().join(document)).name(name).generate_to(&folder).expect("a crate");
        let root = parse(&folder.join("src/lib.rs"));
        let exported = exports(&root);
        for wanted in OF_CALLS {
            assert!(exported.contains(wanted), "{document}: {wanted} is not at the root");
        }
        for file in files(&folder.join("src")) {
            for found in signatures(&parse(&file)) {
                let alias = ALIASES.iter().find(|(alias, _)| *alias == found).map(|(_, name)| *name);
                let wanted = alias.unwrap_or(&found);
                assert!(exported.contains(wanted), "{document}: {found} is not at the root of the crate");
                named.insert(found);
            }
        }
    }
    for kind in ["Body", "Bytes", "EventStream", "Upload", "Json", "LinkError", "Multipart", "Upgraded", "WebhookError"]
    {
        assert!(named.contains(kind), "no signature names {kind}: {named:?}");
    }
}

#[test]
fn a_module_of_the_document_keeps_its_name() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports").join("taken");
    let document = "openapi: 3.0.3\ninfo: {title: Taken, version: '1'}\npaths:\n  /x:\n    get: {operationId: x, tags: [runtime], responses: {'204': {description: Done.}}}\n    put: {operationId: y, tags: [http], responses: {'204': {description: Done.}}}\n";
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("taken.yaml"), document).expect("a file");
    Builder::new(folder.join("taken.yaml")).name("taken").generate_to(folder.join("crate")).expect("a crate");
    let exported = exports(&parse(&folder.join("crate/src/lib.rs")));
    let names = ["http", "runtime", "transport", "StatusCode"].map(|name| exported.contains(name));
    assert_eq!(names, [false, false, true, true]);
}

fn parse(file: &Path) -> syn::File {
    syn::parse_file(&fs::read_to_string(file).expect("a file")).expect("Rust")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The names that `pub use` gives the root.
fn exports(root: &syn::File) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in &root.items {
        if let syn::Item::Use(item) = item {
            leaves(&item.tree, &mut names);
        }
    }
    names
}

fn leaves(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => leaves(&path.tree, names),
        syn::UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        syn::UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
        syn::UseTree::Glob(_) => {}
    }
}

/// The types of the runtime in the public signatures and fields of a file.
fn signatures(file: &syn::File) -> BTreeSet<String> {
    let mut imported = BTreeSet::new();
    for item in &file.items {
        if let syn::Item::Use(item) = item
            && let syn::UseTree::Path(path) = &item.tree
            && path.ident == "clientwright_runtime"
        {
            leaves(&item.tree, &mut imported);
        }
    }
    let mut finder = Finder { imported, found: BTreeSet::new() };
    finder.visit_file(file);
    for inside in INSIDE {
        finder.found.remove(inside);
    }
    finder.found
}

struct Finder {
    imported: BTreeSet<String>,
    found: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if matches!(item.vis, syn::Visibility::Public(_)) {
            Signature(self).visit_signature(&item.sig);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if matches!(item.vis, syn::Visibility::Public(_)) {
            Signature(self).visit_signature(&item.sig);
        }
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if matches!(field.vis, syn::Visibility::Public(_)) {
            Signature(self).visit_type(&field.ty);
        }
    }

    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}
}

struct Signature<'a>(&'a mut Finder);

impl<'ast> Visit<'ast> for Signature<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        match &names[..] {
            [codegen, name] if codegen == "codegen" => drop(self.0.found.insert(name.clone())),
            [name] if self.0.imported.contains(name) => drop(self.0.found.insert(name.clone())),
            _ => {}
        }
        visit::visit_path(self, path);
    }
}
