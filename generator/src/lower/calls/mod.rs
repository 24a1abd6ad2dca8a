//! Calls: an operation becomes a method with its required inputs, setters for the rest, and a table of responses.

pub(in crate::lower) mod bodies;
pub(in crate::lower) mod bundle;
pub(in crate::lower) mod parameters;

use std::collections::HashMap;

use self::bodies::Given;
use super::docs::Written;
use super::lowering::Lowering;
use super::naming::names::CallName;
use super::package::servers;
use super::plan::content::sent;
use super::plan::tags::own_tag;
use super::responses::headers::Found;
use super::responses::{links, views};
use super::{docs, responses};
use crate::api::{self, Body, Operation, Response, Status};
use crate::diagnostic::Diagnostics;
use crate::rust::{Argument, Call, Parameter, Setter, Starter, taken};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// Methods of each tag's struct, which others must differ from.
type Methods = HashMap<Ident, Scope>;

pub(super) fn lower_calls(lowering: &Lowering<'_>, headers: &Found, diagnostics: &mut Diagnostics) -> Vec<Call> {
    let mut methods = Methods::new();
    for index in 0..lowering.api().operations.len() {
        let name = lowering.names.of_call(index);
        methods.entry(name.module.clone()).or_default().reserve(name.method.as_str());
    }
    let operations = lowering.api().operations.iter().enumerate();
    let mut calls: Vec<Call> = operations
        .map(|(index, operation)| lower_call(lowering, index, operation, headers, &mut methods, diagnostics))
        .collect();
    links::lower_links(lowering, &mut calls, &mut methods, diagnostics);
    responses::report_unasked(lowering.api(), &lowering.facts.shared, diagnostics);
    calls
}

/// The inputs of a call, required and optional.
struct Inputs {
    arguments: Vec<Argument>,
    argument_names: Scope,
    setters: Vec<Setter>,
    setter_names: Scope,
    starters: Vec<Starter>,
    /// The descriptions of the arguments.
    described: Vec<(Ident, Docs)>,
}

/// The description of a parameter in one line.
struct Described<'a> {
    description: Option<&'a str>,
    bounds: Option<String>,
    example: Option<String>,
}

/// The name of an input: the one from the options, or the first of these that is free.
struct Name<'a> {
    chosen: Option<&'a Ident>,
    words: [Words; 2],
}

impl Name<'_> {
    fn of_argument(self, scope: &mut Scope) -> Ident {
        self.chosen.cloned().unwrap_or_else(|| scope.claim(self.words, Kind::Field))
    }

    fn of_setter(self, scope: &mut Scope) -> Ident {
        self.chosen.cloned().unwrap_or_else(|| scope.claim(self.words, Kind::Method))
    }
}

impl From<[Words; 2]> for Name<'_> {
    fn from(words: [Words; 2]) -> Self {
        Self { chosen: None, words }
    }
}

impl Inputs {
    /// Reserves the names from the options.
    fn reserve(&mut self, lowering: &Lowering<'_>, index: usize, operation: &Operation) {
        for (at, parameter) in operation.parameters.iter().enumerate() {
            if let Some(chosen) = lowering.members.parameter(index, at) {
                let scope = if parameter.required { &mut self.argument_names } else { &mut self.setter_names };
                scope.reserve(chosen.as_str());
            }
        }
    }

    fn new() -> Self {
        let mut argument_names = Scope::new();
        for local in taken::CALL_LOCALS {
            argument_names.reserve(local);
        }
        let mut setter_names = Scope::new();
        for method in taken::CALL_METHODS {
            setter_names.reserve(method);
        }
        Self {
            arguments: Vec::new(),
            argument_names,
            setters: Vec::new(),
            setter_names,
            starters: Vec::new(),
            described: Vec::new(),
        }
    }

    fn require(&mut self, name: Name<'_>, input: &Described<'_>, docs: Docs, parameter: Parameter) {
        let ident = name.of_argument(&mut self.argument_names);
        let example = input.example.as_deref().map(docs::example_line);
        let details: Vec<String> = [input.bounds.clone(), example].into_iter().flatten().collect();
        let details = (!details.is_empty()).then(|| details.join(" "));
        let described = describe(ident.name(), input.description.unwrap_or_default(), details.as_deref());
        self.described.extend(described.map(|described| (ident.clone(), described)));
        let example = input.example.clone();
        self.arguments.push(Argument { ident, docs, example, parameter });
    }

    fn allow(&mut self, name: Name<'_>, docs: Docs, deprecated: bool, parameter: Parameter) {
        let ident = name.of_setter(&mut self.setter_names);
        self.setters.push(Setter { ident, docs, deprecated, parameter });
    }
}

