//! Secrets in every kind of place of a document, looked for in all that a client shows: requests, errors, logs.

use std::fmt::Write as _;

use clientwright_runtime::http::{HeaderMap, HeaderValue, Request, Response};
use clientwright_runtime::webhooks::StandardWebhooks;
use clientwright_runtime::{Body, TransportError, curl, transport};

#[path = "../../runtime/tests/canary/mod.rs"]
mod canary;

use canary::{CANARY, Log, chain};

use crate::clients::secrets::Client;
use crate::clients::secrets::types::{Account, Card, Form, Tree};
use crate::clients::secrets::webhooks;

/// A form and a tree with a secret in each place.
const FORM: &str = r#"{"word": "c4n4ry-s3cr3t", "pin": "c4n4ry-s3cr3t", "nested": {"pin": "c4n4ry-s3cr3t"}}"#;
const TREE: &str = r#"{"word": "c4n4ry-s3cr3t", "pin": "c4n4ry-s3cr3t", "list": [{"code": "c4n4ry-s3cr3t"}]}"#;

/// Properties of an account that hold a secret: each value is read.
const READ: [&str; 16] = [
    r#""nested": {"pin": "c4n4ry-s3cr3t"}"#,
    r#""list": [{"word": "c4n4ry-s3cr3t"}]"#,
    r#""map": {"a": "c4n4ry-s3cr3t"}"#,
    r#""maps": {"a": {"pin": "c4n4ry-s3cr3t"}}"#,
    r#""choice": {"number": "c4n4ry-s3cr3t"}"#,
    r#""choice": {"iban": "c4n4ry-s3cr3t"}"#,
    r#""choice": {"number": ["c4n4ry-s3cr3t"]}"#,
    r#""choice": {"iban": {"a": "c4n4ry-s3cr3t"}}"#,
    r#""choice": "c4n4ry-s3cr3t""#,
    r#""sibling": "c4n4ry-s3cr3t""#,
    r#""word": "c4n4ry-s3cr3t""#,
    r#""pins": ["c4n4ry-s3cr3t"]"#,
    r#""nullable": "c4n4ry-s3cr3t""#,
    r#""any": {"a": ["c4n4ry-s3cr3t"]}"#,
    r#""level": "c4n4ry-s3cr3t""#,
    r#""whole": {"inner": {"other": "c4n4ry-s3cr3t"}}"#,
];

/// Properties whose value does not fit: messages say where, and not what was found.
const INVALID: [&str; 17] = [
    r#""nested": {"pin": ["c4n4ry-s3cr3t"]}"#,
    r#""nested": "c4n4ry-s3cr3t""#,
    r#""list": [{"word": {"a": "c4n4ry-s3cr3t"}}]"#,
    r#""list": ["c4n4ry-s3cr3t"]"#,
    r#""map": {"a": ["c4n4ry-s3cr3t"]}"#,
    r#""map": "c4n4ry-s3cr3t""#,
    r#""maps": {"a": {"pin": ["c4n4ry-s3cr3t"]}}"#,
    r#""sibling": ["c4n4ry-s3cr3t"]"#,
    r#""word": {"a": "c4n4ry-s3cr3t"}"#,
    r#""pins": [["c4n4ry-s3cr3t"]]"#,
    r#""digits": "c4n4ry-s3cr3t""#,
    r#""nullable": ["c4n4ry-s3cr3t"]"#,
    r#""level": ["c4n4ry-s3cr3t"]"#,
    r#""given": "c4n4ry-s3cr3t""#,
    r#""dated": "c4n4ry-s3cr3t""#,
    r#""file": "*c4n4ry-s3cr3t*""#,
    r#""whole": {"inner": {"text": "c4n4ry-s3cr3t"}}"#,
];

