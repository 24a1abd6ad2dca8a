//! Responses: success and error types by status.
//!
//! ```yaml
//! responses:
//!   200: {content: {application/json: {schema: {$ref: Pet}}}}      # output: Pet
//!   404: {description: No such pet}                                # error: GetError { NotFound,
//!   4XX: {content: {application/json: {schema: {$ref: Problem}}}}  #                   ClientError(Problem) }
//! ```
//!
//! Equal types collapse: if all errors have one type, it is the error type; a single success has no enum, none is `()`.

pub(in crate::lower) mod headers;
pub(in crate::lower) mod link_values;
pub(in crate::lower) mod links;
#[cfg(test)]
mod tests;
pub(in crate::lower) mod views;
pub(in crate::lower) mod webhooks;

use indexmap::IndexMap;

use super::lowering::Lowering;
use super::naming::names::CallName;
use super::naming::status::status_words;
use super::plan::content::received::{
    accept_of, best, decoding, has_body, is_plainly_bytes, is_string, rank, read_beside,
};
use super::plan::content::xml;
use super::plan::share::Shared;
use crate::api::{Api, MediaType, Operation, Response, Scalar, SchemaId, Shape, Status};
use crate::diagnostic::{Code, Diagnostics};
use crate::rust::{Decoding, Outcome, Pattern, ResponseRow, ResponseVariant, Responses, Type, Wrap};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// A response, with its decoding and its type.
struct Read<'a> {
    response: &'a Response,
    outcome: Outcome,
    decoding: Decoding,
    ty: Type,
    xml: Option<Ident>,
    /// True if it is read where the body is text, and not what the one before it describes.
    is_beside: bool,
}

pub(super) fn lower_responses(
    lowering: &Lowering<'_>,
    operation: &Operation,
    name: &CallName,
    diagnostics: &mut Diagnostics,
) -> Responses {
    let successes: Vec<&Response> = operation.successes().collect();
    let is_other = |response: &&Response| {
        response.status.is_success() && !successes.iter().any(|success| std::ptr::eq(*success, *response))
    };
    let mut read: Vec<Read> = Vec::with_capacity(operation.responses.len() + 1);
    for response in operation.responses.iter().filter(|response| !is_other(response)) {
        let (decoding, ty) = read_body(lowering, operation, response, diagnostics);
        let xml = Some(response).filter(|_| decoding == Decoding::Json);
        let xml = xml
            .and_then(|response| lowering.xml.of_response(lowering.api(), &lowering.facts.shared, response))
            .cloned();
        // If no success is documented, the default describes success as well.
        if response.status == Status::Default && successes.is_empty() {
            let (ty, xml) = (ty.clone(), xml.clone());
            read.push(Read { response, outcome: Outcome::Success, decoding, ty, xml, is_beside: false });
        }
        read.push(Read { response, outcome: outcome(response.status), decoding, ty, xml, is_beside: false });
        read.extend(text_beside(lowering.api(), response, read.last()));
    }
    buffer_mixed(&mut read);
    let (output, mut output_variants) = fold(&read, Outcome::Success, || name.response.clone());
    let (error, error_variants) = fold(&read, Outcome::Error, || name.error.clone());
    let mut rows: Vec<ResponseRow> = Vec::with_capacity(read.len() + 1);
    for one in &read {
        let (enumeration, variants) = match one.outcome {
            Outcome::Success => (&output, &output_variants),
            Outcome::Error => (&error, &error_variants),
        };
        let row = ResponseRow {
            pattern: pattern(one.response.status, one.outcome),
            outcome: one.outcome,
            decoding: one.decoding,
            xml: one.xml.clone(),
            wrap: wrap(one, &read, enumeration, variants),
            by_serde: one.ty.needs_serde(),
            otherwise: None,
        };
        match rows.last_mut() {
            Some(first) if one.is_beside => first.otherwise = Some(Box::new(row)),
            _ => rows.push(row),
        }
    }
    if !read.iter().any(|one| one.outcome == Outcome::Success) {
        // If no success is documented, every success matches, and its body is ignored.
        let pattern = Pattern::Range(200, 299);
        let (outcome, decoding) = (Outcome::Success, Decoding::Empty);
        let (xml, wrap) = (None, Wrap::Identity);
        rows.push(ResponseRow { pattern, outcome, decoding, xml, wrap, by_serde: false, otherwise: None });
    }
    if output_variants.is_empty() {
        rows.extend(undocumented(&rows));
    } else {
        rows.extend(other_success(&output, &mut output_variants, &rows));
    }
    sort_rows(&mut rows);
    let content = operation.responses.iter().flat_map(|response| &response.content);
    let content: Vec<_> = content.collect();
    let [digits, secrets] = [&lowering.facts.digits, &lowering.facts.secrets]
        .map(|holding| content.iter().any(|media_type| holding.is_in(media_type)));
    Responses { output, error, output_variants, error_variants, rows, digits, secrets }
}

