//! Requests with a body: the server counts the bodies, because none may be sent twice that must not be.

use super::raw::{Act, Raw, bytes, fine, response};
use super::{core, prepare, seen};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n";

/// The faults after which the server may have processed the request.
fn faults() -> Vec<(&'static str, Act, &'static str)> {
    vec![
        ("500", response(500, "", ""), "500"),
        ("503", response(503, "", ""), "503"),
        ("closed before headers", Act::Close, "transport"),
        ("reset before headers", Act::Reset(Vec::new()), "transport"),
        ("closed in the body", bytes(&format!("{HEAD}[")), "transport"),
        ("no headers in time", Act::Stall(Vec::new()), "timeout"),
    ]
}

/// Sends the body `[7]`, with the fault first.
async fn bodies_seen(method: &'static str, key: bool, fault: Act, last: Act) -> (String, u32, Vec<String>) {
    let server = Raw::start(vec![fault, last]);
    let core = core(&server.url);
    let mut call = prepare(&core, method);
    call.json(&vec![7_i64]);
    if key {
        call.with_header("idempotency-key", "k1");
    }
    let seen = seen(call).await;
    let bodies = server.bodies();
    assert_eq!(super::call(&core, "GET", false).await.kind, "200", "the next call works");
    (seen.kind, seen.attempts, bodies)
}

#[tokio::test]
async fn a_body_without_a_key_is_sent_once() {
    for method in ["POST", "PATCH"] {
        for (name, fault, kind) in faults() {
            let found = bodies_seen(method, false, fault, fine()).await;
            assert_eq!(found, (kind.to_owned(), 1, vec!["[7]".to_owned()]), "{method}, {name}");
        }
    }
}

#[tokio::test]
async fn a_body_with_a_key_is_sent_again() {
    for method in ["POST", "PATCH"] {
        for (name, fault, _) in faults() {
            let (kind, _, bodies) = bodies_seen(method, true, fault, fine()).await;
            assert_eq!((kind.as_str(), bodies.len()), ("200", 2), "{method}, {name}");
            assert_eq!(bodies, ["[7]", "[7]"], "{method}, {name}");
        }
    }
}

#[tokio::test]
async fn an_idempotent_method_needs_no_key() {
    for (name, fault, _) in faults() {
        let (kind, _, bodies) = bodies_seen("PUT", false, fault, fine()).await;
        assert_eq!((kind.as_str(), bodies), ("200", vec!["[7]".to_owned(); 2]), "{name}");
    }
}

/// A response after which the server closes the connection without a word (RFC 9112, 9.8): the pool must notice it.
#[tokio::test]
async fn a_connection_that_was_closed_while_it_was_idle_is_not_used() {
    for method in ["GET", "POST", "PATCH"] {
        let server = Raw::start(vec![bytes(&format!("{HEAD}[1]")), fine()]);
        let core = core(&server.url);
        assert_eq!(super::call(&core, "GET", false).await.kind, "200");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let mut call = prepare(&core, method);
        call.json(&vec![7_i64]);
        assert_eq!(seen(call).await.kind, "200", "{method}");
        assert_eq!((server.requests(), server.bodies()), (2, vec!["[7]".to_owned()]), "{method}");
    }
}
