//! Answers: success and error types by status.
//!
//! ```yaml
//! responses:
//!   200: {content: {application/json: {schema: {$ref: Pet}}}}      # output: Pet
//!   404: {description: No such pet}                                # error: GetError { NotFound,
//!   4XX: {content: {application/json: {schema: {$ref: Problem}}}}  #                   ClientError(Problem) }
//! ```
//!
//! Equal types collapse: errors that all hold the same type are that type, a lone success is plain, none is `()`.

use super::Lowering;
use super::docs::Docs;
use super::naming::{CallName, Ident, Kind, Scope, Words};
use super::parameters::{essence, is_json};
use crate::api::{MediaType, Operation, Response, Status};
use crate::diagnostic::{Code, Diagnostics};
use crate::rust::{Answer, Decoding, Outcome, Pattern, Reply, ReplyVariant, Type, Wrap};

/// A response, read: what its body is and what it becomes.
struct Read<'a> {
    response: &'a Response,
    outcome: Outcome,
    decoding: Decoding,
    ty: Type,
}

pub(super) fn lower_reply(
    lowering: &Lowering<'_>,
    operation: &Operation,
    name: &CallName,
    diagnostics: &mut Diagnostics,
) -> Reply {
    let successes = operation.responses.iter().filter(|response| outcome(response.status) == Outcome::Success).count();
    let mut read: Vec<Read> = Vec::with_capacity(operation.responses.len() + 1);
    for response in &operation.responses {
        let (decoding, ty) = read_body(lowering, response, diagnostics);
        // A default beside no success stands for success as well.
        if response.status == Status::Default && successes == 0 {
            read.push(Read { response, outcome: Outcome::Success, decoding, ty: ty.clone() });
        }
        read.push(Read { response, outcome: outcome(response.status), decoding, ty });
    }
    let (output, output_variants) = fold(&read, Outcome::Success, || name.response.clone());
    let (error, error_variants) = fold(&read, Outcome::Error, || name.error.clone());
    let mut answers: Vec<Answer> = Vec::with_capacity(read.len() + 1);
    for one in &read {
        let (enumeration, variants) = match one.outcome {
            Outcome::Success => (&output, &output_variants),
            Outcome::Error => (&error, &error_variants),
        };
        answers.push(Answer {
            pattern: pattern(one),
            outcome: one.outcome,
            decoding: one.decoding,
            wrap: wrap(one, &read, enumeration, variants),
        });
    }
    if !read.iter().any(|one| one.outcome == Outcome::Success) {
        // Nothing is said about success: any is one, and its body is not looked at.
        let pattern = Pattern::Range(200, 299);
        answers.push(Answer { pattern, outcome: Outcome::Success, decoding: Decoding::Empty, wrap: Wrap::Identity });
    }
    answers.sort_by_key(|answer| match answer.pattern {
        Pattern::Code(code) => (0, code),
        Pattern::Range(first, _) => (1, first),
        Pattern::Any => (2, 0),
    });
    Reply { output, error, output_variants, error_variants, answers }
}

fn outcome(status: Status) -> Outcome {
    match status {
        Status::Code(200..=299) | Status::Range(2) => Outcome::Success,
        Status::Code(_) | Status::Range(_) | Status::Default => Outcome::Error,
    }
}

fn pattern(read: &Read<'_>) -> Pattern {
    match (read.response.status, read.outcome) {
        (Status::Code(code), _) => Pattern::Code(code),
        (Status::Range(class), _) => Pattern::Range(class * 100, class * 100 + 99),
        (Status::Default, Outcome::Success) => Pattern::Range(200, 299),
        (Status::Default, Outcome::Error) => Pattern::Any,
    }
}

/// The type of all answers of one outcome, and the variants where it must be an enum.
fn fold(read: &[Read<'_>], outcome: Outcome, name: impl FnOnce() -> Ident) -> (Type, Vec<ReplyVariant>) {
    let ours: Vec<&Read> = read.iter().filter(|one| one.outcome == outcome).collect();
    let Some(first) = ours.first() else {
        return (if outcome == Outcome::Success { Type::Unit } else { Type::NoDocumentedError }, Vec::new());
    };
    if ours.iter().all(|one| one.ty == first.ty && one.decoding == first.decoding) {
        return (first.ty.clone(), Vec::new());
    }
    let mut scope = Scope::new();
    let variant = |one: &&Read| ReplyVariant {
        ident: scope.claim([status_words(one.response.status)], Kind::Variant),
        docs: Docs::of(&variant_text(one.response)),
        ty: (one.decoding != Decoding::Empty).then(|| one.ty.clone()),
    };
    let variants = ours.iter().map(variant).collect();
    (Type::Local(name()), variants)
}

fn variant_text(response: &Response) -> String {
    let status = match response.status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "Any other status".to_owned(),
    };
    match &response.description {
        Some(description) => format!("{status}: {description}"),
        None => format!("{status}."),
    }
}

