//! Security schemes, requirements and credentials: what is sent, byte for byte, or which message comes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use clientwright_runtime::codegen::v1::{
    Builder, Call, CookieStyle, Core, Credential, Operation, Requirement, SchemeKind, SecurityScheme,
};
use clientwright_runtime::{Body, Credentials, CredentialsContext, CredentialsFuture, http, transport};

const fn scheme(name: &'static str, kind: SchemeKind) -> SecurityScheme {
    SecurityScheme { name, setter: name, kind }
}

const SCHEMES: &[SecurityScheme] = &[
    scheme("basic", SchemeKind::Basic),
    scheme("bearer", SchemeKind::Bearer),
    scheme("key", SchemeKind::ApiKeyHeader("X-Key")),
    scheme("other_key", SchemeKind::ApiKeyHeader("x-key")),
    scheme("query", SchemeKind::ApiKeyQuery("api key")),
    scheme("other_query", SchemeKind::ApiKeyQuery("token")),
    scheme("sid", SchemeKind::ApiKeyCookie("sid")),
    scheme("csrf", SchemeKind::ApiKeyCookie("csrf")),
    scheme("raw", SchemeKind::ApiKeyHeader("Authorization")),
    scheme("hoba", SchemeKind::Http("HOBA")),
    scheme("oauth", SchemeKind::OAuth2(&[])),
    scheme("oidc", SchemeKind::OpenIdConnect("https://id.example")),
    scheme("tls", SchemeKind::MutualTls),
    scheme("digest", SchemeKind::Digest),
];

/// The requirement of a scheme without scopes.
macro_rules! needs {
    ($($($name:literal)&*),* $(,)?) => {{
        const NEEDED: &[&[Requirement]] = &[$(&[$(Requirement { scheme: $name, scopes: &[] }),*]),*];
        NEEDED
    }};
}

const NOTHING: &[&[Requirement]] = &[];
const OPTIONAL: &[&[Requirement]] = &[&[], &[Requirement { scheme: "bearer", scopes: &[] }]];

/// Shows the scheme and the scopes that it is given.
struct Shown;

impl Credentials for Shown {
    fn apply<'a>(
        &'a self,
        request: http::Request<Body>,
        context: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, http::Request<Body>> {
        Box::pin(
            async move { context.attach(request, format!("{}+{}", context.scheme().name, context.scopes().join("+"))) },
        )
    }
}

fn pair(username: &str, password: &str) -> Credential {
    Credential::Basic { username: username.to_owned(), password: password.into() }
}

type Build = fn(Builder) -> Builder;
type Prepare = fn(&mut Call<(), Infallible>);

/// The target, and the headers that carry credentials, as they are sent; or the message.
async fn sent(requirements: &'static [&'static [Requirement]], build: Build, prepare: Prepare) -> String {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&seen);
    let transport = transport::from_fn(move |request| {
        let mut noted = noted.lock().unwrap();
        noted.push(request.uri().path_and_query().unwrap().as_str().to_owned());
        for name in ["authorization", "cookie", "x-key"] {
            for value in request.headers().get_all(name) {
                assert!(value.is_sensitive() || name == "x-key", "{name}");
                noted.push(format!("{name}: {}", value.to_str().unwrap()));
            }
        }
        std::future::ready(Ok(http::Response::default()))
    });
    let builder = Builder::new(SCHEMES, Some("https://a.example"), "test").transport(transport);
    let core: Core = match build(builder).build() {
        Ok(core) => core,
        Err(error) => return error.to_string(),
    };
    let operation = Operation::new("get", "GET", "/p").secured(requirements);
    let mut call: Call<(), Infallible> = core.call(operation, |_| Ok(()));
    prepare(&mut call);
    match call.await {
        Ok(()) => seen.lock().unwrap().join(" | "),
        Err(error) => {
            assert!(seen.lock().unwrap().is_empty(), "an error comes before anything is sent");
            error.to_string()
        }
    }
}

fn as_it_is(builder: Builder) -> Builder {
    builder
}

fn usual(_: &mut Call<(), Infallible>) {}

/// A requirement, the credentials of the client, and what is sent.
type Row = (&'static [&'static [Requirement]], Build, &'static str);

