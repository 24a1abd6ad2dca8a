//! Credentials that the caller sends by a header, a cookie or a query parameter, in place of the client's setters.

use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_runtime::{Body, Credential, Credentials, CredentialsContext, CredentialsFuture, http};

use crate::clients::credentials::{Client, ClientBuilder};
use crate::recorder::{Recorder, answer};

fn start() -> (Recorder, ClientBuilder) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let builder = Client::builder().base_url(recorder.url());
    (recorder, builder)
}

#[tokio::test]
async fn a_header_satisfies_the_requirement() {
    let (recorder, builder) = start();
    let client = builder.build().expect("a client");
    let at = client.at();
    let told = at.token().await.expect_err("no credentials").to_string();
    assert_eq!(
        told,
        "GET /token (token): needs credentials; set `.token(…)` on the client's builder, or `CREDENTIALS_TOKEN` in the \
         environment for `from_env()`"
    );
    at.token().with_header("Authorization", "Bearer t").await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Bearer t"));
    at.key().with_header("x-key", "k").await.expect("an answer");
    assert_eq!(recorder.take_one().header("x-key"), Some("k"));
    at.query().with_query("api key", "q").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /query?api%20key=q");
    at.session().with_header("cookie", "a=b; sid=s").await.expect("an answer");
    assert_eq!(recorder.take_one().header("cookie"), Some("a=b; sid=s"));
    assert!(at.session().with_header("cookie", "a=b; sids=s").await.is_err());
}

#[tokio::test]
async fn a_default_header_satisfies_it_too() {
    let (recorder, builder) = start();
    let client = builder.default_header("Authorization", "Negotiate x").key("k").build().expect("a client");
    client.at().token().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Negotiate x"));
    client.at().both().await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!((request.header("authorization"), request.header("x-key")), (Some("Negotiate x"), Some("k")));
    assert!(client.at().query().await.is_err());
}

#[tokio::test]
async fn a_client_may_be_anonymous() {
    let (recorder, builder) = start();
    let client = builder.allow_anonymous(true).key("k").build().expect("a client");
    client.at().token().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), None);
    client.at().key().await.expect("an answer");
    assert_eq!(recorder.take_one().header("x-key"), Some("k"), "what the client has is sent");
}

#[tokio::test]
async fn cookies_are_joined() {
    let (recorder, builder) = start();
    let client = builder.default_header("Cookie", "a=b").session("s").build().expect("a client");
    client.at().session().theme("dark").await.expect("an answer");
    assert_eq!(recorder.take_one().header("cookie"), Some("a=b; theme=dark; sid=s"));
}

#[test]
fn the_query_of_the_documents_server_is_sent() {
    let client = Client::builder().token("t").build().expect("a client");
    let request = client.at().token().into_request().expect("a request");
    assert_eq!(request.uri().to_string(), "https://example.com/token?version=1");
}

/// Both are access tokens, and a request has one `Authorization` header.
#[tokio::test]
async fn one_of_two_access_tokens_is_enough() {
    let (recorder, builder) = start();
    let client = builder.app("a").key("k").build().expect("a client");
    client.at().either().await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!((request.header("authorization"), request.header("x-key")), (Some("Bearer a"), Some("k")));
    assert!(client.at().token().await.is_err());
}

#[tokio::test]
async fn an_operation_has_its_tag_and_requirements() {
    let (_, builder) = start();
    let client = builder.build().expect("a client");
    let error = client.at().both().await.expect_err("no credentials");
    let operation = error.operation().expect("an operation");
    assert_eq!((operation.tag(), operation.is_idempotent()), (Some("at"), true));
    assert_eq!(operation.security(), [["token", "key"]]);
    let error = client.api().untagged().await.expect_err("no credentials");
    assert_eq!(error.operation().expect("an operation").tag(), None);
    let error = client.in_and_out().spaced().await.expect_err("no credentials");
    let operation = error.operation().expect("an operation");
    assert_eq!((operation.tag(), operation.is_idempotent()), (Some("In & \"out\""), false));
}

/// A token that changes with each request, and names what it is for.
struct Counted(AtomicUsize);

impl Credentials for Counted {
    fn apply<'a>(
        &'a self,
        request: http::Request<Body>,
        context: CredentialsContext<'a>,
    ) -> CredentialsFuture<'a, http::Request<Body>> {
        Box::pin(async move {
            let count = self.0.fetch_add(1, Ordering::SeqCst);
            if count == 2 {
                return Err("no more tokens".into());
            }
            let (id, scopes) = (context.operation().id(), context.scopes().join("+"));
            context.attach(request, format!("{count}-{id}-{scopes}"))
        })
    }
}

