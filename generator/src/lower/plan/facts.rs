//! The facts that are known of an API before anything is named. None of them changes later.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

use super::aliases::{Aliases, find_aliases, find_keys};
use super::digits::find_digits;
use super::grown::find_grown;
use super::holding::Holding;
use super::kept::Kept;
use super::overrides::{Replaced, find_replaced};
use super::places::{Places, find_places, put_in_order};
use super::previous::{Order, Previous};
use super::roles::Roles;
use super::secrets::find_secrets;
use super::share::{Shared, share_schemas};
use super::uses::{Uses, find_taken_apart, find_uses};
use crate::api::{Api, SchemaId};
use crate::config::Config;
use crate::diagnostic::Diagnostics;

/// The facts about an API.
pub(in crate::lower) struct Facts<'a> {
    pub(in crate::lower) api: &'a Api,
    pub(in crate::lower) config: &'a Config,
    /// The schemas that types of other crates replace.
    pub(in crate::lower) replaced: Replaced,
    /// The parts that schemas play, by which the next run finds them.
    pub(in crate::lower) roles: Roles,
    /// The paths that schemas had in the last run.
    pub(in crate::lower) kept: Kept,
    /// The schemas that share a type.
    pub(in crate::lower) shared: Shared,
    /// The parts of the API that send and receive each schema.
    pub(in crate::lower) uses: Uses,
    /// The named schemas without a type, because callers pass their properties one by one.
    pub(in crate::lower) taken_apart: HashSet<SchemaId>,
    /// The places of types, in the order of the output.
    pub(in crate::lower) places: Places,
    /// Named schemas without a type of their own.
    pub(in crate::lower) aliases: Aliases,
    /// The schemas of the keys of maps.
    pub(in crate::lower) keys: HashSet<SchemaId>,
    /// The schemas with numbers whose digits are kept.
    pub(in crate::lower) digits: Holding,
    pub(in crate::lower) secrets: Holding,
}

impl<'a> Facts<'a> {
    /// Finds the facts. `crates` are those of the manifest, if there is one.
    pub(in crate::lower) fn find(
        api: &'a Api,
        config: &'a Config,
        crates: Option<&BTreeSet<String>>,
        roles: Roles,
        kept: Kept,
        previous: &Previous,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let replaced = find_replaced(api, config, crates, diagnostics);
        let separate = OnceCell::new();
        let is_sent = |id| separate.get_or_init(|| find_uses(api, &Shared::alone(api), &replaced)).is_sent(id);
        let grown = find_grown(api, &replaced, &kept, is_sent);
        let shared = share_schemas(api, &replaced, &kept, &grown);
        let uses = find_uses(api, &shared, &replaced);
        let taken_apart = find_taken_apart(api, &shared, &replaced, &kept);
        let mut places = find_places(api, &shared, &replaced, &taken_apart);
        if previous.order == Order::Names {
            put_in_order(api, &mut places, &previous.names);
        }
        let aliases = find_aliases(api, &shared, &replaced);
        let (digits, secrets) = (find_digits(api, &replaced), find_secrets(api));
        Self {
            api,
            config,
            replaced,
            roles,
            kept,
            shared,
            uses,
            taken_apart,
            places,
            aliases,
            keys: find_keys(api),
            digits,
            secrets,
        }
    }
}
