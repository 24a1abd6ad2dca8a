//! Query values in logs and errors.

/// Parameters whose values logs show: those of paging and sorting.
const LISTED: [&str; 14] = [
    "api-version",
    "count",
    "direction",
    "limit",
    "offset",
    "order",
    "order_by",
    "page",
    "page_size",
    "pagesize",
    "per_page",
    "sort",
    "sort_by",
    "version",
];

/// A URL whose query shows only the values of parameters that are listed.
pub(crate) fn listed_only(url: &str) -> String {
    let Some((start, query)) = url.split_once('?') else { return url.to_owned() };
    let shown = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if !LISTED.contains(&&*name.to_ascii_lowercase()) => format!("{name}=[redacted]"),
        Some(_) => pair.to_owned(),
        // A query without names, such as that of `in: querystring`, may be the secret itself.
        None => "[redacted]".to_owned(),
    });
    format!("{start}?{}", shown.collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_if_they_are_listed() {
        assert_eq!(listed_only("https://a/b"), "https://a/b");
        assert_eq!(
            listed_only("https://a/b?page=2&q=x&Limit=3&s3cr3t"),
            "https://a/b?page=2&q=[redacted]&Limit=3&[redacted]"
        );
        assert_eq!(listed_only("https://a/b?key=s3?cr3t=1&page=2"), "https://a/b?key=[redacted]&page=2");
    }
}