fn wrap(one: &Read<'_>, read: &[Read<'_>], enumeration: &Type, variants: &[ReplyVariant]) -> Wrap {
    let Type::Local(name) = enumeration else { return Wrap::Identity };
    let ours = read.iter().filter(|other| other.outcome == one.outcome);
    let at = ours.take_while(|other| !std::ptr::eq(*other, one)).count();
    variants.get(at).map_or(Wrap::Identity, |variant| Wrap::Variant(name.clone(), variant.ident.clone()))
}

fn read_body(lowering: &Lowering<'_>, response: &Response, diagnostics: &mut Diagnostics) -> (Decoding, Type) {
    let Some(best) = response.content.iter().min_by_key(|media_type| rank(media_type)) else {
        return (Decoding::Empty, Type::Unit);
    };
    if matches!(response.status, Status::Code(204 | 205 | 304)) {
        return (Decoding::Empty, Type::Unit);
    }
    let decoding = decoding(best);
    if decoding == Decoding::Bytes && !is_plainly_bytes(&essence(&best.name)) {
        let message = format!("`{}` is not decoded yet; the call gives the bytes as they came", best.name);
        diagnostics.report(Code::RawResponse, &best.origin, message);
    }
    let ty = match decoding {
        Decoding::Json => best.schema.map_or(Type::Json, |schema| lowering.type_of(schema)),
        Decoding::Text => Type::String,
        Decoding::Bytes => Type::Bytes,
        Decoding::Empty => Type::Unit,
    };
    (decoding, ty)
}

fn rank(media_type: &MediaType) -> u8 {
    match decoding(media_type) {
        Decoding::Json if essence(&media_type.name) == "application/json" => 0,
        Decoding::Json => 1,
        Decoding::Text => 2,
        Decoding::Bytes | Decoding::Empty => 3,
    }
}

fn decoding(media_type: &MediaType) -> Decoding {
    let essence = essence(&media_type.name);
    if is_json(&essence) || essence == "*/*" && media_type.schema.is_some() {
        Decoding::Json
    } else if essence.starts_with("text/") && !matches!(&*essence, "text/xml" | "text/event-stream") {
        Decoding::Text
    } else {
        Decoding::Bytes
    }
}

fn is_plainly_bytes(essence: &str) -> bool {
    essence == "application/octet-stream"
        || essence.contains('*')
        || ["image/", "audio/", "video/", "font/"].iter().any(|family| essence.starts_with(family))
        || matches!(essence, "application/pdf" | "application/zip" | "application/gzip" | "application/x-tar")
}

/// The media types that are documented, those that are decoded first.
pub(super) fn accept(operation: &Operation) -> String {
    let mut content: Vec<&MediaType> = operation.responses.iter().flat_map(|response| &response.content).collect();
    content.sort_by_key(|media_type| rank(media_type));
    let mut names: Vec<&str> = Vec::new();
    for name in content.iter().map(|media_type| media_type.name.trim()) {
        let sendable = !name.is_empty() && name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if sendable && !names.iter().any(|there| there.eq_ignore_ascii_case(name)) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// What a status is called (RFC 9110, section 15, and the IANA registry).
pub(super) fn status_words(status: Status) -> Words {
    let code = match status {
        Status::Default => return Words::of("other"),
        Status::Range(class) => {
            return Words::of(match class {
                1 => "informational",
                2 => "success",
                3 => "redirection",
                4 => "client error",
                _ => "server error",
            });
        }
        Status::Code(code) => code,
    };
    let text = match code {
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative information",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        307 => "temporary redirect",
        308 => "permanent redirect",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        407 => "proxy authentication required",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        412 => "precondition failed",
        413 => "content too large",
        414 => "uri too long",
        415 => "unsupported media type",
        416 => "range not satisfiable",
        417 => "expectation failed",
        421 => "misdirected request",
        422 => "unprocessable content",
        423 => "locked",
        424 => "failed dependency",
        426 => "upgrade required",
        428 => "precondition required",
        429 => "too many requests",
        431 => "request header fields too large",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        507 => "insufficient storage",
        other => return Words::of(&format!("status {other}")),
    };
    Words::of(text)
}
