//! Parameters that are set once, on the builder of the client; the options name them.
//!
//! ```toml
//! client-parameters = ["X-Account"]
//! ```
//! ```text
//! Client::builder().x_account("a-1")     # for every operation that has the header
//! client.pets().list().x_account("a-2")  # in place of an argument
//! ```

use indexmap::IndexMap;

use super::parameters::pass;
use crate::api::{Location, Parameter, Style};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::lower::docs::{self, Written};
use crate::lower::lowering::Lowering;
use crate::lower::types::rules::rules_of;
use crate::rust::{HeaderStyle, Inherited, Passing, QueryOptions, QueryStyle, Rule, Sending, Type};
use crate::spelling::{Docs, Ident};

/// Documents with fewer operations get no proposal.
const LEAST: usize = 3;

/// A parameter of the client, before its setter has a name.
pub(in crate::lower) struct FoundParameter {
    pub(in crate::lower) name: String,
    pub(in crate::lower) docs: Docs,
    pub(in crate::lower) passing: Passing,
    pub(in crate::lower) sending: Sending,
    pub(in crate::lower) rules: Vec<Rule>,
}

/// The identity of a parameter: names of headers are case-insensitive (RFC 9110, 5.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Header(String),
    Query(String),
}

impl Key {
    fn of(parameter: &Parameter) -> Option<Self> {
        match parameter.location {
            Location::Header => Some(Self::Header(parameter.name.to_ascii_lowercase())),
            Location::Query => Some(Self::Query(parameter.name.clone())),
            Location::Path | Location::QueryString | Location::Cookie => None,
        }
    }

    fn is_named(&self, name: &str) -> bool {
        match self {
            Self::Header(known) => known.eq_ignore_ascii_case(name),
            Self::Query(known) => known == name,
        }
    }

    fn shown(&self, name: &str) -> String {
        let place = if matches!(self, Self::Header(_)) { "header" } else { "query parameter" };
        format!("{place} `{}`", name.escape_debug())
    }
}

/// Returns true if a parameter is an argument of the call's method.
pub(super) fn is_argument(lowering: &Lowering<'_>, parameter: &Parameter) -> bool {
    parameter.required && !is_of_client(lowering, parameter)
}

/// Returns true if calls take the value of a parameter from the client.
pub(super) fn is_of_client(lowering: &Lowering<'_>, parameter: &Parameter) -> bool {
    is_listed(lowering, parameter) && passing_of(lowering, parameter).is_some()
}

fn is_listed(lowering: &Lowering<'_>, parameter: &Parameter) -> bool {
    let names = &lowering.facts.config.client_parameters;
    !names.is_empty() && Key::of(parameter).is_some_and(|key| names.iter().any(|name| key.is_named(name)))
}

/// Returns the value that a call takes from the client.
pub(super) fn inherit(lowering: &Lowering<'_>, parameter: &Parameter, setter: &Ident) -> Option<Inherited> {
    is_of_client(lowering, parameter).then(|| Inherited {
        name: parameter.name.clone(),
        setter: setter.clone(),
        is_query: parameter.location == Location::Query,
        is_required: parameter.required,
    })
}

/// Returns the way in which the builder takes a value: types of the document may not be compiled, so it takes strings, numbers and
/// booleans; `None` for lists and objects.
fn passing_of(lowering: &Lowering<'_>, parameter: &Parameter) -> Option<Passing> {
    if matches!(parameter.style, Style::Json | Style::Xml | Style::FormText) {
        return None;
    }
    match pass(lowering, Some(parameter.schema)) {
        Passing::Value(Type::Unit) => None,
        Passing::Value(ty @ (Type::Bool | Type::Integer(_) | Type::Float)) => Some(Passing::Value(ty)),
        Passing::SecretText => Some(Passing::SecretText),
        Passing::Text | Passing::Into(_) | Passing::Value(_) | Passing::Reference(Type::Json) => Some(Passing::Text),
        _ => None,
    }
}

