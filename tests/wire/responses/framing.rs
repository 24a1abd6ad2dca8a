//! Answers that are cut off, that others come before, or whose heads are long (RFC 9112).

use super::{REX, answering, arriving, shown};
use crate::clients::responses::Error;
use crate::recorder::answer;

/// An answer given as it is.
async fn given(text: &str) -> String {
    shown(answering(vec![text.as_bytes().to_vec()]).1.read().everyday().await)
}

#[tokio::test]
async fn the_length_of_a_body_may_be_given_in_every_way() {
    let json = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let rex = r#"Pet {"name": "Rex"}"#;
    assert_eq!(given(&format!("{json}content-length: 28\r\n\r\n{REX}and more")).await, rex);
    assert_eq!(
        given(&format!("{json}transfer-encoding: chunked\r\n\r\n1c;x=y\r\n{REX}\r\n0\r\nx-trailer: 1\r\n\r\n")).await,
        rex
    );
    assert_eq!(given(&format!("{json}connection: close\r\n\r\n{REX}")).await, rex);
    assert_eq!(given(&format!("HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n{REX}")).await, rex);
}

#[tokio::test]
async fn what_is_cut_off_is_no_answer() {
    let json = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    for text in [
        format!("{json}content-length: 29\r\n\r\n{REX}"),
        format!("{json}transfer-encoding: chunked\r\n\r\n1c\r\n{REX}\r\n"),
        format!("{json}transfer-encoding: chunked\r\n\r\nff\r\n{REX}"),
        json.to_owned(),
        "HTTP/1.1 200".to_owned(),
        String::new(),
        "SSH-2.0-x\r\n".to_owned(),
    ] {
        let (_, client) = answering(vec![text.as_bytes().to_vec()]);
        let result = client.read().everyday().await;
        assert!(matches!(result, Err(Error::Transport(_))), "{result:?} for {text}");
    }
}

#[tokio::test]
async fn answers_on_the_way_are_passed_over() {
    let rex = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 28\r\n\r\n{REX}");
    for before in [
        "100 Continue\r\n",
        "103 Early Hints\r\nlink: </a.css>\r\n",
        "102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n",
    ] {
        assert_eq!(given(&format!("HTTP/1.1 {before}\r\n{rex}")).await, r#"Pet {"name": "Rex"}"#);
    }
}

#[tokio::test]
async fn long_heads_have_a_limit() {
    let long = "x".repeat(100_000);
    let (_, client) =
        answering(answer("200 OK", &[("content-type", "application/json"), ("x-long", &long)], REX.as_bytes()));
    let response = client.read().everyday().send().await.expect("an answer");
    assert_eq!(response.headers()["x-long"].len(), 100_000);
    let endless = "x".repeat(1_000_000);
    let (_, client) =
        answering(answer("200 OK", &[("content-type", "application/json"), ("x-long", &endless)], REX.as_bytes()));
    assert_eq!(shown(client.read().everyday().await), "the exchange with the server failed: message head is too large");
    let many = vec![("x-one", "1"); 1000];
    let (_, client) = answering(answer("200 OK", &many, REX.as_bytes()));
    assert_eq!(shown(client.read().everyday().await), "the exchange with the server failed: message head is too large");
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit() {
    let (_, client) = answering(arriving("text/html", vec![vec![b'x'; 999], vec![b'x'; 1]]));
    assert_eq!(client.read().text().await.expect("a text").len(), 1000);
    let (_, client) = answering(arriving("text/html", vec![vec![b'x'; 999], vec![b'x'; 2]]));
    assert_eq!(
        shown(client.read().text().await),
        "the response body has more than 1000 bytes, the limit of `max_response_bytes`"
    );
}
