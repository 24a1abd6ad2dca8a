//! The call that `client.check()` makes: the cheapest one that is safe and tells most.
//!
//! ```yaml
//! paths:
//!   /me: {get: {operationId: getMe}}          # chosen: it needs the credentials, and says whose they are
//!   /health: {get: {security: []}}            # says nothing about the credentials
//!   /pets/{id}: {get: {}}                     # needs a parameter
//! ```

use crate::api::{Api, Operation};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::lower::plan::overrides::is_meant;
use crate::rust::{Call, Check, CheckedOperation, Decoding, Tag};
use crate::spelling::{Ident, Kind, Scope, Words};

/// Names of operations that say who the caller is, or that the API is there; the most telling first.
const NAMES: [&str; 14] = [
    "me",
    "whoami",
    "self",
    "user",
    "current user",
    "authenticated user",
    "account",
    "ping",
    "health",
    "healthz",
    "health check",
    "status",
    "version",
    "info",
];

/// Words by which names of operations begin, and that say nothing here.
const VERBS: [&str; 6] = ["get", "fetch", "read", "retrieve", "show", "check"];

/// Returns the method and the operation: the one of the options, or the best one of the document.
pub(super) fn lower_check(api: &Api, chosen: Option<&str>, tags: &[Tag], diagnostics: &mut Diagnostics) -> Check {
    let chosen = chosen.and_then(|key| find_chosen(api, key, tags, diagnostics));
    Check { method: method(tags), operation: chosen.or_else(|| find_best(tags)).map(facts) }
}

/// Returns a name that no method for the calls of a tag has.
fn method(tags: &[Tag]) -> Ident {
    let mut scope = Scope::new();
    for tag in tags {
        scope.reserve(tag.accessor.as_str());
    }
    scope.claim(["check", "check api", "check client"].map(Words::of), Kind::Method)
}

fn find_best(tags: &[Tag]) -> Option<&Call> {
    let calls = tags.iter().flat_map(|tag| &tag.calls);
    let candidates =
        calls.filter(|call| call.http_method == "GET" && !call.deprecated && reason_against(call).is_none());
    candidates.min_by_key(|call| (!needs_credentials(call), rank(call), call.path.matches('/').count()))
}

fn needs_credentials(call: &Call) -> bool {
    !call.security.is_empty() && call.security.iter().all(|required| !required.is_empty())
}

/// Returns the position of its name among those that tell most, by the end of its path or its `operationId`.
fn rank(call: &Call) -> usize {
    let end = call.path.rsplit('/').find(|segment| !segment.is_empty()).unwrap_or_default();
    let position = |words: &Words| NAMES.iter().position(|name| *words == Words::of(name));
    let ranks = [subject(end), subject(&call.id)].into_iter().filter_map(|words| position(&words));
    ranks.min().unwrap_or(NAMES.len())
}

/// Returns the words of a name, without a verb at its beginning: `getMe` → `me`.
fn subject(name: &str) -> Words {
    let words = Words::spelled(name);
    let verb = VERBS.iter().find_map(|verb| words.strip_prefix(&Words::of(verb)));
    verb.filter(|rest| !rest.is_empty()).unwrap_or(words)
}

/// Returns the reason why a call cannot be a check, if any.
fn reason_against(call: &Call) -> Option<&'static str> {
    let streams = call.responses.rows.iter().any(|row| row.decoding == Decoding::Upgraded || row.decoding.streams());
    if !matches!(&*call.http_method, "GET" | "HEAD") {
        Some("its method is neither GET nor HEAD")
    } else if !call.arguments.is_empty() || call.bundle.is_some() {
        Some("it has required parameters")
    } else if call.server.is_some() {
        Some("it has a server of its own")
    } else if streams {
        Some("its response is a stream")
    } else {
        None
    }
}

fn find_chosen<'t>(api: &Api, key: &str, tags: &'t [Tag], diagnostics: &mut Diagnostics) -> Option<&'t Call> {
    let Some(operation) = api.operations.iter().find(|operation| is_meant(api, operation, key)) else {
        let message = format!("`check = \"{key}\"` of the options does not match any operation of the document");
        let ids = api.operations.iter().filter_map(|operation| operation.id.as_deref());
        let near = nearest(key, ids).map(|near| format!("did you mean `{near}`?"));
        let diagnostic = diagnostics.report_anywhere(Code::BadOverride, message);
        if let Some(near) = near {
            diagnostic.help(near);
        }
        return None;
    };
    let call = tags.iter().flat_map(|tag| &tag.calls).find(|call| is_of(call, operation))?;
    let Some(reason) = reason_against(call) else { return Some(call) };
    let message = format!("`check = \"{key}\"` of the options names an operation that cannot be a check: {reason}");
    diagnostics.report_anywhere(Code::BadOverride, message).help("name a GET without required parameters");
    None
}

fn is_of(call: &Call, operation: &Operation) -> bool {
    call.path == operation.path && call.http_method == operation.method.as_str()
}

/// Returns the facts of a call, which a check repeats: the module of the call may not be compiled.
fn facts(call: &Call) -> CheckedOperation {
    CheckedOperation {
        id: call.id.clone(),
        http_method: call.http_method.clone(),
        path: call.path.clone(),
        accept: call.accept.clone(),
        security: call.security.clone(),
        inherited: call.inherited.clone(),
    }
}
