//! References, resolved against a URL: `../v3` and `//host/v6` (RFC 3986, 4.2 and 5.2).

use http::Uri;

/// The URL that a reference means at a base URL (RFC 3986, 5.2).
pub(crate) fn resolve(base: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next().unwrap_or_default();
    let scheme = base.scheme_str()?;
    if let Some(rest) = location.strip_prefix("//") {
        return format!("{scheme}://{rest}").parse().ok();
    }
    if has_scheme(location) {
        return location.parse().ok();
    }
    let authority = base.authority()?;
    let (path, query) = match location.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (location, None),
    };
    let path = match path {
        "" => base.path().to_owned(),
        _ if path.starts_with('/') => without_dots(path),
        _ => without_dots(&format!("{}/{path}", base.path().rsplit_once('/').map_or("", |(folder, _)| folder))),
    };
    // Without a path of its own, a reference keeps the query unless it has one.
    let query = query.or_else(|| base.query().filter(|_| location.is_empty()));
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{scheme}://{authority}{path}{query}").parse().ok()
}

/// `https:…`: a scheme is a letter, then letters, digits, `+`, `-` and `.` (RFC 3986, 3.1).
pub(super) fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
}

/// The path without `.` and `..` segments (RFC 3986, 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." if is_last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{has_scheme, resolve};

    #[test]
    fn references_are_resolved_at_a_base() {
        let base = http::Uri::from_static("https://a.example/b/c/d?q=1");
        for (reference, url) in [
            ("g", "/b/c/g"),
            ("./g", "/b/c/g"),
            ("g/", "/b/c/g/"),
            ("/g", "/g"),
            ("g?y=2", "/b/c/g?y=2"),
            ("g#s", "/b/c/g"),
            ("", "/b/c/d?q=1"),
            ("?y=2", "/b/c/d?y=2"),
            (".", "/b/c/"),
            ("./", "/b/c/"),
            ("..", "/b/"),
            ("../", "/b/"),
            ("../g", "/b/g"),
            ("../..", "/"),
            ("../../../g", "/g"),
            ("g/./h", "/b/c/g/h"),
            ("g/../h", "/b/c/h"),
            ("g/..", "/b/c/"),
            ("/g/h/.", "/g/h/"),
            ("g:/h", "none"),
        ] {
            let resolved = resolve(&base, reference).filter(|uri| uri.scheme_str() == Some("https"));
            let path = resolved.map(|uri| uri.to_string().replacen("https://a.example", "", 1));
            assert_eq!(path.as_deref().unwrap_or("none"), url, "{reference}");
        }
        assert_eq!(resolve(&base, "//g.example/h").map(|uri| uri.to_string()).as_deref(), Some("https://g.example/h"));
        assert_eq!(
            resolve(&base, "http://g.example/h").map(|uri| uri.to_string()).as_deref(),
            Some("http://g.example/h")
        );
    }

    /// A segment with a colon is a scheme only if it is written like one (RFC 3986, 3.1).
    #[test]
    fn a_colon_ends_a_scheme_or_is_part_of_a_path() {
        for (reference, is_url) in [
            ("z+a-9.x:/g", true),
            ("Z:", true),
            ("9a:/g", false),
            ("+a:/g", false),
            (":g", false),
            ("a_b:g", false),
            ("a/b:g", false),
            ("ä:g", false),
            ("g", false),
        ] {
            assert_eq!(has_scheme(reference), is_url, "{reference}");
        }
        let base = http::Uri::from_static("https://a.example/b/c");
        let resolved = |reference| resolve(&base, reference).map(|uri| uri.to_string());
        assert_eq!(resolved("9:30").as_deref(), Some("https://a.example/b/9:30"));
        assert_eq!(resolved("a_b:g").as_deref(), Some("https://a.example/b/a_b:g"));
    }
}
