//! Functions that the table of a struct calls for each header.

use http::HeaderMap;
use serde::de::DeserializeOwned;

use super::{HeaderError, HeaderForm};
use crate::json::{BySerde, DecodeError, FromJson, Nullable, Tape, Value, is_number};

/// A header that must be there.
#[inline]
pub fn required<T: FromJson>(headers: &HeaderMap, name: &str, form: &HeaderForm) -> Result<T, HeaderError> {
    let tape = read(headers, name, form)?;
    let tape = tape.ok_or_else(|| HeaderError::new(name, "missing, though the document requires it"))?;
    T::from_json(Value::root(&tape)).map_err(|error| unreadable(name, &error))
}

/// A header that may be missing.
#[inline]
pub fn optional<T: FromJson>(headers: &HeaderMap, name: &str, form: &HeaderForm) -> Result<Option<T>, HeaderError> {
    let Some(tape) = read(headers, name, form)? else { return Ok(None) };
    T::from_json(Value::root(&tape)).map(Some).map_err(|error| unreadable(name, &error))
}

/// A header that may be missing, or `null`.
#[inline]
pub fn nullable<T: FromJson>(headers: &HeaderMap, name: &str, form: &HeaderForm) -> Result<Nullable<T>, HeaderError> {
    optional::<Option<T>>(headers, name, form).map(|value| value.map_or(Nullable::Absent, Nullable::from))
}

/// A header that must be there, of a type of another crate.
#[inline]
pub fn required_by_serde<T: DeserializeOwned>(
    headers: &HeaderMap,
    name: &str,
    form: &HeaderForm,
) -> Result<T, HeaderError> {
    required(headers, name, form).map(|BySerde(value)| value)
}

/// A header that may be missing, of a type of another crate.
#[inline]
pub fn optional_by_serde<T: DeserializeOwned>(
    headers: &HeaderMap,
    name: &str,
    form: &HeaderForm,
) -> Result<Option<T>, HeaderError> {
    optional(headers, name, form).map(|value| value.map(|BySerde(value)| value))
}

/// A header that may be missing, or `null`, of a type of another crate.
#[inline]
pub fn nullable_by_serde<T: DeserializeOwned>(
    headers: &HeaderMap,
    name: &str,
    form: &HeaderForm,
) -> Result<Nullable<T>, HeaderError> {
    nullable(headers, name, form).map(|value| value.map(|BySerde(value)| value))
}

/// The JSON value that a header stands for; nothing where it is not there.
fn read(headers: &HeaderMap, name: &str, form: &HeaderForm) -> Result<Option<Tape<'static>>, HeaderError> {
    let mut lines = Vec::new();
    for value in headers.get_all(name) {
        lines.push(std::str::from_utf8(value.as_bytes()).map_err(|_| HeaderError::new(name, "not UTF-8 text"))?);
    }
    if lines.is_empty() {
        return Ok(None);
    }
    // A number alone keeps the digits that it has.
    if let (HeaderForm::Literal, [text]) = (form, &lines[..])
        && is_number(text)
    {
        return Ok(Some(Tape::of_number(text)));
    }
    form.read(&lines).map(|json| Some(Tape::of(&json))).map_err(|reason| HeaderError::new(name, reason))
}

#[cold]
fn unreadable(name: &str, error: &DecodeError) -> HeaderError {
    let text = error.to_string();
    HeaderError::new(name, text.strip_prefix("$: ").unwrap_or(&text))
}
