//! Which of the answers of the document it is: an exact code, a range, or `default`.

use clientwright_runtime::http::HeaderValue;

use super::{REX, answering, shown};
use crate::clients::responses::Error;
use crate::recorder::answer;

answers! {
    by_status_range_and_default: pet {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("404 Not Found", "application/problem+json", r#"{"title": "no"}"#) => r#"404 NotFound(Problem {"title": "no"})"#,
        ("400 Bad Request", "text/plain", "no") => r#"400 ClientError("no")"#,
        ("499 Odd", "text/plain; charset=utf-8", "nö") => r#"499 ClientError("nö")"#,
        ("499 Odd", "", "no") => r#"499 ClientError("no")"#,
        ("500 Internal Server Error", "application/json", r#"{"title": "no"}"#) => r#"500 Other(Problem {"title": "no"})"#,
        ("302 Found", "application/json", r#"{"title": "there"}"#) => r#"302 Other(Problem {"title": "there"})"#,
        ("201 Created", "application/json", r#"{"title": "odd"}"#) => r#"201 Other(Problem {"title": "odd"})"#,
        ("500 Internal Server Error", "text/html", "<h1>no</h1>") =>
            "responded 500 Internal Server Error with an unexpected body: $: expected a JSON body, found the content type `text/html`; the body begins: <h1>no</h1>",
    }

    several_successes_are_an_enum: several {
        ("200 OK", "application/json", REX) => r#"Ok(Pet {"name": "Rex"})"#,
        ("201 Created", "text/plain", "Rex") => r#"Created("Rex")"#,
        ("202 Accepted", "", "") => "Accepted",
        ("202 Accepted", "text/plain", "ignored") => "Accepted",
        ("203 Odd", "text/plain", "x") => "Other(b\"x\")",
        ("500 Internal Server Error", "text/plain", "") =>
            "responded 500 Internal Server Error, which the document does not describe",
    }

    a_lone_default_stands_for_success_too: only_default {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("299 Odd", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("400 Bad Request", "application/json", REX) => r#"400 Pet {"name": "Rex"}"#,
    }

    where_nothing_is_said_success_is_all: said_nothing {
        ("200 OK", "text/html", "<html>") => "()",
        ("204 No Content", "", "") => "()",
        ("400 Bad Request", "text/plain", "no") => "responded 400 Bad Request, which the document does not describe: no",
    }

    what_has_no_body_needs_none: remove {
        ("204 No Content", "", "") => "()",
        ("304 Not Modified", "", "") => "304 ()",
        ("200 OK", "application/json", REX) => "()",
    }

    an_exact_code_beats_its_range_and_that_beats_default: ranges {
        ("200 OK", "application/json", REX) => r#"Ok(Pet {"name": "Rex"})"#,
        ("201 Created", "text/plain", "made") => r#"Success("made")"#,
        ("404 Not Found", "application/json", r#"{"title": "no"}"#) => r#"404 NotFound(Problem {"title": "no"})"#,
        ("400 Bad Request", "text/plain", "no") => r#"400 ClientError("no")"#,
        ("499 Odd", "text/plain", "no") => r#"499 ClientError("no")"#,
        ("500 Internal Server Error", "application/json", REX) => r#"500 InternalServerError(Pet {"name": "Rex"})"#,
        ("503 Service Unavailable", "application/json", r#"{"size": 1}"#) => r#"503 ServerError(Page {"size": 1})"#,
        ("599 Odd", "application/json", r#"{"size": 1}"#) => r#"599 ServerError(Page {"size": 1})"#,
        ("302 Found", "text/plain", "there") => r#"302 Other("there")"#,
        ("600 Odd", "text/plain", "what") => r#"600 Other("what")"#,
    }

    a_range_can_be_all_of_success: range_only {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("299 Odd", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("204 No Content", "", "") => "responded 204 No Content with an unexpected body: $: expected a JSON body, found none; the body begins: ",
        ("300 Multiple Choices", "application/json", REX) => r#"responded 300 Multiple Choices, which the document does not describe: {"name": "Rex", "more": [1]}"#,
    }

    equal_errors_are_one_type: collapsed {
        ("400 Bad Request", "application/json", r#"{"title": "a"}"#) => r#"400 Problem {"title": "a"}"#,
        ("404 Not Found", "application/problem+json", r#"{"title": "b"}"#) => r#"404 Problem {"title": "b"}"#,
        ("502 Bad Gateway", "application/json", r#"{"title": "c"}"#) => r#"502 Problem {"title": "c"}"#,
        ("302 Found", "application/json", r#"{"title": "d"}"#) => r#"302 Problem {"title": "d"}"#,
    }

    what_can_have_no_body_is_not_read: bodiless {
        ("200 OK", "application/json", REX) => r#"Ok(Pet {"name": "Rex"})"#,
        ("204 No Content", "application/json", "") => "NoContent",
        ("205 Reset Content", "application/json", "") => "ResetContent",
        ("304 Not Modified", "application/json", "") => "304 ()",
    }
}

#[tokio::test]
async fn the_head_of_a_body_has_none() {
    let (recorder, client) =
        answering(vec![b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 28\r\n\r\n".to_vec()]);
    client.read().check().await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "HEAD /pet\naccept: application/json");
}

#[tokio::test]
async fn any_answer_is_there_as_it_came() {
    let (_, client) = answering(answer("500 Internal Server Error", &[("x-why", "because")], b"no"));
    let raw = client.read().pet().send_undecoded().await.map(clientwright_runtime::Response::into_body);
    assert_eq!(raw.expect("an answer").as_ref(), b"no");
    let (_, client) = answering(answer(
        "404 Not Found",
        &[("content-type", "application/json"), ("x-why", "because")],
        br#"{"title": "no"}"#,
    ));
    let Err(Error::Api(error)) = client.read().pet().await else { panic!("an error") };
    assert_eq!(error.headers()["x-why"], "because");
    let (_, client) = answering(answer("418 I'm a teapot", &[("x-why", "because")], b"tea"));
    let Err(Error::Status(error)) = client.read().several().await else { panic!("an error") };
    assert_eq!(
        (error.status().as_u16(), error.raw_body().as_ref(), &error.headers()["x-why"]),
        (418, &b"tea"[..], &"because".parse().expect("a value"))
    );
}

#[tokio::test]
async fn errors_of_a_head_have_no_body_either() {
    let (_, client) = answering(vec![
        b"HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: 15\r\n\r\n".to_vec(),
    ]);
    assert_eq!(shown(client.read().collapsed_head().await), "404 ()");
}

#[tokio::test]
async fn what_is_undocumented_is_kept_whole() {
    let (_, client) =
        answering(answer("409 Conflict", &[("content-type", "image/png"), ("x-a", "1"), ("x-a", "2")], &[0, 255]));
    let Err(Error::Status(error)) = client.read().several().await else { panic!("an error") };
    let lines: Vec<&[u8]> = error.headers().get_all("x-a").iter().map(HeaderValue::as_bytes).collect();
    assert_eq!(
        (error.status().as_u16(), error.raw_body().as_ref(), lines),
        (409, &[0, 255][..], vec![&b"1"[..], b"2"])
    );
    assert_eq!(error.headers()["content-type"], "image/png");
}
