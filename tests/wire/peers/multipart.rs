//! Bodies of several parts, as axum's `Multipart` reads them.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use axum::extract::Multipart;
use axum::routing::post;
use clientwright_runtime::{Body, Upload};
use http_body::Frame;

use super::{Person, TEXTS, client, note, person, seen};

/// A part: its name, that of its file, its type, and what is in it.
#[derive(Debug, PartialEq)]
struct Part {
    name: Option<String>,
    file: Option<String>,
    media_type: Option<String>,
    bytes: Bytes,
}

async fn parts(mut multipart: Multipart) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.map_err(|error| error.body_text())? {
        parts.push(Part {
            name: field.name().map(str::to_owned),
            file: field.file_name().map(str::to_owned),
            media_type: field.content_type().map(str::to_owned),
            bytes: field.bytes().await.map_err(|error| error.body_text())?,
        });
    }
    Ok(parts)
}

fn text(name: &str, text: &str) -> Part {
    let bytes = Bytes::copy_from_slice(text.as_bytes());
    Part { name: Some(name.to_owned()), file: None, media_type: None, bytes }
}

fn file(name: &str, file: &str, media_type: &str, bytes: impl Into<Bytes>) -> Part {
    Part {
        name: Some(name.to_owned()),
        file: Some(file.to_owned()),
        media_type: Some(media_type.to_owned()),
        bytes: bytes.into(),
    }
}

#[tokio::test]
async fn parts_are_what_was_given() {
    let (noted, decoded) = seen();
    let client = client("/parts", post(move |body: Multipart| async move { note(&noted, parts(body).await) })).await;
    let picture =
        Upload::new(vec![0xff, 0xd8, b'\r', b'\n', b'-', b'-']).with_name("rex.jpg").with_content_type("image/jpeg");
    let more = vec![Upload::new("one").with_name("1.txt"), Upload::new("two")];
    let call = client.send().parts("Rex", picture).copies(2).buyer(&person("Ann", Some(30)));
    call.labels(&["a", "b c"]).more(more).await.expect("an answer");
    let mut parts = decoded.try_recv().expect("a body").expect("parts");
    let buyer = parts.remove(3);
    assert_eq!(buyer.media_type.as_deref(), Some("application/json"));
    let expected = Person { name: "Ann".to_owned(), age: Some(30), ..Person::default() };
    assert_eq!(serde_json::from_slice::<Person>(&buyer.bytes).expect("JSON"), expected);
    assert_eq!(
        parts,
        [
            text("title", "Rex"),
            file("picture", "rex.jpg", "image/jpeg", vec![0xff, 0xd8, b'\r', b'\n', b'-', b'-']),
            text("copies", "2"),
            text("labels", "a"),
            text("labels", "b c"),
            file("more", "1.txt", "application/octet-stream", "one"),
            file("more", "more", "application/octet-stream", "two"),
        ]
    );
}

#[tokio::test]
async fn every_text_is_itself() {
    let (noted, decoded) = seen();
    let client = client("/parts", post(move |body: Multipart| async move { note(&noted, parts(body).await) })).await;
    for content in TEXTS {
        client.send().parts(content, Upload::new(*content).with_name("x")).await.expect("an answer");
        let parts = decoded.try_recv().expect("a body").expect("parts");
        assert_eq!(parts[0], text("title", content));
        assert_eq!(parts[1].bytes, content.as_bytes());
    }
}

/// A body in pieces, whose length nobody knows.
struct Pieces(VecDeque<Vec<u8>>);

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece.into()))))
    }
}

#[tokio::test]
async fn a_file_that_arrives_in_pieces_is_whole() {
    let (noted, decoded) = seen();
    let client = client("/parts", post(move |body: Multipart| async move { note(&noted, parts(body).await) })).await;
    let pieces: Vec<Vec<u8>> = (0..200_u8).map(|number| vec![number; 1 + usize::from(number) * 37]).collect();
    let whole = pieces.concat();
    let picture = Upload::new(Body::stream(Pieces(pieces.into()))).with_name("big.png").with_content_type("image/png");
    client.send().parts("Rex", picture).copies(1).await.expect("an answer");
    let expected = [text("title", "Rex"), file("picture", "big.png", "image/png", whole), text("copies", "1")];
    assert_eq!(decoded.try_recv().expect("a body").expect("parts"), expected);
}
