//! Canaries for every kind of credential, looked for wherever something is shown. A program of its own: no other test may be
//! the first to meet a point that logs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod canary;
mod petstore;

use std::fmt::Write as _;

use canary::{CANARY, Log, chain};
use clientwright_runtime::codegen::v1::{Builder, Call, Core, Credential, Infallible, Operation, Requirement, Secret};
use clientwright_runtime::codegen::v1::{QueryStyle, Rule, SchemeKind, SecurityScheme, ToJson, Validate, Writer};
use clientwright_runtime::{Body, Json, TransportError, curl, http, transport};

const SCHEMES: &[SecurityScheme] = &[
    SecurityScheme { name: "header", setter: "header", kind: SchemeKind::ApiKeyHeader("X-Api-Key") },
    SecurityScheme { name: "query", setter: "query", kind: SchemeKind::ApiKeyQuery("k") },
    SecurityScheme { name: "cookie", setter: "cookie", kind: SchemeKind::ApiKeyCookie("sid") },
    SecurityScheme { name: "bearer", setter: "bearer", kind: SchemeKind::Bearer },
    SecurityScheme { name: "basic", setter: "basic", kind: SchemeKind::Basic },
    SecurityScheme { name: "digest", setter: "digest", kind: SchemeKind::Digest },
    SecurityScheme { name: "http", setter: "http", kind: SchemeKind::Http("Negotiate") },
];

type Configure = fn(Builder) -> Builder;
type Fill = fn(&mut Call<Json, Infallible>);

/// A call that is filled.
fn done(_: &mut Call<Json, Infallible>) {}

/// Each kind of secret: the base URL, what the builder gets, and what the call gets.
const KINDS: &[(&str, &str, Configure, Fill)] = &[
    ("key in a header", "", |b| b.credential("header", token()), |_| {}),
    ("key in the query", "", |b| b.credential("query", token()), |_| {}),
    ("key in a cookie", "", |b| b.credential("cookie", token()), |_| {}),
    ("bearer", "", |b| b.credential("bearer", token()), |_| {}),
    ("basic", "", |b| b.credential("basic", basic()), |_| {}),
    #[cfg(feature = "digest")]
    ("digest", "", |b| b.credential("digest", basic()), |_| {}),
    ("another scheme of HTTP", "", |b| b.credential("http", token()), |_| {}),
    ("default header", "", |b| b.default_header("Authorization".into(), CANARY.into()), |_| {}),
    ("header of a call", "", |b| b, |c| done(c.with_header("proxy-authorization", CANARY))),
    ("cookie of a call", "", |b| b, |c| done(c.with_header("cookie", format!("a={CANARY}")))),
    ("any header of a call", "", |b| b, |c| done(c.with_header("x-vault-token", CANARY))),
    ("key as a parameter", "", |b| b, |c| done(c.with_query("k", CANARY))),
    ("signature in the query", "", |b| b, |c| done(c.with_query("X-Amz-Signature", CANARY))),
    ("token in the query", "", |b| b, |c| done(c.with_query("access_token", CANARY))),
    ("password in the path", "", |b| b, |c| done(c.path("id", &secret()))),
    ("password in the query", "", |b| b, |c| done(c.query_styled("q", QueryStyle::Form, &secret()))),
    ("password in a header", "", |b| b, |c| done(c.header("X-Pass", &secret()))),
    ("password in a cookie", "", |b| b, |c| done(c.cookie("pass", &secret()))),
    ("password in JSON", "", |b| b, |c| done(c.json(&Login { word: secret() }))),
    ("password in a form", "", |b| b, |c| done(c.form(&Login { word: secret() }))),
    ("password in a part", "", |b| b, |c| done(c.multipart("multipart/form-data").part("word", &secret()))),
    ("write-only JSON", "", |b| b, |c| done(c.json(&Locked { word: CANARY, card: Card { number: [CANARY] } }))),
    ("write-only form", "", |b| b, |c| done(c.form(&Locked { word: CANARY, card: Card { number: [CANARY] } }))),
    ("write-only in the query", "", |b| b, |c| c.within(&[Rule::Secret, Rule::MaxLength(99)]).query("q", &CANARY)),
    ("write-only in the path", "", |b| b, |c| c.within(&[Rule::Secret]).path("id", &CANARY)),
    ("write-only in a header", "", |b| b, |c| c.within(&[Rule::Secret]).header("X-Pass", &CANARY)),
    ("write-only JSON as a whole", "", |b| b, |c| c.within(&[Rule::Secret]).json(&[CANARY])),
    ("query of the base URL", "?sv=1&anything=c4n4ry-s3cr3t", |b| b, |_| {}),
    ("query without names", "?c4n4ry-s3cr3t", |b| b, |_| {}),
];

