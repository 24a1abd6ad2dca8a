//! Types with aliases replaced by the types that they name.

use std::collections::BTreeMap;

use super::item::Declaration;
use super::list::Surface;

/// The aliases of a crate.
#[derive(Debug)]
pub struct Aliases<'a> {
    types: BTreeMap<&'a str, &'a str>,
}

impl<'a> Aliases<'a> {
    /// Collects the aliases of a surface.
    pub fn of(surface: &'a Surface) -> Self {
        let types = surface.items().filter_map(|item| match &item.declaration {
            Declaration::Alias(ty) => Some((item.path.as_str(), ty.as_str())),
            _ => None,
        });
        Self { types: types.collect() }
    }

    /// Returns the type with all aliases replaced.
    pub fn resolve(&self, ty: &str) -> String {
        if self.types.is_empty() { ty.to_owned() } else { self.replace(ty, 0) }
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
                _ => resolved.push_str(path),
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
            _ => path.to_owned(),
        }
    }
}

fn is_of_path(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | ':' | '#')
}
