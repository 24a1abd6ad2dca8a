//! Views: responses that are read while they arrive, by a method beside the default one.
//!
//! ```yaml
//! 200: {content: {application/json: {…}, text/event-stream: {…}}}   # .await reads JSON, .events() gives events
//! ```

use super::{decode, outcome, pattern, sort_rows};
use crate::api::{Api, MediaType, Operation, Status};
use crate::lower::lowering::Lowering;
use crate::lower::plan::content::received::{accept_of, best, decoding, is_event_stream, is_json_sequence, is_string};
use crate::rust::{Decoding, Outcome, ResponseRow, Responses, Type, View, ViewRequest, Wrap};
use crate::spelling::Docs;
use crate::spelling::{Kind, Scope, Words};

/// A test if a media type is read as one kind of stream.
type IsKind = fn(&Api, &MediaType) -> bool;

fn is_events(_: &Api, media_type: &MediaType) -> bool {
    is_event_stream(media_type)
}

fn is_items(_: &Api, media_type: &MediaType) -> bool {
    is_json_sequence(&media_type.name)
}

fn is_text(api: &Api, media_type: &MediaType) -> bool {
    decoding(api, media_type) == Decoding::Text && is_string(api, media_type)
}

fn is_bytes(api: &Api, media_type: &MediaType) -> bool {
    decoding(api, media_type) == Decoding::Bytes
}

/// Returns the alternative, unbuffered readings of the responses.
pub(in crate::lower) fn lower_views(
    lowering: &Lowering<'_>,
    operation: &Operation,
    responses: &Responses,
    methods: &mut Scope,
) -> Vec<View> {
    let kinds = [
        (["events", "event stream"], "Returns the response as a stream of events.", is_events as IsKind),
        (["items", "item stream"], "Returns the response as a stream of values.", is_items),
        (["stream", "byte stream"], "Returns the response body as a stream, without buffering it.", is_bytes),
        (["text", "text response"], "Returns the response as text.", is_text),
    ];
    let successes = responses.rows.iter().filter(|row| row.outcome == Outcome::Success);
    let usual: Vec<Decoding> = successes.map(|row| row.decoding).collect();
    let mut views = Vec::new();
    for (names, docs, is_kind) in kinds {
        let Some((output, mut rows, accept)) = find_view(lowering, operation, is_kind) else { continue };
        if rows.iter().any(|row| usual.contains(&row.decoding)) {
            continue;
        }
        rows.extend(responses.rows.iter().filter(|row| row.outcome == Outcome::Error).cloned());
        sort_rows(&mut rows);
        let method = methods.claim(names.map(Words::of), Kind::Method);
        let streams = rows.iter().any(|row| row.outcome == Outcome::Success && row.decoding.streams());
        let request = if streams { ViewRequest::Stream(accept) } else { ViewRequest::Value(accept) };
        views.push(View { method, docs: Docs::fixed(docs), output, request, rows });
    }
    views.extend(upgrade(operation, responses, methods));
    views
}

/// Returns the reading that upgrades the connection, if a response without an upgrade is possible as well.
fn upgrade(operation: &Operation, responses: &Responses, methods: &mut Scope) -> Option<View> {
    operation.responses.iter().find(|response| response.status == Status::SWITCHING)?;
    if responses.rows.iter().any(|row| row.decoding == Decoding::Upgraded) {
        return None;
    }
    let (pattern, outcome) = (pattern(Status::SWITCHING, Outcome::Success), Outcome::Success);
    let mut rows = vec![ResponseRow {
        pattern,
        outcome,
        decoding: Decoding::Upgraded,
        xml: None,
        wrap: Wrap::Identity,
        by_serde: false,
        otherwise: None,
    }];
    rows.extend(responses.rows.iter().filter(|row| row.outcome == Outcome::Error).cloned());
    sort_rows(&mut rows);
    let method = methods.claim(["upgrade", "upgraded connection"].map(Words::of), Kind::Method);
    let docs = Docs::fixed("Requests an upgrade of the connection. Set the header `Upgrade` to the wanted protocol.");
    Some(View { method, docs, output: Type::Upgraded, request: ViewRequest::Upgrade, rows })
}

/// Finds the successes that can be read as this kind, if all of them have one type.
fn find_view(
    lowering: &Lowering<'_>,
    operation: &Operation,
    is_kind: IsKind,
) -> Option<(Type, Vec<ResponseRow>, String)> {
    let mut rows = Vec::new();
    let mut types: Vec<Type> = Vec::new();
    let mut accept: Vec<&str> = Vec::new();
    if operation.method.is_head() {
        return None;
    }
    for response in operation.responses.iter().filter(|response| outcome(response.status) == Outcome::Success) {
        let Some(media_type) = response.content.iter().find(|media_type| is_kind(lowering.api(), media_type)) else {
            continue;
        };
        let (decoding, ty) = match decode(lowering, media_type) {
            (Decoding::Bytes, _) => (Decoding::Stream, Type::Body),
            other => other,
        };
        let pattern = pattern(response.status, Outcome::Success);
        rows.push(ResponseRow {
            pattern,
            outcome: Outcome::Success,
            decoding,
            xml: None,
            wrap: Wrap::Identity,
            by_serde: false,
            otherwise: None,
        });
        types.push(ty);
        accept.push(&media_type.name);
    }
    let first = types.first()?.clone();
    let others = super::undocumented(&rows);
    rows.extend(others);
    let errors = operation.responses.iter().filter(|response| outcome(response.status) == Outcome::Error);
    let errors =
        errors.filter_map(|response| best(lowering.api(), response)).map(|media_type| &*media_type.name).collect();
    types.iter().all(|ty| *ty == first).then(|| (first, rows, accept_of(accept, errors)))
}