fn token() -> Credential {
    Credential::Token(CANARY.into())
}

fn basic() -> Credential {
    Credential::Basic { username: "me".to_owned(), password: CANARY.into() }
}

fn secret() -> Secret {
    CANARY.into()
}

#[derive(Clone, PartialEq)]
struct Login {
    word: Secret,
}

clientwright_runtime::codegen::v1::object!(Login { required word "word" });

/// Properties that are `writeOnly`: one is a string, one an object with a rule of its own.
#[derive(Clone)]
struct Locked {
    word: &'static str,
    card: Card,
}

impl ToJson for Locked {
    fn write_json(&self, json: &mut Writer) {
        const SECRET: &[Rule] = &[Rule::Secret];
        let rules = &[("word", SECRET), ("card", SECRET)];
        json.members(&[("word", true), ("card", true)], &[&self.word, &self.card], rules, None);
    }
}

#[derive(Clone)]
struct Card {
    number: [&'static str; 1],
}

impl ToJson for Card {
    fn write_json(&self, json: &mut Writer) {
        const RULES: &[Rule] = &[Rule::Items(&[Rule::MaxLength(4)])];
        json.members(&[("number", true)], &[&self.number], &[("number", RULES)], None);
    }
}

/// What a server does: each leads to another kind of result.
const RESPONSES: &[&str] = &["ok", "401", "404", "500", "not JSON", "redirect", "loop", "connect", "timeout", "broken"];

fn respond(kind: &str, request: &http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
    let response = http::Response::builder().header("content-type", "application/json");
    let other = format!("https://me:{CANARY}@other.example/a?sig={CANARY}#{CANARY}");
    let response = match kind {
        "ok" => response.body("{}".into()),
        "401" => {
            let challenge = r#"Digest realm="r", nonce="n", qop="auth""#;
            response.status(401).header("www-authenticate", challenge).body("{}".into())
        }
        "404" => response.status(404).body("{}".into()),
        "500" => response.status(500).header("set-cookie", format!("sid={CANARY}")).body("{}".into()),
        "not JSON" => response.body("<".into()),
        "redirect" => response.status(307).header("location", other).body("".into()),
        "loop" => response.status(307).header("location", request.uri().to_string()).body("".into()),
        "connect" => return Err(TransportError::connect("refused")),
        "timeout" => return Err(TransportError::timeout()),
        _ => return Err(TransportError::new("broken")),
    };
    Ok(response.unwrap())
}

fn core(query: &str, configure: Configure, kind: &'static str) -> (String, Result<Core, String>) {
    let builder = Builder::new(SCHEMES, None, "petstore/1.0").base_url(format!("https://api.example.com/v1{query}"));
    let builder = configure(builder);
    let builder = builder.transport(transport::from_fn(move |request| std::future::ready(respond(kind, &request))));
    let shown = format!("{builder:?}");
    (shown, builder.build().map_err(|error| format!("{error} {error:?}")))
}

fn call(core: &Core) -> Call<Json, Infallible> {
    const OPERATION: Operation = Operation::new("login", "PUT", "/login/{id}").accept("application/json").secured(&[
        &[Requirement { scheme: "header", scopes: &[] }],
        &[Requirement { scheme: "query", scopes: &[] }],
        &[Requirement { scheme: "cookie", scopes: &[] }],
        &[Requirement { scheme: "bearer", scopes: &[] }],
        &[Requirement { scheme: "basic", scopes: &[] }],
        &[Requirement { scheme: "digest", scopes: &[] }],
        &[Requirement { scheme: "http", scopes: &[] }],
        &[],
    ]);
    core.call(OPERATION, |response| match response.status().as_u16() {
        200 => response.ok_json(std::convert::identity),
        _ => response.undocumented(),
    })
}

async fn shown(query: &str, configure: Configure, fill: Fill, kind: &'static str) -> String {
    let (mut text, core) = core(query, configure, kind);
    let core = core.unwrap();
    write!(text, " {core:?}").unwrap();
    let filled = |core: &Core| {
        let mut call = call(core);
        call.path("id", &7);
        fill(&mut call);
        call
    };
    let built = filled(&core);
    write!(text, " {built:?}").unwrap();
    write!(text, " {}", curl(&built.into_request().unwrap())).unwrap();
    let future = filled(&core).send();
    write!(text, " {future:?}").unwrap();
    match future.await {
        Ok(response) => write!(text, " {response:?}").unwrap(),
        Err(error) => text.push_str(&chain(&error)),
    }
    match filled(&core).send_undecoded().await {
        Ok(response) => write!(text, " {}", response.status()).unwrap(),
        Err(error) => text.push_str(&chain(&error)),
    }
    // A caller who unwraps prints the error as a panic does.
    let result = filled(&core).await;
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| result.map(drop).unwrap()));
    if let Err(panic) = panic {
        text.push_str(panic.downcast_ref::<String>().map_or("", String::as_str));
    }
    text
}

