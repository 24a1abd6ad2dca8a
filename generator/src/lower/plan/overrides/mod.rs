//! Overrides: a user's choices for single items, in place of the generated ones.
//!
//! ```toml
//! [types.Pet]                                            # the name of a schema
//! rename = "Animal"
//! derive = ["Eq", "Hash"]
//! [types."#/components/schemas/Order/properties/total"]  # or a JSON pointer
//! replace = "billing::Money"
//! [fields."Pet.tag"]                                     # a schema and a property of it, or a pointer
//! rename = "label"
//! [parameters."listPets.limit"]                          # an operation and a parameter of it, or a pointer
//! rename = "at_most"
//! [operations.listPets]                                  # an `operationId`, `GET /pets`, or a pointer
//! rename = "all"
//! [tags.pets]
//! rename = "animals"
//! ```
//!
//! A chosen name takes precedence over all others: an item that would get it is renamed, and that is reported. The
//! names in requests and responses stay as in the document.

mod calls;
mod foreign;
mod members;
mod replaced;
mod types;
mod unknown;

pub(in crate::lower) use calls::{Calls, is_meant, name_calls};
pub(in crate::lower) use members::{Members, name_members};
pub(in crate::lower) use replaced::{Replaced, find_replaced};
pub(in crate::lower) use types::{derives, rename_types};
pub(in crate::lower) use unknown::keeps_unknown;

use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::spelling::Ident;

/// Escapes a token of a JSON Pointer (RFC 6901, section 3).
fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// Returns the name of a field, a method or an argument, raw if necessary.
fn value_name(name: &str) -> Option<Ident> {
    let is_lower = !name.starts_with("r#") && !name.chars().any(char::is_uppercase);
    let ident = || Ident::parse(name).or_else(|| Ident::parse(&format!("r#{name}")));
    if is_lower { ident() } else { None }
}

/// Reports a key without a match in the document, and suggests the nearest one.
fn report_unmatched<'n>(
    table: &str,
    key: &str,
    what: &str,
    known: impl IntoIterator<Item = &'n str>,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("`[{table}.\"{key}\"]` of the options does not match any {what} of the document");
    let near = nearest(key, known).map(|near| format!("did you mean `{near}`?"));
    let diagnostic = diagnostics.report_anywhere(Code::BadOverride, message);
    if let Some(near) = near {
        diagnostic.help(near);
    }
}

/// Reports an invalid name.
fn report_bad_name(key: &str, name: &str, what: &str, example: &str, diagnostics: &mut Diagnostics) {
    let message = format!("`{name}` cannot be the name of a {what}; `{key}` keeps its own");
    diagnostics.report_anywhere(Code::BadOverride, message).help(format!("use a name such as `{example}`"));
}

/// Reports a name that is already used.
fn report_taken(key: &str, name: &str, by: &str, diagnostics: &mut Diagnostics) {
    let message = format!("`{key}` cannot be called `{name}`, which is the name of {by}; it keeps its own");
    diagnostics.report_anywhere(Code::BadOverride, message).help("use another name");
}

/// Reports an item that is renamed because of an override.
fn report_displaced(key: &str, name: &str, other: &str, diagnostics: &mut Diagnostics) {
    let message = format!("`{key}` is renamed to `{name}`, so {other} gets another name");
    diagnostics.report_anywhere(Code::BadOverride, message).help("use another name, or rename the other one as well");
}
