//! Numbers whose digits are kept, wherever they come from and wherever they go.

use clientwright_runtime::http::HeaderMap;
use futures_util::TryStreamExt;

use crate::clients::decimals::types::Price;
use crate::clients::decimals::webhooks::decode_changed;
use crate::clients::decimals::{Client, Error};
use crate::recorder::{Recorder, answer};
use crate::soon;

const PRICE: &str =
    r#"{"amount":12.50,"rate":0.5,"wei":115792089237316195423570985008687907853269984665640564039457584}"#;
const DIGITS: &str = "12.500000000000000000000000001";

fn start(status: &'static str, media_type: &'static str, body: String) -> (Recorder, Client) {
    let headers = [("content-type", media_type), ("x-least", DIGITS)];
    let recorder = Recorder::start(move |_| answer(status, &headers, body.as_bytes()));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

fn price(digits: &str) -> String {
    format!(r#"{{"amount":{digits}}}"#)
}

#[tokio::test]
async fn from_an_answer_into_a_request() {
    let (recorder, client) = start("200 OK", "application/json", format!("[{PRICE}, {}]", price(DIGITS)));
    let response = client.prices().list().above(5).send().await.expect("an answer");
    assert!(recorder.take_one().shown().starts_with("GET /prices?above=5\n"));
    let headers = response.typed_headers().expect("headers");
    assert_eq!(headers.x_least.map(|least| least.to_string()), Some(DIGITS.to_owned()));
    let prices = response.into_body();
    assert_eq!(prices[1].amount.as_str(), DIGITS);
    assert_eq!(prices[0].amount.parse().expect("a decimal").to_string(), "12.50");
    client.prices().set(&prices[0]).await.expect("an answer");
    assert_eq!(String::from_utf8_lossy(&recorder.take_one().body), PRICE);
    client.prices().list().above(&prices[1].amount).await.expect("an answer");
    assert!(recorder.take_one().shown().starts_with(&format!("GET /prices?above={DIGITS}\n")));
}

#[tokio::test]
async fn from_errors_streams_xml_and_webhooks() {
    let (_, client) = start("404 Not Found", "application/json", price(DIGITS));
    let Err(Error::Api(error)) = client.prices().list().await else { panic!("no error") };
    assert_eq!(error.body().amount.as_str(), DIGITS);

    let (_, client) = start("200 OK", "application/jsonl", format!("{}\n", price(DIGITS)));
    let lines: Vec<Price> = client.prices().lines().await.expect("an answer").try_collect().await.expect("lines");
    assert_eq!(lines[0].amount.as_str(), DIGITS);

    let (_, client) = start("200 OK", "text/event-stream", format!("data: {}\n\n", price(DIGITS)));
    let mut events = client.prices().events().await.expect("an answer");
    let event = soon(events.next()).await.expect("an event").expect("a price");
    assert_eq!(event.data.amount.as_str(), DIGITS);

    let (_, client) = start("200 OK", "application/xml", format!("<Price><amount>{DIGITS}</amount></Price>"));
    assert_eq!(client.prices().xml().await.expect("an answer").amount.as_str(), DIGITS);

    let changed = decode_changed(&HeaderMap::new(), price(DIGITS).as_bytes()).expect("a price");
    assert_eq!(changed.amount.as_str(), DIGITS);
}

#[tokio::test]
async fn rules_hold_digit_by_digit() {
    let (recorder, client) = start("200 OK", "application/json", "[]".to_owned());
    let over = "1000.0000000000000000000001".parse::<clientwright_runtime::formats::DecimalNumber>().expect("a number");
    let Err(Error::Request(error)) = client.prices().list().above(over).await else { panic!("it was sent") };
    let reason = "the query parameter `above` is not valid: expected at most 1000, found 1000.0000000000000000000001";
    assert!(error.to_string().ends_with(reason), "{error}");
    assert_eq!(recorder.take(), []);
}
