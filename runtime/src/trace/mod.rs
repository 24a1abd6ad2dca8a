//! Spans and events for `tracing`, with the names of OpenTelemetry's HTTP client spans.
//!
//! | file | holds |
//! |---|---|
//! | `span` | a span for each call, and one in it for each attempt |
//! | `content` | headers and bodies, at the level `TRACE` |
//! | `query` | which query values are shown |
//! | `text` | bodies without secrets |
//!
//! Headers and query values are shown if they are listed here, and bodies only at the level `TRACE`: there is no other way for
//! a secret to be recognized in all of them.

mod content;
mod query;
mod span;
mod text;

pub(crate) use self::content::{trace_request, trace_response};
pub(crate) use self::query::listed_only;
pub(crate) use self::span::{attempt_span, call_span, record};
pub(crate) use self::text::{without_named_secrets, without_values};
