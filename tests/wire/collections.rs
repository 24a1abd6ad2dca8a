//! Arrays as Swagger 2.0 spells them, and operations with schemes of their own.

#![allow(clippy::type_complexity, reason = "a row names the setter that it is about")]

use std::convert::Infallible;

use clientwright_runtime::{Body, http};

use crate::clients::collections::send::{Form, FormBody, Header, Parts, Path, PathArguments, Query};
use crate::clients::collections::{Client, Error};
use crate::recorder::{Recorded, Recorder, answer};

fn start() -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

const PLAIN: &[&str] = &["a", "b"];
const ODD: &[&str] = &["a b", "c\td", "e|f", "g,h", "ü"];

#[tokio::test]
async fn in_queries() {
    let (recorder, client) = start();
    let rows: [(fn(Query, &'static [&'static str]) -> Query, &str, &str); 5] = [
        (Query::csv, "csv=a,b", "csv=a%20b,c%09d,e%7Cf,g%2Ch,%C3%BC"),
        (Query::ssv, "ssv=a%20b", "ssv=a%20b%20c%09d%20e%7Cf%20g%2Ch%20%C3%BC"),
        (Query::tsv, "tsv=a%09b", "tsv=a%20b%09c%09d%09e%7Cf%09g%2Ch%09%C3%BC"),
        (Query::pipes, "pipes=a%7Cb", "pipes=a%20b%7Cc%09d%7Ce%7Cf%7Cg%2Ch%7C%C3%BC"),
        (Query::multi, "multi=a&multi=b", "multi=a%20b&multi=c%09d&multi=e%7Cf&multi=g%2Ch&multi=%C3%BC"),
    ];
    for (set, plain, odd) in rows {
        set(client.send().query(), PLAIN).await.expect("an answer");
        assert_eq!(recorder.take_one().shown(), format!("GET /query?{plain}"));
        set(client.send().query(), ODD).await.expect("an answer");
        assert_eq!(recorder.take_one().shown(), format!("GET /query?{odd}"));
        set(client.send().query(), &[]).await.expect("an answer");
        assert_eq!(recorder.take_one().shown(), "GET /query");
    }
}

fn path(client: &Client, csv: &[&str], ssv: &[&str], tsv: &[&str], pipes: &[i64]) -> Path {
    let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    client.send().path(PathArguments { csv: own(csv), ssv: own(ssv), tsv: own(tsv), pipes: pipes.to_vec() })
}

#[tokio::test]
async fn in_paths() {
    let (recorder, client) = start();
    path(&client, PLAIN, PLAIN, PLAIN, &[1, 2]).await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /path/a,b/a%20b/a%09b/1%7C2");
    let refused = [
        (path(&client, PLAIN, &[], PLAIN, &[1]), "the path parameter `ssv` is empty, which would address another path"),
        (
            path(&client, PLAIN, PLAIN, &["c\td"], &[1]),
            "the path parameter `tsv` has a control character, which a path cannot carry",
        ),
        (
            path(&client, &[".."], PLAIN, PLAIN, &[1]),
            "the path parameter `csv` is a dot segment, which would address another path",
        ),
    ];
    for (call, reason) in refused {
        let Err(Error::Request(error)) = call.await else { panic!("it was sent") };
        assert!(error.to_string().ends_with(reason), "{error}");
    }
    assert_eq!(recorder.take(), []);
}

#[tokio::test]
async fn in_headers() {
    let (recorder, client) = start();
    let rows: [(fn(Header, &'static [&'static str]) -> Header, &str); 4] = [
        (Header::x_csv, "x-csv: a,b"),
        (Header::x_ssv, "x-ssv: a b"),
        (Header::x_tsv, "x-tsv: a\tb"),
        (Header::x_pipes, "x-pipes: a|b"),
    ];
    for (set, expected) in rows {
        set(client.send().header(), PLAIN).await.expect("an answer");
        assert_eq!(recorder.take_one().shown(), format!("GET /header\n{expected}"));
    }
}

fn body(request: &Recorded) -> String {
    String::from_utf8(request.body.clone()).expect("UTF-8")
}

#[tokio::test]
async fn in_forms() {
    let (recorder, client) = start();
    let rows: [(fn(&mut FormBody) -> &mut Option<Vec<String>>, &str); 5] = [
        (|form| &mut form.csv, "csv=a,b"),
        (|form| &mut form.ssv, "ssv=a+b"),
        (|form| &mut form.tsv, "tsv=a%09b"),
        (|form| &mut form.pipes, "pipes=a%7Cb"),
        (|form| &mut form.multi, "multi=a&multi=b"),
    ];
    for (field, expected) in rows {
        let mut form = FormBody::default();
        *field(&mut form) = Some(PLAIN.iter().map(|text| (*text).to_owned()).collect());
        let call: Form = client.send().form().body(&form);
        call.await.expect("an answer");
        assert_eq!(body(&recorder.take_one()), expected);
    }
}

#[tokio::test]
async fn another_decoder_reads_the_forms() {
    let (recorder, client) = start();
    let mut form = FormBody::default();
    form.multi = Some(["a b", "c+d", "e&f=g", "%41", "ü😀", "", "\r\n"].map(str::to_owned).to_vec());
    form.csv = Some(["a b", "c+d"].map(str::to_owned).to_vec());
    client.send().form().body(&form).await.expect("an answer");
    let request = recorder.take_one();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(&request.body).into_owned().collect();
    let expected = [
        ("csv", "a b,c+d"),
        ("multi", "a b"),
        ("multi", "c+d"),
        ("multi", "e&f=g"),
        ("multi", "%41"),
        ("multi", "ü😀"),
        ("multi", ""),
        ("multi", "\r\n"),
    ];
    assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[tokio::test]
async fn in_parts() {
    let (recorder, client) = start();
    let rows: [(fn(Parts, &'static [&'static str]) -> Parts, &str); 3] = [
        (Parts::tsv, "name=\"tsv\"\r\n\r\na\tb\r\n"),
        (Parts::pipes, "name=\"pipes\"\r\n\r\na|b\r\n"),
        (Parts::multi, "name=\"multi\"\r\n\r\nb\r\n"),
    ];
    for (set, expected) in rows {
        set(client.send().parts(), PLAIN).await.expect("an answer");
        let sent = body(&recorder.take_one());
        assert!(sent.contains(expected), "{sent}");
    }
}

#[test]
fn an_operation_is_served_by_its_own_schemes() {
    let client = Client::builder().build().expect("a client");
    let sent = |request: Result<http::Request<Body>, Error<Infallible>>| request.expect("a request").uri().to_string();
    assert_eq!(sent(client.send().plain().into_request()), "http://example.com/v2/plain");
    assert_eq!(sent(client.send().either().into_request()), "https://example.com/v2/either");
    assert_eq!(sent(client.send().query().into_request()), "https://example.com/v2/query");
}
