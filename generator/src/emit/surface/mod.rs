//! The public items of the modules, read from the same syntax trees that are printed.
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

use syn::{File, Item};

use super::imports::Imports;
use super::module::{Module, Visibility};
use crate::surface::{Declaration, PublicItem};
use paths::Paths;

/// Reads the public items of a part of a module.
pub(super) fn harvest(file: &File, place: &ModulePath, imports: &Imports) -> Harvest {
    let mut harvest = Harvest::default();
    let paths = Paths::new(place, imports, &file.items);
    for item in &file.items {
        match item {
            Item::Struct(item) => shapes::harvest_struct(item, &paths, &mut harvest),
            Item::Enum(item) => shapes::harvest_enum(item, &paths, &mut harvest),
            Item::Type(item) => shapes::harvest_alias(item, &paths, &mut harvest),
            Item::Fn(item) => shapes::harvest_function(item, &paths, &mut harvest),
            Item::Impl(item) => traits::harvest_impl(item, &paths, &mut harvest),
            Item::Macro(item) => macros::harvest_macro(&item.mac, &paths, &mut harvest),
            Item::Use(item) => shapes::harvest_exports(item, &paths, &mut harvest),
            Item::Mod(item) => shapes::harvest_former_module(item, &paths, &mut harvest),
            _ => {}
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
