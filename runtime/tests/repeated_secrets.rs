//! A server repeats a secret of the request in its response: neither errors nor logs show it, wherever the secret came from.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod canary;

use std::convert::identity;

use canary::{CANARY, Log, chain};
use clientwright_runtime::codegen::v1::{
    Builder, Call, ClientParameter, Credential, Inherited, Operation, ParameterPlace, ParameterValue, QueryStyle,
    Requirement, Rule, SchemeKind, Secret, SecurityScheme,
};
use clientwright_runtime::{
    Body, Credentials, CredentialsContext, CredentialsFuture, curl, http, middleware, transport,
};

const SCHEMES: &[SecurityScheme] = &[
    SecurityScheme { name: "header", setter: "header", kind: SchemeKind::ApiKeyHeader("X-Account") },
    SecurityScheme { name: "query", setter: "query", kind: SchemeKind::ApiKeyQuery("account") },
    SecurityScheme { name: "cookie", setter: "cookie", kind: SchemeKind::ApiKeyCookie("sid") },
    SecurityScheme { name: "bearer", setter: "bearer", kind: SchemeKind::Bearer },
    SecurityScheme { name: "basic", setter: "basic", kind: SchemeKind::Basic },
];

/// `X-Account` and `account` are secrets, because security schemes name them.
const PARAMETERS: &[ClientParameter] = &[
    parameter("X-Pass", "password", ParameterPlace::Header, ParameterValue::Secret, &[]),
    parameter("X-Code", "write_only", ParameterPlace::Header, ParameterValue::Text, &[Rule::Secret]),
    parameter("X-Account", "account", ParameterPlace::Header, ParameterValue::Text, &[]),
    parameter("phrase", "password_query", query(), ParameterValue::Secret, &[]),
    parameter("word", "write_only_query", query(), ParameterValue::Text, &[Rule::Secret]),
    parameter("account", "account_query", query(), ParameterValue::Text, &[]),
    parameter("token", "token_query", query(), ParameterValue::Text, &[]),
    parameter("X-Plain", "plain", ParameterPlace::Header, ParameterValue::Text, &[]),
];

const INHERITED: &[Inherited] = &[
    Inherited::optional_header("X-Pass", "password"),
    Inherited::optional_header("X-Code", "write_only"),
    Inherited::optional_header("X-Account", "account"),
    Inherited::optional_query("phrase", "password_query"),
    Inherited::optional_query("word", "write_only_query"),
    Inherited::optional_query("account", "account_query"),
    Inherited::optional_query("token", "token_query"),
    Inherited::optional_header("X-Plain", "plain"),
];

const OPERATION: Operation = Operation::new("login", "PUT", "/login").inherits(INHERITED).secured(&[
    &[Requirement { scheme: "header", scopes: &[] }],
    &[Requirement { scheme: "query", scopes: &[] }],
    &[Requirement { scheme: "cookie", scopes: &[] }],
    &[Requirement { scheme: "bearer", scopes: &[] }],
    &[Requirement { scheme: "basic", scopes: &[] }],
    &[],
]);

const fn query() -> ParameterPlace {
    use clientwright_runtime::codegen::v1::QueryOptions;

    ParameterPlace::Query(QueryOptions { style: QueryStyle::Form, allow_reserved: false, allow_empty_value: false })
}

const fn parameter(
    name: &'static str,
    setter: &'static str,
    place: ParameterPlace,
    value: ParameterValue,
    rules: &'static [Rule],
) -> ClientParameter {
    ClientParameter { name, setter, variable: "", place, value, rules }
}

/// The body of an error that the document describes.
#[derive(Clone, PartialEq)]
struct Problem {
    detail: String,
}

clientwright_runtime::codegen::v1::object!(Problem { required detail "detail" });

type Configure = fn(Builder) -> Builder;
type Fill = fn(&mut Call<i8, Problem>);

/// A call that is filled.
fn done(_: &mut Call<i8, Problem>) {}