#[tokio::test]
async fn each_scheme_has_its_place() {
    let rows: &[Row] = &[
        (
            needs!["basic"],
            |b| b.credential("basic", pair("Aladdin", "open sesame")),
            "/p | authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        ),
        (needs!["basic"], |b| b.credential("basic", pair("u", "")), "/p | authorization: Basic dTo="),
        (needs!["basic"], |b| b.credential("basic", pair("ü", "ß")), "/p | authorization: Basic w7w6w58="),
        (needs!["bearer"], |b| b.credential("bearer", "t"), "/p | authorization: Bearer t"),
        (needs!["key"], |b| b.credential("key", "k"), "/p | x-key: k"),
        (needs!["query"], |b| b.credential("query", "a b&c=d/é"), "/p?api%20key=a%20b%26c%3Dd%2F%C3%A9"),
        (needs!["sid"], |b| b.credential("sid", "s"), "/p | cookie: sid=s"),
        (needs!["raw"], |b| b.credential("raw", "Token abc"), "/p | authorization: Token abc"),
        (needs!["hoba"], |b| b.credential("hoba", "result=\"a.b\""), "/p | authorization: HOBA result=\"a.b\""),
        (needs!["oauth"], |b| b.credential("oauth", "t"), "/p | authorization: Bearer t"),
        (needs!["oidc"], |b| b.credential("oidc", "t"), "/p | authorization: Bearer t"),
        (needs!["tls"], as_it_is, "/p"),
    ];
    for (requirements, build, expected) in rows {
        assert_eq!(sent(requirements, *build, usual).await, *expected);
    }
}

#[tokio::test]
async fn alternatives_come_in_order_and_combinations_whole() {
    let rows: &[Row] = &[
        // The order is that of the document, not that of the setters.
        (needs!["key", "bearer"], |b| b.credential("bearer", "t").credential("key", "k"), "/p | x-key: k"),
        (needs!["key", "bearer"], |b| b.credential("bearer", "t"), "/p | authorization: Bearer t"),
        (
            needs!["basic" & "key"],
            |b| b.credential("basic", pair("u", "p")).credential("key", "k"),
            "/p | authorization: Basic dTpw | x-key: k",
        ),
        (
            needs!["key" & "sid" & "query"],
            |b| b.credential("key", "k").credential("sid", "s").credential("query", "q"),
            "/p?api%20key=q | cookie: sid=s | x-key: k",
        ),
        // Half a combination is none.
        (
            needs!["key" & "sid", "bearer"],
            |b| b.credential("key", "k").credential("bearer", "t"),
            "/p | authorization: Bearer t",
        ),
        (needs!["sid" & "csrf"], |b| b.credential("csrf", "c").credential("sid", "s"), "/p | cookie: sid=s; csrf=c"),
        (
            needs!["query" & "other_query"],
            |b| b.credential("query", "q").credential("other_query", "o"),
            "/p?api%20key=q&token=o",
        ),
        (needs!["tls" & "bearer"], |b| b.credential("bearer", "t"), "/p | authorization: Bearer t"),
        // What an operation does not name is not sent.
        (needs!["key"], |b| b.credential("key", "k").credential("bearer", "t").credential("sid", "s"), "/p | x-key: k"),
        (NOTHING, |b| b.credential("key", "k").credential("bearer", "t").credential("query", "q"), "/p"),
        (OPTIONAL, as_it_is, "/p"),
        (OPTIONAL, |b| b.credential("bearer", "t"), "/p | authorization: Bearer t"),
        (OPTIONAL, |b| b.credential("key", "k"), "/p"),
        (needs!["bearer"], |b| b.allow_anonymous(true), "/p"),
        (needs!["bearer"], |b| b.allow_anonymous(true).credential("bearer", "t"), "/p | authorization: Bearer t"),
        // The latest value of a setter counts.
        (
            needs!["bearer"],
            |b| b.credential("bearer", "old").credential("bearer", "new"),
            "/p | authorization: Bearer new",
        ),
        (needs!["bearer"], |b| b.credentials("bearer", "t".into()), "/p | authorization: Bearer t"),
    ];
    for (requirements, build, expected) in rows {
        assert_eq!(sent(requirements, *build, usual).await, *expected);
    }
}

#[tokio::test]
async fn what_is_missing_is_named() {
    const START: &str = "GET /p (get): needs credentials; set ";
    const END: &str = " on the client's builder";
    let rows: &[Row] = &[
        (needs!["bearer"], as_it_is, "`.bearer(…)`"),
        (needs!["bearer"], |b| b.credential("key", "k"), "`.bearer(…)`"),
        (needs!["basic" & "key", "sid"], |b| b.credential("key", "k"), "`.basic(…)` and `.key(…)`, or `.sid(…)`"),
        (needs!["nothing"], |b| b.credential("key", "k"), "the scheme `nothing`, which the client does not support"),
    ];
    for (requirements, build, expected) in rows {
        assert_eq!(sent(requirements, *build, usual).await, format!("{START}{expected}{END}"));
    }
}

#[tokio::test]
async fn what_a_scheme_cannot_carry_is_refused_when_the_client_is_built() {
    let rows: &[(Build, &str)] = &[
        (
            |b| b.credential("basic", "t"),
            "the credential given to `.basic(…)` needs a name and a password, not a token",
        ),
        (
            |b| b.credential("bearer", pair("u", "p")),
            "the credential given to `.bearer(…)` needs a token, not a name and a password",
        ),
        (|b| b.credential("tls", "t"), "the credential given to `.tls(…)` is part of the connection, not of a request"),
        (|b| b.credential("sid", "a b"), "the credential given to `.sid(…)` has a character that a cookie cannot hold"),
        (|b| b.credential("nothing", "t"), "the document has no security scheme `nothing`"),
        (|b| b.credentials("nothing", "t".into()), "the document has no security scheme `nothing`"),
        #[cfg(not(feature = "digest"))]
        (
            |b| b.credential("digest", pair("u", "p")),
            "the credential given to `.digest(…)` needs the feature `digest` of clientwright-runtime",
        ),
        (
            |b| b.exclusive(&[["basic", "bearer"]]).credential("basic", pair("u", "p")).credential("bearer", "t"),
            "`.basic(…)` and `.bearer(…)` exclude each other: the document requires both together, but both are sent in the \
             header `authorization`; set one of them",
        ),
        (
            |b| b.exclusive(&[["key", "other_key"]]).credential("key", "a").credential("other_key", "b"),
            "`.key(…)` and `.other_key(…)` exclude each other: the document requires both together, but both are sent in the \
             header `x-key`; set one of them",
        ),
    ];
    for (build, expected) in rows {
        assert_eq!(sent(NOTHING, *build, usual).await, *expected);
    }
    let one: Build = |b| b.exclusive(&[["basic", "bearer"]]).credential("bearer", "t");
    assert_eq!(sent(needs!["basic", "bearer"], one, usual).await, "/p | authorization: Bearer t");
}

#[tokio::test]
async fn two_credentials_in_one_place_are_not_sent() {
    let both: Build = |b| b.credential("basic", pair("u", "p")).credential("bearer", "t");
    assert_eq!(
        sent(needs!["basic" & "bearer"], both, usual).await,
        "GET /p (get): `.basic(…)` and `.bearer(…)` are required together, but both are sent in the header `authorization`"
    );
    let keys: Build = |b| b.credential("key", "a").credential("other_key", "b");
    assert_eq!(
        sent(needs!["key" & "other_key"], keys, usual).await,
        "GET /p (get): `.key(…)` and `.other_key(…)` are required together, but both are sent in the header `x-key`"
    );
    let raw: Build = |b| b.credential("raw", "a").credential("oauth", "b");
    assert_eq!(
        sent(needs!["raw" & "oauth"], raw, usual).await,
        "GET /p (get): `.raw(…)` and `.oauth(…)` are required together, but both are sent in the header `authorization`"
    );
}

#[tokio::test]
async fn the_call_comes_first() {
    let token: Build =
        |b| b.credential("bearer", "t").credential("key", "k").credential("query", "q").credential("sid", "s");
    let rows: &[(&[&[Requirement]], Build, Prepare, &str)] = &[
        (
            needs!["bearer"],
            token,
            |call| {
                call.with_header("Authorization", "Bearer mine");
            },
            "/p | authorization: Bearer mine",
        ),
        (
            needs!["bearer"],
            as_it_is,
            |call| {
                call.with_header("authorization", "Bearer mine");
            },
            "/p | authorization: Bearer mine",
        ),
        (
            needs!["key"],
            as_it_is,
            |call| {
                call.with_header("x-key", "mine");
            },
            "/p | x-key: mine",
        ),
        (
            needs!["query"],
            as_it_is,
            |call| {
                call.with_query("api key", "mine");
            },
            "/p?api%20key=mine",
        ),
        (
            needs!["sid"],
            as_it_is,
            |call| {
                call.with_header("cookie", "a=b; sid=mine");
            },
            "/p | cookie: a=b; sid=mine",
        ),
        (
            needs!["sid"],
            token,
            |call| {
                call.with_header("cookie", "a=b");
            },
            "/p | cookie: a=b",
        ),
        (
            needs!["basic" & "key"],
            token,
            |call| {
                call.with_header("authorization", "Basic eA==");
            },
            "/p | authorization: Basic eA== | x-key: k",
        ),
        (
            needs!["bearer"],
            token,
            |call| {
                call.anonymous();
            },
            "/p",
        ),
        (
            needs!["key" & "sid"],
            as_it_is,
            |call| {
                call.anonymous();
            },
            "/p",
        ),
    ];
    for (requirements, build, prepare, expected) in rows {
        assert_eq!(sent(requirements, *build, *prepare).await, *expected);
    }
}

/// Parameters that are cookies, too, and a header of every request.
#[tokio::test]
async fn headers_of_every_request_are_credentials_too() {
    let rows: &[(&[&[Requirement]], Build, Prepare, &str)] = &[
        (
            needs!["sid"],
            |b| b.default_header("Cookie".into(), "a=b".into()).credential("sid", "s"),
            usual,
            "/p | cookie: a=b; sid=s",
        ),
        (needs!["sid"], |b| b.default_header("Cookie".into(), "sid=mine".into()), usual, "/p | cookie: sid=mine"),
        (
            needs!["sid" & "csrf"],
            |b| b.default_header("Cookie".into(), "a=b".into()).credential("sid", "s").credential("csrf", "c"),
            |call| {
                call.cookie_styled("theme", CookieStyle::Form, &"dark");
            },
            "/p | cookie: a=b; theme=dark; sid=s; csrf=c",
        ),
        (
            needs!["bearer"],
            |b| b.default_header("Authorization".into(), "Bearer mine".into()),
            usual,
            "/p | authorization: Bearer mine",
        ),
        (
            needs!["bearer"],
            |b| b.default_header("Authorization".into(), "x".into()).credential("bearer", "t"),
            usual,
            "/p | authorization: Bearer t",
        ),
    ];
    for (requirements, build, prepare, expected) in rows {
        assert_eq!(sent(requirements, *build, *prepare).await, *expected);
    }
}

#[tokio::test]
async fn a_key_in_the_base_url_counts_once() {
    let rows: &[Row] = &[
        (needs!["query"], |b| b.base_url("https://a.example/v1?api%20key=base&x=1".into()), "/v1/p?api%20key=base&x=1"),
        (
            needs!["query"],
            |b| b.base_url("https://a.example/v1?api%20key=base&x=1".into()).credential("query", "q"),
            "/v1/p?x=1&api%20key=q",
        ),
        (
            needs!["query"],
            |b| b.base_url("https://a.example?api%20key=base".into()).credential("query", "q"),
            "/p?api%20key=q",
        ),
        (
            needs!["bearer"],
            |b| b.base_url("https://a.example?token=base".into()).credential("bearer", "t"),
            "/p?token=base | authorization: Bearer t",
        ),
    ];
    for (requirements, build, expected) in rows {
        assert_eq!(sent(requirements, *build, usual).await, *expected);
    }
}

#[tokio::test]
async fn scopes_are_those_of_the_operation() {
    const READ: &[&[Requirement]] = &[&[Requirement { scheme: "oauth", scopes: &["read", "list"] }]];
    const WRITE: &[&[Requirement]] =
        &[&[Requirement { scheme: "oauth", scopes: &["write"] }, Requirement { scheme: "query", scopes: &[] }]];
    let shown: Build =
        |b| b.credential("oauth", Credential::custom(Shown)).credential("query", Credential::custom(Shown));
    assert_eq!(sent(READ, shown, usual).await, "/p | authorization: Bearer oauth+read+list");
    assert_eq!(sent(WRITE, shown, usual).await, "/p?api%20key=query%2B | authorization: Bearer oauth+write");
    assert_eq!(
        sent(READ, shown, |call| {
            call.with_header("authorization", "Bearer mine");
        })
        .await,
        "/p | authorization: Bearer mine"
    );
    let hoba: Build = |b| b.credential("hoba", Credential::custom(Shown));
    assert_eq!(sent(needs!["hoba"], hoba, usual).await, "/p | authorization: HOBA hoba+");
}
