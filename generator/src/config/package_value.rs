//! The values of `[package]`, each checked as cargo and the registry check it.

use serde::{Deserialize, Serialize};

/// The oldest Rust that the runtime supports.
const RUNTIME_NEEDS: &str = env!("CARGO_PKG_RUST_VERSION");

/// Defines a string, or a list of strings, that a function checks.
macro_rules! checked {
    ($(#[doc = $doc:literal] $name:ident($inner:ty, $written:literal), $check:path;)*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(try_from = $written)]
        pub struct $name($inner);

        impl $name {
            /// Checks a value; the error is a sentence.
            pub fn new(value: impl Into<$inner>) -> Result<Self, String> {
                Self::try_from(value.into())
            }
        }

        impl TryFrom<$inner> for $name {
            type Error = String;

            fn try_from(value: $inner) -> Result<Self, String> {
                $check(&value).map(|()| Self(value))
            }
        }
    )*};
}

checked! {
    #[doc = "A version as Semantic Versioning 2.0 defines it."]
    Version(String, "String"), check_version;
    #[doc = "A version of Rust that the runtime supports: `1.90` or `1.90.1`."]
    MinimumRust(String, "String"), check_rust;
    #[doc = "A string in one line."]
    Line(String, "String"), check_line;
    #[doc = "A URL of the web."]
    Url(String, "String"), check_url;
    #[doc = "An expression of SPDX licenses."]
    License(String, "String"), check_license;
    #[doc = "Authors, each in one line."]
    Authors(Vec<String>, "Vec<String>"), check_authors;
    #[doc = "Keywords of the registry."]
    Keywords(Vec<String>, "Vec<String>"), check_keywords;
    #[doc = "Categories of the registry."]
    Categories(Vec<String>, "Vec<String>"), check_categories;
}

/// The largest number of keywords, and of categories.
const MOST: usize = 5;

fn check(is_valid: bool, value: &str, why: &str) -> Result<(), String> {
    if is_valid { Ok(()) } else { Err(format!("`{}` {why}", value.escape_debug())) }
}

fn check_version(version: &str) -> Result<(), String> {
    let (rest, build) = split(version, '+');
    let (core, before) = split(rest, '-');
    let numbers: Vec<&str> = core.split('.').collect();
    let is_valid = numbers.len() == 3
        && numbers.iter().all(|number| is_number(number) && number.parse::<u64>().is_ok())
        && before.is_none_or(|before| before.split('.').all(is_identifier))
        && build.is_none_or(|build| build.split('.').all(is_word));
    check(is_valid, version, "is not a version like `1.2.3` or `1.2.3-beta.1`")
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// Returns whether a string is a number without leading zeros (Semantic Versioning 2.0, 2).
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'))
}

/// Returns whether a string is a part of a pre-release (Semantic Versioning 2.0, 9).
fn is_identifier(text: &str) -> bool {
    is_word(text) && (!text.bytes().all(|byte| byte.is_ascii_digit()) || is_number(text))
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn check_rust(version: &str) -> Result<(), String> {
    let read = |text: &str| text.split('.').map(|part| part.parse().ok().filter(|_| is_number(part))).collect();
    let parts: Option<Vec<u32>> = read(version);
    let needed: Option<Vec<u32>> = read(RUNTIME_NEEDS);
    let parts = parts.filter(|parts| (2..=3).contains(&parts.len()));
    let Some(parts) = parts else { return check(false, version, "is not a version of Rust like `1.90`") };
    let is_enough = needed.is_none_or(|needed| parts >= needed);
    check(is_enough, version, &format!("is too old: the runtime needs Rust {RUNTIME_NEEDS}"))
}

fn check_line(text: &str) -> Result<(), String> {
    let is_line = !text.contains(char::is_control) && !text.trim().is_empty();
    check(is_line, text, "must be one line, without control characters")
}

fn check_authors(authors: &[String]) -> Result<(), String> {
    authors.iter().try_for_each(|author| check_line(author))
}

fn check_url(url: &str) -> Result<(), String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let is_url =
        !rest.is_empty() && !rest.starts_with('/') && !url.contains(|it: char| it.is_whitespace() || it.is_control());
    check(is_url, url, "is not a URL like `https://example.com`")
}

/// Checks the form of an SPDX expression; the list of licenses grows, so that their names are not checked.
fn check_license(license: &str) -> Result<(), String> {
    if let Some((one, other)) = license.split_once('/') {
        let written = format!("{} OR {}", one.trim(), other.trim());
        return check(false, license, &format!("is not an SPDX expression; write `{written}`"));
    }
    let spaced = license.replace('(', " ( ").replace(')', " ) ");
    let (mut depth, mut wants_name) = (0_usize, true);
    for word in spaced.split_whitespace() {
        let is_valid = match word {
            "(" if wants_name => {
                depth += 1;
                true
            }
            ")" if !wants_name && depth > 0 => {
                depth -= 1;
                true
            }
            "OR" | "AND" | "WITH" if !wants_name => {
                wants_name = true;
                true
            }
            name if wants_name && is_license(name) => {
                wants_name = false;
                true
            }
            _ => false,
        };
        if !is_valid {
            depth = usize::MAX;
            break;
        }
    }
    check(depth == 0 && !wants_name, license, "is not an SPDX expression like `MIT OR Apache-2.0`")
}

fn is_license(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'+');
    !["OR", "AND", "WITH"].contains(&name) && name.bytes().all(is_plain)
}

fn check_keywords(keywords: &[String]) -> Result<(), String> {
    check_number(keywords, "keywords")?;
    keywords.iter().try_for_each(|keyword| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+');
        let is_keyword = keyword.bytes().all(is_plain) && keyword.starts_with(|it: char| it.is_ascii_alphanumeric());
        check(is_keyword, keyword, "is not a keyword: use letters, digits, `_`, `-` and `+`")?;
        check(keyword.len() <= 20, keyword, "is too long: a keyword has at most 20 characters")
    })
}

fn check_categories(categories: &[String]) -> Result<(), String> {
    check_number(categories, "categories")?;
    categories.iter().try_for_each(|category| {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b':');
        let is_category = !category.is_empty() && category.bytes().all(is_plain);
        check(is_category, category, "is not a category like `api-bindings` or `web-programming::http-client`")
    })
}

fn check_number(values: &[String], noun: &str) -> Result<(), String> {
    if values.len() <= MOST { Ok(()) } else { Err(format!("the registry accepts at most {MOST} {noun}")) }
}

#[cfg(test)]
mod tests {
    use super::check_version;

    #[test]
    fn versions_are_those_of_semantic_versioning() {
        for version in ["1.2.3", "0.0.0", "1.2.3-beta.1", "1.2.3-x-y", "1.2.3+a.01", "1.2.3-a+b.c"] {
            assert_eq!(check_version(version), Ok(()), "{version}");
        }
        for version in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "01.2.3",
            "1.2.x",
            "1.2.3-",
            "1.2.3-a..b",
            "1.2.3-01",
            "1.2.3+",
            "1.2.3+a..b",
            "1.2.3+a_b",
        ] {
            assert!(check_version(version).is_err(), "{version}");
        }
    }
}