/// The ways of a secret into a request: what the builder gets, and what the call gets.
const WAYS: &[(&str, Configure, Fill)] = &[
    ("key in a header", |b| b.credential("header", CANARY), |_| {}),
    ("key in the query", |b| b.credential("query", CANARY), |_| {}),
    ("key in a cookie", |b| b.credential("cookie", CANARY), |_| {}),
    ("bearer", |b| b.credential("bearer", CANARY), |_| {}),
    ("basic", |b| b.credential("basic", basic()), |_| {}),
    ("code", |b| b.credential("bearer", Credential::custom(Code)), |_| {}),
    ("code, in the query", |b| b.credential("query", Credential::custom(Code)), |_| {}),
    ("default header", |b| b.default_header("X-Auth-Token".into(), CANARY.into()), |_| {}),
    ("default header of a scheme", |b| b.default_header("X-Account".into(), CANARY.into()), |_| {}),
    ("query of the base URL", |b| b.base_url(format!("https://api.example.com?any={CANARY}")), |_| {}),
    ("password of the client", |b| b.parameter("password", &secret()), |_| {}),
    ("write-only parameter of the client", |b| b.parameter("write_only", &CANARY), |_| {}),
    ("key as a parameter of the client", |b| b.parameter("account", &CANARY), |_| {}),
    ("password of the client in the query", |b| b.parameter("password_query", &secret()), |_| {}),
    ("write-only parameter of the client in the query", |b| b.parameter("write_only_query", &CANARY), |_| {}),
    ("key as a parameter of the client in the query", |b| b.parameter("account_query", &CANARY), |_| {}),
    ("token as a parameter of the client in the query", |b| b.parameter("token_query", &CANARY), |_| {}),
    ("header of a call", |b| b, |c| done(c.with_header("authorization", format!("Bearer {CANARY}")))),
    ("key in a header of a call", |b| b, |c| done(c.with_header("x-account", CANARY))),
    ("key as a parameter of a call", |b| b, |c| done(c.header("X-Account", &CANARY))),
    ("key in the query of a call", |b| b, |c| done(c.with_query("account", CANARY))),
    ("token in the query of a call", |b| b, |c| done(c.with_query("access_token", CANARY))),
    ("password of a call", |b| b, |c| done(c.header("X-Other", &secret()))),
    ("middleware of calls", |b| b.middleware(middleware::from_fn(sign)), |_| {}),
    ("middleware of attempts", |b| b.attempt_middleware(middleware::from_fn(sign)), |_| {}),
];

fn secret() -> Secret {
    CANARY.into()
}

fn basic() -> Credential {
    Credential::Basic { username: "me".to_owned(), password: CANARY.into() }
}

/// Credentials that are code.
struct Code;

impl Credentials for Code {
    fn apply<'a>(
        &'a self,
        request: http::Request<Body>,
        context: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, http::Request<Body>> {
        Box::pin(async move { context.attach(request, CANARY) })
    }
}

/// A middleware that adds a header, and marks it as sensitive.
async fn sign(
    mut request: http::Request<Body>,
    next: middleware::Next,
) -> Result<http::Response<Body>, clientwright_runtime::TransportError> {
    let mut value = http::HeaderValue::from_static(CANARY);
    value.set_sensitive(true);
    request.headers_mut().insert("x-sign", value);
    next.run(request).await
}

/// The text of a call whose server responds so: its error, its log, and the request as a command.
async fn shown(log: &Log, configure: Configure, fill: Fill, status: u16, body: &str) -> String {
    let body = body.to_owned();
    let respond = move |_| {
        let response = http::Response::builder().status(status).header("content-type", "application/json");
        std::future::ready(Ok(response.body(body.clone().into()).unwrap()))
    };
    let builder = Builder::new(SCHEMES, None, "test/1.0").base_url("https://api.example.com".into());
    let builder = configure(builder.parameters(PARAMETERS)).transport(transport::from_fn(respond));
    let core = builder.build().unwrap();
    let call = || {
        let mut call: Call<i8, Problem> = core.call(OPERATION, |response| match response.status().as_u16() {
            200 => response.ok_json(identity),
            422 => response.err_json(identity),
            _ => response.undocumented(),
        });
        fill(&mut call);
        call
    };
    let command = curl(&call().into_request().unwrap());
    let error = chain(&call().await.map(drop).unwrap_err());
    format!("{error} {command} {}", log.take())
}

/// Responses that repeat the canary.
fn responses() -> [(u16, String); 4] {
    [
        (400, format!(r#"{{"detail":"`{CANARY}` is wrong"}}"#)),
        (422, format!(r#"{{"detail":"`{CANARY}` is wrong"}}"#)),
        (200, format!("no {CANARY}")),
        (200, format!(r#"{{"{CANARY}":"{CANARY}"}}"#)),
    ]
}

#[tokio::test]
async fn a_secret_is_not_shown_whatever_way_it_came() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let mut hits = Vec::new();
    for (name, configure, fill) in WAYS {
        for (status, body) in responses() {
            let text = shown(&log, *configure, *fill, status, &body).await;
            if text.contains(CANARY) || !text.contains("[redacted]") {
                hits.push(format!("{name}, {status}: {text}"));
            }
        }
    }
    assert!(hits.is_empty(), "{} hits:\n{}", hits.len(), hits.join("\n"));
}

/// The test above finds what is shown.
#[tokio::test]
async fn other_values_are_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    for (status, body) in responses() {
        let text = shown(&log, |b| b.parameter("plain", &CANARY), |_| {}, status, &body).await;
        assert!(text.contains(CANARY), "{status}: {text}");
    }
}
