//! Maps whose keys are enumerations or texts of a format: what is not known is kept, and a text finds its entry.

use clientwright_runtime::Validate;

use crate::clients::keys::Client;
use crate::clients::keys::types::{Color, Stock};
use crate::recorder::{Recorder, answer};

const STOCK: &str =
    r#"{"prices":{"dark-blue":2,"green":3,"red":1},"by_id":{"6BA7B810-9DAD-11D1-80B4-00C04FD430C8":"a","odd":"b"}}"#;

#[tokio::test]
async fn keys_come_back_as_they_were_read() {
    let recorder = Recorder::start(|request| answer("200 OK", &[], &request.body));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let stock: Stock = serde_json::from_str(STOCK).expect("a stock");
    let prices = stock.prices.as_ref().expect("prices");
    assert_eq!((prices.get(&Color::Red), prices.get("red"), prices[&Color::DarkBlue]), (Some(&1), Some(&1), 2));
    assert_eq!(prices.get("green"), Some(&3));
    let ids: Vec<bool> = stock.by_id.iter().flatten().map(|(id, _)| id.parse().is_ok()).collect();
    assert_eq!(ids, [true, false]);

    let back = client.stock().count(&stock).by(prices).await.expect("an answer");
    assert_eq!(back, stock);
    let request = recorder.take_one();
    assert_eq!(String::from_utf8_lossy(&request.body), STOCK);
    assert!(request.head.starts_with("POST /stock?dark-blue=2&green=3&red=1 "), "{}", request.head);
}

#[test]
fn values_are_checked_under_their_keys() {
    let mut stock = Stock::default();
    stock.prices = Some([(Color::from("green"), 3), (Color::Red, 10)].into());
    let error = stock.validate().expect_err("too much");
    assert_eq!(error.to_string(), "$.prices.red: expected at most 9, found 10");
}
