//! Values of server variables through the builder of a client: a value that would move a request is an error before anything is
//! sent, so that no credential leaves; any other value goes where the document says.

use std::sync::{Arc, Mutex};

use clientwright_runtime::http::Response;
use clientwright_runtime::{Body, TransportError, transport};

use crate::clients::variables::servers::{
    AdjacentServer, AfterServer, BothServer, DottedServer, HostServer, LabelServer, LetterServer, PathServer,
    PortServer, SchemeServer, UserServer,
};
use crate::clients::variables::{Client, ClientBuilder, Error, Server};

const SECRET: &str = "s3cr3t-canary";

/// The URLs to which requests went.
type Sent = Arc<Mutex<Vec<String>>>;

/// A builder whose requests end here.
fn builder() -> (ClientBuilder, Sent) {
    let sent = Sent::default();
    let noted = Arc::clone(&sent);
    let respond = move |request: clientwright_runtime::http::Request<Body>| {
        noted.lock().expect("no panic").push(request.uri().to_string());
        std::future::ready(Ok::<_, TransportError>(
            Response::builder().status(204).body(Body::empty()).expect("a response"),
        ))
    };
    (Client::builder().transport(transport::from_fn(respond)).token(SECRET), sent)
}

/// Returns the URL to which a call goes with this server, or the error.
async fn called(server: Server) -> Result<String, String> {
    let (builder, sent) = builder();
    let result = match builder.server(server).build() {
        Ok(client) => client.things().list().await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    one(result, &sent)
}

/// Returns the one URL of a call that went out; a call that failed sent nothing.
fn one(result: Result<(), String>, sent: &Sent) -> Result<String, String> {
    let sent = sent.lock().expect("no panic").clone();
    match result {
        Ok(()) => {
            assert_eq!(sent.len(), 1);
            Ok(sent[0].clone())
        }
        Err(error) => {
            assert_eq!(sent, [""; 0], "{error}");
            assert!(!error.contains(SECRET), "{error}");
            Err(error)
        }
    }
}

fn label(v: &str) -> Server {
    Server::Label(LabelServer { v: v.to_owned() })
}

fn host(v: &str) -> Server {
    Server::Host(HostServer { v: v.to_owned() })
}

fn port(v: &str) -> Server {
    Server::Port(PortServer { v: v.to_owned() })
}

fn both(host: &str, port: &str) -> Server {
    Server::Both(BothServer { host: host.to_owned(), port: port.to_owned() })
}

fn path(v: &str) -> Server {
    Server::Path(PathServer { v: v.to_owned() })
}

fn after(v: &str) -> Server {
    Server::After(AfterServer { v: v.to_owned() })
}

fn scheme(v: &str) -> Server {
    Server::Scheme(SchemeServer { v: v.to_owned() })
}

fn letter(v: &str) -> Server {
    Server::Letter(LetterServer { v: v.to_owned() })
}

fn user(v: &str) -> Server {
    Server::User(UserServer { v: v.to_owned() })
}

fn adjacent(a: &str, b: &str) -> Server {
    Server::Adjacent(AdjacentServer { a: a.to_owned(), b: b.to_owned() })
}

fn dotted(v: &str) -> Server {
    Server::Dotted(DottedServer { v: v.to_owned() })
}

/// Values that no place of a URL takes: they end the part that they stand in, or begin another.
const NOWHERE: [&str; 22] = [
    "me@evil.example",
    "me:hunter2@evil.example",
    "evil.example#",
    "#",
    "evil.example?",
    "?",
    "evil.example\\",
    "\\\\evil.example",
    "a\tb",
    "a\nb",
    "a\r\nx-a: b",
    "\u{0}",
    "a\u{7f}",
    "a b",
    " ",
    "{v}",
    "}",
    "..",
    "%2e%2e",
    "..;a",
    "a/../../b",
    "%00",
];

/// Values that a part of a host does not take, though a path may.
const NO_LABEL: [&str; 29] = [
    "",
    ".",
    "evil.example/",
    "evil.example:443",
    "evil.example:443/x",
    "//evil.example",
    "https://evil.example",
    "[::1]",
    "[::1]:80/",
    "::1",
    "[fe80::1%25eth0]",
    "fe80::1%eth0",
    "b\u{fc}cher",
    "evil\u{3002}example",
    "\u{ff45}vil",
    "evil%2eexample",
    "%65vil",
    "evil..example",
    ".evil",
    "evil.",
    "-a",
    "a-",
    "a_b",
    "*",
    "a,b",
    "a;b",
    "a&b",
    "a+b",
    "0123456789012345678901234567890123456789012345678901234567890123",
];

#[tokio::test]
async fn values_that_would_move_a_request_are_refused_before_anything_is_sent() {
    let servers: [fn(&str) -> Server; 8] = [label, host, port, path, after, scheme, letter, user];
    let mut refused = 0;
    for value in NOWHERE {
        for server in servers {
            let seen = called(server(value)).await;
            assert!(seen.is_err(), "{value:?}: {seen:?}");
            refused += 1;
        }
    }
    for value in NO_LABEL {
        let seen = called(label(value)).await;
        assert!(seen.is_err(), "{value:?}: {seen:?}");
        for server in [adjacent("-", value), adjacent(value, "-")] {
            assert!(called(server).await.is_err(), "{value:?}");
        }
        refused += 3;
    }
    for server in [
        host(""),
        host("evil.example/"),
        host("[::1"),
        host("::1"),
        host("[fe80::1%25eth0]"),
        host("a.example:"),
        host("a.example:65536"),
        host("a.example:+80"),
        host("a.example:80:80"),
        host("a..example"),
        host("a.example."),
        port(""),
        port("65536"),
        port("+80"),
        port("-1"),
        port("080808"),
        port("0x50"),
        port("\u{661}"),
        port("80/x"),
        both("a.example:80", "443"),
        both("a.example", "80:80"),
        both("", "443"),
        both("[::1]:80", "443"),
        after("evil"),
        after(".evil.example"),
        after(":8080"),
        after("/.."),
        after("/%2E%2e/a"),
        scheme(""),
        scheme("ftp"),
        scheme("file"),
        scheme("https://evil.example"),
        scheme("https:"),
        letter("x"),
        letter("s://evil.example/"),
        letter("ss"),
        adjacent("", ""),
        adjacent("0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789"),
        user("me"),
        dotted(""),
        dotted("."),
        dotted("%2e"),
        dotted("%2E;a"),
        dotted(";a"),
    ] {
        let shown = format!("{server:?}");
        assert!(called(server).await.is_err(), "{shown}");
        refused += 1;
    }
    assert_eq!(refused, 22 * 8 + 29 * 3 + 44);
}

#[tokio::test]
async fn values_that_fit_go_where_the_document_says() {
    for (server, url) in [
        (label("eu"), "https://eu.example.com/v1/things"),
        (label("EU-1.b"), "https://EU-1.b.example.com/v1/things"),
        (label("xn--bcher-kva"), "https://xn--bcher-kva.example.com/v1/things"),
        (host("b.example"), "https://b.example/v1/things"),
        (host("b.example:8443"), "https://b.example:8443/v1/things"),
        (host("[::1]:8443"), "https://[::1]:8443/v1/things"),
        (host("localhost"), "https://localhost/v1/things"),
        (port("8443"), "https://a.example:8443/v1/things"),
        (both("b.example", "80"), "https://b.example:80/v1/things"),
        (both("[::1]", "80"), "https://[::1]:80/v1/things"),
        (path("v2"), "https://a.example/v2/x/things"),
        (path("a/b"), "https://a.example/a/b/x/things"),
        (path("a;b=1"), "https://a.example/a;b=1/x/things"),
        (path("..a"), "https://a.example/..a/x/things"),
        (path("a%20b"), "https://a.example/a%20b/x/things"),
        (path("//evil.example"), "https://a.example///evil.example/x/things"),
        (after(""), "https://a.example/things"),
        (after("/v2"), "https://a.example/v2/things"),
        (after("//evil.example"), "https://a.example//evil.example/things"),
        (scheme("https"), "https://a.example/v1/things"),
        (letter("s"), "https://a.example/v1/things"),
        (adjacent("eu", "-1"), "https://eu-1.example.com/v1/things"),
        (adjacent("", "eu"), "https://eu.example.com/v1/things"),
        (dotted("well-known"), "https://a.example/.well-known/x/things"),
    ] {
        let shown = format!("{server:?}");
        assert_eq!(called(server).await.as_deref(), Ok(url), "{shown}");
    }
}

/// `http` is a scheme that a document may name, and no credential goes over it.
#[tokio::test]
async fn a_scheme_without_tls_gets_no_credential() {
    for server in [scheme("http"), scheme("HTTP"), letter("")] {
        let error = called(server).await.expect_err("not sent");
        assert!(error.contains("http"), "{error}");
    }
    assert_eq!(called(scheme("HTTPS")).await.as_deref(), Ok("https://a.example/v1/things"));
}

#[tokio::test]
async fn variables_of_operations_take_the_same_values() {
    async fn called(name: &str, value: &str) -> Result<String, String> {
        let (builder, sent) = builder();
        let result = match builder.server_variable(name, value).build() {
            Ok(client) => client.things().own().await.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        one(result, &sent)
    }
    for value in NOWHERE {
        for name in ["zone", "base"] {
            assert!(called(name, value).await.is_err(), "{name} {value:?}");
        }
    }
    for value in NO_LABEL {
        assert!(called("zone", value).await.is_err(), "{value:?}");
    }
    assert_eq!(called("zone", "us").await.as_deref(), Ok("https://us.example.com/v2/own"));
    assert_eq!(called("base", "a/b").await.as_deref(), Ok("https://eu.example.com/a/b/own"));
}

#[tokio::test]
async fn base_urls_take_no_dots_users_or_backslashes() {
    for url in [
        "",
        "a.example",
        "//a.example",
        "/v1",
        "ftp://a.example",
        "javascript:alert(1)",
        "https:a.example",
        "https:/a.example",
        "https:///a.example",
        "https://",
        "https://:443",
        "https://@a.example",
        "https://me@a.example",
        "https://me:hunter2@a.example",
        "https://a.example\\@b.example",
        "https://a.example/\\c",
        "https://a.example\\..\\b",
        "https://a.example/..",
        "https://a.example/v1/../..",
        "https://a.example/%2e%2e",
        "https://a.example/%2E./b",
        "https://a.example/..;a/b",
        "https://a.example/.;a",
        "https://a.example/.",
        "https://a.example#b",
        "https://a.example/ b",
        "https://a.example/\tb",
        "https://a.example/\r\nx-a: b",
        "https://a.example/\u{0}",
        "https://a.example:65536",
        "https://a.example:+80",
        "https://a.example:",
        "https://a.example:80:80",
        "https://[::1",
        "https://{host}.example",
        " https://a.example",
    ] {
        let (builder, sent) = builder();
        let built = builder.base_url(url).build();
        let error = built.map(|client| client.base_url().to_owned()).expect_err(url).to_string();
        assert!(!error.contains("hunter2"), "{error}");
        assert_eq!(*sent.lock().expect("no panic"), [""; 0]);
    }
}

/// A value that keeps its reserved characters (OpenAPI 3.2, `allowReserved`) may have slashes, and stays below its path.
#[tokio::test]
async fn reserved_characters_in_a_path_move_nothing() {
    let called = async |value: &str| {
        let (builder, sent) = builder();
        let client = builder.build().expect("a client");
        let result = client.things().file(value).await;
        assert!(matches!(result, Ok(()) | Err(Error::Request(_))), "{result:?}");
        one(result.map_err(|error| error.to_string()), &sent)
    };
    for value in [
        "",
        ".",
        "..",
        "../a",
        "a/..",
        "a/../b",
        "..;",
        "..;x",
        "a/..;x/b",
        ".;x",
        "%2e%2e",
        "%2E.",
        "%2e%2e;",
        "a/%2e%2e/b",
        "%00",
        "a%00b",
        "%0d%0aa",
        "\r\n",
        "\u{0}",
        "a\tb",
        "%7f",
        "..%2f",
        "%2e%2e%2f",
        "..%5c",
        "..\\",
        "a%2f..%2fb",
        "a\\..\\b",
    ] {
        let seen = called(value).await;
        let moves = |url: &String| {
            let path = url.split_once("/files/").map(|(_, path)| path.to_owned()).unwrap_or_default();
            let read = path.to_lowercase().replace("%2e", ".");
            let is_dots = |part: &str| matches!(part.split(';').next(), Some("." | ".."));
            path.is_empty() || read.split(['/', '\\']).any(is_dots) || read.contains("%0") || read.contains("%7f")
        };
        // Slashes and backslashes that are encoded are of the value, as in any parameter of a path. So is a `%` that is encoded
        // once more, which begins no escape.
        let seen = seen.map(|url| url.replace("%25", "+"));
        assert!(!seen.as_ref().is_ok_and(moves), "{value:?}: {seen:?}");
    }
    let base = "https://eu.example.com/v1/files/";
    for (value, path) in
        [("a/b", "a%2Fb"), ("a;b=1", "a;b=1"), ("..a", "..a"), ("a:b@c", "a:b@c"), ("a?b#c", "a%3Fb%23c")]
    {
        assert_eq!(called(value).await, Ok(format!("{base}{path}")), "{value}");
    }
}
