//! Queries that are one value.

use super::form::{FormStyles, form};
use super::percent::percent;
use super::shape::scalar;
use crate::json::{Value, to_vec};

/// The media type of a query that is one value (OAS 3.2.0, 4.12.2: `in: querystring`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryContent {
    /// `a=1&b=x+y`: `application/x-www-form-urlencoded`
    Form(FormStyles),
    /// `%7B%22a%22%3A1%7D`: JSON
    Json,
    /// `a%20b`: text
    Text,
}

/// A whole query.
///
/// # Errors
/// The value of a form is not an object.
pub(crate) fn query_string(content: QueryContent, value: Value<'_>) -> Result<String, &'static str> {
    match content {
        _ if value.is_null() => Ok(String::new()),
        QueryContent::Form(styles) => form(styles, value),
        QueryContent::Json => Ok(percent(&String::from_utf8_lossy(&to_vec(&value))).to_string()),
        QueryContent::Text => Ok(scalar(value).map(|text| percent(&text).to_string()).unwrap_or_default()),
    }
}
