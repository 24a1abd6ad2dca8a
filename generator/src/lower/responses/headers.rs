//! Response headers: a struct for each set, shared by equal sets, in a module of their own.
//!
//! ```yaml
//! headers:                                   # pub struct LinkHeaders { pub link: Option<String> }
//!   Link: {schema: {type: string}}           # response.typed_headers()?.link
//! ```
//!
//! Successes of one operation make a set, and errors another. A header that some responses of a set lack is optional.
//! Documents repeat few sets on hundreds of operations, so a set of one or two headers is named after them, a longer
//! one after the first operation that has it.

use indexmap::IndexMap;

use super::outcome;
use crate::api::{self, Additional, Operation, Response, Scalar, SchemaId, Shape, Style};
use crate::lower::items::with_presence;
use crate::lower::lowering::Lowering;
use crate::rust::{
    CallHeaders, Header, HeaderField, HeaderForm, HeaderSet, Headers, Module, Outcome, Presence, Type, TypePath,
};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// The structs, and those of each operation.
pub(in crate::lower) struct Found {
    pub(in crate::lower) headers: Option<Headers>,
    /// The structs of the successes and of the errors of an operation, by its index.
    by_operation: Vec<[Option<Ident>; 2]>,
}

impl Found {
    /// Returns the structs of a call.
    pub(in crate::lower) fn of_call(&self, index: usize) -> CallHeaders {
        let [of_successes, of_errors] = [0, 1].map(|outcome| {
            let module = Module::Tag(self.headers.as_ref()?.module.clone());
            let ident = self.by_operation[index][outcome].clone()?;
            Some(Type::Named(TypePath { module, ident }))
        });
        CallHeaders { of_successes, of_errors }
    }
}

pub(in crate::lower) fn lower_headers(lowering: &Lowering<'_>) -> Found {
    let mut scope = Scope::of_types();
    let mut sets: IndexMap<Vec<Header>, HeaderSet> = IndexMap::new();
    let mut by_operation = Vec::with_capacity(lowering.api().operations.len());
    for (index, operation) in lowering.api().operations.iter().enumerate() {
        by_operation.push([Outcome::Success, Outcome::Error].map(|wanted| {
            let found = gather(lowering, operation, wanted);
            let (key, described): (Vec<Header>, Vec<&api::Header>) = found.into_iter().unzip();
            (!key.is_empty()).then(|| {
                let set = sets.entry(key).or_insert_with_key(|key| {
                    let candidates = candidates(lowering, index, wanted, &described);
                    HeaderSet {
                        ident: scope.claim(candidates, Kind::Type),
                        docs: set_docs(operation, wanted),
                        fields: lower_fields(key, &described),
                    }
                });
                set.ident.clone()
            })
        }));
    }
    let sets: Vec<HeaderSet> = sets.into_values().collect();
    let headers = (!sets.is_empty()).then(|| Headers { module: lowering.names.free_module("headers"), sets });
    Found { headers, by_operation }
}

/// Gathers the headers of all successes or errors of an operation.
fn gather<'a>(lowering: &Lowering<'_>, operation: &'a Operation, wanted: Outcome) -> Vec<(Header, &'a api::Header)> {
    let responses: Vec<&Response> =
        operation.responses.iter().filter(|response| outcome(response.status) == wanted).collect();
    let mut found: Vec<(Header, &api::Header)> = Vec::new();
    for header in responses.iter().flat_map(|response| &response.headers) {
        let lowered = lower_header(lowering, header);
        let earlier = found.iter_mut().find(|(earlier, _)| earlier.name.eq_ignore_ascii_case(&header.name));
        match earlier {
            None => found.push((lowered, header)),
            // If two responses describe a header differently, it is a string.
            Some((earlier, _)) if (&earlier.ty, &earlier.form) != (&lowered.ty, &lowered.form) => {
                (earlier.ty, earlier.form) = (Type::String, HeaderForm::Text);
            }
            Some(_) => {}
        }
    }
    for (lowered, _) in &mut found {
        let named = |header: &api::Header| header.required && header.name.eq_ignore_ascii_case(&lowered.name);
        let always = responses.iter().all(|response| response.headers.iter().any(named));
        (lowered.presence, lowered.ty) = with_presence(always, lowered.ty.clone());
    }
    found
}