fn lower_call(
    lowering: &Lowering<'_>,
    index: usize,
    operation: &Operation,
    headers: &Found,
    methods: &mut Methods,
    diagnostics: &mut Diagnostics,
) -> Call {
    let name = lowering.names.of_call(index);
    let mut inputs = Inputs::new();
    inputs.reserve(lowering, index, operation);
    for (at, parameter) in operation.parameters.iter().enumerate() {
        let chosen = lowering.members.parameter(index, at);
        lower_parameter(lowering, parameter, chosen, &mut inputs, diagnostics);
    }
    let mut multipart = None;
    if let Some(body) = &operation.body
        && let Some(best) = sent::best(lowering.api(), body)
    {
        let (others, names) = (inputs.arguments.clone(), inputs.argument_names.clone());
        match bodies::lower_best(lowering, best, diagnostics) {
            Given::Whole(parameter) => give_body(body, None, parameter, &mut inputs),
            Given::Parts(parts) => {
                multipart = Some(bodies::lower_parted(lowering.api(), body, best));
                for part in parts {
                    give_part(lowering, body, part, &mut inputs);
                }
            }
        }
        for other in body.content.iter().filter(|other| other.name != best.name) {
            let parameter = bodies::lower_whole(lowering, other, diagnostics);
            let words = bodies::media_type_words(&other.name);
            if body.required {
                let method = methods.entry(name.module.clone()).or_default();
                let method = method.claim([name.words.join(&words)], Kind::Method);
                let ident = names.clone().claim([Words::of("body"), Words::of("request body")], Kind::Field);
                let docs = Docs::default();
                let arguments =
                    others.iter().cloned().chain([Argument { ident, docs, example: None, parameter }]).collect();
                inputs.starters.push(Starter { method, docs: starter_docs(name, &other.name), arguments });
            } else {
                give_body(body, Some(&words), parameter, &mut inputs);
            }
        }
    }
    let argument = inputs.argument_names.claim([Words::of("arguments"), Words::of("call arguments")], Kind::Field);
    let (bundle, arguments) = bundle::bundle(inputs.arguments, &name.arguments, argument);
    if bundle.is_some() {
        let is_field = |ident: &Ident| !arguments.iter().any(|argument| argument.ident == *ident);
        inputs.described.retain(|(ident, _)| !is_field(ident));
        inputs.starters.iter_mut().for_each(|starter| starter.arguments.retain(|one| !bundle::is_field(one)));
    }
    let reply = responses::lower_reply(lowering, operation, name, diagnostics);
    Call {
        method: name.method.clone(),
        ident: name.ident.clone(),
        docs: lower_docs(operation, &inputs.described),
        deprecated: operation.deprecated,
        id: operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path)),
        tag: own_tag(operation).map(str::to_owned),
        http_method: operation.method.clone(),
        path: operation.path.clone(),
        accept: responses::accept(lowering.api(), operation),
        server: operation.server.as_ref().map(servers::lower_server),
        idempotency_key: idempotency_key(operation),
        security: security(operation),
        bundle,
        arguments,
        setters: inputs.setters,
        starters: inputs.starters,
        multipart,
        links: Vec::new(),
        linked: false,
        views: views::lower_views(lowering, operation, &reply, &mut inputs.setter_names),
        headers: headers.of_call(index),
        reply,
    }
}

/// The header parameter that takes an idempotency key, by its name: the runtime recognizes a header by the same rule.
fn idempotency_key(operation: &Operation) -> Option<String> {
    let is_key = |parameter: &&api::Parameter| {
        parameter.location == api::Location::Header && parameter.name.to_ascii_lowercase().contains("idempoten")
    };
    operation.parameters.iter().find(is_key).map(|parameter| parameter.name.clone())
}

fn lower_parameter(
    lowering: &Lowering<'_>,
    parameter: &api::Parameter,
    chosen: Option<&Ident>,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) {
    let words = [Words::spelled(&parameter.name), Words::spelled(&parameter.name).join(&Words::of("parameter"))];
    let words = Name { chosen, words };
    let lowered = parameters::lower_parameter(lowering, parameter, diagnostics);
    let name = Some(&*parameter.name).filter(|_| !parameter.required);
    let example = docs::example(lowering, parameter);
    let docs = docs::of_parameter(
        lowering,
        &Written { description: parameter.description.as_deref(), name, example: example.as_deref() },
        parameter.schema,
    );
    if parameter.required {
        let schema = &lowering.api().schemas[parameter.schema];
        let description = parameter.description.as_deref().or(schema.description.as_deref());
        let bounds = docs::bounds(lowering, parameter.schema, description);
        return inputs.require(words, &Described { description, bounds, example }, docs, lowered);
    }
    inputs.allow(words, docs, parameter.deprecated, lowered);
}

