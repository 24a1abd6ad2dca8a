//! Values in paths, queries, headers, cookies and forms.
//!
//! Each encoding reads the tree that [`ToJson`](crate::json::ToJson) writes, and follows the table of OAS 3.1.1,
//! 4.8.12.3 “Style Values”. What that table leaves open (an array or object inside another) is serialized as JSON.

mod cookie;
mod form;
mod header;
mod path;
mod percent;
mod query;
mod querystring;
mod shape;
mod template;

pub use self::cookie::CookieStyle;
pub(crate) use self::cookie::cookies;
pub use self::form::FormStyles;
pub(crate) use self::form::form;
pub use self::header::HeaderStyle;
pub(crate) use self::header::header_text;
pub use self::path::PathStyle;
pub(crate) use self::path::{is_plain, path_text};
pub(crate) use self::percent::pair;
pub(crate) use self::query::append_query;
pub use self::query::{QueryOptions, QueryStyle};
pub use self::querystring::QueryContent;
pub(crate) use self::querystring::query_string;
pub(crate) use self::shape::{nest, scalar};
pub(crate) use self::template::{Expansion, climbs, expand, is_dot_segment, whole};

#[cfg(test)]
mod tests;
