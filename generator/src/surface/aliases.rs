//! Types with aliases replaced by the types that they name.

use std::collections::BTreeMap;

use super::item::Declaration;
use super::list::Surface;

/// The aliases of a crate.
#[derive(Debug)]
pub struct Aliases<'a> {
    types: BTreeMap<&'a str, &'a str>,
    /// The modules that export all items of another: `pets::*: use animals::*`.
    modules: BTreeMap<&'a str, &'a str>,
}

impl<'a> Aliases<'a> {
    /// Collects the aliases of a surface.
    pub fn of(surface: &'a Surface) -> Self {
        let (mut types, mut modules) = (BTreeMap::new(), BTreeMap::new());
        for item in surface.items() {
            match &item.declaration {
                Declaration::Alias(ty) => drop(types.insert(item.path.as_str(), ty.as_str())),
                Declaration::Export(target) => match (item.path.strip_suffix(ALL), target.strip_suffix(ALL)) {
                    (Some(module), Some(target)) => drop(modules.insert(module, target)),
                    _ if surface.get(target).is_some() => drop(types.insert(item.path.as_str(), target.as_str())),
                    _ => {}
                },
                _ => {}
            }
        }
        Self { types, modules }
    }

    /// Returns the type with all aliases replaced.
    pub fn resolve(&self, ty: &str) -> String {
        if self.types.is_empty() && self.modules.is_empty() { ty.to_owned() } else { self.replace(ty, 0) }
    }

    fn replace(&self, ty: &str, depth: usize) -> String {
        let mut resolved = String::with_capacity(ty.len());
        let mut rest = ty;
        while !rest.is_empty() {
            let end = rest.find(|letter| !is_of_path(letter)).unwrap_or(rest.len());
            let (path, after) = rest.split_at(end);
            match self.types.get(path) {
                // An alias names no circle of aliases, which would not compile.
                Some(named) if depth < 32 => resolved.push_str(&self.replace(named, depth + 1)),
                _ => match self.in_present_module(path) {
                    Some(path) if depth < 32 => resolved.push_str(&self.replace(&path, depth + 1)),
                    _ => resolved.push_str(path),
                },
            }
            let next = after.find(is_of_path).unwrap_or(after.len());
            resolved.push_str(&after[..next]);
            rest = &after[next..];
        }
        resolved
    }

    /// Returns the path at which an item of a type is: an alias of another type has its fields and functions.
    pub(super) fn path(&self, path: &str) -> String {
        match path.rsplit_once("::") {
            Some((ty, name)) if self.types.contains_key(ty) => format!("{}::{name}", self.resolve(ty)),
            _ => self.in_present_module(path).unwrap_or_else(|| path.to_owned()),
        }
    }

    /// Returns the path of an item of a former module in the present one.
    fn in_present_module(&self, path: &str) -> Option<String> {
        let (module, rest) = path.split_once("::")?;
        Some(format!("{}::{rest}", self.modules.get(module)?))
    }
}

/// The end of the paths of a re-export of all items.
const ALL: &str = "::*";

fn is_of_path(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | ':' | '#')
}
