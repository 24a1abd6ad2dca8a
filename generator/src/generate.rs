//! Generation: documents become the files of a crate, stage by stage.

use std::thread::{Builder, scope};

use indexmap::IndexMap;

use crate::api::{Api, Untyped};
use crate::config::{Config, Edition, Form};
use crate::crate_name::default_name;
use crate::declared::declare_schemes;
use crate::diagnostic::{Code, Diagnostics};
use crate::dialect::{self, Skeleton};
use crate::emit::{self, File, ManifestOptions, Printed};
use crate::ledger::Ledger;
use crate::lower::{self, Options, Order, Previous};
use crate::origin::FileId;
use crate::parallel;
use crate::resolve;
use crate::rust::{Crate, ItemKind};
use crate::select::Selection;
use crate::source::Documents;
use crate::surface::Surface;
use crate::verdict::PublicItems;

/// The settings that follow from the target, beside the options.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The package's name; by default it is made of the API's title.
    pub name: Option<String>,
    /// The form of the client.
    pub form: Form,
    /// The edition of the rules by which names are made.
    pub edition: Edition,
    /// The parts of the crate's manifest that follow from the options.
    pub manifest: ManifestOptions,
    /// True if only the public items are wanted, and no files.
    pub is_listing: bool,
}

/// A generated crate.
#[derive(Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The package's name.
    pub name: String,
    /// The edition of the rules by which names were made.
    pub edition: Edition,
    /// The files, without the lock.
    pub files: Vec<File>,
    /// The public items.
    pub surface: Surface,
    /// JSON pointer → Rust path, in document order.
    pub names: IndexMap<String, String>,
    /// Rust paths of earlier runs that are not in use any more.
    pub reserved: Vec<String>,
    /// Facts about the items that have names, for the next run.
    pub ledger: Ledger,
    /// An expression that builds a client for a first call: `Client::builder().api_key(…).build()?`.
    pub first_client: String,
    /// The number of operations with a call.
    pub operations: usize,
    /// The number of types, including aliases.
    pub types: usize,
    /// The number of named schemas in the document.
    pub schemas: usize,
    /// The places where the document constrains a value whose type is any JSON value.
    pub untyped: Vec<Untyped>,
}

/// The stack of a thread that resolves a document, as large as that of a thread that prints.
const STACK: usize = 64 << 20;

/// Lists the public items of the crates of two versions, of which the new one keeps the names of the old one; returns
/// `None` if one of them is not an OpenAPI document. The new one is resolved while the old one is listed.
pub fn list_versions(old: &Documents, new: &Documents, config: &Config) -> Option<[PublicItems; 2]> {
    // Diagnostics of the generator are not a part of the comparison.
    let mut unused = Diagnostics::default();
    if !config.selection().is_everything() || new.broken_overlay().is_some() {
        let (old, names) = list_public_items(old, config, &Previous::default(), &mut unused)?;
        let (new, _) = list_public_items(new, config, &names, &mut unused)?;
        return Some([old, new]);
    }
    scope(|scope| {
        let resolve = || resolve_api(new, config, &mut Diagnostics::default()).map(|(_, api)| api);
        let resolved = Builder::new().stack_size(STACK).spawn_scoped(scope, resolve);
        let (old, names) = list_public_items(old, config, &Previous::default(), &mut unused)?;
        let api = match resolved.ok().and_then(|thread| thread.join().ok()) {
            Some(api) => api?,
            // Without another thread, this one does the work.
            None => resolve()?,
        };
        let settings = Settings { is_listing: true, ..Settings::default() };
        let listed = generate_resolved((new, None), api, config, &settings, &names, &mut unused);
        Some([old, PublicItems { surface: listed.surface, names: listed.names }])
    })
}