#[tokio::test]
async fn credentials_of_the_caller_know_the_operation_and_its_scopes() {
    let (recorder, builder) = start();
    let client = builder.app(Credential::custom(Counted(AtomicUsize::new(0)))).build().expect("a client");
    client.at().scoped().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Bearer 0-scoped-read+write"));
    client.request(http::Method::GET, "/any").await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Bearer 1-undocumented-"));
    let told = client.at().scoped().await.expect_err("no credentials").to_string();
    assert_eq!(
        told,
        "GET /scoped (scoped): no credentials for the security scheme `app`, set by `.app(…)`: no more tokens"
    );
    client.at().scoped().with_header("authorization", "Bearer own").await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Bearer own"));
}

#[tokio::test]
async fn one_call_may_be_anonymous() {
    let (recorder, builder) = start();
    let client = builder.token("t").build().expect("a client");
    client.at().token().anonymous().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), None);
    client.at().key().anonymous().await.expect("an answer");
    assert_eq!(recorder.take_one().header("x-key"), None);
    client.request(http::Method::GET, "/any").anonymous().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), None);
}

#[tokio::test]
async fn another_scheme_of_http_takes_the_value_after_its_name() {
    let (recorder, builder) = start();
    let client = builder.signed("keyId=a").build().expect("a client");
    client.at().signed().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Signature keyId=a"));
}

#[tokio::test]
async fn a_certificate_belongs_to_the_connection() {
    let (_, builder) = start();
    let client = builder.build().expect("a client");
    let told = client.at().certified().await.expect_err("no certificate").to_string();
    assert_eq!(
        told,
        "GET /certified (certified): needs credentials; set `.client_identity(…)` on the client's builder"
    );
    let told = Client::builder().client_identity("no PEM").build().expect_err("no certificate").to_string();
    assert_eq!(
        told,
        "the certificate given to `.client_identity(…)` cannot be read: the text has no `BEGIN CERTIFICATE`"
    );
}

#[test]
fn a_scheme_is_set_by_its_name() {
    let client = Client::builder().credentials("key", "k").build().expect("a client");
    let request = client.at().key().into_request().expect("a request");
    assert_eq!(request.headers()["x-key"], "k");
    let told = Client::builder().credentials("lock", "k").build().expect_err("no scheme").to_string();
    assert_eq!(told, "the document has no security scheme `lock`");
}

/// Both belong into `Authorization`, and no operation requires one of them alone.
#[test]
fn credentials_that_exclude_each_other_are_refused() {
    let builder = || Client::builder().gateway("g");
    let told = builder().tunnel("me", "p").build().expect_err("two").to_string();
    assert_eq!(
        told,
        "`.gateway(…)` and `.tunnel(…)` exclude each other: the document requires both together, but both are sent in the \
         header `authorization`; set one of them"
    );
    let request = builder().build().expect("a client").at().fenced().into_request().expect("a request");
    assert_eq!(request.headers()["authorization"], "Gateway g");
    // `token` and `app` are access tokens, one of which is enough.
    assert!(Client::builder().token("t").app("a").build().is_ok());
}

#[tokio::test]
async fn a_check_calls_the_operation_that_says_who_the_caller_is() {
    let (recorder, builder) = start();
    let client = builder.token("t").build().expect("a client");
    let checked = client.check_api().await.expect("an API");
    assert_eq!(checked.operation().map(clientwright_runtime::Operation::id), Some("whoami"));
    let request = recorder.take_one();
    assert_eq!(
        (request.shown(), request.header("authorization")),
        ("GET /v1/whoami\nauthorization: Bearer t".to_owned(), Some("Bearer t"))
    );
    client.check().run().await.expect_err("the operation of the tag `check` needs a key");
}

/// A key `login_username` would be read from the variable of the user name of `login`.
#[test]
fn variables_of_schemes_are_distinct() {
    let request = || Client::builder().build().expect("a client").at().named().into_request();
    let told = request().expect_err("no credentials").to_string();
    assert_eq!(
        told,
        "GET /named (named): needs credentials; set `.login(…)` and `.login_username(…)` on the client's builder, or \
         `CREDENTIALS_LOGIN_USERNAME`, `CREDENTIALS_LOGIN_PASSWORD`, `CREDENTIALS_LOGIN_USERNAME_2` in the environment for \
         `from_env()`"
    );
}
