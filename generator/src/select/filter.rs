//! One filter: the property of operations that it tests, and the expected value.
//!
//! | | takes operations |
//! |---|---|
//! | `operation:list*` | with a matching `operationId` |
//! | `tag:pets` | with a matching tag |
//! | `path:/pets/**` | with a matching path template; `*` stays within a segment, `**` does not |
//! | `method:get` | with that method |
//! | `deprecated` | that are deprecated |
//! | `/pets/**` | short for `path:/pets/**` |
//! | `list*` | short for `operation:list*` |

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use super::glob;

/// One filter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Filter {
    /// By `operationId`.
    Operation(String),
    /// By any of the tags.
    Tag(String),
    /// By the path template.
    Path(String),
    /// By the method, in upper case.
    Method(String),
    /// By deprecation.
    Deprecated,
}

/// The properties of an operation that filters test.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'d> {
    /// The `operationId`.
    pub id: Option<&'d str>,
    /// The tags.
    pub tags: &'d [&'d str],
    /// The path template.
    pub path: &'d str,
    /// The method in upper case.
    pub method: &'d str,
    /// Set if the operation is deprecated.
    pub deprecated: bool,
}

impl Filter {
    /// Returns whether the filter matches an operation.
    pub fn matches(&self, operation: &Subject<'_>) -> bool {
        match self {
            Self::Operation(pattern) => operation.id.is_some_and(|id| glob::matches(pattern, id, false)),
            Self::Tag(pattern) => operation.tags.iter().any(|tag| glob::matches(pattern, tag, false)),
            Self::Path(pattern) => glob::matches(pattern, operation.path, true),
            Self::Method(method) => operation.method.eq_ignore_ascii_case(method),
            Self::Deprecated => operation.deprecated,
        }
    }
}

impl FromStr for Filter {
    type Err = String;

    /// Parses a filter; the error is a sentence.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "deprecated" {
            return Ok(Self::Deprecated);
        }
        let Some((subject, pattern)) = text.split_once(':').filter(|_| !text.starts_with('/')) else {
            return match text {
                "" => Err("a filter cannot be empty".to_owned()),
                _ if text.starts_with('/') => Ok(Self::Path(text.to_owned())),
                _ => Ok(Self::Operation(text.to_owned())),
            };
        };
        if pattern.is_empty() {
            return Err(format!("`{text}` has no value after the colon"));
        }
        match subject {
            // The document's keyword is accepted, too.
            "operation" | "operationId" => Ok(Self::Operation(pattern.to_owned())),
            "tag" => Ok(Self::Tag(pattern.to_owned())),
            "path" if pattern.starts_with(['/', '*']) => Ok(Self::Path(pattern.to_owned())),
            "path" => Err(format!("`{text}` matches no path: paths begin with `/`")),
            "method" if is_method(pattern) => Ok(Self::Method(pattern.to_ascii_uppercase())),
            "method" => Err(format!("`{pattern}` is not a method of HTTP")),
            _ => Err(format!(
                "there is no filter `{subject}:`; there are `operation:`, `tag:`, `path:`, `method:` and `deprecated`"
            )),
        }
    }
}

/// Returns whether a string is a token (RFC 9110, section 9.1).
fn is_method(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

impl TryFrom<String> for Filter {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation(pattern) => write!(formatter, "operation:{pattern}"),
            Self::Tag(pattern) => write!(formatter, "tag:{pattern}"),
            Self::Path(pattern) => write!(formatter, "path:{pattern}"),
            Self::Method(method) => write!(formatter, "method:{}", method.to_ascii_lowercase()),
            Self::Deprecated => formatter.write_str("deprecated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Filter;

    fn parse(text: &str) -> Result<String, String> {
        text.parse().map(|filter: Filter| filter.to_string())
    }

    #[test]
    fn the_short_forms_are_paths_and_operation_ids() {
        for (text, meant) in [
            ("tag:pets", "tag:pets"),
            ("tag:a: b", "tag:a: b"),
            ("method:GET", "method:get"),
            ("deprecated", "deprecated"),
            ("/pets/**", "path:/pets/**"),
            ("/pets/{id}:buy", "path:/pets/{id}:buy"),
            ("list*", "operation:list*"),
            ("operation:pets:list", "operation:pets:list"),
            ("operationId:list*", "operation:list*"),
        ] {
            assert_eq!(parse(text), Ok(meant.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_invalid_filter_is_reported() {
        for (text, fault) in [
            ("", "a filter cannot be empty"),
            ("tag:", "`tag:` has no value after the colon"),
            ("path:pets", "`path:pets` matches no path: paths begin with `/`"),
            ("method:get it", "`get it` is not a method of HTTP"),
            (
                "tags:pets",
                "there is no filter `tags:`; there are `operation:`, `tag:`, `path:`, `method:` and `deprecated`",
            ),
        ] {
            assert_eq!(parse(text), Err(fault.to_owned()), "{text}");
        }
    }
}
