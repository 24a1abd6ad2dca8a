//! What the document's bounds allow is sent, and of the rest nothing: the error names the parameter, the bound and the value.

use clientwright_runtime::Validate;

use crate::clients::rules::checks::ByNameArguments;
use crate::clients::rules::types::Filter;
use crate::clients::rules::{Client, ClientBuilder, Error};
use crate::recorder::{Recorder, answer};

fn start(settings: fn(ClientBuilder) -> ClientBuilder) -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = settings(Client::builder().base_url(recorder.url())).build().expect("a client");
    (recorder, client)
}

/// The request line of what was sent, or why nothing was.
fn outcome<E: std::fmt::Debug>(recorder: &Recorder, result: Result<(), Error<E>>) -> String {
    match result {
        Ok(()) => recorder.take_one().head.lines().next().unwrap_or_default().replace(" HTTP/1.1", ""),
        Err(Error::Request(error)) => {
            assert!(recorder.take().is_empty(), "something was sent");
            error.to_string().split_once("): ").expect("an operation").1.to_owned()
        }
        Err(error) => panic!("{error:?}"),
    }
}

macro_rules! rows {
    ($($name:ident: $call:expr => { $($value:expr => $expected:literal,)* })*) => {$(
        #[tokio::test]
        async fn $name() {
            let (recorder, client) = start(|builder| builder);
            let call = $call;
            $(assert_eq!(outcome(&recorder, call(&client, $value).await), $expected, "for {}", stringify!($value));)*
        }
    )*};
}

rows! {
    texts_in_a_path: async |client: &Client, id: &str| client.checks().in_path(id).await => {
        "ab" => "GET /path/ab",
        "abcd" => "GET /path/abcd",
        "a" => "the path parameter `id` is not valid: expected at least 2 characters, found \"a\" (1 character)",
        "abcde" => "the path parameter `id` is not valid: expected at most 4 characters, found \"abcde\" (5 characters)",
        "ab1" => "the path parameter `id` is not valid: expected what matches `^[a-z]+$`, found \"ab1\"",
        "äöü" => "the path parameter `id` is not valid: expected what matches `^[a-z]+$`, found \"äöü\"",
    }
    integers: async |client: &Client, value: i64| client.checks().in_query().integer(value).await => {
        1 => "GET /query?integer=1",
        100 => "GET /query?integer=100",
        0 => "the query parameter `integer` is not valid: expected at least 1, found 0",
        101 => "the query parameter `integer` is not valid: expected at most 100, found 101",
        i64::MIN => "the query parameter `integer` is not valid: expected at least 1, found -9223372036854775808",
    }
    numbers: async |client: &Client, value: f64| client.checks().in_query().number(value).await => {
        0.07 => "GET /query?number=0.07",
        1.49 => "GET /query?number=1.49",
        0.0 => "the query parameter `number` is not valid: expected more than 0, found 0.0",
        1.5 => "the query parameter `number` is not valid: expected less than 1.5, found 1.5",
        0.075 => "the query parameter `number` is not valid: expected a multiple of 0.01, found 0.075",
    }
    lists: async |client: &Client, value: &[&str]| client.checks().in_query().list(value).await => {
        &["a", "b"] => "GET /query?list=a&list=b",
        &[] => "the query parameter `list` is not valid: expected at least 1 item, found [] (0 items)",
        &["a", "b", "c", "d"] => "the query parameter `list` is not valid: expected at most 3 items, found [\"a\",\"b\",\"c\",\"d\"] (4 items)",
        &["a", "a"] => "the query parameter `list` is not valid: expected no item twice, found [\"a\",\"a\"]",
        &["a", "abc"] => "the query parameter `list` is not valid at `$[1]`: expected at most 2 characters, found \"abc\" (3 characters)",
    }
    joined_lists: async |client: &Client, value: &[i64]| client.checks().in_query().joined(value).await => {
        &[1, 2] => "GET /query?joined=1,2",
        &[1, 2, 3] => "the query parameter `joined` is not valid: expected at most 2 items, found [1,2,3] (3 items)",
    }
    objects: async |client: &Client, value: Filter| client.checks().in_query().deep(&value).await => {
        filter("abc", 9, 0) => "GET /query?deep%5Bname%5D=abc&deep%5Bsizes%5D%5B0%5D=9&deep%5Bmore%5D=0",
        filter("abcd", 9, 0) => "the query parameter `deep` is not valid at `$.name`: expected at most 3 characters, found \"abcd\" (4 characters)",
        filter("abc", 10, 0) => "the query parameter `deep` is not valid at `$.sizes[0]`: expected at most 9, found 10",
        filter("abc", 9, -1) => "the query parameter `deep` is not valid at `$.more`: expected at least 0, found -1",
    }
    json_in_a_query: async |client: &Client, value: Filter| client.checks().in_query().json(&value).await => {
        filter("abcd", 9, 0) => "the query parameter `json` is not valid at `$.name`: expected at most 3 characters, found \"abcd\" (4 characters)",
    }
    named_scalars: async |client: &Client, value: &str| client.checks().in_query().named(value).await => {
        "abc" => "GET /query?named=abc",
        "abcd" => "the query parameter `named` is not valid: expected at most 3 characters, found \"abcd\" (4 characters)",
    }
    unchecked_patterns: async |client: &Client, value: &str| client.checks().in_query().unchecked(value).await => {
        "x" => "GET /query?unchecked=x",
    }
    headers: async |client: &Client, value: &str| client.checks().elsewhere().x_trace(value).await => {
        "abcd" => "POST /elsewhere",
        "abc" => "the header `X-Trace` is not valid: expected at least 4 characters, found \"abc\" (3 characters)",
    }
    cookies: async |client: &Client, value: &str| client.checks().elsewhere().theme(value).await => {
        "light" => "POST /elsewhere",
        "bright" => "the cookie `theme` is not valid: expected at most 5 characters, found \"bright\" (6 characters)",
    }
    parts: async |client: &Client, value: &str| client.checks().parts().title(value).await => {
        "abc" => "POST /parts",
        "abcd" => "the part `title` is not valid: expected at most 3 characters, found \"abcd\" (4 characters)",
    }
    secret_parts: async |client: &Client, value: &str| client.checks().parts().password(value).await => {
        "long enough" => "POST /parts",
    }
    bodies_are_not_checked_by_default: async |client: &Client, value: &[Filter]| client.checks().send_json(value).await => {
        &[] => "POST /json",
        &[filter("abcd", 9, 0)] => "POST /json",
    }
}