fn lower_header(lowering: &Lowering<'_>, header: &api::Header) -> Header {
    // RFC 9110, section 5.3: the only header whose lines cannot be joined.
    let (ty, form) = if header.name.eq_ignore_ascii_case("set-cookie") {
        (Type::Vec(Box::new(Type::String)), HeaderForm::Lines)
    } else {
        let form = match header.style {
            Style::Json => HeaderForm::Json,
            Style::Text => HeaderForm::Text,
            _ => form_of(lowering, header.schema, header.explode),
        };
        (lowering.type_of(header.schema), form)
    };
    Header { name: header.name.to_lowercase(), ty, presence: Presence::Optional, form }
}

fn form_of(lowering: &Lowering<'_>, schema: SchemaId, explode: bool) -> HeaderForm {
    let schema = lowering.api().schemas.behind(schema);
    match &lowering.api().schemas[schema].shape {
        Shape::Array(items) => HeaderForm::List(Box::new(scalar_form(lowering, *items))),
        Shape::Tuple(_) => HeaderForm::List(Box::new(HeaderForm::Literal)),
        Shape::Map(map) => HeaderForm::Object(Vec::new(), explode, Box::new(scalar_form(lowering, map.values))),
        Shape::Object(object) => {
            let members = lowering
                .api()
                .schemas
                .properties_behind(schema)
                .iter()
                .map(|property| (property.name.to_string(), scalar_form(lowering, property.schema)))
                .filter(|(_, form)| *form != HeaderForm::Text);
            let others = match object.additional {
                Additional::Declared(values) => scalar_form(lowering, values),
                Additional::Unsaid | Additional::Forbidden => HeaderForm::Text,
            };
            HeaderForm::Object(members.collect(), explode, Box::new(others))
        }
        _ => scalar_form(lowering, schema),
    }
}

/// Returns the form of a value inside another; an array or object there is JSON.
fn scalar_form(lowering: &Lowering<'_>, schema: SchemaId) -> HeaderForm {
    match lowering.api().schemas.shape_behind(schema) {
        Shape::Scalar(Scalar::String { .. }) | Shape::StringEnumeration(_) | Shape::Any => HeaderForm::Text,
        Shape::Scalar(_) | Shape::IntegerEnumeration(_) => HeaderForm::Literal,
        Shape::Union(union) => {
            let mut forms = union.branches.iter().map(|branch| scalar_form(lowering, branch.schema));
            let is_literal = forms.all(|form| form == HeaderForm::Literal);
            if is_literal { HeaderForm::Literal } else { HeaderForm::Text }
        }
        Shape::Object(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Same(_) => HeaderForm::Json,
    }
}

fn candidates(lowering: &Lowering<'_>, index: usize, outcome: Outcome, set: &[&api::Header]) -> Vec<Words> {
    let suffix = Words::of(if outcome == Outcome::Error { "error headers" } else { "headers" });
    let name = lowering.names.of_call(index);
    let tagged = Words::of(name.module.name()).join(&name.words);
    let by_operation = [name.words.join(&suffix), tagged.join(&suffix)];
    let by_headers = set.iter().fold(Words::default(), |words, header| words.join(&Words::spelled(&header.name)));
    let by_headers = (set.len() <= 2).then(|| by_headers.join(&Words::of("headers")));
    by_headers.into_iter().chain(by_operation).collect()
}

fn set_docs(operation: &Operation, outcome: Outcome) -> Docs {
    let what = if outcome == Outcome::Error { "Error response" } else { "Response" };
    let path = operation.path.replace('`', "'");
    Docs::line(&format!("{what} headers, such as those of `{} {path}`.", operation.method))
}

fn lower_fields(set: &[Header], described: &[&api::Header]) -> Vec<HeaderField> {
    let mut scope = Scope::new();
    let field = |(header, described): (&Header, &&api::Header)| HeaderField {
        ident: scope.claim([Words::spelled(&described.name)], Kind::Field),
        docs: match described.description.as_deref().filter(|text| !text.trim().is_empty()) {
            Some(text) => Docs::of(text),
            None => Docs::line(&format!("`{}`.", described.name.replace('`', "'"))),
        },
        deprecated: described.deprecated,
        header: Header { name: described.name.clone(), ..header.clone() },
    };
    set.iter().zip(described).map(field).collect()
}
