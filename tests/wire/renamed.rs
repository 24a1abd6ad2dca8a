//! Callers of a crate whose tag, operation and schema have other names now: the former names go on working.

#![allow(deprecated, reason = "the former names are what is tested")]

use clientwright_runtime::Error;
use serde_json::json;

use crate::clients::renamed::orders::{CreateError, CreateOther, List, Orders};
use crate::clients::renamed::{Client, types};
use crate::recorder::{Recorder, answer};

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

#[tokio::test]
async fn a_call_by_former_names_is_sent_as_the_present_one() {
    let recorder = Recorder::start(|_| answer("200 OK", JSON, br#"[{"id":1,"state":"paid"}]"#));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let group: Orders<'_> = client.orders();
    let call: List = group.list();
    let former: Vec<types::Order> = call.state(types::State::Paid).await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /orders?state=paid\naccept: application/json");
    let present: Vec<types::Purchase> = client.purchases().all().state(types::State::Paid).await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /orders?state=paid\naccept: application/json");
    assert_eq!(former, present);
    assert_eq!(json!(former), json!([{"id": 1, "state": "paid"}]));
}

#[tokio::test]
async fn an_error_has_the_types_of_the_former_module() {
    let recorder = Recorder::start(|_| answer("500 Internal Server Error", JSON, br#"{"code":7}"#));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let order = types::Order::new(1);
    let Err(Error::Api(error)) = client.orders().create(&order).await else { panic!("an error of the API") };
    let CreateError::Other(fault) = error.into_body() else { panic!("an error of another status") };
    let fault: CreateOther = fault;
    assert_eq!(fault.code, Some(7));
}
