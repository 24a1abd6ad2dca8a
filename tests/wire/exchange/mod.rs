//! One document of many media types: what is sent and read where the document names ranges, several types, or none that came.
//!
//! | file | holds |
//! |---|---|
//! | `requests` | ranges, forms and parts of requests |
//! | `responses` | ranges and several types of responses, and statuses that the document does not describe |
//! | `servers` | a server without a host |
//! | `secrets` | strings of `format: password`, which are sent and not shown |

mod requests;
mod responses;
mod secrets;
mod servers;

use crate::clients::exchange::Client;
use crate::recorder::{Recorded, Recorder, answer};

fn start() -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

/// The content type and the body, with the boundary called `B` and line breaks shown as `/`.
fn content(request: &Recorded) -> String {
    let media_type = request.header("content-type").unwrap_or("none");
    let body = String::from_utf8_lossy(&request.body).replace("\r\n", "/");
    match media_type.split_once("boundary=") {
        Some((_, boundary)) => body.replace(boundary, "B"),
        None => format!("{media_type} | {body}"),
    }
}
