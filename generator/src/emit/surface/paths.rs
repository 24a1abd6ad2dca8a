//! Paths in a module → paths from the root of the crate.
//!
//! ```text
//! in pets.rs    types::Pet → types::Pet    Create → pets::Create    codegen::Call → runtime::Call    String → String
//! ```

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use syn::{UseTree, Visibility};

use crate::emit::imports::Imports;
use crate::emit::module::{self, Module};
use crate::emit::syntax::Item;

/// The place of a module in the crate.
#[derive(Debug, Clone, Default)]
pub(in crate::emit) struct ModulePath {
    /// The names of the modules from the root to this one.
    real: Vec<String>,
    /// The path by which callers reach its items: a private module exports them from the one above.
    pub(super) public: String,
    /// The feature of a private module, which its items need.
    feature: Option<String>,
}

impl ModulePath {
    /// Returns the place of a module below this one.
    pub(in crate::emit) fn child(&self, module: &Module<'_>) -> Self {
        let name = module.ident.as_ref().map(|ident| ident.as_str().to_owned()).unwrap_or_default();
        let is_public = module.visibility == module::Visibility::Public;
        let public = match (is_public, self.public.is_empty()) {
            (false, _) => self.public.clone(),
            (true, true) => name.clone(),
            (true, false) => format!("{}::{name}", self.public),
        };
        let real = self.real.iter().cloned().chain([name]).collect();
        Self { real, public, feature: module.feature.filter(|_| !is_public).map(ToString::to_string) }
    }
}

/// The names in scope of a part of a module.
pub(super) struct Paths<'a> {
    place: &'a ModulePath,
    imports: &'a Imports,
    /// The names that the part imports itself.
    used: BTreeMap<String, Vec<String>>,
    /// Types as they are written → with their paths from the root.
    pub(super) types: RefCell<HashMap<String, String>>,
}

impl<'a> Paths<'a> {
    pub(super) fn new(place: &'a ModulePath, imports: &'a Imports, items: &[Item]) -> Self {
        let mut used = BTreeMap::new();
        for item in items {
            if let Item::Other(item) = item
                && let syn::Item::Use(item) = &**item
                && matches!(item.vis, Visibility::Inherited)
            {
                list_uses(&item.tree, &mut Vec::new(), &mut used);
            }
        }
        Self { place, imports, used, types: RefCell::default() }
    }

    /// Returns the feature that items of the module need beside that of a public module.
    pub(super) fn feature(&self) -> Option<String> {
        self.place.feature.clone()
    }

    /// Returns the path of an item that the module defines.
    pub(super) fn own(&self, name: &str) -> String {
        if self.place.public.is_empty() { name.to_owned() } else { format!("{}::{name}", self.place.public) }
    }

    /// Returns the path from the root of the crate.
    pub(super) fn absolute(&self, segments: &[String]) -> String {
        let Some((first, rest)) = segments.split_first() else { return String::new() };
        if let Some(used) = self.used.get(first) {
            let all: Vec<String> = used.iter().chain(rest).cloned().collect();
            return self.absolute_of(&all);
        }
        match segments {
            [name] if self.imports.is_of_prelude(name) => name.clone(),
            [name] => self.imports.import_of(name).unwrap_or_else(|| self.own(name)),
            _ => self.absolute_of(segments),
        }
    }

    fn absolute_of(&self, segments: &[String]) -> String {
        let up = segments.iter().take_while(|segment| *segment == "super").count();
        let base = &self.place.real[..self.place.real.len().saturating_sub(up)];
        let rest = &segments[up..];
        match rest.first().map(String::as_str) {
            _ if up > 0 => base.iter().chain(rest).cloned().collect::<Vec<_>>().join("::"),
            Some("codegen") => join("runtime", &rest[1..]),
            Some("clientwright_runtime") => match rest {
                [_, codegen, version, names @ ..] if codegen == "codegen" && version == "v1" => join("runtime", names),
                _ => join("runtime", &rest[1..]),
            },
            Some("formats") if self.imports.names_formats() => join("runtime", rest),
            Some("std") => rest.last().filter(|name| is_qualified(name)).cloned().unwrap_or_else(|| rest.join("::")),
            _ => rest.join("::"),
        }
    }
}

/// Returns true for a trait of the prelude that is written by its path where the document hides it.
fn is_qualified(name: &str) -> bool {
    crate::rust::taken::QUALIFIED.contains(&name)
}

fn join(root: &str, rest: &[String]) -> String {
    std::iter::once(root).chain(rest.iter().map(String::as_str)).collect::<Vec<_>>().join("::")
}

fn list_uses(tree: &UseTree, before: &mut Vec<String>, used: &mut BTreeMap<String, Vec<String>>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            list_uses(&path.tree, before, used);
            before.pop();
        }
        UseTree::Name(name) => {
            let path = before.iter().cloned().chain([name.ident.to_string()]).collect();
            used.insert(name.ident.to_string(), path);
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| list_uses(tree, before, used)),
        UseTree::Rename(rename) => {
            let path = before.iter().cloned().chain([rename.ident.to_string()]).collect();
            used.insert(rename.rename.to_string(), path);
        }
        UseTree::Glob(_) => {}
    }
}
