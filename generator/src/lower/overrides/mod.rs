//! What a user says of single things, over what would be made of them.
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
//! A name that is said comes before every other: what would be called so gives way, and is told of. What goes over the wire
//! stays what the document says.

mod calls;
mod foreign;
mod members;
mod replaced;
mod types;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

pub(super) use calls::{Calls, name_calls};
pub(super) use members::{Members, name_members};
pub(super) use replaced::{Replaced, find_replaced};
pub(super) use types::{derives, rename_types};

use super::naming::Ident;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::rust::Derive;

/// What is said of single things.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Of types, by the name of the schema or a JSON pointer.
    pub types: IndexMap<String, TypeOverride>,
    /// Of fields, by the names of schema and property or a JSON pointer.
    pub fields: IndexMap<String, Rename>,
    /// Of parameters, by `operationId` and name or a JSON pointer.
    pub parameters: IndexMap<String, Rename>,
    /// Of operations, by `operationId`, by method and path, or by a JSON pointer.
    pub operations: IndexMap<String, Rename>,
    /// Of tags, by their names.
    pub tags: IndexMap<String, Rename>,
}

impl Overrides {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is said of a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypeOverride {
    /// What it is called.
    pub rename: Option<String>,
    /// The type of another crate that is taken in place of it.
    pub replace: Option<String>,
    /// What it derives beside the usual.
    pub derive: Vec<Derive>,
}

/// What something else is called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The name.
    pub rename: String,
}

/// A token of a JSON Pointer (RFC 6901, section 3).
fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// The name of a field, a method or an argument, raw where it has to be.
fn value_name(name: &str) -> Option<Ident> {
    let is_lower = !name.starts_with("r#") && !name.chars().any(char::is_uppercase);
    let ident = || Ident::parse(name).or_else(|| Ident::parse(&format!("r#{name}")));
    if is_lower { ident() } else { None }
}

/// Tells of something that is not in the document; the nearest of what is may be meant.
fn report_unmatched<'n>(
    table: &str,
    key: &str,
    what: &str,
    known: impl IntoIterator<Item = &'n str>,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("`[{table}.\"{key}\"]` of the options is of no {what} of the document");
    let near = nearest(key, known).map(|near| format!("did you mean `{near}`?"));
    let finding = diagnostics.report_anywhere(Code::BadOverride, message);
    if let Some(near) = near {
        finding.help(near);
    }
}

/// Tells of a name that cannot be one.
fn report_bad_name(key: &str, name: &str, what: &str, example: &str, diagnostics: &mut Diagnostics) {
    let message = format!("`{name}` cannot be the name of a {what}; `{key}` keeps its own");
    diagnostics.report_anywhere(Code::BadOverride, message).help(format!("take a name such as `{example}`"));
}

/// Tells of a name that is given already.
fn report_taken(key: &str, name: &str, by: &str, diagnostics: &mut Diagnostics) {
    let message = format!("`{key}` cannot be called `{name}`, which is the name of {by}; it keeps its own");
    diagnostics.report_anywhere(Code::BadOverride, message).help("take another name");
}

/// Tells of what gives way to a name that was said.
fn report_way_given(key: &str, name: &str, other: &str, diagnostics: &mut Diagnostics) {
    let message = format!("`{key}` is called `{name}`, so {other} is called otherwise");
    diagnostics.report_anywhere(Code::BadOverride, message).help("take another name, or rename the other one as well");
}
