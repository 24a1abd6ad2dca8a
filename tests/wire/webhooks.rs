//! Requests that the API makes: headers and bytes, and what is made of them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clientwright_runtime::http::HeaderMap;
use clientwright_runtime::webhooks::{SignatureError, StandardWebhooks, VerifySignature, WebhookError};

use crate::clients::hooks::{api_webhooks, callbacks};

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    lines.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect()
}

fn shown<T: std::fmt::Debug>(decoded: Result<T, WebhookError>) -> String {
    decoded.map_or_else(|error| format!("! {error}"), |value| format!("{value:?}"))
}

#[test]
fn a_payload_is_read_by_what_it_is() {
    let json = headers(&[("content-type", "application/json; charset=utf-8")]);
    let rex = br#"{"name": "Rex", "born": 2020}"#;
    assert_eq!(shown(api_webhooks::decode_pet_born(&json, rex)), r#"Pet {"name": "Rex", "born": 2020}"#);
    assert_eq!(shown(api_webhooks::decode_pet_born(&HeaderMap::new(), rex)), r#"Pet {"name": "Rex", "born": 2020}"#);
    assert_eq!(shown(callbacks::decode_changed(&json, b"[1, 2]")), "[1, 2]");
    assert_eq!(shown(api_webhooks::decode_note(&HeaderMap::new(), "ü".as_bytes())), r#""ü""#);
    assert_eq!(shown(api_webhooks::decode_picture(&HeaderMap::new(), &[0, 255])), r#"b"\0\xff""#);
    assert_eq!(shown(api_webhooks::decode_ping(&json, b"ignored")), "()");
}

#[test]
fn a_payload_of_xml_is_the_same_value() {
    let rex = "<Pet><name>Rex</name><born>2020</born></Pet>".as_bytes();
    for media_type in ["application/xml", "text/xml; charset=utf-8", "application/pet+xml"] {
        let xml = headers(&[("content-type", media_type)]);
        assert_eq!(shown(api_webhooks::decode_pet_died(&xml, rex)), r#"Pet {"name": "Rex", "born": 2020}"#);
        assert_eq!(shown(api_webhooks::decode_pet_moved(&xml, rex)), r#"Pet {"name": "Rex", "born": 2020}"#);
    }
    let json = headers(&[("content-type", "application/json")]);
    assert_eq!(
        shown(api_webhooks::decode_pet_moved(&json, br#"{"name": "Rex", "born": 1}"#)),
        r#"Pet {"name": "Rex", "born": 1}"#
    );
    assert_eq!(shown(api_webhooks::decode_pet_died(&HeaderMap::new(), rex)), r#"Pet {"name": "Rex", "born": 2020}"#);
    let xml = headers(&[("content-type", "application/xml")]);
    assert_eq!(shown(api_webhooks::decode_legend(&xml, b"<a/>")), r#""<a/>""#);
    assert_eq!(
        shown(api_webhooks::decode_pet_died(&xml, b"<Pet><name>Rex</name></Pet>")),
        "! webhook `petDied`: $.born: missing, though Pet requires it"
    );
    assert_eq!(
        shown(api_webhooks::decode_pet_died(&xml, b"")),
        "! webhook `petDied`: $: expected a body of XML, found none"
    );
    assert!(
        shown(api_webhooks::decode_pet_died(&xml, b"<Pet>"))
            .starts_with("! webhook `petDied`: $: not XML that is read: ")
    );
}

#[test]
fn a_payload_that_does_not_fit_is_told() {
    let json = headers(&[("content-type", "application/json")]);
    let html = headers(&[("content-type", "text/html")]);
    assert_eq!(
        shown(api_webhooks::decode_pet_born(&json, br#"{"name": "Rex"}"#)),
        "! webhook `petBorn`: $.born: missing, though Pet requires it"
    );
    assert_eq!(
        shown(api_webhooks::decode_pet_born(&html, b"<p>")),
        "! webhook `petBorn`: $: expected a JSON body, found the content type `text/html`"
    );
    assert_eq!(
        shown(api_webhooks::decode_pet_born(&json, b"")),
        "! webhook `petBorn`: $: expected a JSON body, found none"
    );
    assert_eq!(
        shown(callbacks::decode_changed(&json, br#"[1, "a"]"#)),
        "! webhook `changed`: $[1]: expected an integer, found a string"
    );
    assert_eq!(
        shown(api_webhooks::decode_note(&json, &[0xff])),
        "! webhook `note`: $: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 0"
    );
}

/// Signed by Python's `hmac.digest`, with the secret `secret`.
#[test]
fn a_signature_is_looked_at_first() {
    let signatures = StandardWebhooks::new("whsec_c2VjcmV0").expect("a secret");
    let signatures = signatures.clock(|| -> SystemTime { UNIX_EPOCH + Duration::from_secs(1_700_000_100) });
    let signed = headers(&[
        ("content-type", "text/plain"),
        ("webhook-id", "m"),
        ("webhook-timestamp", "1700000000"),
        ("webhook-signature", "v1,lFKyR1Oz7afYp1bTqL2NYF0UvlTgNe2noPCs1Uw0TXI="),
    ]);
    let body = "{\"name\": \"ü\"}".as_bytes();
    assert_eq!(shown(api_webhooks::decode_signed_note(&signatures, &signed, body)), r#""{\"name\": \"ü\"}""#);
    assert_eq!(
        shown(api_webhooks::decode_signed_note(&signatures, &signed, b"other")),
        "! signature: no signature matches"
    );
    assert_eq!(
        shown(api_webhooks::decode_signed_note(&signatures, &HeaderMap::new(), &[0xff])),
        "! signature: the header `webhook-id` is missing"
    );
}

/// A shared token in a header, as simple senders have it.
struct Token(&'static str);

impl VerifySignature for Token {
    fn verify(&self, headers: &HeaderMap, _: &[u8]) -> Result<(), SignatureError> {
        let fits = headers.get("x-token").is_some_and(|token| token == self.0);
        if fits { Ok(()) } else { Err(SignatureError::Other("the token is another".to_owned())) }
    }
}

#[test]
fn other_schemes_are_the_callers() {
    let given = headers(&[("x-token", "a")]);
    assert_eq!(shown(api_webhooks::decode_signed_ping(&Token("a"), &given, b"")), "()");
    assert_eq!(shown(api_webhooks::decode_signed_ping(&Token("b"), &given, b"")), "! signature: the token is another");
}
