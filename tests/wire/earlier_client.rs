//! A client that an earlier generator wrote, in `earlier/`: it compiles and works with this version of the runtime, whose
//! interface `codegen::v1` only grows. The files are those of the committed example at that time, without its features.

use crate::earlier::Client;
use crate::recorder::{Recorder, answer};

fn start() -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("200 OK", &[("content-type", "application/json")], b"[]"));
    let client = Client::builder().base_url(recorder.url()).api_key("k").build().expect("a client");
    (recorder, client)
}

#[tokio::test]
async fn a_client_of_an_earlier_generator_calls() {
    let (recorder, client) = start();
    let pets = client.pets().list().limit(2).await.expect("an answer");
    assert!(pets.is_empty());
    let request = recorder.take_one();
    assert!(request.head.starts_with("GET /pets?limit=2 HTTP/1.1\r\n"), "{}", request.head);
    assert_eq!(request.header("x-api-key"), Some("k"));
}

#[test]
fn its_environment_has_the_names_of_its_generator() {
    let told =
        Client::builder().build().expect("a client").pets().list().into_request().expect_err("no key").to_string();
    assert_eq!(
        told,
        "GET /pets (listPets): needs credentials; set `.api_key(…)` on the client's builder, or `PETSTORE_API_KEY` in the \
         environment for `from_env()`"
    );
}