fn filter(name: &str, size: i64, more: i64) -> Filter {
    let mut filter = Filter::default();
    filter.name = Some(name.to_owned());
    filter.sizes = Some(vec![size]);
    filter.additional_properties.insert("more".to_owned(), more);
    filter
}

#[tokio::test]
async fn bodies_are_checked_where_this_is_asked_for() {
    let (recorder, client) = start(|builder| builder.check_bodies(true));
    let json = async |value: &[Filter]| outcome(&recorder, client.checks().send_json(value).await);
    assert_eq!(json(&[filter("abc", 9, 0)]).await, "POST /json");
    assert_eq!(
        json(&[]).await,
        "the body of type `application/json` is not valid: expected at least 1 item, found [] (0 items)"
    );
    assert_eq!(
        json(&[filter("abc", 9, 0), filter("abc", 10, 0)]).await,
        "the body of type `application/json` is not valid at `$[1].sizes[0]`: expected at most 9, found 10"
    );
    let form = async |value: Filter| outcome(&recorder, client.checks().send_form(&value).await);
    assert_eq!(form(filter("abc", 9, 0)).await, "POST /form");
    assert_eq!(
        form(filter("abc", 9, -1)).await,
        "the body of type `application/x-www-form-urlencoded` is not valid at `$.more`: expected at least 0, found -1"
    );
}

#[tokio::test]
async fn parameters_given_by_name_go_where_they_belong() {
    let (recorder, client) = start(|builder| builder);
    let arguments = ByNameArguments {
        a: "1".into(),
        b: "2".into(),
        c: "3".into(),
        q: vec!["4".into(), "5".into()],
        x_trace: "6".into(),
    };
    client.checks().by_name(arguments.clone(), &filter("abc", 9, 0)).await.expect("an answer");
    let sent = recorder.take_one();
    assert!(sent.head.starts_with("POST /by-name/1/2/3?q=4&q=5 HTTP/1.1\r\n"), "{}", sent.head);
    assert!(sent.head.contains("\r\nx-trace: 6\r\n"), "{}", sent.head);
    // The other forms of the body take the same struct.
    let result = client.checks().by_name_text(arguments.clone(), "text").await;
    assert_eq!(outcome(&recorder, result), "POST /by-name/1/2/3?q=4&q=5");
    let result = client.checks().by_name_text(ByNameArguments { b: "2222".into(), ..arguments }, "text").await;
    assert_eq!(
        outcome(&recorder, result),
        "the path parameter `b` is not valid: expected at most 3 characters, found \"2222\" (4 characters)"
    );
}

#[tokio::test]
async fn checks_can_be_left_out() {
    let (recorder, client) = start(|builder| builder.check_parameters(false));
    assert_eq!(outcome(&recorder, client.checks().in_path("A").await), "GET /path/A");
    assert_eq!(outcome(&recorder, client.checks().in_query().integer(0).await), "GET /query?integer=0");
}

#[test]
fn every_type_can_be_checked_by_hand() {
    filter("abc", 9, 0).validate().expect("valid");
    let error = vec![filter("abc", 9, 0), filter("abcd", 9, 0)].validate().expect_err("too long");
    assert_eq!((error.path(), error.value()), ("$[1].name", "\"abcd\" (4 characters)"));
    assert_eq!(error.to_string(), "$[1].name: expected at most 3 characters, found \"abcd\" (4 characters)");
}
