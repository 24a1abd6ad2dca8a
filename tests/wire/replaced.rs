//! Types of another crate, which know `serde` only, in place of generated ones, and names that the options say.

#![allow(unreachable_pub, reason = "a generated client names what is here")]

use billing::{Currency, Money};
use clientwright_runtime::http::HeaderMap;
use clientwright_runtime::{BySerde, Validate};
use futures_util::TryStreamExt;

use crate::clients::replaced::purchases::AllError;
use crate::clients::replaced::types::{Nested, Order, Payment};
use crate::clients::replaced::webhooks::decode_spent;
use crate::clients::replaced::{Client, Error};
use crate::recorder::{Recorder, answer};

/// What stands in place of `Owner`, in the crate that includes the client.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct Owner {
    /// In capitals, or not.
    #[serde(default, serialize_with = "serialize_name")]
    pub name: String,
}

fn serialize_name<S: serde::Serializer>(name: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if name.is_empty() {
        return Err(serde::ser::Error::custom("an owner has a name"));
    }
    serializer.serialize_str(name)
}

fn start(status: &'static str, headers: &'static [(&str, &str)], body: &'static str) -> (Recorder, Client) {
    let recorder = Recorder::start(move |_| answer(status, headers, body.as_bytes()));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

fn euros(cents: i64) -> Money {
    Money { cents, code: Currency::Eur }
}

const ORDER: &str = r#"{"total":{"cents":1,"currency":"EUR"},"currency":"USD","discount":null,"parts":[{"cents":2,"currency":"EUR"}],"payment":{"cents":3,"currency":"USD"},"prices":{"a":{"cents":4,"currency":"EUR"}},"owner":{"name":"Ann"},"tip":{"cents":5,"currency":"EUR"}}"#;

#[tokio::test]
async fn what_was_read_is_written_again() {
    let (recorder, client) = start("200 OK", &[], r#"{"cents": 7, "currency": "USD"}"#);
    let order: Order = serde_json::from_str(ORDER).expect("an order");
    assert_eq!(order.sum.cents, 1);
    assert_eq!(order.parts.as_ref().map(|parts| parts[0].cents), Some(2));
    assert!(matches!(&order.payment, Some(Payment::Money(Money { cents: 3, code: Currency::Usd }))));
    assert!(order.discount.is_null());
    assert_eq!(order.additional_properties["tip"].cents, 5);
    assert_eq!(order.owner.as_ref().map(|owner| owner.name.as_str()), Some("Ann"));
    assert_eq!(order, order.clone());
    let due = client.purchases().create(&order).await.expect("an answer");
    assert_eq!((due.cents, due.code), (7, Currency::Usd));
    assert_eq!(String::from_utf8_lossy(&recorder.take_one().body), ORDER);
}

#[test]
fn what_is_absent_stays_absent() {
    let order = Order::new(euros(1));
    let text = r#"{"total":{"cents":1,"currency":"EUR"}}"#;
    assert_eq!(serde_json::to_string(&order).expect("JSON"), text);
    assert_eq!(format!("{order:?}"), r#"Order {"total": {"cents": 1, "currency": "EUR"}}"#);
    assert_ne!(order, Order::new(euros(2)));
}

#[tokio::test]
async fn what_refuses_to_be_written_is_not_sent() {
    let (recorder, client) = start("200 OK", &[], "");
    let mut order = Order::new(euros(1));
    order.owner = Some(Owner { name: String::new() });
    let Err(Error::Request(error)) = client.purchases().create(&order).await else { panic!("it was sent") };
    let reason = "the body of type `application/json` cannot be written: an owner has a name";
    assert!(error.to_string().ends_with(reason), "{error}");
    assert_eq!(recorder.take(), []);
    assert_eq!(serde_json::to_string(&order).expect_err("refused").to_string(), "an owner has a name");
}

#[test]
fn rules_of_the_document_hold_for_what_is_written() {
    let mut order = Order::new(euros(1));
    order.currency = Some(Currency::Usd);
    let error = order.validate().expect_err("three letters");
    assert_eq!(error.to_string(), "$.currency: expected at least 4 characters, found \"USD\" (3 characters)");
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    let read = |text: &str| serde_json::from_str::<Order>(text).expect_err("no order").to_string();
    assert_eq!(
        read(r#"{"total": {"cents": "1", "currency": "EUR"}}"#),
        "$.total.cents: invalid type: string \"1\", expected i64"
    );
    assert_eq!(read("{}"), "$.total: missing, though Order requires it");
}

#[tokio::test]
async fn in_queries_paths_forms_and_headers() {
    let spent: &[(&str, &str)] = &[("x-spent", "cents,9,currency,EUR")];
    let (recorder, client) = start("200 OK", spent, "[]");
    let response = client.purchases().all().more_than(&euros(5)).r#in(&["a"]).send().await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /orders?cents=5&currency=EUR&in=a\naccept: application/json");
    let headers = response.typed_headers().expect("headers");
    assert_eq!(headers.x_spent.map(|spent| spent.cents), Some(9));

    let (recorder, client) =
        start("200 OK", &[], "{\"cents\": 1, \"currency\": \"EUR\"}\n{\"cents\": 2, \"currency\": \"USD\"}\n");
    let payments = client.purchases().pay(&Currency::Eur, &euros(6)).await.expect("an answer");
    let payments: Vec<BySerde<Money>> = payments.try_collect().await.expect("payments");
    assert_eq!(payments.iter().map(|payment| payment.0.cents).collect::<Vec<_>>(), [1, 2]);
    let request = recorder.take_one();
    assert!(request.head.starts_with("POST /orders/EUR/payments "), "{}", request.head);
    assert_eq!(request.body, b"cents=6&currency=EUR");
}

#[test]
fn in_webhooks_and_in_what_holds_itself() {
    let spent = decode_spent(&HeaderMap::new(), br#"[{"cents": 1, "currency": "EUR"}]"#).expect("a payload");
    assert_eq!(spent[0].cents, 1);
    let text = r#"[{"cents":1,"currency":"EUR"},[[{"cents":2,"currency":"EUR"},[]]]]"#;
    let nested: Nested = serde_json::from_str(text).expect("a value");
    assert_eq!(nested.0.1[0].0.0.cents, 2);
    assert_eq!(serde_json::to_string(&nested).expect("JSON"), text);
    assert_eq!(nested, nested.clone());
}

#[tokio::test]
async fn as_errors_and_as_items_that_are_sent() {
    let (_, client) = start("402 Payment Required", &[], r#"{"cents": 8, "currency": "EUR"}"#);
    let Err(Error::Api(error)) = client.purchases().all().await else { panic!("no error") };
    assert!(matches!(error.body(), AllError::PaymentRequired(Money { cents: 8, .. })));

    let (recorder, client) = start("204 No Content", &[], "");
    client.purchases().send_lines(vec![BySerde(euros(1)), BySerde(euros(2))]).await.expect("an answer");
    let lines = b"{\"cents\":1,\"currency\":\"EUR\"}\n{\"cents\":2,\"currency\":\"EUR\"}\n";
    assert_eq!(recorder.take_one().body, lines);
}
