//! `diff`: two documents become a list of changes, each with a rule, both places, and the effect on callers.
//!
//! ```yaml
//! # old                                    # new
//! parameters:                              parameters:
//!   - {name: limit, in: query,               - {name: limit, in: query,
//!      schema: {type: integer}}                 schema: {type: integer, maximum: 100}}
//! # request-parameter-max-set: breaking, as requests with 200 are rejected now
//! ```
//!
//! Requests and responses are judged apart: a request that accepts less breaks, and so does a response that may give
//! more. The trees of both documents are compared, in the form of OpenAPI 3.0 that `dialect` gives them, because a
//! change has to be found where the classified schemas of `api` are equal, such as in a discriminator or a pattern.

mod at;
mod change;
mod comparison;
mod content;
mod date;
mod document;
mod level;
mod operation;
mod parameters;
mod path_item;
mod paths;
mod place;
mod responses;
mod rule;
mod same;
mod schema;
mod security;
mod servers;
mod sunset;
mod usage;
mod view;
mod webhooks;

pub use change::Change;
pub use date::Date;
pub use level::{Effect, Flow, Level};
pub use place::SchemaPlace;
pub use rule::{Keyword, PartRule, Rule};

use at::At;
use comparison::Comparison;

use crate::dialect::Skeleton;
use crate::origin::{FileId, Origin};
use crate::select::Selection;

/// Compares two documents. Only the operations that the selection takes are compared; `today` decides whether a date of
/// sunset has passed.
pub fn compare(old: &Skeleton<'_>, new: &Skeleton<'_>, selection: &Selection, today: Date) -> Vec<Change> {
    let root = |skeleton| At::of(skeleton, Origin::root(FileId::ENTRY));
    let Some((old, new)) = root(old).zip(root(new)) else { return Vec::new() };
    let mut comparison = Comparison::default();
    document::compare_document(&mut comparison, &old, &new);
    paths::compare_paths(&mut comparison, (&old, &new), selection, today);
    webhooks::compare_webhooks(&mut comparison, &old, &new, today);
    comparison.into_changes()
}

#[cfg(test)]
mod tests;
