//! A real HTTP server on 127.0.0.1 that sends the responses of a test and records the requests.
//!
//! It is built on `tiny_http`, which shares no code with the transport under test.
//!
//! ```
//! use clientwright_tests::{Answer, Server};
//!
//! let server = Server::start(|request| match (request.method.as_str(), request.url.as_str()) {
//!     ("GET", "/pets/7") => Answer::json(200, r#"{"id": 7}"#),
//!     _ => Answer::json(404, r#"{"title": "Not Found"}"#),
//! });
//! assert!(server.url().starts_with("http://127.0.0.1:"));
//! assert!(server.requests().is_empty());
//! ```

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tiny_http::Header;

/// A request, as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method: `GET`.
    pub method: String,
    /// The path and query, percent-encoded as sent.
    pub url: String,
    /// The headers; names are in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl Request {
    /// Returns the value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A response.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    delay: Duration,
}

impl Answer {
    /// Creates a response with a body of a media type.
    pub fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::empty(status).with_header("content-type", media_type).with_body(body)
    }

    /// Creates a response with a body of `application/json`.
    pub fn json(status: u16, body: &str) -> Self {
        Self::new(status, "application/json", body)
    }

    /// Creates a response with a body of `application/problem+json` (RFC 9457).
    pub fn problem(status: u16, body: &str) -> Self {
        Self::new(status, "application/problem+json", body)
    }

    /// Creates a response without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), delay: Duration::ZERO }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Delays the response.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    fn with_body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }
}

/// A server that stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
    listener: Arc<Listener>,
    thread: Option<JoinHandle<()>>,
}

struct Listener(tiny_http::Server);

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Listener({})", self.0.server_addr())
    }
}

impl Server {
    /// Starts a server on a free port.
    ///
    /// # Panics
    /// No port is free.
    #[expect(clippy::expect_used, reason = "a test that has no server fails")]
    pub fn start(answer: impl Fn(&Request) -> Answer + Send + 'static) -> Self {
        let listener = tiny_http::Server::http("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.server_addr());
        let (listener, requests) = (Arc::new(Listener(listener)), Arc::new(Mutex::new(Vec::new())));
        let thread = std::thread::spawn({
            let (listener, requests) = (Arc::clone(&listener), Arc::clone(&requests));
            move || listener.0.incoming_requests().for_each(|incoming| serve(incoming, &answer, &requests))
        });
        Self { url, requests, listener, thread: Some(thread) }
    }

    /// Returns the base URL, without a slash at the end: `http://127.0.0.1:34567`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the last request.
    ///
    /// # Panics
    /// The server received nothing.
    #[expect(clippy::expect_used, reason = "a test that expects a request fails without one")]
    pub fn last_request(&self) -> Request {
        self.requests().pop().expect("a request")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listener.0.unblock();
        if let Some(thread) = self.thread.take() {
            // A panic of the handler has already failed the test that waits for the response.
            let _ = thread.join();
        }
    }
}

fn serve(mut incoming: tiny_http::Request, answer: &impl Fn(&Request) -> Answer, requests: &Mutex<Vec<Request>>) {
    let request = read(&mut incoming);
    let answer = answer(&request);
    requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    std::thread::sleep(answer.delay);
    let mut response = tiny_http::Response::from_data(answer.body).with_status_code(answer.status);
    for (name, value) in &answer.headers {
        let header = Header::from_bytes(name.as_bytes(), value.as_bytes());
        response = header.into_iter().fold(response, tiny_http::Response::with_header);
    }
    // The client may be gone: some tests require that.
    let _ = incoming.respond(response);
}

fn read(incoming: &mut tiny_http::Request) -> Request {
    let mut body = String::new();
    let read = incoming.as_reader().read_to_string(&mut body);
    let headers = incoming.headers().iter();
    Request {
        method: incoming.method().to_string(),
        url: incoming.url().to_owned(),
        headers: headers
            .map(|header| (header.field.to_string().to_ascii_lowercase(), header.value.to_string()))
            .collect(),
        body: read.map_or_else(|fault| format!("not read: {fault}"), |_| body),
    }
}
