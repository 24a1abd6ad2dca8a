//! JSON lines in both directions, read and written by `serde_json` a line.

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::post;
use clientwright_runtime::Sequence;
use futures_util::{StreamExt as _, stream};

use super::{Person, TEXTS, client, note, person, seen};
use crate::clients::peers::types;
use crate::soon;

/// Each line of a body as it arrives.
fn lines(body: Body) -> impl futures_util::Stream<Item = Person> + Send {
    stream::unfold((body.into_data_stream(), Vec::new()), |(mut body, mut begun): (_, Vec<u8>)| async move {
        loop {
            if let Some(at) = begun.iter().position(|byte| *byte == b'\n') {
                let rest = begun.split_off(at + 1);
                let person = serde_json::from_slice(&begun).expect("a line of JSON");
                return Some((person, (body, rest)));
            }
            let Some(piece) = body.next().await else {
                assert!(begun.is_empty(), "the last line is ended, too");
                return None;
            };
            begun.extend_from_slice(&piece.expect("a body"));
        }
    })
}

fn line(person: &Person) -> String {
    serde_json::to_string(person).expect("JSON") + "\n"
}

const TYPE: [(axum::http::HeaderName, &str); 1] = [(CONTENT_TYPE, "application/x-ndjson; charset=utf-8")];

#[tokio::test]
async fn each_value_is_a_line() {
    let (noted, decoded) = seen();
    let route = post(move |body: Body| async move {
        let people: Vec<Person> = lines(body).collect().await;
        let _ = note(&noted, people);
        (TYPE, "")
    });
    let client = client("/lines", route).await;
    let people: Vec<types::Person> = TEXTS.iter().map(|text| person(text, Some(1))).collect();
    let mut answer = client.send().lines(people).await.expect("an answer");
    assert!(soon(answer.next()).await.is_none());
    let expected: Vec<Person> =
        TEXTS.iter().map(|text| Person { name: (*text).to_owned(), age: Some(1), ..Person::default() }).collect();
    assert_eq!(decoded.try_recv(), Ok(expected));
}

#[tokio::test]
async fn lines_that_come_in_pieces_are_values() {
    let route = post(|| async {
        let text: String =
            TEXTS.iter().map(|text| line(&Person { name: (*text).to_owned(), ..Person::default() })).collect();
        let pieces: Vec<_> =
            text.into_bytes().chunks(7).map(Bytes::copy_from_slice).map(Ok::<_, std::io::Error>).collect();
        (TYPE, Body::from_stream(stream::iter(pieces)))
    });
    let client = client("/lines", route).await;
    let mut answer = client.send().lines(Vec::new()).await.expect("an answer");
    for text in TEXTS {
        assert_eq!(soon(answer.next()).await.expect("a line").expect("a value"), person(text, None));
    }
    assert!(soon(answer.next()).await.is_none());
}

#[tokio::test]
async fn a_conversation_goes_on_while_the_request_is_sent() {
    let route = post(|body: Body| async {
        let echo =
            lines(body).map(|person| Ok::<_, std::io::Error>(line(&Person { name: person.name + "!", ..person })));
        (TYPE, Body::from_stream(echo)).into_response()
    });
    let client = client("/lines", route).await;
    let (say, said) = tokio::sync::mpsc::unbounded_channel();
    let said = stream::unfold(said, |mut said| async move { said.recv().await.map(|person| (person, said)) });
    say.send(person("first", None)).expect("a listener");
    let mut answer = client.send().lines(Sequence::stream(said)).await.expect("an answer");
    assert_eq!(soon(answer.next()).await.expect("a line").expect("a value"), person("first!", None));
    say.send(person("second", Some(2))).expect("a listener");
    assert_eq!(soon(answer.next()).await.expect("a line").expect("a value"), person("second!", Some(2)));
    drop(say);
    assert!(soon(answer.next()).await.is_none());
}
