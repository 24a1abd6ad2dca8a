//! Credentials: which are chosen, where they go, and that they are never shown.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use clientwright_runtime::transport;
use clientwright_runtime::{Error, Secret, http};
use petstore::{Client, ClientBuilder, Pet};
use tracing::field::{Field, Visit};

const SECRET: &str = "s3cr3t-v4lue";

/// The URL and the headers that carry credentials, as `create` sends them.
async fn credentials(build: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Vec<String> {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&sent);
    let transport = transport::from_fn(move |request| {
        let mut noted = noted.lock().unwrap();
        noted.extend(request.uri().query().map(|query| format!("?{query}")));
        for name in ["authorization", "cookie", "x-api-key"] {
            for value in request.headers().get_all(name) {
                assert!(value.is_sensitive());
                noted.push(format!("{name}: {}", value.to_str().unwrap()));
            }
        }
        Ok(http::Response::default())
    });
    build(Client::builder()).transport(transport).build().unwrap().create(&Pet::new(1, "Rex")).await.unwrap();
    sent.lock().unwrap().clone()
}

#[tokio::test]
async fn the_first_alternative_with_all_its_credentials_is_chosen() {
    assert_eq!(credentials(|b| b.token("t")).await, ["authorization: Bearer t"]);
    assert_eq!(
        credentials(|b| b.token("t").login("Aladdin", "open sesame")).await,
        ["authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]
    );
    assert_eq!(credentials(|b| b.api_key("k").token("t")).await, ["authorization: Bearer t"]);
    assert_eq!(credentials(|b| b.api_key("k").session("s").token("t")).await, ["cookie: sid=s", "x-api-key: k"]);
    assert_eq!(credentials(|b| b.query_key("a b&c")).await, ["?key=a%20b%26c"]);
}

#[tokio::test]
async fn without_credentials_nothing_is_sent() {
    let transport = transport::from_fn(|_| panic!("sent"));
    let client = Client::builder().api_key("k").transport(transport).build().unwrap();
    let error = client.create(&Pet::new(1, "Rex")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "POST /pets (createPet): needs credentials; set `.api_key(…)` and `.session(…)`, or `.login(…)`, or \
         `.token(…)`, or `.query_key(…)` on the client's builder"
    );
    assert!(matches!(error, Error::Credentials(missing) if missing.alternatives().len() == 4));
}

#[tokio::test]
async fn an_operation_that_allows_anonymous_calls_takes_credentials_if_there_are_any() {
    let transport = || {
        transport::from_fn(|request| {
            Ok(http::Response::new(format!("{:?}", request.headers().contains_key("authorization")).into()))
        })
    };
    let search = |client: Client| client.search().kind(clientwright_runtime::codegen::PathStyle::Simple, &"k").at("a");
    let anonymous = Client::builder().transport(transport()).build().unwrap();
    assert_eq!(search(anonymous).await.unwrap(), "false");
    let known = Client::builder().token("t").transport(transport()).build().unwrap();
    assert_eq!(search(known).await.unwrap(), "true");
}

fn refused(build: impl FnOnce(ClientBuilder) -> ClientBuilder) -> String {
    build(Client::builder()).build().err().unwrap().to_string()
}

#[test]
fn credentials_that_cannot_be_sent_are_refused_without_showing_them() {
    let line_break = format!("{SECRET}\n");
    let rows = [
        (refused(|b| b.token("")), "the credential given to `.token(…)` is empty"),
        (
            refused(|b| b.token(line_break.as_str())),
            "the credential given to `.token(…)` begins or ends with white space or a line break",
        ),
        (
            refused(|b| b.api_key(" k")),
            "the credential given to `.api_key(…)` begins or ends with white space or a line break",
        ),
        (refused(|b| b.query_key("a\0b")), "the credential given to `.query_key(…)` has a control character"),
        (
            refused(|b| b.token("schlüssel")),
            "the credential given to `.token(…)` has a character that a header cannot hold",
        ),
        (
            refused(|b| b.session("a;b")),
            "the credential given to `.session(…)` has a character that a cookie cannot hold",
        ),
        (
            refused(|b| b.login("a:b", SECRET)),
            "the credential given to `.login(…)` has a colon in its name, which basic authentication cannot carry",
        ),
        (refused(|b| b.login("a", "b\r\nc")), "the credential given to `.login(…)` has a control character"),
    ];
    for (message, expected) in rows {
        assert_eq!(message, expected);
        assert!(!message.contains(SECRET));
    }
}

/// Keeps the text of all events.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0.lock().unwrap(), " {field}={value:?}").unwrap();
    }
}

impl tracing::Subscriber for Log {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        writeln!(self.0.lock().unwrap()).unwrap();
        write!(self.0.lock().unwrap(), "{}", event.metadata().level()).unwrap();
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

#[tokio::test]
async fn secrets_are_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let mut shown = format!("{:?} {}", Secret::from(SECRET), Secret::from(SECRET));
    for status in [200, 500] {
        let transport =
            || transport::from_fn(move |_| Ok(http::Response::builder().status(status).body("no".into()).unwrap()));
        let all: [fn(ClientBuilder) -> ClientBuilder; 4] = [
            |b| b.token(SECRET),
            |b| b.login("me", SECRET),
            |b| b.api_key(SECRET).session(SECRET),
            |b| b.query_key(SECRET),
        ];
        for one in all {
            let builder = one(Client::builder()).default_header("Authorization", SECRET).transport(transport());
            write!(shown, "{builder:?}").unwrap();
            let client = builder.build().unwrap();
            let call =
                client.create(&Pet::new(1, "Rex")).with_header("Authorization", SECRET).with_query("key", SECRET);
            write!(shown, "{client:?}{call:?}").unwrap();
            let answer = call.send().await;
            write!(shown, "{answer:?}").unwrap();
            if let Err(error) = answer {
                write!(shown, "{error}").unwrap();
            }
        }
    }
    let log = log.0.lock().unwrap().clone();
    assert!(!shown.contains(SECRET), "{shown}");
    assert!(!log.contains(SECRET), "{log}");
    assert!(log.contains("DEBUG message=answered operation=\"createPet\" method=\"POST\" url=\"https://api.example.com/v1/pets?key=[redacted]\" status=200"), "{log}");
    assert!(log.contains("WARN"), "{log}");
}
