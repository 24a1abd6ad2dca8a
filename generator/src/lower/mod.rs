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
//! The order: `Facts` that need no names, then the names, then `Lowering` with both, by which items, calls and the
//! files of the crate are decided. No step changes the result of an earlier one.

mod calls;
mod docs;
mod formers;
mod items;
mod lowering;
mod naming;
mod package;
mod plan;
mod record;
mod responses;
mod types;
mod xml;

use std::collections::{BTreeSet, HashSet};

use indexmap::IndexMap;

pub use plan::previous::{Order, Previous};

use self::calls::LoweredCalls;
use self::items::{boxing, construction, rings, sizes};
use self::lowering::Lowering;
use self::package::client::{self, Asides};
use self::package::features::{Features, OptionalPart};
use self::package::files;
use self::package::former::Formers;
use self::plan::facts::Facts;
use self::plan::kept::find_kept;
use self::plan::moved::follow_moved;
use self::plan::order::keep_order;
use self::plan::overrides;
use self::plan::roles::find_roles;
use self::responses::{headers, webhooks};
use crate::api::Api;
use crate::config::{Config, Edition, Form};
use crate::diagnostic::Diagnostics;
use crate::ledger::Ledger;
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
    /// Facts about the items that have names, for the next run.
    pub ledger: Ledger,
    /// The pointers of schemas that are replaced by foreign types.
    pub replaced: BTreeSet<String>,
}

/// The decisions about the crate that other stages have made.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The package's name.
    pub name: String,
    /// The edition of the rules by which names are made.
    pub edition: Edition,
    /// The form of the output: only a crate has features of its own.
    pub form: Form,
    /// The dependencies in the manifest; `None` if there is no manifest, so that any crate may be named.
    pub crates: Option<BTreeSet<String>>,
}

/// Decides the generated Rust of `api`, and keeps the names in `previous`, and the order of members.
pub fn lower(
    api: &mut Api,
    config: &Config,
    options: &Options,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Plan {
    let roles = find_roles(api);
    let followed = follow_moved(api, &roles, previous);
    let kept = find_kept(api, &roles, &followed);
    keep_order(api, &kept);
    let api = &*api;
    let facts = Facts::find(api, config, options.crates.as_ref(), roles, kept, &followed, diagnostics);

    let mut previous = overrides::rename_types(&facts, &followed, diagnostics);
    let calls = overrides::name_calls(api, config, &mut previous, diagnostics);
    let members = overrides::name_members(api, config, diagnostics);
    let names = naming::name_everything(options.edition, &facts, &calls, &previous);
    let lowering = Lowering::of(facts, names, members, &previous);

    let mut items = items::lower_items(&lowering, diagnostics);
    boxing::box_recursion(&mut items);
    sizes::box_large(&mut items);
    let recursion_limit = rings::recursion_limit(&items);
    construction::add_construction(&lowering, &mut items);
    let headers = headers::lower_headers(&lowering);

    let locked = lowering.names.locked(api, &lowering.facts.places);
    let reserved = previous.reserve(&locked);
    let mut ledger = lowering.names.ledger(&lowering.facts);
    record::record_types(&lowering, &items, &mut ledger);
    let modules = formers::find_modules(&lowering, &followed);
    ledger.aliases = formers::find_formers(&lowering, &followed, &modules, &locked);
    formers::add_types(&lowering, &ledger.aliases, &mut items);

    let mut features = Features::of(&lowering, options.form, &items);
    let LoweredCalls { mut calls, inputs, of_client } = calls::lower_calls(&lowering, &headers, &features, diagnostics);
    record::record_calls(&lowering, &calls, &inputs, &mut ledger);
    formers::add_methods(&lowering, &ledger.aliases, &modules, &mut calls);
    formers::remember_members(&lowering, &modules, &mut ledger);
    let groups = formers::groups_of(&modules, &followed);
    ledger.members.extend(groups.clone());
    ledger.aliases.extend(modules.clone());
    let is_reserved: HashSet<&str> = reserved.iter().map(String::as_str).collect();
    ledger.remember(&followed.ledger, |path| is_reserved.contains(path));

    let feature = if api.webhooks.is_empty() { None } else { features.gate(&OptionalPart::Webhooks) };
    let webhooks = webhooks::lower_webhooks(&lowering, feature.as_ref(), diagnostics);
    let files = files::divide(&lowering, features, items, calls);

    let Lowering { facts, names, xml, .. } = lowering;
    let replaced = api.schemas.ids().filter(|id| facts.replaced.contains(*id));
    let asides = Asides {
        headers: headers.headers,
        webhooks,
        xml: xml.into_items(),
        formers: Formers { modules, groups },
        parameters: of_client,
        recursion_limit,
    };
    Plan {
        krate: client::lower_crate(api, config, &names, &options.name, asides, files, diagnostics),
        reserved,
        names: locked,
        ledger,
        replaced: replaced.map(|id| api.addresses.of(&api.schemas[id].origin)).collect(),
    }
}