/// Returns the parameters of the client, in the order of the operations.
pub(super) fn find_client_parameters(lowering: &Lowering<'_>, diagnostics: &mut Diagnostics) -> Vec<FoundParameter> {
    let mut found: IndexMap<Key, FoundParameter> = IndexMap::new();
    for parameter in parameters(lowering).filter(|parameter| is_listed(lowering, parameter)) {
        let Some(key) = Key::of(parameter) else { continue };
        let Some(passing) = passing_of(lowering, parameter) else {
            let message = format!(
                "the {} is not a string, number or boolean, so that `client-parameters` cannot name it",
                key.shown(&parameter.name)
            );
            diagnostics.report(Code::BadOverride, &parameter.origin, message).help("set it on each call");
            continue;
        };
        let rules = rules_of(lowering, parameter.schema).checked();
        match found.get_mut(&key) {
            None => {
                found.insert(key, describe(lowering, parameter, passing, rules));
            }
            Some(known) if known.passing == passing => {
                if known.rules != rules {
                    known.rules.clear();
                }
            }
            // Of different types: each operation reads the same string.
            Some(known) => {
                let is_secret = [&known.passing, &passing].contains(&&Passing::SecretText);
                known.passing = if is_secret { Passing::SecretText } else { Passing::Text };
                known.rules.clear();
            }
        }
    }
    report_unmatched(lowering, diagnostics);
    propose(lowering, diagnostics);
    found.into_values().collect()
}

fn parameters<'a>(lowering: &Lowering<'a>) -> impl Iterator<Item = &'a Parameter> {
    lowering.api().operations.iter().flat_map(|operation| &operation.parameters)
}

fn describe(lowering: &Lowering<'_>, parameter: &Parameter, passing: Passing, rules: Vec<Rule>) -> FoundParameter {
    let name = &parameter.name;
    let example = docs::example(lowering, parameter);
    let description = parameter.description.as_deref();
    let written = Written { description, name: Some(name), example: example.as_deref() };
    let mut docs = docs::of_parameter(lowering, &written, parameter.schema);
    let options =
        QueryOptions { style: QueryStyle::Form, allow_reserved: parameter.allow_reserved, allow_empty_value: false };
    let (place, sending) = match parameter.location {
        Location::Query => ("query parameter", Sending::Query(name.clone(), options)),
        _ => ("header", Sending::Header(name.clone(), HeaderStyle::Simple)),
    };
    let shown = name.replace('`', "'");
    docs.push_paragraph(Docs::line(&format!(
        "The {place} `{shown}` of every operation that has it, unless the call sets it."
    )));
    FoundParameter { name: name.clone(), docs, passing, sending, rules }
}

/// Reports names of the options that no parameter has.
fn report_unmatched(lowering: &Lowering<'_>, diagnostics: &mut Diagnostics) {
    let keys: Vec<Key> = parameters(lowering).filter_map(Key::of).collect();
    for name in &lowering.facts.config.client_parameters {
        if keys.iter().any(|key| key.is_named(name)) {
            continue;
        }
        let known = parameters(lowering).filter(|parameter| Key::of(parameter).is_some());
        let near = nearest(name, known.map(|parameter| &*parameter.name)).map(|near| format!("did you mean `{near}`?"));
        let message = format!(
            "`client-parameters` of the options names `{}`, which is not a header or query parameter of the document",
            name.escape_debug()
        );
        let diagnostic = diagnostics.report_anywhere(Code::BadOverride, message);
        if let Some(near) = near {
            diagnostic.help(near);
        }
    }
}

/// Reports parameters that every operation requires in the same form. The runtime makes a key of idempotency for each call.
fn propose(lowering: &Lowering<'_>, diagnostics: &mut Diagnostics) {
    let operations = &lowering.api().operations;
    let Some((first, others)) = operations.split_first().filter(|_| operations.len() >= LEAST) else { return };
    for parameter in &first.parameters {
        let (Some(key), Some(_)) = (Key::of(parameter), passing_of(lowering, parameter)) else { continue };
        let is_key = parameter.name.to_ascii_lowercase().contains("idempoten");
        let requires = |one: &Parameter| one.required && Key::of(one).as_ref() == Some(&key);
        let form = |one: &Parameter| (pass(lowering, Some(one.schema)), rules_of(lowering, one.schema).checked());
        let is_same = |one: &Parameter| requires(one) && form(one) == form(parameter);
        let is_repeated = || others.iter().all(|operation| operation.parameters.iter().any(is_same));
        if is_key || !parameter.required || is_listed(lowering, parameter) || !is_repeated() {
            continue;
        }
        let message = format!("every operation requires the {}", key.shown(&parameter.name));
        let name = parameter.name.escape_debug();
        diagnostics.report(Code::RepeatedParameter, &parameter.origin, message).help(format!(
            "`client-parameters = [\"{name}\"]` in clientwright.toml makes it a setter of the client's builder"
        ));
    }
}