/// Returns the reading of an error as text that the document describes beside a value.
fn text_beside<'a>(api: &Api, response: &'a Response, read: Option<&Read<'_>>) -> Option<Read<'a>> {
    let read = read.filter(|read| read.outcome == Outcome::Error && read.decoding == Decoding::Json)?;
    let is_text = |other: &MediaType| decoding(api, other) == Decoding::Text && is_string(api, other);
    let is_described = read.ty != Type::String && read.ty != Type::Json && response.content.iter().any(is_text);
    is_described.then_some(Read {
        response,
        outcome: Outcome::Error,
        decoding: Decoding::OnlyText,
        ty: Type::String,
        xml: None,
        is_beside: true,
    })
}

pub(super) fn sort_rows(rows: &mut [ResponseRow]) {
    rows.sort_by_key(|row| match row.pattern {
        Pattern::Code(code) => (0, code),
        Pattern::Range(first, _) => (1, first),
        Pattern::Any => (2, 0),
    });
}

/// Returns the reading of a success that the document does not describe: as the only one that it describes, or else as
/// the error that it describes for every other status.
pub(super) fn undocumented(rows: &[ResponseRow]) -> Option<ResponseRow> {
    let mut successes = rows.iter().filter(|row| row.outcome == Outcome::Success);
    let first = successes.next()?;
    if first.decoding == Decoding::Upgraded || has_all_successes(rows) {
        return None;
    }
    let default = rows.iter().find(|row| row.pattern == Pattern::Any);
    if default.is_some() && first.decoding.streams() {
        return None;
    }
    let otherwise = default.filter(|_| first.decoding == Decoding::Json).map(|default| Box::new(default.clone()));
    Some(ResponseRow { pattern: Pattern::Range(200, 299), otherwise, ..first.clone() })
}

/// Returns the reading of a success that none of several described ones is: the body as it is.
fn other_success(output: &Type, variants: &mut Vec<ResponseVariant>, rows: &[ResponseRow]) -> Option<ResponseRow> {
    let Type::Local(name) = output else { return None };
    if has_all_successes(rows) || rows.iter().any(|row| row.pattern == Pattern::Any) {
        return None;
    }
    let mut scope = Scope::new();
    for variant in variants.iter() {
        scope.reserve(variant.ident.as_str());
    }
    let ident = scope.claim([Words::of("other"), Words::of("other success")], Kind::Variant);
    let docs = Docs::fixed("Any other success, which the document does not describe: the body as it is.");
    let wrap = Wrap::Variant(name.clone(), ident.clone());
    variants.push(ResponseVariant { ident, docs, ty: Some(Type::Bytes) });
    let (pattern, outcome, decoding) = (Pattern::Range(200, 299), Outcome::Success, Decoding::Bytes);
    Some(ResponseRow { pattern, outcome, decoding, xml: None, wrap, by_serde: false, otherwise: None })
}

/// Returns true if the range of successes has a row, or each of its hundred codes.
fn has_all_successes(rows: &[ResponseRow]) -> bool {
    let is_success = |row: &&ResponseRow| matches!(row.pattern, Pattern::Code(200..=299));
    rows.iter().any(|row| row.pattern == Pattern::Range(200, 299)) || rows.iter().filter(is_success).count() == 100
}

