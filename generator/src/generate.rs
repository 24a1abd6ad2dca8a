//! From documents to the files of a crate: the pipeline, stage by stage.

use indexmap::IndexMap;

use crate::api::Untyped;
use crate::crate_name::default_name;
use crate::diagnostic::{Code, Diagnostics};
use crate::dialect::{self, Skeleton};
use crate::emit::{self, File, RuntimeSource};
use crate::lower::{self, FormatChoice, Layout, Options, Overrides, Previous};
use crate::resolve;
use crate::rust::{Crate, ItemKind};
use crate::select::Selection;
use crate::source::{Documents, FileId};

/// What a crate is called and how it is laid out.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The package's name; made of the API's title where there is none.
    pub name: Option<String>,
    /// Where the generated crate finds the runtime.
    pub runtime: RuntimeSource,
    /// Whether it is one file to be included, in place of a crate.
    pub module: bool,
    /// Which operations become calls.
    pub selection: Selection,
    /// Which crates hold the values of which formats.
    pub formats: FormatChoice,
    /// What is said of single things.
    pub overrides: Overrides,
    /// The crates that it depends on beside the runtime, each with its line in the manifest.
    pub dependencies: Vec<(String, String)>,
}

/// A generated crate.
#[derive(Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The package's name.
    pub name: String,
    /// Its files, the lock aside.
    pub files: Vec<File>,
    /// JSON pointer → Rust path, in document order.
    pub names: IndexMap<String, String>,
    /// Rust paths that earlier runs gave and nothing has any more.
    pub reserved: Vec<String>,
    /// An expression that builds a client with what a first call needs: `Client::builder().api_key(…).build()?`.
    pub first_client: String,
    /// How many operations became calls.
    pub operations: usize,
    /// How many types there are, aliases included.
    pub types: usize,
    /// How many schemas have a name in the document.
    pub schemas: usize,
    /// The places where the document says something about a value, and its type is a bare JSON value all the same.
    pub untyped: Vec<Untyped>,
}

/// Generates a crate; none where the document is not one.
pub fn generate(
    documents: &Documents,
    settings: &Settings,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Option<Generated> {
    let earlier = diagnostics.findings().len();
    let generated = generate_as_seen(documents, settings, previous, diagnostics);
    diagnostics.point_from(earlier, |origin| *origin = documents.written(origin));
    generated
}

/// Generates a crate; findings point at what overlays made of the document.
fn generate_as_seen(
    documents: &Documents,
    settings: &Settings,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Option<Generated> {
    if documents.broken_overlay().is_some() {
        return None;
    }
    let skeleton = dialect::upgrade(documents, diagnostics)?;
    let api = resolve::resolve(&skeleton, &settings.selection, diagnostics);
    let name = settings.name.clone().unwrap_or_else(|| {
        let server = api.servers.first().map(|server| server.url.as_str());
        default_name(&api.title, server, documents.path(FileId::ENTRY))
    });
    let layout = if settings.module { Layout::Module } else { Layout::Crate };
    let crates = settings.dependencies.iter().map(|(name, _)| name.replace('-', "_")).collect();
    let options = Options {
        layout,
        name: name.clone(),
        formats: settings.formats,
        overrides: settings.overrides.clone(),
        crates: (!settings.module).then_some(crates),
    };
    let is_part = !settings.selection.is_everything();
    let whole = is_part.then(|| names_of_the_whole(&skeleton, &options, previous, diagnostics));
    let earlier = diagnostics.findings().len();
    let plan = lower::lower(&api, &options, whole.as_ref().unwrap_or(previous), diagnostics);
    if is_part {
        diagnostics.forget_code_from(earlier, Code::BadOverride);
    }
    let files = if settings.module {
        let path = format!("{}.rs", name.replace('-', "_"));
        vec![File { path, text: emit::emit_module(&plan.krate) }]
    } else {
        emit::emit_crate(&plan.krate, &settings.runtime, &settings.dependencies)
    };
    Some(Generated {
        name,
        files,
        first_client: emit::first_client(&plan.krate),
        operations: api.operations.len(),
        types: count_types(&plan.krate),
        schemas: api.named.len(),
        names: plan.names,
        reserved: plan.reserved,
        untyped: api.untyped.into_iter().filter(|one| !plan.replaced.contains(&one.pointer)).collect(),
    })
}

/// What everything would be called without filters, so that a filter renames nothing. What is found is told without this, but
/// for overrides: these are of the whole, and one that fits nothing here may fit what is left out.
fn names_of_the_whole(
    skeleton: &Skeleton<'_>,
    options: &Options,
    previous: &Previous,
    diagnostics: &mut Diagnostics,
) -> Previous {
    let mut found = Diagnostics::default();
    let api = resolve::resolve(skeleton, &Selection::default(), &mut found);
    let plan = lower::lower(&api, options, previous, &mut found);
    for finding in found.findings().iter().filter(|finding| finding.code == Code::BadOverride) {
        diagnostics.push(finding.clone());
    }
    let mut names = plan.names;
    for (address, path) in &previous.names {
        names.entry(address.clone()).or_insert_with(|| path.clone());
    }
    Previous { names, reserved: previous.reserved.clone(), is_order: true }
}

fn count_types(krate: &Crate) -> usize {
    let items = krate.types.iter().flat_map(|file| &file.items).chain(krate.tags.iter().flat_map(|tag| &tag.items));
    items.filter(|item| !matches!(item.kind, ItemKind::Alias(_))).count()
}
