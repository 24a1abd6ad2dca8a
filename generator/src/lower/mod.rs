//! `lower`: an [`Api`] becomes a [`Plan`] with every decision about the generated Rust.
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
//! The steps: equal inline schemas are merged, every type gets a module and a name, items and calls are built from
//! them, and finally recursive types get boxes.

mod calls;
mod docs;
mod items;
mod naming;
mod package;
mod plan;
mod responses;
mod types;
mod xml;

use std::collections::{BTreeSet, HashSet};

use indexmap::IndexMap;

pub use plan::overrides::{Overrides, Rename, TypeOverride, UnknownProperties};
pub use plan::previous::Previous;
pub use types::formats::{DateCrate, DecimalCrate, FormatChoice, UriCrate, UuidCrate};

use self::docs::purposes;
use self::items::construction;
use self::package::{client, features, files};
use self::plan::{overrides, places, share, uses};
use self::responses::{headers, webhooks};
use self::types::{boxing, digits, formats, sizes};
use crate::api::{Api, SchemaId};
use crate::diagnostic::Diagnostics;
use crate::rust::Crate;

/// The model of a client crate.
#[derive(Debug)]
pub struct Plan {
    /// The crate.
    pub krate: Crate,
    /// JSON pointer → Rust path, for every operation and every type that a schema became, in document order.
    pub names: IndexMap<String, String>,
    /// Rust paths of earlier runs that are no longer used: new items do not take them.
    pub reserved: Vec<String>,
    /// The pointers of schemas that are replaced by foreign types.
    pub replaced: BTreeSet<String>,
}

/// State shared by this stage, beside the API itself.
struct Lowering<'a> {
    api: &'a Api,
    shared: share::Shared,
    uses: uses::Uses,
    names: naming::Names,
    purposes: purposes::Purposes<'a>,
    aliases: types::Aliases,
    xml: xml::Descriptions,
    formats: formats::Formats,
    overrides: &'a Overrides,
    replaced: overrides::Replaced,
    members: overrides::Members,
    digits: digits::Digits,
    /// The schemas of the keys of maps.
    keys: HashSet<SchemaId>,
}

/// The options that affect the generated Rust.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The package's name.
    pub name: String,
    /// The form of the output.
    pub layout: Layout,
    /// The types that represent strings of a format.
    pub formats: FormatChoice,
    /// Overrides of types, fields, parameters, operations and tags.
    pub overrides: Overrides,
    /// The dependencies in the manifest; `None` if there is no manifest, so that any crate may be named.
    pub crates: Option<BTreeSet<String>>,
}

/// The form of the output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// A crate with its own features.
    #[default]
    Crate,
    /// A module of another crate.
    Module,
}

/// Decides the generated Rust of `api`, and keeps the names in `previous`.
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
    let purposes = purposes::find_purposes(api, &shared, &replaced, &names);
    let aliases = types::find_aliases(api, &shared, &replaced);
    let xml = xml::describe_schemas(api, &shared, &names);
    let formats = formats::Formats::new(options.formats, &names);
    let overrides = &options.overrides;
    let (digits, keys) = (digits::Digits::default(), types::find_keys(api));
    let mut lowering = Lowering {
        api,
        shared,
        uses,
        names,
        purposes,
        aliases,
        xml,
        formats,
        overrides,
        replaced,
        members,
        digits,
        keys,
    };
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