/// Lists the public items and the names of a crate without printing it; returns `None` if the document is not an OpenAPI
/// document.
pub fn list_public_items(
    documents: &Documents,
    config: &Config,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Option<(PublicItems, Previous)> {
    list_items_of(documents, config, Settings::default(), previous, diagnostics)
}

/// Lists the public items and the names of a crate with these settings.
pub(crate) fn list_items_of(
    documents: &Documents,
    config: &Config,
    settings: Settings,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Option<(PublicItems, Previous)> {
    let settings = Settings { is_listing: true, ..settings };
    let Generated { surface, names, reserved, ledger, .. } =
        generate_as_seen(documents, config, &settings, previous, diagnostics)?;
    let items = PublicItems { surface, names: names.clone() };
    Some((items, Previous { names, reserved, order: Order::Document, ledger, ..Previous::default() }))
}

/// Generates a crate; returns `None` if the document is not an OpenAPI document.
pub fn generate(
    documents: &Documents,
    config: &Config,
    settings: &Settings,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Option<Generated> {
    let earlier = diagnostics.findings().len();
    let generated = generate_as_seen(documents, config, settings, previous, diagnostics);
    diagnostics.point_from(earlier, |origin| *origin = documents.written(origin));
    generated
}

/// Generates a crate; diagnostics point at the document after overlays.
fn generate_as_seen(
    documents: &Documents,
    config: &Config,
    settings: &Settings,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Option<Generated> {
    if documents.broken_overlay().is_some() {
        return None;
    }
    let (skeleton, api) = resolve_api(documents, config, diagnostics)?;
    Some(generate_resolved((documents, Some(&skeleton)), api, config, settings, previous, diagnostics))
}

/// Resolves the part of a document that the options select; returns `None` if it is not an OpenAPI document.
fn resolve_api<'d>(
    documents: &'d Documents,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<(Skeleton<'d>, Api)> {
    let skeleton = dialect::upgrade(documents, diagnostics)?;
    let mut api = resolve::resolve(&skeleton, &config.selection(), diagnostics);
    declare_schemes(&mut api, &config.security, diagnostics);
    Some((skeleton, api))
}

/// Generates a crate of a resolved document. If only a part of it was resolved, the skeleton is needed for the names.
fn generate_resolved(
    (documents, skeleton): (&Documents, Option<&Skeleton<'_>>),
    mut api: Api,
    config: &Config,
    settings: &Settings,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Generated {
    let name = settings.name.clone().unwrap_or_else(|| {
        let server = api.servers.first().map(|server| server.url.as_str());
        default_name(&api.title, server, documents.path(FileId::ENTRY))
    });
    let is_crate = settings.form == Form::Crate;
    let crates = settings.manifest.dependencies.iter().map(|(name, _)| name.replace('-', "_")).collect();
    let options = Options {
        edition: settings.edition,
        form: settings.form,
        name: name.clone(),
        crates: is_crate.then_some(crates),
    };
    let whole = skeleton
        .filter(|_| !config.selection().is_everything())
        .map(|skeleton| names_of_the_whole(skeleton, config, &options, previous, diagnostics));
    let earlier = diagnostics.findings().len();
    let plan = lower::lower(&mut api, config, &options, whole.as_ref().unwrap_or(previous), diagnostics);
    if whole.is_some() {
        diagnostics.forget_code_from(earlier, Code::BadOverride);
    }
    let (operations, schemas) = (api.operations.len(), api.named.len());
    let mut untyped = std::mem::take(&mut api.untyped);
    untyped.retain(|schema| !plan.replaced.contains(&schema.pointer));
    // Printing needs memory, too, and the model of the document no longer.
    drop(api);
    let Printed { files, surface } = match settings.form {
        _ if settings.is_listing => Printed { files: Vec::new(), surface: emit::list_public_items(&plan.krate) },
        Form::Crate => emit::emit_crate(&plan.krate, &settings.manifest),
        Form::Module => emit::emit_module(&plan.krate, format!("{}.rs", name.replace('-', "_"))),
    };
    let (first_client, types) = (emit::first_client(&plan.krate), count_types(&plan.krate));
    parallel::free(plan.krate);
    Generated {
        name,
        edition: settings.edition,
        files,
        surface,
        first_client,
        operations,
        types,
        schemas,
        names: plan.names,
        reserved: plan.reserved,
        ledger: plan.ledger,
        untyped,
    }
}

/// Names everything as without filters, so that a filter does not rename anything. Diagnostics of this pass are
/// dropped, except for overrides: they apply to the whole document, and may fit a part that the filters leave out.
fn names_of_the_whole(
    skeleton: &Skeleton<'_>,
    config: &Config,
    options: &Options,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Previous {
    let mut found = Diagnostics::default();
    let mut api = resolve::resolve(skeleton, &Selection::default(), &mut found);
    let plan = lower::lower(&mut api, config, options, previous, &mut found);
    for finding in found.findings().iter().filter(|finding| finding.code == Code::BadOverride) {
        diagnostics.push(finding.clone());
    }
    let mut names = plan.names;
    for (address, path) in &previous.names {
        names.entry(address.clone()).or_insert_with(|| path.clone());
    }
    Previous {
        names,
        reserved: previous.reserved.clone(),
        order: Order::Names,
        ledger: plan.ledger,
        ..Previous::default()
    }
}

fn count_types(krate: &Crate) -> usize {
    let items = krate.types.iter().flat_map(|file| &file.items).chain(krate.tags.iter().flat_map(|tag| &tag.items));
    items.filter(|item| !matches!(item.kind, ItemKind::Alias(_))).count()
}
