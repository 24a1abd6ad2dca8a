//! Links: a method that takes a response and returns the next call, beside the operation.
//!
//! ```yaml
//! links:                                              # client.pets().owner(&response)? -> users::Get
//!   Owner: {operationId: getUser, parameters: {id: '$response.body#/owner/id'}}
//! ```
//!
//! Values that the response does not hold become arguments: parameters that the link does not set, or that it takes
//! from the request, which the caller knows. Optional parameters can be set on the returned call. The request is
//! encoded as by the operation's own method, from the JSON of the response, so that a number is valid for a string
//! parameter.

use std::collections::HashMap;

use super::link_values::{Source, lower_value};
use super::outcome;
use crate::api::{self, LinkTarget, Operation};
use crate::diagnostic::{Code, Diagnostics};
use crate::lower::lowering::Lowering;
use crate::lower::package::features::Features;
use crate::lower::package::servers::lower_server;
use crate::rust::{
    Argument, Call, Link, LinkValue, Module, Outcome, Parameter, PartedStart, Payload, Sending, Type, TypePath, taken,
};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// Adds to each call the links of its responses.
pub(in crate::lower) fn lower_links(
    lowering: &Lowering<'_>,
    features: &Features,
    calls: &mut [Call],
    methods: &mut HashMap<Ident, Scope>,
    diagnostics: &mut Diagnostics,
) {
    for (index, operation) in lowering.api().operations.iter().enumerate() {
        for response in &operation.responses {
            for link in &response.links {
                let source = Source { index, operation, response, link };
                match lower_link(lowering, features, &source, calls, methods) {
                    Ok((target, lowered)) => {
                        calls[target].linked = true;
                        calls[index].links.push(lowered);
                    }
                    Err(why) => {
                        let message = format!("the link `{}` gets no method: {why}", link.name);
                        diagnostics.report(Code::UnsupportedLink, &link.origin, message);
                    }
                }
            }
        }
    }
}

fn lower_link(
    lowering: &Lowering<'_>,
    features: &Features,
    source: &Source<'_>,
    calls: &[Call],
    methods: &mut HashMap<Ident, Scope>,
) -> Result<(usize, Link), String> {
    let Source { index, link, .. } = *source;
    let target = find_target(lowering, link)?;
    let call = &calls[target];
    if call.multipart.as_ref().is_some_and(|body| matches!(body.start, PartedStart::Call)) {
        return Err("a multipart body cannot be built from a response".to_owned());
    }
    let (values, arguments) = divide(lowering, source, &calls[index], call)?;
    let name = lowering.names.of_call(index);
    let words = Words::spelled(&link.name);
    let candidates = [words.clone(), name.words.join(&words), words.join(&Words::of("link"))];
    let method = methods.entry(name.module.clone()).or_default().claim(candidates, Kind::Method);
    let next = lowering.names.of_call(target);
    let path = TypePath { module: Module::Tag(next.module.clone()), ident: next.ident.clone() };
    let docs = describe_link(source, &lowering.api().operations[target]);
    let deprecated = call.deprecated;
    let lowered = Link {
        method,
        docs,
        deprecated,
        feature: if next.module == name.module { None } else { features.gate_of_tag(&next.module) },
        name: link.name.clone(),
        target: Type::Named(path),
        of_error: outcome(source.response.status) == Outcome::Error,
        server: link.server.as_ref().map(lower_server),
        arguments,
        values,
    };
    Ok((target, lowered))
}

fn find_target(lowering: &Lowering<'_>, link: &api::Link) -> Result<usize, String> {
    let operations = &lowering.api().operations;
    let found = match &link.target {
        Some(LinkTarget::Id(id)) => operations.iter().position(|operation| operation.id.as_ref() == Some(id)),
        Some(LinkTarget::Place(place)) => operations.iter().position(|operation| operation.origin == *place),
        None => None,
    };
    found.ok_or_else(|| match &link.target {
        Some(LinkTarget::Id(id)) => format!("there is no operation `{id}`"),
        _ => "its `operationRef` does not lead to an operation".to_owned(),
    })
}

type Divided = (Vec<(LinkValue, Parameter)>, Vec<Argument>);

/// Divides the inputs of the next call into values of the response and arguments.
fn divide(lowering: &Lowering<'_>, source: &Source<'_>, from: &Call, next: &Call) -> Result<Divided, String> {
    let mut values = Vec::new();
    let mut given: Vec<&Sending> = Vec::new();
    let all = || next.bundle.iter().flat_map(|bundle| &bundle.fields).chain(&next.arguments);
    let required = all().map(|argument| &argument.parameter);
    let optional = next.setters.iter().map(|setter| &setter.parameter);
    let parameters: Vec<&Parameter> = required.chain(optional).collect();
    for (name, value) in &source.link.parameters {
        let found = parameters.iter().find(|parameter| is_named(&parameter.sending, name));
        let found = *found.ok_or_else(|| format!("there is no parameter `{name}`"))?;
        if let Some(value) = lower_value(lowering, source, from, value)? {
            given.push(&found.sending);
            values.push((value, found.clone()));
        }
    }
    if let Some(value) = &source.link.body {
        let found = parameters.iter().find(|parameter| is_body(&parameter.sending));
        let found = *found.ok_or_else(|| "the next call has no JSON body".to_owned())?;
        if let Some(value) = lower_value(lowering, source, from, value)? {
            given.push(&found.sending);
            values.push((value, found.clone()));
        }
    }
    let mut scope = Scope::new();
    for name in taken::LINK_LOCALS {
        scope.reserve(name);
    }
    let left = all().filter(|argument| !given.contains(&&argument.parameter.sending));
    let arguments = left.map(|argument| {
        let words = Words::of(argument.ident.name());
        let ident = scope.claim([words.clone(), words.join(&Words::of("parameter"))], Kind::Field);
        Argument { ident, ..argument.clone() }
    });
    Ok((values, arguments.collect()))
}

/// Returns true if a name, perhaps qualified by its location (`path.id`), is that of the parameter (OpenAPI 3.1.1,
/// section 4.8.20.1).
fn is_named(sending: &Sending, wanted: &str) -> bool {
    let (place, name) = match sending {
        Sending::Path(name, ..) => ("path.", name),
        Sending::Query(name, _) | Sending::QueryString(name, _) => ("query.", name),
        Sending::Header(name, _) => ("header.", name),
        Sending::Cookie(name, _) => ("cookie.", name),
        _ => return false,
    };
    name == wanted || wanted.strip_prefix(place) == Some(name)
}

fn is_body(sending: &Sending) -> bool {
    matches!(sending, Sending::Body(_, Payload::Json | Payload::Form(_)))
}

fn describe_link(source: &Source<'_>, next: &Operation) -> Docs {
    let plain = |text: &str| text.replace('`', "'");
    let mut docs = source.link.description.as_deref().map(Docs::of).unwrap_or_default();
    let status = match source.response.status {
        api::Status::Code(code) => format!(" {code}"),
        _ => String::new(),
    };
    docs.push_paragraph(Docs::line(&format!(
        "`{} {}`, the link `{}` of the response{status} to `{} {}`.",
        next.method,
        plain(&next.path),
        plain(&source.link.name),
        source.operation.method,
        plain(&source.operation.path)
    )));
    docs
}
