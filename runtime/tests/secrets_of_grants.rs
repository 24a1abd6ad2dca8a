//! Canaries for the secrets of OAuth 2.0: of the client, of the person, and those that the authorization server gives. A program of
//! its own: no other test may be the first to meet a point that logs.
#![cfg(feature = "oauth2")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod canary;

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use canary::{CANARY, Log, chain};
use clientwright_runtime::codegen::v1::{
    Builder, Call, Core, Infallible, Operation, Requirement, SchemeKind, SecurityScheme,
};
use clientwright_runtime::oauth2::{OAuth2, OAuth2Error, Token};
use clientwright_runtime::{Body, Transport, TransportError, curl, http, transport};

const SCHEMES: &[SecurityScheme] = &[SecurityScheme { name: "login", setter: "login", kind: SchemeKind::OAuth2(&[]) }];
const READ: Operation = Operation::new("read", "GET", "/r").secured(&[&[Requirement { scheme: "login", scopes: &[] }]]);

/// What the authorization server and the API do.
const RESPONSES: &[&str] = &["ok", "repeated", "401", "500", "not JSON", "no token", "broken"];

/// Gives tokens with the canary; errors repeat what was sent.
fn respond(kind: &str, request: &http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
    let sent = String::from_utf8_lossy(request.body().as_bytes().unwrap_or_default()).into_owned();
    // The client secret, in the header.
    let is_in_header =
        request.headers().get("authorization").is_some_and(|value| value == "Basic bWU6YzRuNHJ5LXMzY3IzdA==");
    let repeated = if is_in_header { format!("{sent} {CANARY}") } else { sent.clone() };
    let response = http::Response::builder().header("content-type", "application/json");
    let is_api = request.uri().path() == "/r";
    let response = match kind {
        "ok" if is_api => response.body("{}".into()),
        "401" if is_api => response.status(401).body("{}".into()),
        kind if is_api && kind != "broken" => response.status(500).body("{}".into()),
        "ok" | "401" if request.uri().path() == "/device" => response.body(
            format!(r#"{{"device_code": "{CANARY}", "user_code": "A", "verification_uri": "https://id.example/", "expires_in": 1, "interval": 1}}"#).into(),
        ),
        "ok" | "401" => response.body(
            format!(r#"{{"access_token": "{CANARY}", "token_type": "bearer", "refresh_token": "{CANARY}", "expires_in": 3600}}"#).into(),
        ),
        "repeated" => response.status(400).body(
            format!(r#"{{"error": "invalid_grant", "error_description": "{repeated}"}}"#).into(),
        ),
        "500" => response.status(500).body(CANARY.into()),
        "not JSON" => response.body(format!("<html>{CANARY} {sent}").into()),
        "no token" => response.body(format!(r#"{{"refresh_token": "{CANARY}", "token_type": 1}}"#).into()),
        _ => return Err(TransportError::new("broken")),
    };
    Ok(response.unwrap())
}

/// The transport, and the bodies that it has sent.
fn transport(kind: &'static str) -> (impl Transport, Arc<Mutex<Vec<String>>>) {
    let sent = Arc::<Mutex<Vec<String>>>::default();
    let noted = Arc::clone(&sent);
    let transport = transport::from_fn(move |request: http::Request<Body>| {
        noted.lock().unwrap().push(String::from_utf8_lossy(request.body().as_bytes().unwrap_or_default()).into_owned());
        std::future::ready(respond(kind, &request))
    });
    (transport, sent)
}

fn call(core: &Core) -> Call<(), Infallible> {
    core.call(READ, |response| match response.status().as_u16() {
        200 => Ok(()),
        _ => response.undocumented(),
    })
}

/// Whatever a program can show of a call.
async fn shown(oauth: OAuth2, transport: impl Transport) -> String {
    let mut text = format!("{oauth:?}");
    let builder = Builder::new(SCHEMES, Some("https://api.example"), "test").transport(transport);
    let builder = builder.credential("login", oauth);
    write!(text, " {builder:?}").unwrap();
    let core = builder.build().unwrap();
    write!(text, " {core:?} {:?} {}", call(&core), curl(&call(&core).into_request().unwrap())).unwrap();
    match call(&core).send().await {
        Ok(response) => write!(text, " {response:?}").unwrap(),
        Err(error) => text.push_str(&chain(&error)),
    }
    text
}

#[expect(deprecated, reason = "it is tested")]
fn grants() -> Vec<(&'static str, OAuth2)> {
    let old = Token::new(CANARY, Some(CANARY.into()), Some(std::time::Duration::ZERO));
    vec![
        ("client secret", OAuth2::client_credentials("me", CANARY)),
        ("refresh token", OAuth2::refresh_token("me", CANARY)),
        ("password", OAuth2::password("me", "ann", CANARY)),
        ("parameter of a secret", OAuth2::client_credentials("me", "s").parameter("client_assertion", CANARY)),
        ("token that has expired", OAuth2::client_credentials("me", "s").token(old)),
        ("token", OAuth2::client_credentials("me", "s").token(Token::new(CANARY, None, None))),
    ]
}

#[tokio::test]
async fn secrets_of_grants_are_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    for kind in RESPONSES {
        for (name, oauth) in grants() {
            let (transport, _) = transport(kind);
            let text = shown(oauth.token_url("https://id.example/token"), transport).await;
            let text = text + &log.take();
            assert!(!text.contains(CANARY), "{name}, {kind}: {text}");
        }
    }
}

fn told(result: Result<OAuth2, OAuth2Error>) -> String {
    match result {
        Ok(oauth) => format!("{oauth:?}"),
        Err(error) => chain(&error),
    }
}

#[tokio::test]
async fn secrets_of_sign_ins_are_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    for kind in RESPONSES {
        let (transport, sent) = transport(kind);
        let oauth = OAuth2::authorization_code("me", "http://127.0.0.1:9/")
            .authorization_url("https://id.example/authorize")
            .token_url("https://id.example/token")
            .transport(transport);
        let sign_in = oauth.sign_in().await.unwrap();
        let state = sign_in.url().split('&').find_map(|pair| pair.strip_prefix("state=")).unwrap().to_owned();
        let mut text = format!("{sign_in:?}");
        text.push_str(&told(sign_in.finish(&format!("/?code={CANARY}&state={state}")).await));
        text.push_str(&told(oauth.sign_in().await.unwrap().finish(&format!("/?code={CANARY}&state=x")).await));
        text.push_str(&log.take());
        let body = sent.lock().unwrap()[0].clone();
        let verifier = body.split('&').find_map(|pair| pair.strip_prefix("code_verifier=")).unwrap();
        assert!(body.contains(CANARY) && verifier.len() >= 43, "{body}");
        assert!(!text.contains(CANARY), "code, {kind}: {text}");
        assert!(!text.contains(verifier), "PKCE verifier, {kind}: {text}");
        assert!(!text.contains(&state), "state, {kind}: {text}");
    }
}

#[tokio::test(start_paused = true)]
async fn device_codes_are_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    // Of the polls; the first request gets its code.
    for kind in RESPONSES {
        let transport = transport::from_fn(move |request: http::Request<Body>| {
            let kind = if request.uri().path() == "/device" { "ok" } else { kind };
            std::future::ready(respond(kind, &request))
        });
        let oauth = OAuth2::device("me").device_authorization_url("https://id.example/device");
        let oauth = oauth.token_url("https://id.example/token").transport(transport);
        let device = oauth.device_code().await.unwrap();
        let mut text = format!("{device:?}");
        text.push_str(&told(device.wait().await));
        text.push_str(&log.take());
        assert!(!text.contains(CANARY), "{kind}: {text}");
    }
}
