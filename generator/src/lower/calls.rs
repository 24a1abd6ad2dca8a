//! Calls: an operation becomes a method with what it requires, setters for the rest, and a table of answers.

use super::docs::Docs;
use super::naming::{Kind, Scope, Words};
use super::{Lowering, documentation, parameters, replies};
use crate::api::Operation;
use crate::diagnostic::Diagnostics;
use crate::rust::{Argument, Call, Setter};

/// Methods that every call has already.
const CALL_METHODS: [&str; 7] = ["new", "send", "into_future", "with_header", "with_query", "with_timeout", "fmt"];

pub(super) fn lower_calls(lowering: &Lowering<'_>, diagnostics: &mut Diagnostics) -> Vec<Call> {
    let operations = lowering.api.operations.iter().enumerate();
    operations.map(|(index, operation)| lower_call(lowering, index, operation, diagnostics)).collect()
}

fn lower_call(lowering: &Lowering<'_>, index: usize, operation: &Operation, diagnostics: &mut Diagnostics) -> Call {
    let name = lowering.names.of_call(index);
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    let mut argument_names = Scope::new();
    argument_names.reserve("call");
    let mut setter_names = Scope::new();
    for method in CALL_METHODS {
        setter_names.reserve(method);
    }
    for parameter in &operation.parameters {
        let words = [Words::spelled(&parameter.name), Words::spelled(&parameter.name).join(&Words::of("parameter"))];
        let lowered = parameters::lower_parameter(lowering, parameter, diagnostics);
        if parameter.required {
            arguments.push(Argument { ident: argument_names.claim(words, Kind::Field), parameter: lowered });
        } else {
            setters.push(Setter {
                ident: setter_names.claim(words, Kind::Method),
                docs: documentation::of_parameter(
                    lowering,
                    parameter.description.as_deref(),
                    &parameter.name,
                    parameter.schema,
                ),
                deprecated: parameter.deprecated,
                parameter: lowered,
            });
        }
    }
    if let Some(body) = &operation.body
        && let Some(lowered) = parameters::lower_body(lowering, body, diagnostics)
    {
        let words = [Words::of("body"), Words::of("request body")];
        if body.required {
            arguments.push(Argument { ident: argument_names.claim(words, Kind::Field), parameter: lowered });
        } else {
            let docs = Docs::of(body.description.as_deref().unwrap_or("The body."));
            let ident = setter_names.claim(words, Kind::Method);
            setters.push(Setter { ident, docs, deprecated: false, parameter: lowered });
        }
    }
    Call {
        method: name.method.clone(),
        ident: name.ident.clone(),
        docs: lower_docs(operation),
        deprecated: operation.deprecated,
        id: operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path)),
        http_method: operation.method.clone(),
        path: operation.path.clone(),
        accept: replies::accept(operation),
        security: security(operation),
        arguments,
        setters,
        reply: replies::lower_reply(lowering, operation, name, diagnostics),
    }
}

fn security(operation: &Operation) -> Vec<Vec<String>> {
    let names =
        |alternative: &Vec<crate::api::Requirement>| alternative.iter().map(|one| one.scheme.to_string()).collect();
    operation.security.iter().map(names).collect()
}

/// What the operation does, its method and path, and the access it needs.
fn lower_docs(operation: &Operation) -> Docs {
    let mut docs = Docs::summary_first(operation.summary.as_deref(), operation.description.as_deref());
    let mut line = format!("`{} {}`", operation.method, operation.path.replace('`', "'"));
    if !operation.security.is_empty() && !operation.security.iter().any(Vec::is_empty) {
        let alternatives: Vec<String> = operation.security.iter().map(|all| alternative(all)).collect();
        line.push_str(" · needs ");
        line.push_str(&alternatives.join(" or "));
    }
    docs.push_paragraph(Docs::line(&line));
    docs
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