/// Adds the body as one value; `other` names a media type that is not the default.
fn give_body(body: &Body, other: Option<&Words>, parameter: Parameter, inputs: &mut Inputs) {
    let words = [Words::of("body"), Words::of("request body")];
    let words = other.map_or(words.clone(), |other| words.map(|words| words.join(other)));
    if body.required {
        let input = Described { description: body.description.as_deref(), bounds: None, example: None };
        inputs.require(words.into(), &input, Docs::default(), parameter);
    } else {
        let docs = Docs::of(body.description.as_deref().unwrap_or("The request body."));
        inputs.allow(words.into(), docs, false, parameter);
    }
}

/// Adds a part of the body. If the body is optional, so is each part.
fn give_part(lowering: &Lowering<'_>, body: &Body, part: bodies::Part<'_>, inputs: &mut Inputs) {
    let (name, schema) = (&part.property.name, &lowering.api().schemas[part.property.schema]);
    let words =
        Name { chosen: part.name, words: [Words::spelled(name), Words::spelled(name).join(&Words::of("part"))] };
    let required = part.property.required && body.required && !schema.read_only;
    let mut docs = docs::of_parameter(
        lowering,
        &Written { name: Some(&**name).filter(|_| !required), ..Written::default() },
        part.property.schema,
    );
    if part.property.required && !required && !schema.read_only {
        docs.push_paragraph(Docs::fixed("Required where a body is sent."));
    }
    if required {
        let description = schema.description.as_deref();
        let bounds = docs::bounds(lowering, part.property.schema, description);
        return inputs.require(words, &Described { description, bounds, example: None }, docs, part.parameter);
    }
    inputs.allow(words, docs, schema.deprecated && schema.name.is_none(), part.parameter);
}

fn starter_docs(name: &CallName, media_type: &str) -> Docs {
    Docs::line(&format!("Same as `{}`, with a request body of `{}`.", name.method.name(), media_type.replace('`', "'")))
}

fn security(operation: &Operation) -> Vec<Vec<String>> {
    let names =
        |alternative: &Vec<crate::api::Requirement>| alternative.iter().map(|one| one.scheme.to_string()).collect();
    let mut alternatives: Vec<Vec<String>> = Vec::new();
    for alternative in operation.security.iter().map(names) {
        // Alternatives may differ in their scopes only.
        if !alternatives.contains(&alternative) {
            alternatives.push(alternative);
        }
    }
    alternatives
}

/// Returns the documentation: the operation, its method and path, and the required access.
fn lower_docs(operation: &Operation, described: &[(Ident, Docs)]) -> Docs {
    let mut docs = Docs::summary_first(operation.summary.as_deref(), operation.description.as_deref());
    let mut line = format!("`{} {}`", operation.method, operation.path.replace('`', "'"));
    if !operation.security.is_empty() && !operation.security.iter().any(Vec::is_empty) {
        let alternatives: Vec<String> = operation.security.iter().map(|all| alternative(all)).collect();
        line.push_str(" · needs ");
        line.push_str(&alternatives.join(" or "));
    }
    docs.push_paragraph(Docs::line(&line));
    push_list(&mut docs, described.iter().map(|(_, described)| described.clone()));
    push_list(&mut docs, operation.responses.iter().filter_map(describe_answer));
    docs
}

fn push_list(docs: &mut Docs, items: impl Iterator<Item = Docs>) {
    for (at, item) in items.enumerate() {
        if at == 0 {
            docs.push_paragraph(item);
        } else {
            docs.push_lines(item);
        }
    }
}

/// - `404`: No such pet
fn describe_answer(response: &Response) -> Option<Docs> {
    let status = match response.status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    };
    describe(&status, response.description.as_deref()?, None)
}

/// Returns a line of a list: the name, the first sentence of the description, and the constraints.
fn describe(name: &str, description: &str, bounds: Option<&str>) -> Option<Docs> {
    let folded = description.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = folded.find(". ").map_or(&*folded, |end| &folded[..=end]);
    let first = Some(first).filter(|first| !first.is_empty() && first.chars().count() <= 240);
    let line = match (first, bounds) {
        (Some(first), Some(limits)) if first.ends_with(['.', '!', '?', ':']) => format!("{first} {limits}"),
        (Some(first), Some(limits)) => format!("{first}. {limits}"),
        (first, bounds) => first.or(bounds)?.to_owned(),
    };
    Some(Docs::line(&format!("- `{}`: {line}", name.replace('`', "'"))))
}

fn alternative(all: &[crate::api::Requirement]) -> String {
    let one = |requirement: &crate::api::Requirement| {
        let scopes =
            requirement.scopes.iter().map(|scope| format!("`{}`", scope.replace('`', "'"))).collect::<Vec<_>>();
        let scopes = if scopes.is_empty() { String::new() } else { format!(" ({})", scopes.join(", ")) };
        format!("`{}`{scopes}", requirement.scheme.replace('`', "'"))
    };
    all.iter().map(one).collect::<Vec<_>>().join(" and ")
}
