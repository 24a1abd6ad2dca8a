//! Ranges and several types of responses, and successes that the document does not describe.

use std::fmt::Debug;

use clientwright_runtime::Error;

use crate::clients::exchange::Client;
use crate::recorder::{Recorder, answer};
use crate::soon;

fn answering(status: &'static str, media_type: &'static str, body: &'static [u8]) -> (Recorder, Client) {
    let recorder = Recorder::start(move |_| match media_type {
        "" => answer(status, &[], body),
        media_type => answer(status, &[("content-type", media_type)], body),
    });
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

/// A value as `Debug` has it; an error by its kind.
fn shown<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(Error::Api(error)) => format!("{} {:?}", error.status().as_u16(), error.body()),
        Err(error) => error.to_string().split_once("): ").expect("an operation").1.to_owned(),
    }
}

macro_rules! reads {
    ($($test:ident: $operation:ident { $(($status:literal, $media_type:literal, $body:expr) => $expected:expr,)* })*) => {$(
        #[tokio::test]
        async fn $test() {
            $({
                let (_recorder, client) = answering($status, $media_type, $body);
                assert_eq!(shown(client.read().$operation().await), $expected, "for {} {}", $status, $media_type);
            })*
        }
    )*};
}

reads! {
    anything_is_bytes: any {
        ("200 OK", "application/x-tar", b"\x1f\xff") => r#"b"\x1f\xff""#,
        ("200 OK", "application/json", b"{}") => r#"b"{}""#,
        ("200 OK", "", b"a") => r#"b"a""#,
    }

    a_file_of_any_type_is_bytes: any_file {
        ("200 OK", "application/x-tar", b"\x1f\xff") => r#"b"\x1f\xff""#,
        ("200 OK", "application/json", b"{}") => r#"b"{}""#,
    }

    a_range_without_a_schema_is_bytes: any_application {
        ("200 OK", "application/zip", b"\x50\xff") => r#"b"P\xff""#,
    }

    pictures_are_bytes: any_image {
        ("200 OK", "image/png", b"\x89\xff") => r#"b"\x89\xff""#,
    }

    a_range_of_text_is_text: any_words {
        ("200 OK", "text/csv", b"a,b") => r#""a,b""#,
    }

    a_value_of_any_type_is_read_by_what_came: any_number {
        ("200 OK", "application/json", b"7") => "7",
        ("200 OK", "text/plain", b"7") => "7",
        ("200 OK", "", b"7") => "7",
        ("200 OK", "text/html", b"<p>") =>
            "responded 200 OK with an unexpected body: $: expected a JSON body, found the content type `text/html`; the body begins: <p>",
    }

    json_by_another_name_is_read: any_pet {
        ("200 OK", "application/octet-stream", b"{\"name\":\"Rex\"}") => r#"Pet {"name": "Rex"}"#,
    }

    text_beside_json_is_a_documented_error: pet {
        ("400 Bad Request", "application/json", b"{\"fault\":\"f\"}") => r#"400 BadRequest(Fault {"fault": "f"})"#,
        ("400 Bad Request", "text/plain; charset=utf-8", b"no") => r#"400 BadRequestText("no")"#,
        ("400 Bad Request", "application/json", b"no") =>
            "responded 400 Bad Request with an unexpected body: $: expected ident at line 1 column 2; the body begins: no",
        ("201 Created", "application/json", b"{\"name\":\"Rex\"}") => r#"Pet {"name": "Rex"}"#,
        ("300 Multiple Choices", "application/json", b"{}") =>
            "responded 300 Multiple Choices, which the document does not describe: {}",
    }

    a_success_is_no_error_by_default: fault {
        ("202 Accepted", "application/json", b"{\"name\":\"Rex\"}") => r#"Pet {"name": "Rex"}"#,
        ("202 Accepted", "application/json", b"{\"fault\":\"f\"}") => r#"202 Fault {"fault": "f"}"#,
        ("202 Accepted", "application/json", b"{}") =>
            "responded 202 Accepted with an unexpected body: $.name: missing, though Pet requires it; the body begins: {}",
        ("500 Internal Server Error", "application/json", b"{\"fault\":\"f\"}") => r#"500 Fault {"fault": "f"}"#,
    }
}

