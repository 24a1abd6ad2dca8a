//! The public items of the modules, read from the same items that are printed.
//!
//! ```text
//! pub struct Pet { pub id: i64 }       →   types::Pet: struct (non_exhaustive) Clone
//! codegen::object!(Pet { … });             types::Pet::id: field i64
//! ```

mod found;
mod macros;
mod paths;
mod shapes;
mod traits;
mod types;

pub(super) use found::Harvest;
pub(super) use paths::ModulePath;

use super::imports::Imports;
use super::module::{Module, Visibility};
use super::syntax::{File, Item};
use crate::surface::{Declaration, PublicItem};
use paths::Paths;

/// Reads the public items of a part of a module.
pub(super) fn harvest(file: &File, place: &ModulePath, imports: &Imports) -> Harvest {
    let mut harvest = Harvest::default();
    let paths = Paths::new(place, imports, &file.items);
    for item in &file.items {
        match item {
            Item::Struct(item) => shapes::harvest_struct(item, &paths, &mut harvest),
            Item::Block(block) => traits::harvest_block(block, &paths, &mut harvest),
            Item::Macro(call) => macros::harvest_macro(call, &paths, &mut harvest),
            Item::Other(item) => shapes::harvest_item(item, &paths, &mut harvest),
        }
    }
    harvest
}

/// Returns the line of a module itself, if it is public.
pub(super) fn module_item(module: &Module<'_>, place: &ModulePath) -> Option<PublicItem> {
    let is_listed = module.visibility == Visibility::Public && module.ident.is_some();
    is_listed.then(|| PublicItem {
        path: place.public.clone(),
        declaration: Declaration::Module,
        feature: module.feature.map(ToString::to_string),
    })
}
