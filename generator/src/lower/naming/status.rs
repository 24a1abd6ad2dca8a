//! Statuses: the words for each.
//!
//! `404` → not found; `4XX` → client error; `default` → other; one that has no name → status 499.

use crate::api::Status;
use crate::spelling::Words;

/// Returns the name of a status (RFC 9110, section 15, and the IANA registry).
pub(in crate::lower) fn status_words(status: Status) -> Words {
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
        101 => "switching protocols",
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