/// Reads streams as text where they cannot be values: in errors, and in successes beside others.
fn buffer_mixed(read: &mut [Read<'_>]) {
    let first = read.iter().find(|one| one.outcome == Outcome::Success).map(|one| (one.decoding, one.ty.clone()));
    let differs = |one: &Read| first.as_ref().is_some_and(|(decoding, ty)| one.decoding != *decoding || one.ty != *ty);
    let mixed = read.iter().filter(|one| one.outcome == Outcome::Success).any(differs);
    for one in read.iter_mut().filter(|one| one.decoding.streams() && (mixed || one.outcome == Outcome::Error)) {
        (one.decoding, one.ty) = (Decoding::Text, Type::String);
    }
}

pub(super) fn outcome(status: Status) -> Outcome {
    if status.is_success() { Outcome::Success } else { Outcome::Error }
}

pub(super) fn pattern(status: Status, outcome: Outcome) -> Pattern {
    match (status, outcome) {
        (Status::Code(code), _) => Pattern::Code(code),
        (Status::Range(class), _) => Pattern::Range(class * 100, class * 100 + 99),
        (Status::Default, Outcome::Success) => Pattern::Range(200, 299),
        (Status::Default, Outcome::Error) => Pattern::Any,
    }
}

/// Returns the type of all responses with one outcome, and the variants if it is an enum.
fn fold(read: &[Read<'_>], outcome: Outcome, name: impl FnOnce() -> Ident) -> (Type, Vec<ResponseVariant>) {
    let ours: Vec<&Read> = read.iter().filter(|one| one.outcome == outcome).collect();
    let Some(first) = ours.first() else {
        return (if outcome == Outcome::Success { Type::Unit } else { Type::NoDocumentedError }, Vec::new());
    };
    if ours.iter().all(|one| one.ty == first.ty && one.decoding == first.decoding) {
        return (first.ty.clone(), Vec::new());
    }
    let mut scope = Scope::new();
    let variant = |one: &&Read| ResponseVariant {
        ident: scope.claim([variant_words(one)], Kind::Variant),
        docs: Docs::of(&variant_text(one.response)),
        ty: (one.decoding != Decoding::Empty).then(|| one.ty.clone()),
    };
    let variants = ours.iter().map(variant).collect();
    (Type::Local(name()), variants)
}

fn variant_words(one: &Read<'_>) -> Words {
    let words = status_words(one.response.status);
    if one.is_beside { words.join(&Words::of("text")) } else { words }
}

fn variant_text(response: &Response) -> String {
    let status = match response.status {
        Status::Default => "Any other status".to_owned(),
        status => status.to_string(),
    };
    match &response.description {
        Some(description) => format!("{status}: {description}"),
        None => format!("{status}."),
    }
}

fn wrap(one: &Read<'_>, read: &[Read<'_>], enumeration: &Type, variants: &[ResponseVariant]) -> Wrap {
    let Type::Local(name) = enumeration else { return Wrap::Identity };
    let ours = read.iter().filter(|other| other.outcome == one.outcome);
    let at = ours.take_while(|other| !std::ptr::eq(*other, one)).count();
    variants.get(at).map_or(Wrap::Identity, |variant| Wrap::Variant(name.clone(), variant.ident.clone()))
}

fn read_body(
    lowering: &Lowering<'_>,
    operation: &Operation,
    response: &Response,
    diagnostics: &mut Diagnostics,
) -> (Decoding, Type) {
    if response.status == Status::SWITCHING {
        return (Decoding::Upgraded, Type::Upgraded);
    }
    let Some(best) = best(lowering.api(), response).filter(|_| has_body(operation, response)) else {
        return (Decoding::Empty, Type::Unit);
    };
    let (decoding, ty) = decode(lowering, best);
    if decoding == Decoding::Bytes && !is_plainly_bytes(&best.name) {
        let message = match xml::form(lowering.api(), best) {
            Some(_) => {
                format!("the document does not say what is in `{}`; the call gives the bytes as they came", best.name)
            }
            None => format!("`{}` is not decoded yet; the call gives the bytes as they came", best.name),
        };
        diagnostics.report(Code::RawResponse, &best.origin, message);
    }
    (decoding, ty)
}

pub(super) fn decode(lowering: &Lowering<'_>, media_type: &MediaType) -> (Decoding, Type) {
    match decoding(lowering.api(), media_type) {
        Decoding::Events => events_of(lowering, media_type),
        decoding @ Decoding::Items => (decoding, Type::Items(Box::new(item_of(lowering, media_type)))),
        decoding @ Decoding::Json => {
            (decoding, media_type.schema.map_or(Type::Json, |schema| lowering.type_of(schema)))
        }
        decoding @ Decoding::Text => (decoding, Type::String),
        decoding => (decoding, if decoding == Decoding::Empty { Type::Unit } else { Type::Bytes }),
    }
}

/// Returns the decoding of events: as JSON if the document describes their data, else as strings.
fn events_of(lowering: &Lowering<'_>, media_type: &MediaType) -> (Decoding, Type) {
    let text = (Decoding::TextEvents, Type::Events(Box::new(Type::String)));
    let Some(schema) = media_type.item.or(media_type.schema) else { return text };
    // A schema may describe the data, or a whole event that contains it.
    let described = lowering.api().schemas.properties_behind(schema);
    let has = |name: &str| described.iter().find(|property| &*property.name == name);
    let data = match has("data") {
        Some(data) if has("event").is_some() || has("id").is_some() || has("retry").is_some() => data.schema,
        _ => schema,
    };
    let shape = lowering.api().schemas.shape_behind(data);
    let is_event =
        |branch: SchemaId| lowering.api().schemas.properties_behind(branch).iter().any(|one| &*one.name == "data");
    match shape {
        Shape::Scalar(Scalar::String { .. }) | Shape::Any => text,
        Shape::Union(union) if media_type.item.is_some() && union.branches.iter().all(|one| is_event(one.schema)) => {
            text
        }
        _ => (Decoding::Events, Type::Events(Box::new(lowering.type_of_item(data)))),
    }
}

/// Returns the type of an item of a sequence: that of `itemSchema`, of the items of an array, or of the schema.
pub(super) fn item_of(lowering: &Lowering<'_>, media_type: &MediaType) -> Type {
    let Some(schema) = media_type.item.or(media_type.schema) else { return Type::Json };
    match lowering.api().schemas.shape_behind(schema) {
        Shape::Array(items) if media_type.item.is_none() => lowering.type_of_item(*items),
        _ => lowering.type_of_item(schema),
    }
}

/// Returns the media types that are decoded, those of successes first.
pub(super) fn accept(api: &Api, operation: &Operation) -> String {
    let mut read: Vec<(Outcome, &MediaType)> = operation
        .responses
        .iter()
        .filter_map(|response| Some((outcome(response.status), best(api, response)?)))
        .collect();
    read.sort_by_key(|(outcome, media_type)| (*outcome == Outcome::Error, rank(api, media_type)));
    // A media type of errors that a success has as well, and that is not read there, must not be preferred.
    let successes = || operation.responses.iter().filter(|response| outcome(response.status) == Outcome::Success);
    let is_unread = |name: &str| {
        let is_there = successes().flat_map(|response| &response.content).any(|other| other.name == name);
        is_there && !successes().filter_map(|response| best(api, response)).any(|best| best.name == name)
    };
    let (accepted, wanted) = read.iter().map(|(_, media_type)| &*media_type.name).partition(|name| is_unread(name));
    accept_of(wanted, accepted)
}

/// Returns true for text of which the document describes more than a string; other text is read by a method of its own.
fn is_unreadable_text(api: &Api, media_type: &MediaType) -> bool {
    decoding(api, media_type) == Decoding::Text && !is_string(api, media_type)
}

/// Reports each media type of successes that the client does not request, once.
pub(super) fn report_unasked(api: &Api, shared: &Shared, diagnostics: &mut Diagnostics) {
    let mut found: IndexMap<&str, (&MediaType, &str, usize)> = IndexMap::new();
    let successes = api.operations.iter().flat_map(|operation| &operation.responses);
    for response in successes.filter(|response| outcome(response.status) == Outcome::Success) {
        let Some(best) = best(api, response).map(|best| &best.name) else { continue };
        // A media type that is also decoded is not lost.
        let read = read_beside(api, shared, response);
        let unasked = |media_type: &&MediaType| {
            media_type.name != *best
                && (decoding(api, media_type) == Decoding::Json || is_unreadable_text(api, media_type))
                && !(xml::form(api, media_type).is_some() && read.is_some() && media_type.schema == read)
        };
        for media_type in response.content.iter().filter(unasked) {
            found.entry(&media_type.name).or_insert((media_type, best, 0)).2 += 1;
        }
    }
    for (name, (first, best, count)) in found {
        let places = if count == 1 { String::new() } else { format!(", here and in {} other places", count - 1) };
        let message = format!("`{name}` is ignored, because the client requests `{best}`{places}");
        let help = format!("to get it, set the header `Accept` to `{name}` and send the call by `send_undecoded`");
        diagnostics.report(Code::OtherMediaTypes, &first.origin, message).help(help);
    }
}
