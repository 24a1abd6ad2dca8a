//! What a body is: its type, charset and coding, as they came and not as they were asked for.

use super::{REX, answering, shown};
use crate::recorder::answer;

answers! {
    json_is_told_by_its_type: everyday {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "APPLICATION/JSON", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/json;charset=UTF-8", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/json ; a=\"b;c\"", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/vnd.pets.v2+json", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "text/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "text/html", "<html>") =>
            "responded 200 OK with an unexpected body: $: expected a JSON body, found the content type `text/html`; the body begins: <html>",
        ("200 OK", "application/jsonp", REX) =>
            "responded 200 OK with an unexpected body: $: expected a JSON body, found the content type `application/jsonp`; the body begins: {\"name\": \"Rex\", \"more\": [1]}",
        ("200 OK", "application/json", "") =>
            "responded 200 OK with an unexpected body: $: expected a JSON body, found none; the body begins: ",
        ("200 OK", "application/json", "[]") =>
            "responded 200 OK with an unexpected body: $: expected an object (Pet), found an array; the body begins: []",
        ("200 OK", "application/json", "{}") =>
            "responded 200 OK with an unexpected body: $.name: missing, though Pet requires it; the body begins: {}",
        ("418 I'm a teapot", "application/json", r#"{"title": "tea"}"#) => r#"418 Problem {"title": "tea"}"#,
        ("502 Bad Gateway", "application/json", r#"{"title": "tea"}"#) => r#"502 Problem {"title": "tea"}"#,
    }

    text_is_text: text {
        ("200 OK", "text/html", "<p>ü</p>") => "\"<p>ü</p>\"",
        ("200 OK", "text/plain", "") => "\"\"",
        ("200 OK", "text/html", [0xff, 0xfe]) =>
            "responded 200 OK with an unexpected body: $: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 0; the body begins: 2 bytes",
    }

    bytes_are_bytes: download {
        ("200 OK", "image/png", [0, 255]) => "b\"\\0\\xff\"",
        ("200 OK", "", "") => "b\"\"",
        ("404 Not Found", "application/json", r#"{"title": "no"}"#) => r#"404 Problem {"title": "no"}"#,
        ("200 OK", "image/png", [b'x'; 1001]) =>
            "the response body has more than 1000 bytes, the limit of `max_response_bytes`",
    }

    quirks_of_types_are_passed_over: everyday {
        ("200 OK", " ", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "Application/Problem+JSON;v=1", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/json;charset=iso-8859-1", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "json", REX) => r#"responded 200 OK with an unexpected body: $: expected a JSON body, found the content type `json`; the body begins: {"name": "Rex", "more": [1]}"#,
        ("200 OK", "application/xml", "<a/>") => "responded 200 OK with an unexpected body: $: expected a JSON body, found the content type `application/xml`; the body begins: <a/>",
        ("200 OK", "text/plain; charset=utf-8", "Rex") => "responded 200 OK with an unexpected body: $: expected a JSON body, found the content type `text/plain; charset=utf-8`; the body begins: Rex",
    }

    json_is_utf_8: everyday {
        ("200 OK", "application/json", "\u{feff}{\"name\": \"Rex\"}") => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/json", "\u{feff}\u{feff}{\"name\": \"Rex\"}") => "responded 200 OK with an unexpected body: $: expected value at line 1 column 1; the body begins: \\u{feff}\\u{feff}{\"name\": \"Rex\"}",
        ("200 OK", "application/json", "\u{feff}") => "responded 200 OK with an unexpected body: $: EOF while parsing a value at line 1 column 0; the body begins: \\u{feff}",
        ("200 OK", "application/json", " \r\n\t{\"name\": \"Rex\"}\n") => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/json; charset=iso-8859-1", b"{\"name\": \"R\xfcx\"}") => "responded 200 OK with an unexpected body: $: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 11; the body begins: 15 bytes",
        ("200 OK", "application/json; charset=utf-16", b"\xff\xfe{\0}\0") => "responded 200 OK with an unexpected body: $: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 0; the body begins: 6 bytes",
        ("200 OK", "application/json", "{\"name\": \"Rex\"} x") => r#"responded 200 OK with an unexpected body: $: trailing characters at line 1 column 17; the body begins: {"name": "Rex"} x"#,
        ("200 OK", "application/json", "{\"name\": \"Re") => r#"responded 200 OK with an unexpected body: $: EOF while parsing a string at line 1 column 12; the body begins: {"name": "Re"#,
        ("200 OK", "application/json", "null") => "responded 200 OK with an unexpected body: $: expected an object (Pet), found null; the body begins: null",
    }

    what_may_be_of_any_type_is_read_by_its_own: any_text {
        ("200 OK", "application/json", r#""Rex""#) => r#""Rex""#,
        ("200 OK", "text/plain; charset=iso-8859-1", b"\"R\xfcx\"") => r#""\"Rüx\"""#,
        ("200 OK", "text/plain", "") => r#""""#,
        ("200 OK", "text/html", "<p>") => r#""<p>""#,
        ("200 OK", "", "<p>") => r#""<p>""#,
        ("200 OK", "", "\"Rex\"") => r#""Rex""#,
    }

    what_may_be_of_any_type_is_of_its_schema: any_pet {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "text/plain", "Rex") =>
            "responded 200 OK with an unexpected body: $: expected a JSON body, found the content type `text/plain`; the body begins: Rex",
    }

    text_is_of_the_charset_that_came: text {
        ("200 OK", "text/html; charset=utf-8", "\u{feff}ü") => r#""ü""#,
        ("200 OK", "text/html; charset=ISO-8859-1", b"\xfc") => r#""ü""#,
        ("200 OK", "text/html; charset=us-ascii", "plain") => r#""plain""#,
        ("200 OK", "text/html; charset=windows-1251", b"\xfc") => "responded 200 OK with an unexpected body: $: expected text of UTF-8, found the charset `windows-1251`; the body begins: 1 bytes",
        ("200 OK", "text/html; charset=utf-16", b"\xff\xfea\0") => "responded 200 OK with an unexpected body: $: expected text of UTF-8, found the charset `utf-16`; the body begins: 4 bytes",
        ("200 OK", "application/octet-stream", "text all the same") => r#""text all the same""#,
        ("200 OK", "image/svg+xml", "<svg/>") => r#""<svg/>""#,
        ("200 OK", "image/png", "PNG") =>
            "responded 200 OK with an unexpected body: $: expected text, found the content type `image/png`; the body begins: PNG",
    }
}

const NOT_AS_IT_IS: &str =
    "responded 200 OK with an unexpected body: $: expected a body as it is, found the content coding";

/// A coding that is neither requested nor decoded is named in the error.
#[tokio::test]
async fn other_codings_are_named() {
    let gzip: &[u8] = &[0x1f, 0x8b, 8, 0];
    for coding in ["compress", "deflate", "br, gzip"] {
        let headers = [("content-type", "application/json"), ("content-encoding", coding)];
        let (recorder, client) = answering(answer("200 OK", &headers, gzip));
        let told = format!("{NOT_AS_IT_IS} `{coding}`; the body begins: 4 bytes");
        assert_eq!(shown(client.read().everyday().await), told);
        assert_eq!(recorder.take_one().header("accept-encoding"), Some("gzip"));
    }
    for coding in ["identity", "Identity", ""] {
        let headers = [("content-type", "application/json"), ("content-encoding", coding)];
        let (_, client) = answering(answer("200 OK", &headers, REX.as_bytes()));
        assert_eq!(shown(client.read().everyday().await), r#"Pet {"name": "Rex"}"#);
    }
    let coded = |media_type, body: &[u8]| {
        answering(answer("200 OK", &[("content-type", media_type), ("content-encoding", "deflate")], body)).1
    };
    assert_eq!(
        shown(coded("text/html", gzip).read().text().await),
        format!("{NOT_AS_IT_IS} `deflate`; the body begins: 4 bytes")
    );
    assert_eq!(
        shown(coded("text/event-stream", gzip).read().text_events().await.map(|_| ())),
        format!("{NOT_AS_IT_IS} `deflate`; the body begins: ")
    );
    assert_eq!(
        shown(coded("application/jsonl", gzip).read().lines().await.map(|_| ())),
        format!("{NOT_AS_IT_IS} `deflate`; the body begins: ")
    );
    // Bytes are the caller's, as they came, and so are the headers that say what they are.
    let response = coded("image/png", gzip).read().download().send().await.expect("an answer");
    assert_eq!((response.headers()["content-encoding"].as_bytes(), response.body().as_ref()), (&b"deflate"[..], gzip));
}

#[tokio::test]
async fn what_is_read_is_asked_for() {
    let (recorder, client) = answering(answer("200 OK", &[("content-type", "application/json")], REX.as_bytes()));
    client.read().negotiated().await.expect("an answer");
    assert_eq!(recorder.take_one().header("accept"), Some("application/json, application/problem+json"));
    client.read().pet().await.expect("an answer");
    assert_eq!(recorder.take_one().header("accept"), Some("application/json, application/problem+json, text/plain"));
    client.read().download().await.expect("an answer");
    assert_eq!(recorder.take_one().header("accept"), Some("image/png, application/json"));
    let raw = client
        .read()
        .negotiated()
        .with_header("accept", "text/csv")
        .send_undecoded()
        .await
        .expect("an answer")
        .into_body();
    assert_eq!((recorder.take_one().header("accept"), raw.as_ref()), (Some("text/csv"), REX.as_bytes()));
}
