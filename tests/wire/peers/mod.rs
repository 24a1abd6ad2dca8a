//! Servers of another hand: `axum` takes the requests, and decoders that share no code with our encoders say what is in them;
//! answers are written by its encoders, and read by ours.
//!
//! | noun | there |
//! |---|---|
//! | forms | `serde_urlencoded`, and `serde_qs` for what is nested |
//! | queries and paths | the same, and axum's router |
//! | multipart | axum's `Multipart`, which is `multer` |
//! | events | axum's `Sse` |
//! | JSON lines | the body as it arrives, `serde_json` a line |
//! | XML | `serde-xml-rs`, over the reader and writer of `xml-rs` |

mod events;
mod forms;
mod json_lines;
mod multipart;
mod queries;
mod xml;

use std::sync::mpsc::{Receiver, Sender, channel};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::MethodRouter;
use serde::{Deserialize, Serialize};

use crate::clients::peers::Client;
use crate::clients::peers::types;

/// What a server reads as a `Person` of its own, and what it writes.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<bool>,
}

/// The same on our side.
fn person(name: &str, age: Option<i64>) -> types::Person {
    let mut person = types::Person::new(name);
    person.age = age;
    person
}

/// Texts that an encoder may forget to protect.
const TEXTS: &[&str] = &[
    "plain",
    "",
    " a b+c ",
    "ü 青 🦀",
    "100% %20 %zz",
    "a&b=c;d?e#f/g\\h",
    "a\r\nb\tc",
    "[x][]=y",
    "'quoted' \"twice\" `thrice`",
    "{\"json\": [1]}",
    "<p>&amp;</p>",
    "\u{feff}\u{a0}\u{2028}",
];

/// A client of a server that has this one route, until the test ends.
async fn client(path: &str, route: MethodRouter) -> Client {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let app = Router::new().route(path, route);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Client::builder().base_url(&url).build().expect("a client")
}

/// What a handler decodes, for the test to see.
fn seen<T>() -> (Sender<T>, Receiver<T>) {
    channel()
}

/// The answer of handlers that only decode.
fn note<T>(seen: &Sender<T>, decoded: T) -> StatusCode {
    seen.send(decoded).map_or(StatusCode::INTERNAL_SERVER_ERROR, |()| StatusCode::NO_CONTENT)
}
