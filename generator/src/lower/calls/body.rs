//! The inputs of a body: one value or its parts, and the other media types that callers may choose.

use super::bodies::{self, Given, GivenPart};
use super::inputs::{Described, Inputs, Name, Start};
use crate::api::{Body, MediaType, Operation};
use crate::diagnostic::Diagnostics;
use crate::lower::docs::{self, Written};
use crate::lower::lowering::Lowering;
use crate::lower::naming::names::CallName;
use crate::lower::plan::content::sent;
use crate::lower::plan::members::KeptMembers;
use crate::rust::{Argument, Parameter, PartedBody};
use crate::spelling::{Docs, Kind, Scope, Words};

/// Adds the body of an operation, and returns the multipart body whose parts the call takes.
pub(super) fn add_body(
    lowering: &Lowering<'_>,
    index: usize,
    operation: &Operation,
    kept: &KeptMembers,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<PartedBody> {
    let body = operation.body.as_ref()?;
    let best = sent::best(lowering.api(), body)?;
    let has_starts = body.required && body.content.len() > 1;
    let before =
        has_starts.then(|| Before { arguments: inputs.arguments.clone(), names: inputs.argument_names.clone() });
    let multipart = add_best(lowering, body, best, kept, inputs, diagnostics);
    for other in body.content.iter().filter(|other| other.name != best.name) {
        let parameter = bodies::lower_whole(lowering, other, diagnostics);
        let words = bodies::media_type_words(&other.name);
        if let Some(before) = &before {
            let name = lowering.names.of_call(index);
            let (words, docs) = (name.words.join(&words), starter_docs(name, &other.name));
            inputs.starts.push(Start { words, docs, arguments: before.with_body(parameter) });
        } else {
            add_whole(body, Some(&words), parameter, inputs);
        }
    }
    multipart
}

/// The arguments before the body, and their names.
struct Before {
    arguments: Vec<Argument>,
    names: Scope,
}

impl Before {
    fn with_body(&self, parameter: Parameter) -> Vec<Argument> {
        let ident = self.names.clone().claim([Words::of("body"), Words::of("request body")], Kind::Field);
        let body = Argument { ident, docs: Docs::default(), example: None, parameter };
        self.arguments.iter().cloned().chain([body]).collect()
    }
}

/// Adds the body of the preferred media type.
fn add_best(
    lowering: &Lowering<'_>,
    body: &Body,
    best: &MediaType,
    kept: &KeptMembers,
    inputs: &mut Inputs,
    diagnostics: &mut Diagnostics,
) -> Option<PartedBody> {
    match bodies::lower_best(lowering, best, diagnostics) {
        Given::Whole(parameter) => {
            add_whole(body, None, parameter, inputs);
            None
        }
        Given::Parts(parts) => {
            for part in parts {
                add_part(lowering, body, part, kept, inputs);
            }
            Some(bodies::lower_parted(lowering.api(), body, best))
        }
    }
}

/// Adds the body as one value; `other` names a media type that is not the default.
fn add_whole(body: &Body, other: Option<&Words>, parameter: Parameter, inputs: &mut Inputs) {
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
fn add_part(lowering: &Lowering<'_>, body: &Body, part: GivenPart<'_>, kept: &KeptMembers, inputs: &mut Inputs) {
    let (name, schema) = (&part.property.name, &lowering.api().schemas[part.property.schema]);
    let chosen = part.name.or_else(|| kept.get(&format!("part {name}")));
    let words = Name { chosen, words: [Words::spelled(name), Words::spelled(name).join(&Words::of("part"))] };
    let required = bodies::is_argument(lowering, body, part.property);
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
