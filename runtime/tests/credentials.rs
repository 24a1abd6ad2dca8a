//! Credentials: which are chosen, and where they go.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::sync::{Arc, Mutex};

use clientwright_runtime::transport;
use clientwright_runtime::{Error, http};
use petstore::{Client, ClientBuilder, Pet};

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
        std::future::ready(Ok(http::Response::default()))
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
    let transport = transport::from_fn(async |_| panic!("sent"));
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
        transport::from_fn(async |request| {
            Ok(http::Response::new(format!("{:?}", request.headers().contains_key("authorization")).into()))
        })
    };
    let search =
        |client: Client| client.search().kind(clientwright_runtime::codegen::v1::PathStyle::Simple, &"k").at("a");
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
