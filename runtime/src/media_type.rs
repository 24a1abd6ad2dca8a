//! Media types, as in `Content-Type` and `Accept`.

/// `application/json`, `text/json`, or a type with the suffix `+json` (RFC 6839, 3.1).
pub(crate) fn is_json(content_type: &[u8]) -> bool {
    content_type == b"application/json" || is_json_of_any_spelling(content_type)
}

fn is_json_of_any_spelling(content_type: &[u8]) -> bool {
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    let has_suffix = essence.last_chunk::<5>().is_some_and(|suffix| suffix.eq_ignore_ascii_case(b"+json"));
    essence.eq_ignore_ascii_case(b"application/json") || essence.eq_ignore_ascii_case(b"text/json") || has_suffix
}

/// `application/xml`, `text/xml`, or a type with the suffix `+xml` (RFC 7303, 9).
pub(crate) fn is_xml(essence: &[u8]) -> bool {
    essence == b"application/xml" || essence == b"text/xml" || essence.ends_with(b"+xml")
}

/// JSON Lines under its names, and JSON text sequences (RFC 7464, RFC 8091).
pub(crate) fn is_sequence(essence: &[u8]) -> bool {
    const LINES: [&[u8]; 7] = [
        b"application/jsonl",
        b"application/x-jsonl",
        b"application/jsonlines",
        b"application/x-jsonlines",
        b"application/json-lines",
        b"application/ndjson",
        b"application/x-ndjson",
    ];
    LINES.contains(&essence) || essence == b"application/json-seq" || essence.ends_with(b"+json-seq")
}

/// The first type of an `Accept` header.
pub(crate) fn first_essence(accept: &[u8]) -> Vec<u8> {
    list(accept).next().map(essence).unwrap_or_default()
}

/// The elements of a header such as `Accept`. A comma within quotes does not divide it (RFC 9110, 5.6.1).
pub(crate) fn list(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    divide(text, b',').filter(|element| !element.is_empty())
}

pub(crate) fn essence(content_type: &[u8]) -> Vec<u8> {
    content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii().to_ascii_lowercase()
}

/// `image/*`, `application/*+json`.
pub(crate) fn is_range(media_type: &str) -> bool {
    essence(media_type.as_bytes()).contains(&b'*')
}

/// Returns true if a range contains a type, or is the type itself; parameters are not compared.
pub(crate) fn contains(range: &str, media_type: &str) -> bool {
    let (range, found) = (essence(range.as_bytes()), essence(media_type.as_bytes()));
    match range.iter().position(|byte| *byte == b'*') {
        // `*/*` has two stars, `application/*+json` one with a suffix.
        Some(_) if range == b"*/*" || range == b"*" => found.contains(&b'/'),
        Some(star) => {
            let (start, end) = (&range[..star], &range[star + 1..]);
            found.len() > start.len() + end.len() && found.starts_with(start) && found.ends_with(end)
        }
        None => range == found,
    }
}

/// A parameter, without its quotes and in lower case.
pub(crate) fn parameter(content_type: &[u8], name: &str) -> Option<String> {
    let pairs = divide(content_type, b';').skip(1).map(String::from_utf8_lossy);
    pairs.into_iter().find_map(|pair| {
        let (known, value) = pair.split_once('=')?;
        known.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    })
}

/// The parts between separators that are not within quotes (RFC 9110, 5.6.4).
fn divide(text: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(move |byte| {
        let is_escaped = escaped;
        escaped = quoted && !is_escaped && *byte == b'\\';
        if *byte == b'"' && !is_escaped {
            quoted = !quoted;
        }
        *byte == separator && !quoted
    })
    .map(<[u8]>::trim_ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_semicolons_within_quotes_divide_nothing() {
        let accept = br#"application/json; profile="a,\",;b"; charset="x;y" , text/plain,,"#;
        let elements: Vec<_> = list(accept).map(String::from_utf8_lossy).collect();
        assert_eq!(elements, [r#"application/json; profile="a,\",;b"; charset="x;y""#, "text/plain"]);
        assert_eq!(parameter(elements[0].as_bytes(), "Charset").as_deref(), Some("x;y"));
    }

    #[test]
    fn a_range_contains_types() {
        assert!(
            contains("image/*", "Image/PNG; q=1") && contains("*/*", "a/b") && contains("text/csv", "text/csv; a=b")
        );
        assert!(contains("application/*+json", "application/vnd.pet+json"));
        assert!(!contains("image/*", "text/png") && !contains("image/*", "image/") && !contains("*/*", "png"));
        assert!(!contains("application/*+json", "application/json") && !contains("text/csv", "text/plain"));
    }

    #[test]
    fn json_is_told_by_type_or_suffix() {
        assert!(is_json(b"application/JSON; a=b") && is_json(b"application/problem+json"));
        assert!(is_json(b"text/json") && !is_json(b"a/b") && !is_json(b""));
        assert!(!is_json(b"application/json2") && !is_json(b"text/plain; a=+json"));
    }

    #[test]
    fn a_range_has_a_star_and_json_a_name_or_a_suffix() {
        assert!(["*/*", "image/*", "application/*+json", "*"].into_iter().all(is_range));
        assert!(!["image/png", "text/plain; a=*", ""].into_iter().any(is_range));
        for json in ["application/json", "Text/JSON ; a=b", "application/problem+JSON", "a/b+json;c=d"] {
            assert!(is_json(json.as_bytes()), "{json}");
        }
        for other in ["application/jsonp", "application/json-seq", "text/html", "+jso", "json", "a/b;c=+json"] {
            assert!(!is_json(other.as_bytes()), "{other}");
        }
    }
}
