//! Bodies of `application/x-www-form-urlencoded`, and whole queries that are described as one.

use super::query::{QueryStyle, append_query};
use crate::json::{Kind, Value};

/// The serialization of a form's properties, where the document sets it in `encoding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormStyles {
    /// All of them, in this style.
    All(QueryStyle),
    /// Those that are listed; the others as OAS 3.1.1, 4.8.15.1 has it: an array as one pair for each item, an object as
    /// JSON.
    Of(&'static [(&'static str, QueryStyle)]),
}

impl FormStyles {
    /// The document sets no style.
    pub const NONE: Self = Self::Of(&[]);

    fn of(self, property: &str, value: Value<'_>) -> QueryStyle {
        let unsaid = if value.kind() == Kind::Object { QueryStyle::Json } else { QueryStyle::Form };
        match self {
            Self::All(style) => style,
            Self::Of(styles) => styles.iter().find(|(known, _)| *known == property).map_or(unsaid, |(_, style)| *style),
        }
    }
}

/// A form: `a=1&b=%7B%22c%22%3A%22x+y%22%7D&d=u&d=v` for `{"a": 1, "b": {"c": "x y"}, "d": ["u", "v"]}`.
///
/// # Errors
/// The value is not an object.
pub(crate) fn form(styles: FormStyles, value: Value<'_>) -> Result<String, &'static str> {
    let mut text = String::new();
    for (key, value) in value.entries().map_err(|_| "is not an object, which a form must be")? {
        append_query(&mut text, styles.of(key, value).into(), key, value);
    }
    // Spaces are `+` here (WHATWG URL, 5.2). A `%20` that the caller wrote is `%2520` by now.
    Ok(text.replace("%20", "+"))
}
