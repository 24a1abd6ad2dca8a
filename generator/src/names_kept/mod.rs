//! Names stay from version to version of a document, with the lock carried on.

mod edition;
mod histories;
mod kinds;
mod members;

use std::path::Path;

use indexmap::IndexMap;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::emit::{self, ManifestOptions};
use crate::lower::{self, Options, Plan, Previous};
use crate::select::Selection;
use crate::{Input, dialect, read, resolve};

/// A client as it is after a version of its document.
struct Client {
    names: IndexMap<String, String>,
    previous: Previous,
    /// The generated code, as one file.
    code: String,
}

impl Client {
    /// The client of the first version of a document.
    fn of(document: &str) -> Self {
        Self::after(&Previous::default(), document, &Config::default())
    }

    /// The client of the next version.
    fn next(&self, document: &str) -> Self {
        Self::after(&self.previous, document, &Config::default())
    }

    /// The client after a change of the options.
    fn configured(&self, document: &str, config: &str) -> Self {
        Self::after(&self.previous, document, &toml::from_str(config).unwrap())
    }

    fn after(previous: &Previous, document: &str, config: &Config) -> Self {
        let text = if document.starts_with("swagger") {
            format!("{document}\ninfo: {{title: Names, version: '1'}}")
        } else {
            format!("openapi: 3.1.0\ninfo: {{title: Names, version: '1'}}\n{document}")
        };
        let mut diagnostics = Diagnostics::default();
        let documents = read(Input::Bytes { name: "names.yaml".into(), bytes: text.into_bytes() }, &mut diagnostics);
        let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("a document");
        let mut api = resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics);
        let plan = lower::lower(&mut api, config, &Options::default(), previous, &mut diagnostics);
        Self { names: plan.names.clone(), code: code(&plan), previous: next_previous(previous, plan) }
    }

    /// The path of the item at the pointer with this end.
    #[track_caller]
    fn path(&self, end: &str) -> &str {
        let found = self.names.iter().find(|(pointer, _)| pointer.ends_with(end));
        found.map_or_else(|| panic!("{end} of {:#?}", self.names), |(_, path)| path)
    }

    /// Checks that the code has this text, whatever the spaces.
    #[track_caller]
    fn has(&self, text: &str) {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain(&self.code).contains(&plain(text)), "{text}\nis not in\n{}", self.code);
    }

    #[track_caller]
    fn lacks(&self, text: &str) {
        assert!(!self.code.contains(text), "{text}\nis in\n{}", self.code);
    }
}

fn code(plan: &Plan) -> String {
    let printed = emit::emit_crate(&plan.krate, &ManifestOptions::default());
    let sources = printed
        .files
        .into_iter()
        .filter(|file| Path::new(&file.path).extension().is_some_and(|extension| extension == "rs"));
    sources.map(|file| file.text).collect::<Vec<_>>().join("\n")
}

/// The state that the lock of a run gives the next one.
fn next_previous(earlier: &Previous, plan: Plan) -> Previous {
    let is_gone = |path: &&String| plan.reserved.contains(path);
    let mut names: IndexMap<String, String> =
        earlier.names.iter().filter(|(_, path)| is_gone(path)).map(|(at, path)| (at.clone(), path.clone())).collect();
    names.extend(plan.names);
    Previous { names, reserved: plan.reserved, ledger: plan.ledger, ..Previous::default() }
}