#[tokio::test]
async fn no_secret_is_shown_anywhere() {
    std::panic::set_hook(Box::new(|_| {}));
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let mut hits = Vec::new();
    let encoded = "YzRuNHJ5LXMzY3IzdA";
    for (name, query, configure, fill) in KINDS {
        for kind in RESPONSES {
            let text = shown(query, *configure, *fill, kind).await;
            let logged = log.take();
            assert!(logged.contains("request"), "{name}: nothing was logged");
            for (place, text) in [("shown", text), ("logged", logged)] {
                for canary in [CANARY, encoded] {
                    if let Some(at) = text.find(canary) {
                        let start = text[..at].char_indices().rev().nth(80).map_or(0, |(start, _)| start);
                        hits.push(format!("{name}, {kind}, {place}: …{}", &text[start..at + canary.len()]));
                    }
                }
            }
        }
    }
    let _ = std::panic::take_hook();
    assert!(hits.is_empty(), "{} hits:\n{}", hits.len(), hits.join("\n"));
}

#[test]
fn a_base_url_with_a_password_is_refused_without_it() {
    let url = format!("https://me:{CANARY}@api.example.com/v1");
    let builder = Builder::new(SCHEMES, None, "petstore/1.0").base_url(url);
    let builder = builder.transport(transport::from_fn(async |_| Ok(http::Response::default())));
    let shown = format!("{builder:?}");
    let error = builder.build().unwrap_err();
    let shown = format!("{shown} {error} {error:?}");
    assert!(shown.contains("has a user name or password") && !shown.contains(CANARY), "{shown}");
}

/// A URL that somebody else has signed is sent as it is, and not shown.
#[tokio::test]
async fn signed_urls_are_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    for kind in RESPONSES {
        let (_, core) = core("", |b| b, kind);
        let core = core.unwrap();
        let path = format!("/files/7?X-Amz-Credential={CANARY}&X-Amz-Signature={CANARY}&sig={CANARY}&Key-Pair-Id=1");
        let call = || core.request(http::Method::GET, &path);
        let mut text = format!("{:?} {}", call(), curl(&call().into_request().unwrap()));
        match call().send().await {
            Ok(response) => write!(text, "{response:?}").unwrap(),
            Err(error) => text.push_str(&chain(&error)),
        }
        text.push_str(&log.take());
        assert!(!text.contains(CANARY), "{kind}: {text}");
    }
}

