//! Security schemes of the options, for the operations that their filters match.

use clientwright_runtime::Operation;

use crate::clients::{filters, unfiltered};
use crate::recorder::{Recorded, Recorder, answer};

fn start() -> Recorder {
    Recorder::start(|_| answer("204 No Content", &[], b""))
}

/// The credentials of a request: `Authorization` and `X-Key`.
fn credentials(request: &Recorded) -> (Option<&str>, Option<&str>) {
    (request.header("authorization"), request.header("x-key"))
}

#[tokio::test]
async fn each_operation_gets_the_credential_of_the_filter_that_matches_it() {
    let recorder = start();
    let builder = filters::Client::builder().base_url(recorder.url());
    let client = builder.token("t").admin("a").key("k").build().expect("a client");
    let (pets, users, reports) = (client.pets(), client.users(), client.reports());
    pets.create().await.expect("an answer");
    assert_eq!(credentials(&recorder.take_one()), (Some("Bearer t"), None), "by tag");
    pets.list().await.expect("an answer");
    assert_eq!(credentials(&recorder.take_one()), (None, None), "excluded by its operation id");
    users.get("1").await.expect("an answer");
    assert_eq!(credentials(&recorder.take_one()), (Some("Bearer a"), None), "by path");
    users.administration().await.expect("an answer");
    assert_eq!(credentials(&recorder.take_one()), (None, None), "a path that only begins alike");
    reports.get_report().await.expect("an answer");
    assert_eq!(credentials(&recorder.take_one()), (None, Some("k")), "by operation id");
    reports.get_reports().await.expect("an answer");
    assert_eq!(credentials(&recorder.take_one()), (None, None), "an operation id that only begins alike");
}

#[tokio::test]
async fn of_two_filters_that_match_either_credential_is_enough() {
    let recorder = start();
    let client = filters::Client::builder().base_url(recorder.url()).key("k").build().expect("a client");
    client.pets().create().await.expect("an answer");
    assert_eq!(credentials(&recorder.take_one()), (None, Some("k")));
    let error = client.users().get("1").await.expect_err("no token");
    assert_eq!(
        error.to_string(),
        "GET /admin/users/{id} (getUser): needs credentials; set `.admin(…)` on the client's builder, or `FILTERS_ADMIN` in the \
         environment for `from_env()`"
    );
    let scopes = error.operation().map(Operation::security).expect("an operation")[0][0].scopes;
    assert_eq!(scopes, ["admin"]);
    assert_eq!(recorder.take(), []);
}

/// Without filters, a credential is sent where it is set, and not required.
#[tokio::test]
async fn a_scheme_without_filters_is_for_every_operation() {
    let recorder = start();
    let client = |token: Option<&str>| {
        let builder = unfiltered::Client::builder().base_url(recorder.url());
        let builder = match token {
            Some(token) => builder.token(token),
            None => builder,
        };
        builder.build().expect("a client")
    };
    for (token, sent) in [(Some("t"), Some("Bearer t")), (None, None)] {
        client(token).pets().list().await.expect("an answer");
        assert_eq!(credentials(&recorder.take_one()), (sent, None));
        client(token).users().get("1").await.expect("an answer");
        assert_eq!(credentials(&recorder.take_one()), (sent, None));
    }
}