/// Values that fit no branch of their union, and what a branch does not describe, are kept as they came, and may be the secrets of
/// another branch.
#[test]
fn values_of_no_branch_are_kept_and_not_shown() {
    let values = [
        (r#""c4n4ry-s3cr3t""#, r#"Some(AccountChoice "[redacted]")"#),
        // This fits the other branch, which allows any property.
        (r#"{"number":["c4n4ry-s3cr3t"]}"#, r#"Some(AccountChoice {"number": "[redacted]"})"#),
        (r#"{"iban":{"a":"c4n4ry-s3cr3t"}}"#, r#"Some(AccountChoice {"iban": "[redacted]"})"#),
    ];
    for (value, shown) in values {
        let account = account(&format!(r#""choice": {value}"#));
        assert_eq!(format!("{:?}", account.choice), shown);
        let sent = serde_json::to_value(&account).expect("JSON");
        assert_eq!(sent["choice"].to_string(), value);
    }
}

fn json_headers() -> HeaderMap {
    [("content-type".parse().expect("a name"), HeaderValue::from_static("application/json"))].into_iter().collect()
}

fn account(property: &str) -> Account {
    let body = format!(r#"{{"name": "n", {property}}}"#);
    webhooks::decode_account_changed(&json_headers(), body.as_bytes())
        .unwrap_or_else(|error| panic!("{property}: {error}"))
}

fn form() -> Form {
    webhooks::decode_form_sent(&json_headers(), FORM.as_bytes()).expect("a form")
}

fn tree() -> Tree {
    webhooks::decode_tree_sent(&json_headers(), TREE.as_bytes()).expect("a tree")
}

/// A client whose server gives this response.
fn client(status: u16, media_type: &'static str, body: &str) -> Client {
    let body = body.to_owned();
    let respond = move |_: Request<Body>| {
        let response = Response::builder().status(status).header("content-type", media_type);
        std::future::ready(Ok::<_, TransportError>(response.body(body.clone().into()).expect("a response")))
    };
    Client::builder().transport(transport::from_fn(respond)).build().expect("a client")
}

/// Places where a canary was found.
#[derive(Default)]
struct Hits(Vec<String>);

impl Hits {
    fn look(&mut self, place: &str, text: &str) {
        // In base64, and with the escapes of a URL, it is the same secret.
        for canary in [CANARY, "YzRuNHJ5LXMzY3IzdA", "c4n4ry%2Ds3cr3t"] {
            if let Some(at) = text.find(canary) {
                let start = text[..at].char_indices().rev().nth(80).map_or(0, |(start, _)| start);
                self.0.push(format!("{place}: …{}", &text[start..at + canary.len()]));
            }
        }
    }
}

/// What a call shows before it is sent, when it is sent, and when it fails.
macro_rules! shown {
    ($call:expr) => {{
        let mut text = format!("{:?}", $call);
        match $call.into_request() {
            Ok(request) => {
                // The URL of a request of the crate `http` is shown by that crate, and whoever holds one has all of it.
                let _ = write!(text, " {:?} {}", request.headers(), curl(&request));
            }
            Err(error) => text.push_str(&chain(&error)),
        }
        let error = match $call.await {
            Ok(value) => format!(" {value:?}"),
            Err(error) => chain(&error),
        };
        text + &error
    }};
}

/// Responses to a request: each leads to another kind of result.
fn answers() -> [(u16, &'static str, String); 6] {
    [
        (204, "application/json", String::new()),
        (
            400,
            "application/json",
            format!(r#"{{"message": "bad value {CANARY}", "account": {{"name": "n", "word": "{CANARY}"}}}}"#),
        ),
        (400, "application/json", format!(r#"{{"message": ["{CANARY}"]}}"#)),
        (400, "application/json", format!("{{ {CANARY}")),
        (500, "text/html", format!("<p>{CANARY}</p>")),
        (200, "text/plain", CANARY.to_owned()),
    ]
}

#[tokio::test]
async fn requests_and_their_errors_show_no_secret() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let mut hits = Hits::default();
    let mut calls = 0;
    for (status, media_type, body) in answers() {
        let client = client(status, media_type, &body);
        let kept = client.kept();
        let mut look = |place: &str, text: String| {
            calls += 1;
            hits.look(&format!("{place} of {status}"), &text);
            hits.look(&format!("the log of {place} of {status}"), &log.take());
        };
        for property in READ {
            let account = account(property);
            look(property, shown!(kept.create(&account)));
            look(property, format!("{account:?} {account:#?}"));
        }
        let (form, tree) = (form(), tree());
        look("a form", shown!(kept.send_form(&form)));
        look("a form itself", format!("{form:?}"));
        let mut card = Card::default();
        card.number = Some(CANARY.to_owned());
        look("a note in a part", shown!(kept.send_parts(CANARY, &Card::default(), [])));
        look("JSON in a part", shown!(kept.send_parts("n", &card, [])));
        look("a list of parts", shown!(kept.send_parts("n", &Card::default(), [CANARY.into()])));
        look("XML", shown!(kept.send_xml(&tree)));
        look("a tree itself", format!("{tree:?}"));
        look("a parameter of the path", shown!(kept.open(CANARY)));
        look("a password in the query", shown!(kept.open("p").word(CANARY)));
        look("a list in the query", shown!(kept.open("p").many([CANARY])));
        look("a password in a header", shown!(kept.open("p").x_code(CANARY)));
        look("a cookie", shown!(kept.open("p").sid(CANARY)));
        look("a value that is too long", shown!(kept.open("p").old(CANARY)));
        look("a header that is too long", shown!(kept.open("p").x_pin(CANARY)));
    }
    assert!(hits.0.is_empty(), "{} hits in {calls} calls:\n{}", hits.0.len(), hits.0.join("\n"));
    assert_eq!(calls, 6 * (16 * 2 + 14));
}

#[tokio::test]
async fn what_is_read_back_is_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let mut hits = Hits::default();
    for property in READ.into_iter().chain(INVALID) {
        for (status, body) in [
            (200, format!(r#"{{"name": "n", {property}}}"#)),
            (200, format!(r#"{{"name": 1, {property}}}"#)),
            (200, format!(r#"{{"name": "n", {property}"#)),
            (400, format!(r#"{{"account": {{"name": "n", {property}}}}}"#)),
            (400, format!(r#"{{"message": 1, "account": {{"name": 1, {property}}}}}"#)),
        ] {
            let client = client(status, "application/json", &body);
            hits.look(&format!("{status} {body}"), &shown!(client.kept().read()));
            hits.look(&format!("the log of {status} {body}"), &log.take());
        }
    }
    for xml in [
        "<tree pin='c4n4ry-s3cr3t'><word>c4n4ry-s3cr3t</word><list><code>c4n4ry-s3cr3t</code></list></tree>",
        "<tree pin='c4n4ry-s3cr3t'><list>c4n4ry-s3cr3t</list></tree>",
        "<tree><word><a>c4n4ry-s3cr3t</a></word></tree>",
        "<tree><word>c4n4ry-s3cr3t</wrong></tree>",
    ] {
        let client = client(200, "application/xml", xml);
        hits.look(xml, &shown!(client.kept().read_xml()));
        hits.look(&format!("the log of {xml}"), &log.take());
    }
    assert!(hits.0.is_empty(), "{} hits:\n{}", hits.0.len(), hits.0.join("\n"));
}

#[test]
fn webhooks_show_no_secret() {
    let mut hits = Hits::default();
    let mut signed = json_headers();
    for (name, value) in [("webhook-id", "a"), ("webhook-timestamp", "1"), ("webhook-signature", "v1,YQ==")] {
        signed.insert(name, HeaderValue::from_static(value));
    }
    let signatures = StandardWebhooks::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("a key");
    for property in READ.into_iter().chain(INVALID) {
        for name in ["\"n\"", "1", "\"n\"}"] {
            let body = format!(r#"{{"name": {name}, {property}}}"#);
            let text = match webhooks::decode_account_changed(&json_headers(), body.as_bytes()) {
                Ok(account) => format!("{account:?}"),
                Err(error) => chain(&error),
            };
            hits.look(&body, &text);
            let error = webhooks::decode_signed_account_changed(&signatures, &signed, body.as_bytes());
            hits.look(&body, &chain(&error.expect_err("it is old")));
        }
    }
    assert!(hits.0.is_empty(), "{} hits:\n{}", hits.0.len(), hits.0.join("\n"));
}