/// A server may repeat what it was sent.
#[tokio::test]
async fn a_secret_that_the_response_repeats_is_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let fills: [Fill; 4] = [
        |c| done(c.json(&Login { word: secret() })),
        |c| done(c.form(&Locked { word: CANARY, card: Card { number: ["7"] } })),
        |c| done(c.query_styled("q", QueryStyle::Form, &secret())),
        |c| c.within(&[Rule::Secret]).header("X-Pass", &CANARY),
    ];
    for fill in fills {
        for (status, body) in [(400, format!(r#"{{"detail":"`{CANARY}` is wrong"}}"#)), (200, format!("no {CANARY}"))] {
            let respond = move |_| {
                let response = http::Response::builder().status(status).header("content-type", "application/json");
                std::future::ready(Ok(response.body(body.clone().into()).unwrap()))
            };
            let builder = Builder::new(SCHEMES, None, "petstore/1.0").base_url("https://api.example.com/v1".into());
            let core = builder.transport(transport::from_fn(respond)).build().unwrap();
            let mut call = call(&core);
            call.path("id", &7);
            fill(&mut call);
            let text = format!("{} {}", chain(&call.await.map(drop).unwrap_err()), log.take());
            assert!(!text.contains(CANARY) && text.contains("[redacted]"), "{status}: {text}");
        }
    }
}

#[test]
fn what_breaks_a_rule_in_a_secret_is_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let fills: [Fill; 2] = [
        |c| c.within(&[Rule::Secret, Rule::MaxLength(3)]).query("q", &CANARY),
        |c| done(c.json(&Locked { word: "a", card: Card { number: [CANARY] } })),
    ];
    for fill in fills {
        let (_, core) = core("", |b| b.check_bodies(true), "ok");
        let mut call = call(&core.unwrap());
        call.path("id", &7);
        fill(&mut call);
        let error = chain(&futures_executor::block_on(call.send()).map(drop).unwrap_err());
        let text = format!("{error} {}", log.take());
        assert!(!text.contains(CANARY) && text.contains("found [redacted]"), "{text}");
    }
    let locked = Locked { word: "a", card: Card { number: [CANARY] } };
    let error = locked.validate().unwrap_err();
    assert_eq!(error.to_string(), "$.card.number[0]: expected at most 4 characters, found [redacted]");
}

/// What a login returns is a secret as well.
#[tokio::test]
async fn tokens_of_responses_are_not_logged() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let body = format!(r#"{{"access_token":"{CANARY}","nested":[{{"clientSecret":"{CANARY}"}}]}}"#);
    for (content_type, body) in [("application/json", body), ("text/plain", CANARY.to_owned())] {
        let transport = transport::from_fn(move |_| {
            let response = http::Response::builder().header("content-type", content_type);
            let response = response.header("set-cookie", format!("sid={CANARY}")).header("location", CANARY);
            std::future::ready(Ok(response.body(body.clone().into()).unwrap()))
        });
        let builder = Builder::new(SCHEMES, None, "petstore/1.0").base_url("https://api.example.com".to_owned());
        let core = builder.transport(transport).build().unwrap();
        let mut call = call(&core);
        call.path("id", &7);
        call.send_undecoded().await.unwrap_or_else(|error| panic!("{error}"));
        let signed = http::Request::get(format!("https://api.example.com/a?sig={CANARY}&q={CANARY}"));
        core.send_request(signed.body(Body::empty()).unwrap()).await.unwrap_or_else(|error| panic!("{error}"));
    }
    let logged = log.take();
    assert!(logged.contains("content-type: application/json"), "{logged}");
    assert!(!logged.contains(CANARY), "{logged}");
}

/// An archive is no secret by itself, its password is.
#[test]
fn the_key_of_a_certificate_is_not_shown() {
    use clientwright_runtime::transport::Identity;

    let pem = format!("-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----");
    for identity in [Identity::pem(&*pem), Identity::from(pem.clone()), Identity::pkcs12(CANARY, CANARY)] {
        let mut text = format!("{identity:?}");
        let builder = Builder::new(SCHEMES, None, "petstore/1.0").base_url("https://api.example.com".to_owned());
        let builder = builder.client_identity(identity);
        write!(text, "{builder:?}").unwrap();
        match builder.build() {
            Ok(core) => write!(text, "{core:?}").unwrap(),
            Err(error) => write!(text, "{error} {error:?}").unwrap(),
        }
        assert!(!text.contains(CANARY), "{text}");
    }
}