#[tokio::test]
async fn any_type_is_asked_for_and_streamed() {
    let (recorder, client) = answering("200 OK", "application/json", b"[1]");
    let mut body = client.read().any().stream().await.expect("a body");
    assert_eq!(body.chunk().await.expect("bytes").expect("bytes").as_ref(), b"[1]");
    assert_eq!(recorder.take_one().header("accept"), Some("*/*"));
}

#[tokio::test]
async fn text_beside_json_is_asked_for_by_its_method() {
    let (recorder, client) = answering("200 OK", "text/plain", b"Rex");
    assert_eq!(client.read().pet().text().await.expect("text"), "Rex");
    assert_eq!(recorder.take_one().header("accept"), Some("text/plain, application/json;q=0.9"));
}

#[tokio::test]
async fn what_came_beside_no_described_body_is_kept() {
    let (_recorder, client) = answering("200 OK", "application/json", b"{\"id\":7}");
    let response = client.read().put_pet().send().await.expect("a response");
    assert_eq!((response.status().as_u16(), response.raw_body().as_ref()), (200, &b"{\"id\":7}"[..]));
}

#[tokio::test]
async fn events_in_an_envelope_are_typed() {
    let (_recorder, client) = answering("200 OK", "text/event-stream", b"event: e\ndata: {\"name\":\"Rex\"}\n\n");
    let mut events = client.read().events().await.expect("events");
    let event = soon(events.next()).await.expect("an event").expect("a pet");
    assert_eq!(event.data.name, "Rex");
}

/// `{"name":"Rex"}` by gzip.
const ZIPPED: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0xca, 0x4b, 0xcc, 0x4d, 0x55, 0xb2, 0x52,
    0x0a, 0x4a, 0xad, 0x50, 0xaa, 0x05, 0x00, 0xcd, 0x60, 0xf1, 0xa5, 0x0e, 0x00, 0x00, 0x00,
];

#[tokio::test]
async fn a_compressed_response_is_read() {
    let recorder = Recorder::start(|_| {
        answer("200 OK", &[("content-type", "application/json"), ("content-encoding", "gzip")], ZIPPED)
    });
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let response = client.read().zipped().accept_encoding("gzip").send().await.expect("a response");
    assert_eq!(response.raw_body().as_ref(), b"{\"name\":\"Rex\"}");
    assert_eq!((response.body().name.as_str(), response.headers().get("content-encoding")), ("Rex", None));
    assert_eq!(recorder.take_one().header("accept-encoding"), Some("gzip"));
}

/// The same with a name of two hundred `x`.
const LONG: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0xca, 0x4b, 0xcc, 0x4d, 0x55, 0xb2, 0x52,
    0xaa, 0x18, 0x26, 0x40, 0xa9, 0x16, 0x00, 0xb1, 0x92, 0x92, 0x10, 0xd3, 0x00, 0x00, 0x00,
];

#[tokio::test]
async fn a_response_that_grows_beyond_the_limit_is_an_error() {
    let recorder = Recorder::start(|_| {
        answer("200 OK", &[("content-type", "application/json"), ("content-encoding", "gzip")], LONG)
    });
    let client = Client::builder().base_url(recorder.url()).max_response_bytes(210).build().expect("a client");
    assert!(LONG.len() < 210);
    let told = shown(client.read().zipped().await);
    assert_eq!(told, "the response body has more than 210 bytes, the limit of `max_response_bytes`");
    let client = Client::builder().base_url(recorder.url()).max_response_bytes(211).build().expect("a client");
    assert_eq!(client.read().zipped().await.expect("a pet").name, "x".repeat(200));
}
