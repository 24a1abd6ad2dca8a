//! References to URIs (RFC 3986), such as `$ref`, `$id` and `$self`: parsing, and resolution against a base.
//!
//! ```text
//! file:///api/v1/openapi.yaml  +  ../schemas/pet.yaml#/Pet  →  file:///api/schemas/pet.yaml  and  /Pet
//! ```

use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The parts of a reference (RFC 3986, appendix B), with escapes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Parts<'t> {
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    path: &'t str,
    query: Option<&'t str>,
}

/// Splits a reference into the URI and the fragment without `#`.
pub(super) fn split_fragment(reference: &str) -> (&str, Option<&str>) {
    match reference.split_once('#') {
        Some((uri, fragment)) => (uri, Some(fragment)),
        None => (reference, None),
    }
}

/// Resolves a reference without fragment against `base` (RFC 3986, section 5.2).
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (base, reference) = (parts(base), parts(reference));
    if reference.scheme.is_some() {
        return compose(&Parts { ..reference }, &without_dots(reference.path));
    }
    let scheme = base.scheme;
    if reference.authority.is_some() {
        return compose(&Parts { scheme, ..reference }, &without_dots(reference.path));
    }
    let authority = base.authority;
    if reference.path.is_empty() {
        let query = reference.query.or(base.query);
        return compose(&Parts { scheme, authority, path: base.path, query }, base.path);
    }
    let path = if reference.path.starts_with('/') {
        without_dots(reference.path)
    } else if base.path.is_empty() && authority.is_some() {
        without_dots(&format!("/{}", reference.path))
    } else {
        let directory = base.path.rfind('/').map_or("", |slash| &base.path[..=slash]);
        without_dots(&format!("{directory}{}", reference.path))
    };
    compose(&Parts { scheme, authority, ..reference }, &path)
}

fn parts(reference: &str) -> Parts<'_> {
    let (rest, query) = match reference.split_once('?') {
        Some((rest, query)) => (rest, Some(query)),
        None => (reference, None),
    };
    let (scheme, rest) = match rest.split_once(':') {
        Some((scheme, after)) if is_scheme(scheme) => (Some(scheme), after),
        _ => (None, rest),
    };
    let Some(after) = rest.strip_prefix("//") else { return Parts { scheme, authority: None, path: rest, query } };
    let (authority, path) = after.split_at(after.find('/').unwrap_or(after.len()));
    Parts { scheme, authority: Some(authority), path, query }
}

/// The scheme of a reference (section 3.1); a single letter is a Windows drive.
fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

fn compose(parts: &Parts<'_>, path: &str) -> String {
    let mut text = String::new();
    if let Some(scheme) = parts.scheme {
        text.push_str(&scheme.to_ascii_lowercase());
        text.push(':');
    }
    if let Some(authority) = parts.authority {
        text.push_str("//");
        text.push_str(authority);
    }
    text.push_str(path);
    if let Some(query) = parts.query {
        text.push('?');
        text.push_str(query);
    }
    text
}

/// Removes dot segments (section 5.2.4): `.` is the same level, `..` one level up, but not above the root.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            ".." if kept.len() > 1 || kept.first().is_some_and(|first| !first.is_empty()) => {
                kept.pop();
            }
            "." | ".." => {}
            _ => {
                kept.push(segment);
                continue;
            }
        }
        if is_last {
            kept.push("");
        }
    }
    kept.join("/")
}

/// The URI of a file; a relative path starts at the current directory.
pub(super) fn of_path(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let text = absolute.to_string_lossy().replace('\\', "/");
    let slash = if text.starts_with('/') { "" } else { "/" };
    let escaped = text.replace('%', "%25").replace('#', "%23").replace('?', "%3F").replace(' ', "%20");
    format!("file://{}", without_dots(&format!("{slash}{escaped}")))
}

/// The path of a `file:` URI.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let parts = parts(uri);
    if parts.scheme != Some("file") {
        return None;
    }
    let decoded = decode_percent(parts.path);
    let path = if cfg!(windows) { decoded.trim_start_matches('/') } else { &decoded };
    Some(PathBuf::from(path))
}

/// Returns whether this is a URL of the web.
pub(super) fn is_web(uri: &str) -> bool {
    matches!(parts(uri).scheme, Some(scheme) if matches!(&*scheme.to_ascii_lowercase(), "http" | "https"))
}

/// The last segment of the path.
pub(super) fn last_segment(uri: &str) -> &str {
    parts(uri).path.rsplit('/').next().unwrap_or_default()
}

/// The path of a `file:` URI relative to the directory of another: `../schemas/pet.yaml`, with escapes decoded.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to) = (parts(from).path, parts(to).path);
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let segments: Vec<&str> = to.split('/').collect();
    let shared = folders.iter().zip(&segments).take_while(|(one, two)| one == two).count();
    let up = std::iter::repeat_n("..", folders.len() - shared);
    let path: Vec<&str> = up.chain(segments[shared..].iter().copied()).collect();
    decode_percent(&path.join("/")).into_owned()
}

/// Decodes percent escapes (section 2.1); invalid ones stay unchanged.
pub(super) fn decode_percent(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten();
        let value = escaped
            .filter(|hex| hex.iter().all(u8::is_ascii_hexdigit))
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).map_or_else(|_| text.into(), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::{decode_percent, of_path, path_of, relative, resolve, split_fragment};

    /// RFC 3986, sections 5.4.1 and 5.4.2, fragments aside; a scheme of one letter is a drive here.
    #[test]
    fn references_resolve_as_the_rfc_lists() {
        let rows = [
            ("gg:h", "gg:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
        ];
        for (reference, expected) in rows {
            assert_eq!(resolve("http://a/b/c/d;p?q", reference), expected, "{reference}");
        }
    }

    #[test]
    fn paths_are_uris_and_back() {
        let uri = of_path("/api/my specs/../50%#.yaml".as_ref());
        assert_eq!(uri, "file:///api/50%25%23.yaml");
        assert_eq!(path_of(&uri).unwrap(), std::path::Path::new("/api/50%#.yaml"));
        assert_eq!(path_of("https://example.com/a.yaml"), None);
    }

    #[test]
    fn files_are_named_from_the_directory_of_another() {
        assert_eq!(relative("file:///a/b/c.yaml", "file:///a/b/d/e%20f.yaml"), "d/e f.yaml");
        assert_eq!(relative("file:///a/b/c.yaml", "file:///a/x/y.yaml"), "../x/y.yaml");
    }

    #[test]
    fn the_fragment_begins_at_the_first_sharp() {
        assert_eq!(split_fragment("a.yaml#/b#c"), ("a.yaml", Some("/b#c")));
        assert_eq!(split_fragment("a.yaml"), ("a.yaml", None));
    }

    #[test]
    fn a_drive_is_no_scheme() {
        assert_eq!(resolve("file:///a/b", "c:d"), "file:///a/c:d");
        assert_eq!(resolve("file:///a/b", "urn:d"), "urn:d");
    }

    #[test]
    fn percent_escapes_are_decoded_once() {
        assert_eq!(decode_percent("/paths/~1a%20b/%7Bid%7D"), "/paths/~1a b/{id}");
        assert_eq!(decode_percent("100%"), "100%");
        assert_eq!(decode_percent("%25%zz%+1"), "%%zz%+1");
    }
}
