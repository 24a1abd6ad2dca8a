//! Calls: an operation becomes a method with its required inputs, setters for the rest, and a table of responses.

pub(in crate::lower) mod bodies;
mod body;
pub(in crate::lower) mod bundle;
mod documentation;
mod idempotency;
pub(in crate::lower) mod inherited;
mod inputs;
pub(in crate::lower) mod parameters;

use self::body::add_body;
use self::documentation::describe_call;
use self::idempotency::idempotency_key;
use self::inherited::{FoundParameter, find_client_parameters, inherit, is_argument};
use self::inputs::{Described, Inputs, Methods, Name, Start};
use self::parameters::lower_parameter;
use super::docs::Written;
use super::lowering::Lowering;
use super::package::features::Features;
use super::package::servers;
use super::plan::keys::parameter_keys;
use super::plan::members::KeptMembers;
use super::plan::tags::own_tag;
use super::responses::headers::Found;
use super::responses::{links, views};
use super::{docs, responses};
use crate::api::{self, Operation};
use crate::diagnostic::Diagnostics;
use crate::parallel;
use crate::rust::{Call, Requirement};
use crate::spelling::{Docs, Ident, Words};

/// The calls, and the names of the parameters and parts of each.
pub(super) struct LoweredCalls {
    pub(super) calls: Vec<Call>,
    pub(super) inputs: Vec<Vec<Ident>>,
    /// The parameters that are set once, on the builder of the client.
    pub(super) of_client: Vec<FoundParameter>,
}

pub(super) fn lower_calls(
    lowering: &Lowering<'_>,
    headers: &Found,
    features: &Features,
    diagnostics: &mut Diagnostics,
) -> LoweredCalls {
    let mut methods = Methods::new();
    for index in 0..lowering.api().operations.len() {
        let name = lowering.names.of_call(index);
        methods.entry(name.module.clone()).or_default().reserve(name.method.as_str());
    }
    let operations = &lowering.api().operations;
    let lowered = parallel::map(operations, |index, operation| lower_call(lowering, index, operation, headers));
    let (mut calls, mut inputs) = (Vec::with_capacity(lowered.len()), Vec::with_capacity(lowered.len()));
    for (index, lowered) in lowered.into_iter().enumerate() {
        diagnostics.append(lowered.found);
        let methods = methods.entry(lowering.names.of_call(index).module.clone()).or_default();
        let starters = lowered.starts.into_iter().map(|start| start.named(methods)).collect();
        calls.push(Call { starters, ..lowered.call });
        inputs.push(lowered.inputs);
    }
    links::lower_links(lowering, features, &mut calls, &mut methods, diagnostics);
    responses::report_unasked(lowering.api(), &lowering.facts.shared, diagnostics);
    let of_client = find_client_parameters(lowering, diagnostics);
    LoweredCalls { calls, inputs, of_client }
}

/// A call before its further methods have names, which those of other calls must not have.
struct LoweredCall {
    call: Call,
    /// The names of the parameters and parts.
    inputs: Vec<Ident>,
    starts: Vec<Start>,
    found: Diagnostics,
}

fn lower_call(lowering: &Lowering<'_>, index: usize, operation: &Operation, headers: &Found) -> LoweredCall {
    let name = lowering.names.of_call(index);
    let mut found = Diagnostics::default();
    let diagnostics = &mut found;
    let mut inputs = Inputs::new();
    let kept = inputs.reserve(lowering, index, operation);
    add_parameters(lowering, index, operation, &kept, &mut inputs, diagnostics);
    let multipart = add_body(lowering, index, operation, &kept, &mut inputs, diagnostics);
    let named = inputs.named.clone();
    let (bundle, arguments) = inputs.bundle(&name.arguments);
    let responses = responses::lower_responses(lowering, operation, name, diagnostics);
    let call = Call {
        formers: Vec::new(),
        method: name.method.clone(),
        ident: name.ident.clone(),
        docs: describe_call(operation, &inputs.described),
        deprecated: operation.deprecated,
        id: operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path)),
        tag: own_tag(operation).map(str::to_owned),
        http_method: operation.method.to_string(),
        path: operation.path.clone(),
        accept: responses::accept(lowering.api(), operation),
        server: operation.server.as_ref().map(servers::lower_server),
        idempotency_key: idempotency_key(lowering.api(), operation, diagnostics),
        security: security(operation),
        bundle,
        arguments,
        setters: inputs.setters,
        inherited: inputs.inherited,
        starters: Vec::new(),
        multipart,
        links: Vec::new(),
        linked: false,
        views: views::lower_views(lowering, operation, &responses, &mut inputs.setter_names),
        headers: headers.of_call(index),
        responses,
    };
    LoweredCall { call, inputs: named, starts: inputs.starts, found }
}

/// Adds the parameters, by the names that the options give them.
fn add_parameters(
    lowering: &Lowering<'_>,
    index: usize,
    operation: &Operation,
    kept: &KeptMembers,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) {
    for ((at, parameter), key) in operation.parameters.iter().enumerate().zip(parameter_keys(operation)) {
        let chosen = lowering.members.parameter(index, at).or_else(|| kept.get(&key));
        add_parameter(lowering, parameter, chosen, inputs, diagnostics);
    }
}

fn add_parameter(
    lowering: &Lowering<'_>,
    parameter: &api::Parameter,
    chosen: Option<&Ident>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) {
    let own = Words::spelled(&parameter.name);
    let words = Name { chosen, words: [own.clone(), own.join(&Words::of("parameter"))] };
    let lowered = lower_parameter(lowering, parameter, diagnostics);
    let is_argument = is_argument(lowering, parameter);
    let name = Some(&*parameter.name).filter(|_| !is_argument);
    let example = docs::example(lowering, parameter);
    let mut docs = docs::of_parameter(
        lowering,
        &Written { description: parameter.description.as_deref(), name, example: example.as_deref() },
        parameter.schema,
    );
    if is_argument {
        let schema = &lowering.api().schemas[parameter.schema];
        let description = parameter.description.as_deref().or(schema.description.as_deref());
        let bounds = docs::bounds(lowering, parameter.schema, description);
        return inputs.require(words, &Described { description, bounds, example }, docs, lowered);
    }
    let is_inherited = inherited::is_of_client(lowering, parameter);
    if is_inherited {
        docs.push_paragraph(Docs::fixed("Default: the value that the builder of the client was given."));
    }
    let setter = inputs.allow(words, docs, parameter.deprecated, lowered);
    inputs.inherited.extend(inherit(lowering, parameter, &setter));
}

fn security(operation: &Operation) -> Vec<Vec<Requirement>> {
    let lower =
        |one: &crate::api::Requirement| Requirement { scheme: one.scheme.to_string(), scopes: one.scopes.clone() };
    let mut alternatives: Vec<Vec<Requirement>> = Vec::new();
    for alternative in &operation.security {
        let alternative: Vec<Requirement> = alternative.iter().map(lower).collect();
        let has_schemes = |other: &Vec<Requirement>| {
            other.iter().map(|one| &one.scheme).eq(alternative.iter().map(|one| &one.scheme))
        };
        // Alternatives may differ in their scopes only: the first one is taken.
        if !alternatives.iter().any(has_schemes) {
            alternatives.push(alternative);
        }
    }
    alternatives
}
