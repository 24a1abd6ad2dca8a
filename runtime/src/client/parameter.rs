//! Parameters that are set once, on the builder of the client: API versions, ids of accounts.
//!
//! ```text
//! Client::builder().x_account("a-1")      # every operation that has the header `X-Account` sends `a-1`
//! client.pets().list().x_account("a-2")   # unless the call sets it
//! ```

use http::header::{HeaderName, HeaderValue};

use super::header::header;
use crate::encode::{self, HeaderStyle, QueryOptions};
use crate::json::{Marked, Tape, ToJson, Value};
use crate::operation::Inherited;
use crate::rules::{self, Rule};
use crate::secret::Secret;

/// A parameter that the client can have a value for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientParameter {
    /// Its name in the document.
    pub name: &'static str,
    /// The method of the generated builder that takes the value.
    pub setter: &'static str,
    /// The environment variable of the value: `PETSTORE_X_ACCOUNT`.
    pub variable: &'static str,
    /// The part of the request that the value goes into.
    pub place: ParameterPlace,
    /// The type of the value.
    pub value: ParameterValue,
    /// The constraints on the value.
    pub rules: &'static [Rule],
}

/// The part of the request that a parameter goes into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterPlace {
    /// A header, in style `simple`.
    Header,
    /// The query.
    Query(QueryOptions),
}

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterValue {
    /// A string.
    Text,
    /// A string that is not shown.
    Secret,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
}

impl ClientParameter {
    /// Returns `true` if an operation takes its value from this parameter.
    pub(crate) fn is(&self, inherited: &Inherited) -> bool {
        match self.place {
            // RFC 9110, 5.1: names of headers are case-insensitive.
            ParameterPlace::Header => !inherited.is_query && self.name.eq_ignore_ascii_case(inherited.name),
            ParameterPlace::Query(_) => inherited.is_query && self.name == inherited.name,
        }
    }
}

/// A value of the builder, encoded.
#[derive(Clone)]
pub(crate) struct Preset {
    pub(crate) parameter: &'static ClientParameter,
    pub(crate) value: PresetValue,
    /// The parts of the value that are secrets.
    pub(super) secrets: Vec<Secret>,
    /// The constraint that the value does not meet.
    pub(super) violation: Option<String>,
}

/// A value as requests carry it.
#[derive(Clone)]
pub(crate) enum PresetValue {
    Header(HeaderName, HeaderValue),
    /// The pair, and the pair without secrets.
    Query(Secret, String),
}

/// Encodes a value, and checks it. With `is_key`, a header of this name is that of a security scheme.
///
/// # Errors
/// A sentence without its subject, which never holds the value.
pub(super) fn encode(parameter: &'static ClientParameter, is_key: bool, value: &dyn ToJson) -> Result<Preset, String> {
    let marked = Marked::of(value, parameter.rules);
    if let Some(reason) = marked.fault() {
        return Err(format!("cannot be written: {reason}"));
    }
    let violation = rules::check(&marked).err().map(|error| error.reason());
    let redacted = marked.has_secret().then(|| Tape::redacted(value, parameter.rules));
    let secrets = marked.secrets();
    let sent = marked.into_tape();
    let value = match parameter.place {
        ParameterPlace::Header => {
            let text = encode::header_text(HeaderStyle::Simple, Value::root(&sent)).unwrap_or_default();
            let (name, mut value) = header(parameter.name, &text)?;
            value.set_sensitive(value.is_sensitive() || redacted.is_some() || is_key);
            PresetValue::Header(name, value)
        }
        ParameterPlace::Query(options) => {
            let written = |tape: &Tape<'static>| {
                let mut query = String::new();
                encode::append_query(&mut query, options, parameter.name, Value::root(tape));
                query
            };
            let shown = written(redacted.as_ref().unwrap_or(&sent)).replace("%5Bredacted%5D", "[redacted]");
            PresetValue::Query(written(&sent).into(), shown)
        }
    };
    Ok(Preset { parameter, value, secrets, violation })
}
