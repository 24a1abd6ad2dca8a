//! Every kind of answer, given byte for byte, and what is made of it.
//!
//! | file | holds |
//! |---|---|
//! | `statuses` | which of the document's answers it is, and those that have no body |
//! | `content` | what the body is, by its type, charset and coding |
//! | `framing` | answers that are cut off, that others come before, or whose heads are long |
//! | `events`, `items`, `downloads` | streams |

use std::fmt::Debug;

use clientwright_runtime::RetryPolicy;

use crate::clients::responses::{Client, Error};
use crate::recorder::Recorder;

macro_rules! answers {
    ($($test:ident: $operation:ident { $(($status:literal, $media_type:literal, $body:expr) => $expected:expr,)* })*) => {$(
        #[tokio::test]
        async fn $test() {
            $({
                let headers: &[(&str, &str)] = match $media_type {
                    "" => &[],
                    media_type => &[("content-type", media_type)],
                };
                let (_, client) = answering(answer($status, headers, $body.as_ref()));
                let status = client.read().$operation().await;
                assert_eq!(shown(status), $expected, "for {} {} {:?}", $status, $media_type, $body);
            })*
        }
    )*};
}

macro_rules! streams {
    ($($test:ident: $operation:ident, $media_type:literal, $read:ident { $($body:expr => [$($expected:expr),* $(,)?],)* })*) => {$(
        #[tokio::test]
        async fn $test() {
            $(for pieces in divisions($body.as_ref()) {
                let (_, client) = answering(arriving($media_type, pieces));
                let expected: &[&str] = &[$($expected),*];
                let stream = client.read().$operation().await.expect("a stream");
                assert_eq!(crate::soon($read(stream)).await, expected, "for {:?}", $body);
            })*
        }
    )*};
}

mod content;
mod downloads;
mod events;
mod framing;
mod items;
mod statuses;

/// A client of a server that gives one answer to everything.
pub(super) fn answering(answer: Vec<Vec<u8>>) -> (Recorder, Client) {
    let recorder = Recorder::start(move |_| answer.clone());
    let client = Client::builder().base_url(recorder.url()).max_response_bytes(1000);
    let client = client.retries(RetryPolicy::off()).build().expect("a client");
    (recorder, client)
}

/// A value as `Debug` has it; an error by its kind, status and message, without the operation that each message begins with.
pub(super) fn shown<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(Error::Api(error)) => format!("{} {:?}", error.status().as_u16(), error.body()),
        Err(error) => error.to_string().split_once("): ").expect("an operation").1.to_owned(),
    }
}

pub(super) const REX: &str = r#"{"name": "Rex", "more": [1]}"#;

/// The pieces of an answer that ends with the connection.
pub(super) fn arriving(media_type: &str, pieces: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {media_type}\r\n\r\n");
    std::iter::once(head.into_bytes()).chain(pieces).collect()
}

/// The whole at once, and byte by byte.
pub(super) fn divisions(body: &[u8]) -> [Vec<Vec<u8>>; 2] {
    [vec![body.to_vec()], body.iter().map(|byte| vec![*byte]).collect()]
}
