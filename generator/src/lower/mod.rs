//! `lower`: an [`Api`] becomes a [`Plan`], every decision about Rust made and stored.
//!
//! ```yaml
//! paths:
//!   /pets:
//!     get: {operationId: listPets, tags: [pets]}   # pets::Pets::list → pets::List
//! components:
//!   schemas:
//!     Pet:                                         # types::Pet { id: i64, tag: Option<String> }
//!       required: [id]
//!       properties: {id: {type: integer}, tag: {type: string}}
//! ```
//!
//! The steps: equal inline schemas are shared, every type gets a home and a name, items and calls are built from them,
//! and last the boxes that recursion needs are put in.

mod bodies;
mod bounds;
mod boxing;
mod branches;
mod bundle;
mod calls;
mod client;
mod constants;
mod construction;
mod defaults;
mod digits;
mod dispatch;
pub mod docs;
mod documentation;
mod families;
mod features;
mod files;
mod formats;
mod headers;
mod items;
mod lines;
mod link_values;
mod links;
mod media_types;
pub mod naming;
mod overrides;
mod parameters;
mod places;
mod previous;
mod replies;
mod rules;
mod servers;
mod share;
mod sizes;
mod status;
mod types;
mod uses;
mod views;
mod webhooks;
mod xml;

use std::collections::{BTreeSet, HashSet};

use indexmap::IndexMap;

pub use formats::{DateCrate, DecimalCrate, FormatChoice, UriCrate, UuidCrate};
pub use overrides::{Overrides, Rename, TypeOverride};
pub use previous::Previous;

use crate::api::{Api, SchemaId};
use crate::diagnostic::Diagnostics;
use crate::rust::Crate;

/// A client crate, decided.
#[derive(Debug)]
pub struct Plan {
    /// What is in it.
    pub krate: Crate,
    /// JSON pointer → Rust path, for every operation and every type that a schema became, in document order.
    pub names: IndexMap<String, String>,
    /// Rust paths that were given before and are no longer used: they are not given to anything else.
    pub reserved: Vec<String>,
    /// The pointers of schemas that are types of other crates.
    pub replaced: BTreeSet<String>,
}

/// What of a schema the rest of this stage asks for, beside the API itself.
struct Lowering<'a> {
    api: &'a Api,
    shared: share::Shared,
    uses: uses::Uses,
    names: naming::Names,
    aliases: types::Aliases,
    xml: xml::Descriptions,
    formats: formats::Formats,
    overrides: &'a Overrides,
    replaced: overrides::Replaced,
    members: overrides::Members,
    digits: digits::Digits,
    /// What the keys of maps are.
    keys: HashSet<SchemaId>,
}

/// What of the options decides about the Rust.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The package's name.
    pub name: String,
    /// How it is compiled.
    pub layout: Layout,
    /// Which crates hold the values of which formats.
    pub formats: FormatChoice,
    /// What is said of single things.
    pub overrides: Overrides,
    /// The crates that the manifest names; any, where there is none.
    pub crates: Option<BTreeSet<String>>,
}

/// How what is generated is compiled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// As a crate, with features of its own.
    #[default]
    Crate,
    /// As a part of another crate.
    Module,
}

/// Decides what `api` is in Rust. Names that `previous` holds are kept.
pub fn lower(api: &Api, options: &Options, previous: &Previous, diagnostics: &mut Diagnostics) -> Plan {
    let replaced = overrides::find_replaced(api, &options.overrides, options.crates.as_ref(), diagnostics);
    let shared = share::share_schemas(api, &replaced);
    let uses = uses::find_uses(api, &shared, &replaced);
    let mut places = places::find_places(api, &shared, &replaced);
    if previous.is_order {
        places::put_in_order(api, &mut places, &previous.names);
    }
    let mut previous = overrides::rename_types(api, &places, &options.overrides, previous, diagnostics);
    let calls = overrides::name_calls(api, &options.overrides, &mut previous, diagnostics);
    let members = overrides::name_members(api, &options.overrides, diagnostics);
    let names = naming::name_everything(api, &shared, &places, &calls, &previous);
    let aliases = types::find_aliases(api, &shared, &replaced);
    let xml = xml::describe_schemas(api, &shared, &names);
    let formats = formats::Formats::new(options.formats, &names);
    let overrides = &options.overrides;
    let (digits, keys) = (digits::Digits::default(), types::find_keys(api));
    let mut lowering =
        Lowering { api, shared, uses, names, aliases, xml, formats, overrides, replaced, members, digits, keys };
    lowering.digits = digits::find_digits(&lowering);
    let mut items = items::lower_items(&lowering, &places, diagnostics);
    boxing::box_recursion(&mut items);
    sizes::box_large(&mut items);
    construction::add_construction(&lowering, &places, &mut items);
    let headers = headers::lower_headers(&lowering);
    let calls = calls::lower_calls(&lowering, &headers, diagnostics);
    let mut webhooks = webhooks::lower_webhooks(&lowering, diagnostics);
    let locked = lowering.names.locked(api, &places);
    let reserved = previous.reserve(&locked);
    let mut features = features::Features::of(&lowering, options.layout, &items);
    let feature = if webhooks.is_empty() { None } else { features.gate(&features::Part::Webhooks) };
    for webhooks in &mut webhooks {
        webhooks.feature.clone_from(&feature);
    }
    let files = files::divide(&lowering, features, items, calls);
    let (formats, xml) = (lowering.formats.given(), lowering.xml.take());
    let asides = client::Asides { headers: headers.headers, webhooks, formats, xml };
    let krate = client::lower_crate(&lowering, &options.name, asides, files);
    let replaced = api.schemas.ids().filter(|id| lowering.replaced.contains(*id));
    let replaced = replaced.map(|id| api.addresses.of(&api.schemas[id].origin)).collect();
    Plan { krate, names: locked, reserved, replaced }
}
