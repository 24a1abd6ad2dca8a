//! Digest access authentication.
#![cfg(feature = "digest")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::{Arc, Mutex};

use clientwright_runtime::codegen::v1::{
    Builder, Credential, Infallible, Operation, Requirement, SchemeKind, SecurityScheme,
};
use clientwright_runtime::{NoHeaders, http, transport};

const SCHEMES: &[SecurityScheme] = &[SecurityScheme { name: "door", setter: "door", kind: SchemeKind::Digest }];
const OPEN: Operation =
    Operation::new("open", "GET", "/dir/index.html").secured(&[&[Requirement { scheme: "door", scopes: &[] }]]);
const CHALLENGE: &str =
    r#"Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf", opaque="FQhe""#;

#[tokio::test]
async fn a_challenge_is_answered_and_kept() {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&sent);
    let transport = transport::from_fn(move |request| {
        let value = request.headers().get("authorization").map(|value| value.to_str().unwrap().to_owned());
        let status = if value.is_some() { 204 } else { 401 };
        log.lock().unwrap().push(value.unwrap_or_default());
        let response = http::Response::builder().status(status).header("www-authenticate", "Basic realm=a");
        let response = response.header("www-authenticate", CHALLENGE);
        std::future::ready(Ok(response.body("".into()).unwrap()))
    });
    let builder = Builder::new(SCHEMES, Some("http://localhost"), "test").transport(transport);
    let credential = Credential::Basic { username: "Mufasa".to_owned(), password: "Circle of Life".into() };
    let core = builder.credential("door", credential).build().unwrap();
    for _ in 0..2 {
        let call = core.call::<(), Infallible, NoHeaders>(OPEN, |_| Ok(()));
        assert_eq!(call.send_undecoded().await.unwrap().status(), 204);
    }
    let sent = sent.lock().unwrap();
    assert_eq!((sent.len(), sent[0].as_str()), (3, ""));
    let start = r#"Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf", uri="/dir/index.html", qop=auth, nc="#;
    assert!(sent[1].starts_with(&format!("{start}00000001, cnonce=")), "{}", sent[1]);
    assert!(sent[2].starts_with(&format!("{start}00000002, cnonce=")), "{}", sent[2]);
    assert!(sent[1].ends_with(r#"opaque="FQhe", algorithm=SHA-256"#), "{}", sent[1]);
}
