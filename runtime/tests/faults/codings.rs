//! Encoded bodies that are cut, or that are far larger than they look.

use super::encoders::{Encode, br, gzip, zstd};
use super::raw::{Act, Raw, fine};
use super::{call, core};

const CODINGS: [(&str, Encode); 6] = [
    ("gzip", gzip),
    ("x-gzip", gzip),
    ("br", br),
    ("zstd", zstd),
    ("br, gzip", |text| gzip(&br(text))),
    ("identity, zstd", zstd),
];

/// A response with the length of the bytes that are sent: only its coding shows that it was cut.
fn encoded(coding: &str, body: &[u8]) -> Act {
    let head = format!(
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-encoding: {coding}\r\n\
         content-length: {}\r\n\r\n",
        body.len(),
    );
    Act::Send([head.as_bytes(), body].concat())
}

async fn check(name: &str, method: &'static str, acts: Vec<Act>, expected: (usize, &str)) {
    let server = Raw::start(acts);
    let core = core(&server.url);
    let seen = call(&core, method, false).await;
    assert_eq!((server.requests(), seen.kind.as_str()), expected, "{method}, {name}");
    assert_eq!(call(&core, "GET", false).await.kind, "200", "{method}, {name}: the next call");
}

#[tokio::test]
async fn a_body_of_each_coding_is_decoded() {
    for (coding, encode) in CODINGS {
        check(coding, "GET", vec![encoded(coding, &encode(b"[1,2]"))], (1, "200")).await;
    }
}

#[tokio::test]
async fn a_cut_body_is_a_lost_attempt() {
    for (coding, encode) in CODINGS {
        let whole = encode(b"[1,2,3,4,5,6,7,8,9]");
        let cut = encoded(coding, &whole[..whole.len() - 3]);
        check(coding, "GET", vec![cut.clone(), fine()], (2, "200")).await;
        check(coding, "GET", vec![cut.clone(), cut.clone(), cut.clone(), fine()], (3, "transport")).await;
        check(coding, "POST", vec![cut, fine()], (1, "transport")).await;
    }
}

#[tokio::test]
async fn a_bomb_ends_at_the_limit() {
    let text = vec![b' '; 10 << 20];
    for (coding, encode) in CODINGS {
        check(coding, "GET", vec![encoded(coding, &encode(&text)), fine()], (1, "transport")).await;
    }
}

#[tokio::test]
async fn a_coding_that_nobody_requested_is_not_decoded() {
    for coding in ["compress", "gzip, gzip, gzip, gzip, gzip"] {
        check(coding, "GET", vec![encoded(coding, &gzip(b"[1]")), fine()], (1, "decode")).await;
    }
}
