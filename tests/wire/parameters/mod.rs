//! Every style of parameter × explode × kind of value, after the tables “Style Examples” of OAS 3.0.4 (4.7.12.4), 3.1.1
//! (4.8.12.4) and 3.2.0 (4.12.6), and what those leave to the application: reserved and foreign characters, what is empty,
//! and what is hostile.
//!
//! A row is a value and the request that it becomes: the request line, then the headers that not every request has. Where
//! nothing is sent, it is the reason.
//!
//! | file | parameters |
//! |---|---|
//! | `paths`, `queries`, `headers`, `cookies` | of one place, by style |
//! | `content` | of a media type, wherever they are |

use crate::clients::parameters::{Client, Error};
use crate::recorder::{Recorder, answer};

macro_rules! text {
    ($value:literal) => {
        $value
    };
}

macro_rules! list {
    ([$($item:literal),*]) => {
        &[$($item),*] as &[&str]
    };
}

macro_rules! color {
    ({$($field:ident: $value:expr),*}) => {
        &{
            #[allow(unused_mut, reason = "an empty object has nothing set")]
            let mut color = Color::default();
            $(color.$field = Some($value.into());)*
            color
        }
    };
}

macro_rules! table {
    ($($operation:ident($group:ident, $kind:ident) { $($value:tt => $expected:literal,)* })*) => {$(
        #[tokio::test]
        async fn $operation() {
            let (recorder, client) = start();
            $(
                let result = client.$group().$operation($kind!($value)).await;
                assert_eq!(outcome(&recorder, result), $expected, "for {}", stringify!($value));
            )*
        }
    )*};
}

mod content;
mod cookies;
mod headers;
mod paths;
mod queries;

pub(super) fn start() -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

/// What was sent, or why nothing was.
pub(super) fn outcome<E: std::fmt::Debug>(recorder: &Recorder, result: Result<(), Error<E>>) -> String {
    match result {
        Ok(()) => recorder.take_one().shown(),
        Err(Error::Request(error)) => {
            assert!(recorder.take().is_empty(), "something was sent");
            let error = error.to_string();
            // After `GET /path (operation): `, which every message begins with.
            let (_, reason) = error.split_once("): ").expect("an operation");
            format!("not sent: {reason}")
        }
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn a_whole_request() {
    let (recorder, client) = start();
    client.in_query().form_string("blue").await.expect("an answer");
    let host = recorder.url().trim_start_matches("http://");
    let agent = concat!("clientwright-tests/", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        recorder.take_one().head,
        format!(
            "GET /form/string?color=blue HTTP/1.1\r\nuser-agent: {agent}\r\naccept: */*\r\naccept-encoding: gzip\r\nhost: {host}"
        )
    );
}
