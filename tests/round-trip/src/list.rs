//! What fails, listed: the list may only shrink.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;

use crate::trip::Outcome;

/// What is listed of a document.
#[derive(Debug, Default, Deserialize)]
pub struct Listed {
    /// How many schemas have a name.
    pub schemas: usize,
    /// How many come back as they were sent.
    pub passing: usize,
    /// The others, each with a reason.
    #[serde(default)]
    pub failing: BTreeMap<String, String>,
    /// Those whose wrong values are taken, each with one.
    #[serde(default)]
    pub lax: BTreeMap<String, String>,
}

/// What differs from the list, one line each: what fails anew, and what fails no more and must be unlisted.
pub fn differences(name: &str, listed: &Listed, outcome: &Outcome) -> String {
    let mut lines = String::new();
    if listed.schemas != outcome.schemas {
        let _ = writeln!(lines, "{name}: {} schemas are listed, {} found", listed.schemas, outcome.schemas);
    }
    for (what, listed, found) in
        [("does not come back", &listed.failing, &outcome.failing), ("is not refused", &listed.lax, &outcome.lax)]
    {
        let addresses: BTreeSet<&String> = listed.keys().chain(found.keys()).collect();
        for address in addresses {
            let _ = match (listed.get(address), found.get(address)) {
                (None, Some(reason)) => writeln!(lines, "{name}: {address} {what}: {reason}"),
                (Some(_), None) => writeln!(lines, "{name}: {address}: nothing is wrong any more, unlist it"),
                _ => Ok(()),
            };
        }
    }
    lines
}

impl From<&Outcome> for Listed {
    fn from(outcome: &Outcome) -> Self {
        Self {
            schemas: outcome.schemas,
            passing: outcome.schemas - outcome.failing.len(),
            failing: outcome.failing.clone(),
            lax: outcome.lax.clone(),
        }
    }
}

/// A document's part of the list.
pub fn spell(name: &str, listed: &Listed) -> String {
    let (schemas, passing) = (listed.schemas, listed.passing);
    let mut text = format!("\n[{}]\nschemas = {schemas}\npassing = {passing}\n", quote(name));
    for (kind, found) in [("failing", &listed.failing), ("lax", &listed.lax)] {
        if !found.is_empty() {
            let _ = writeln!(text, "\n[{}.{kind}]", quote(name));
        }
        for (address, reason) in found {
            let _ = writeln!(text, "{} = {}", quote(address), quote(reason));
        }
    }
    text
}

fn quote(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
