//! The whole way of a document: a crate, a program, values, and what became of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clientwright::Builder;
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;
use serde_json::Value;

use crate::compare::difference;
use crate::declared::declared;
use crate::files::Files;
use crate::instances::{Instance, instances};
use crate::program;
use crate::validator::{Schemas, Written};
use crate::wrong::wrong;

/// A document, and the crate that is made of it.
#[derive(Debug)]
pub struct Document {
    /// As the list names it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// The crate.
    pub package: String,
}

/// What became of the values of a document.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many schemas have a name.
    pub schemas: usize,
    /// How many values were sent.
    pub values: usize,
    /// How many values that are wrong were sent.
    pub wrong: usize,
    /// The schemas of which no valid value was found.
    pub untried: Vec<String>,
    /// The schemas of which a value did not come back as it was sent, each with the first.
    pub failing: BTreeMap<String, String>,
    /// Wrong values that were taken, or refused without the place, by schema.
    pub lax: BTreeMap<String, String>,
}

/// A value to be sent.
struct Sent {
    at: usize,
    what: String,
    value: Value,
    /// The place that a refusal must name; none where the value must come back.
    refusal: Option<String>,
}

/// Generates the crate and writes the program; tells which schemas it reads, each with its type.
pub fn prepare(workspace: &Workspace, document: &Document) -> Vec<(String, String)> {
    let builder = Builder::new(&document.path).name(&document.package).runtime_path(project().join("runtime"));
    let report = builder.generate_to(workspace.member(&document.package)).expect("a crate");
    let names = &report.generated.as_ref().expect("a document").names;
    let types: Vec<(String, String)> =
        names.iter().filter(|(address, path)| is_named(address) && is_type(path)).map(clone_pair).collect();
    let paths: Vec<String> = types.iter().map(|(_, path)| path.clone()).collect();
    program::write(&workspace.member(&format!("{}-trip", document.package)), &document.package, &paths);
    types
}

fn clone_pair((one, two): (&String, &String)) -> (String, String) {
    (one.clone(), two.clone())
}

/// Whether an address is that of a component, or of what a reference to another file names.
fn is_named(address: &str) -> bool {
    match address.split_once('#') {
        Some(("", pointer)) => {
            let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
            matches!(tokens[..], ["components", "schemas", _] | ["definitions" | "$defs", _])
        }
        Some((_, pointer)) => !pointer.contains("/properties/") && !pointer.contains("/items"),
        None => true,
    }
}

fn is_type(path: &str) -> bool {
    path.rsplit("::").next().is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Sends everything and looks at what comes back.
pub fn travel(document: &Document, types: &[(String, String)], program: &Path) -> Outcome {
    let files = Files::read(&document.path);
    let written = Written::new(&files);
    let registry = written.registry().expect("schemas");
    let addresses: Vec<String> = types.iter().map(|(address, _)| files.place(address)).collect();
    let schemas = written.schemas(&registry, &addresses);
    let mut outcome = Outcome { schemas: types.len(), ..Outcome::default() };
    let mut sent = Vec::new();
    for (at, (address, _)) in types.iter().enumerate() {
        match make(&files, &schemas, address, at) {
            Ok(values) if !values.is_empty() => sent.extend(values),
            Ok(_) => outcome.untried.push(address.clone()),
            Err(reason) => outcome.untried.push(format!("{address} ({reason})")),
        }
    }
    let values: Vec<(usize, Value)> = sent.iter().map(|sent| (sent.at, sent.value.clone())).collect();
    for (sent, back) in sent.iter().zip(program::run(program, &values)) {
        judge(&mut outcome, &types[sent.at].0, sent, back);
    }
    outcome
}

/// The values of a schema that are valid, and some that are not.
fn make(files: &Files, schemas: &Schemas<'_>, address: &str, at: usize) -> Result<Vec<Sent>, String> {
    let schema = files.find(address).ok_or("it is not found")?;
    let valid = schemas.of(at)?;
    let made = instances(files, schema);
    let is_valid = |instance: &Instance| valid.takes(&instance.value);
    let right = made.iter().find(|made| made.what == "everything 0" && is_valid(made));
    let mut sent = Vec::new();
    // A value with an unknown one in it shows something where it is invalid for that alone.
    for instance in made.iter().filter(|made| if made.open { right.is_some() } else { is_valid(made) }) {
        let value = declared(files, &[schema], &instance.value);
        sent.push(Sent { at, what: instance.what.clone(), value, refusal: None });
    }
    let wrong = right.map(|right| wrong(files, schema, &right.value)).unwrap_or_default();
    for wrong in wrong.into_iter().filter(|wrong| !valid.takes(&wrong.value)) {
        sent.push(Sent { at, what: "wrong".to_owned(), value: wrong.value, refusal: Some(wrong.path) });
    }
    Ok(sent)
}

fn judge(outcome: &mut Outcome, address: &str, sent: &Sent, back: Result<Value, String>) {
    let Some(path) = &sent.refusal else {
        outcome.values += 1;
        let fault = match back {
            Ok(back) => difference(&sent.value, &back),
            Err(error) => Some(error),
        };
        if let Some(fault) = fault {
            outcome.failing.entry(address.to_owned()).or_insert_with(|| format!("{}: {fault}", sent.what));
        }
        return;
    };
    outcome.wrong += 1;
    let fault = match back {
        Ok(_) => Some(format!("{path} is wrong, and the value is taken")),
        Err(error) if error.contains(path) => None,
        Err(error) => Some(format!("{path} is wrong, and the error is: {error}")),
    };
    if let Some(fault) = fault {
        outcome.lax.entry(address.to_owned()).or_insert(fault);
    }
}
