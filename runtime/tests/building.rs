//! What a client's builder refuses.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use clientwright_runtime::{http, transport};
use petstore::Client;

fn refused(url: &str) -> String {
    let transport = transport::from_fn(async |_| Ok(http::Response::default()));
    Client::builder()
        .transport(transport)
        .base_url(url)
        .build()
        .err()
        .map_or_else(String::new, |error| error.to_string())
}

#[test]
fn base_urls_that_cannot_be_one_are_refused() {
    let rows = [
        ("api.example.com", "must begin with `http://` or `https://` and a host"),
        ("/v1", "must begin with `http://` or `https://` and a host"),
        ("", "must begin with `http://` or `https://` and a host"),
        ("https://", "has no host"),
        ("https:///v1", "has no host"),
        ("ftp://example.com", "has the scheme `ftp`, not `http` or `https`"),
        ("https://me:pass@example.com", "has a user name or password, which belong into credentials"),
        ("https://example.com/#top", "has a fragment (`#…`)"),
        ("https://example.com:99999", "has a port that is not a number up to 65535"),
        ("https://{region}.example.com/v1", "has the variable `{region}`, which has no value"),
        ("https://example.com/a/../b", "has a segment of dots in its path"),
        ("https://example.com/%2e%2E", "has a segment of dots in its path"),
        ("https://example.com/a\\..\\b", "has a backslash"),
        ("https://exa mple.com", "is not a URL (invalid uri character)"),
    ];
    for (url, reason) in rows {
        assert_eq!(refused(url), format!("the base URL {reason}; set it with `.base_url(…)`"), "{url}");
    }
    for url in ["http://localhost:8080", "https://[::1]:8443/api/", "HTTPS://Example.com/a/b"] {
        assert_eq!(refused(url), "", "{url}");
    }
}

#[test]
fn a_missing_base_url_is_named() {
    let error = Client::builder_without_server().build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "no base URL is known: the document names no absolute one; set it with `.base_url(…)`"
    );
}

#[test]
fn headers_that_cannot_be_sent_are_refused() {
    let error = Client::builder().default_header("X-A", "a\nb").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the header `X-A` given to `.default_header(…)` has a line break or control character in its value"
    );
}

#[test]
fn enumerations_are_read_from_text() {
    assert_eq!("2".parse(), Ok(petstore::Level::High));
    assert_eq!("7".parse(), Ok(petstore::Level::Unrecognized(7)));
    assert!("high".parse::<petstore::Level>().is_err());
    assert_eq!("sold-out".parse(), Ok(petstore::Status::SoldOut));
}
