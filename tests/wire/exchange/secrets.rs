//! Strings of `format: password`: sent, and shown nowhere.

use super::start;
use crate::clients::exchange::types::Login;

#[tokio::test]
async fn secrets_are_sent() {
    let (recorder, client) = start();
    let login = Login::new("hunter2").with_user("me");
    let call = client.send().secret("a/b", &login).pin("1234").plain("p").keys(&["k".into(), "l".into()]).x_pass("x");
    call.await.expect("an answer");
    let request = recorder.take_one();
    let line = "POST /api/v1/secret/a%2Fb?pin=1234&plain=p&keys=k&keys=l";
    assert_eq!(request.shown().lines().next(), Some(line));
    assert_eq!(request.body, br#"{"password":"hunter2","user":"me"}"#);
    assert_eq!(request.header("x-pass"), Some("x"));
}

#[test]
fn secrets_are_not_shown() {
    let client = crate::clients::exchange::Client::builder().base_url("http://localhost:1").build().expect("a client");
    let login = Login::new("hunter2").with_user("me");
    let call = client.send().secret("code", &login).pin("1234").plain("p").keys(&["kk".into()]).x_pass("xx");
    assert_eq!(format!("{call:?}"), "Call(POST /secret/{code} (secret))");
    let request = call.into_request().expect("a request");
    let command = clientwright_runtime::curl(&request);
    let url = "'http://localhost:1/api/v1/secret/[redacted]?pin=[redacted]&plain=p&keys=[redacted]'";
    assert!(command.starts_with(&format!("curl -X POST {url} ")), "{command}");
    assert!(command.contains("-H 'x-pass: [redacted]'"), "{command}");
    assert!(
        command.ends_with(r#"--data-raw '{"password":"[redacted]","user":"me"}' # secrets are left out"#),
        "{command}"
    );
    let told = client.send().secret("code", &login).pin("12").into_request().expect_err("too short").to_string();
    assert!(!told.contains("12") && told.contains("[redacted]"), "{told}");
}

#[tokio::test]
async fn secrets_are_not_in_errors() {
    let recorder = crate::recorder::Recorder::start(|_| crate::recorder::answer("404 Not Found", &[], b""));
    let client = crate::clients::exchange::Client::builder().base_url(recorder.url()).build().expect("a client");
    let error = client.send().secret("code", &Login::new("hunter2")).pin("1234").await.expect_err("not found");
    let url = format!("{}/api/v1/secret/[redacted]?pin=[redacted]", recorder.url());
    let expected = format!(
        "POST /secret/{{code}} (secret): responded 404 Not Found at `{url}`, which the document does not describe"
    );
    assert_eq!(error.to_string(), expected);
}
