//! The inputs of a call: its arguments, its setters, and the methods that start it with another body.

use std::collections::HashMap;

use super::bodies;
use super::bundle;
use super::documentation::describe;
use super::inherited::is_argument;
use crate::api::Operation;
use crate::lower::docs::example_line;
use crate::lower::lowering::Lowering;
use crate::lower::plan::inputs::{best_parts, input_keys};
use crate::lower::plan::members::KeptMembers;
use crate::rust::{Argument, Bundle, Inherited, Parameter, Setter, Starter, taken};
use crate::spelling::{Docs, Ident, Kind, Scope, Words};

/// Methods of each tag's struct, which others must differ from.
pub(super) type Methods = HashMap<Ident, Scope>;

/// The inputs of a call, required and optional.
pub(super) struct Inputs {
    pub(super) arguments: Vec<Argument>,
    pub(super) argument_names: Scope,
    pub(super) setters: Vec<Setter>,
    pub(super) setter_names: Scope,
    pub(super) starts: Vec<Start>,
    /// The setters whose values are those of the client, unless they are called.
    pub(super) inherited: Vec<Inherited>,
    /// The names of all inputs, in the order in which they were added.
    pub(super) named: Vec<Ident>,
    /// The descriptions of the arguments.
    pub(super) described: Vec<(Ident, Docs)>,
}

/// A method that starts a call with another body, before it has a name.
pub(super) struct Start {
    pub(super) words: Words,
    pub(super) docs: Docs,
    pub(super) arguments: Vec<Argument>,
}

impl Start {
    /// Names the method, unlike the others of the tag's struct.
    pub(super) fn named(self, methods: &mut Scope) -> Starter {
        let method = methods.claim([self.words], Kind::Method);
        Starter { method, docs: self.docs, arguments: self.arguments }
    }
}

/// The description of a parameter in one line.
pub(super) struct Described<'a> {
    pub(super) description: Option<&'a str>,
    pub(super) bounds: Option<String>,
    pub(super) example: Option<String>,
}

/// The name of an input: the one from the options, or the first of these that is free.
pub(super) struct Name<'a> {
    pub(super) chosen: Option<&'a Ident>,
    pub(super) words: [Words; 2],
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
    /// Reserves the names from the options and of the last run, and returns the latter.
    pub(super) fn reserve(&mut self, lowering: &Lowering<'_>, index: usize, operation: &Operation) -> KeptMembers {
        for (at, parameter) in operation.parameters.iter().enumerate() {
            if let Some(chosen) = lowering.members.parameter(index, at) {
                let scope =
                    if is_argument(lowering, parameter) { &mut self.argument_names } else { &mut self.setter_names };
                scope.reserve(chosen.as_str());
            }
        }
        let kept = &lowering.facts.kept;
        let members = kept.call(index).map_or(&[][..], |path| kept.members(path));
        let keys = input_keys(lowering.api(), operation);
        let parts = best_parts(lowering.api(), operation);
        KeptMembers::of_parameters(members, &keys, |at, ident| {
            let is_argument = match (operation.parameters.get(at), &operation.body) {
                (Some(parameter), _) => is_argument(lowering, parameter),
                (None, Some(body)) => bodies::is_argument(lowering, body, &parts[at - operation.parameters.len()]),
                (None, None) => false,
            };
            let scope = if is_argument { &mut self.argument_names } else { &mut self.setter_names };
            let is_free = scope.is_free(ident.as_str());
            scope.reserve(ident.as_str());
            is_free
        })
    }

    pub(super) fn new() -> Self {
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
            starts: Vec::new(),
            inherited: Vec::new(),
            named: Vec::new(),
            described: Vec::new(),
        }
    }

    pub(super) fn require(&mut self, name: Name<'_>, input: &Described<'_>, docs: Docs, parameter: Parameter) {
        let ident = name.of_argument(&mut self.argument_names);
        self.named.push(ident.clone());
        let example = input.example.as_deref().map(example_line);
        let details: Vec<String> = [input.bounds.clone(), example].into_iter().flatten().collect();
        let details = (!details.is_empty()).then(|| details.join(" "));
        let described = describe(ident.name(), input.description.unwrap_or_default(), details.as_deref());
        self.described.extend(described.map(|described| (ident.clone(), described)));
        let example = input.example.clone();
        self.arguments.push(Argument { ident, docs, example, parameter });
    }

    pub(super) fn allow(&mut self, name: Name<'_>, docs: Docs, deprecated: bool, parameter: Parameter) -> Ident {
        let ident = name.of_setter(&mut self.setter_names);
        self.named.push(ident.clone());
        self.setters.push(Setter { ident: ident.clone(), docs, deprecated, parameter });
        ident
    }

    /// Puts required parameters that are easy to confuse into a struct of this name; the others stay arguments.
    pub(super) fn bundle(&mut self, ident: &Ident) -> (Option<Bundle>, Vec<Argument>) {
        let argument = self.argument_names.claim([Words::of("arguments"), Words::of("call arguments")], Kind::Field);
        let (bundle, arguments) = bundle::bundle(std::mem::take(&mut self.arguments), ident, argument);
        if bundle.is_some() {
            let is_field = |ident: &Ident| !arguments.iter().any(|argument| argument.ident == *ident);
            self.described.retain(|(ident, _)| !is_field(ident));
            self.starts.iter_mut().for_each(|start| start.arguments.retain(|one| !bundle::is_field(one)));
        }
        (bundle, arguments)
    }
}
