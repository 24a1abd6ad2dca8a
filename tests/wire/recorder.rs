//! A server that records what comes over the socket, byte for byte, and answers with bytes. No HTTP library is on this side.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recorded {
    /// Request line and headers, without the empty line after them.
    pub(crate) head: String,
    /// What follows, with the framing of `transfer-encoding: chunked` taken off.
    pub(crate) body: Vec<u8>,
}

/// Headers that every request has.
const FIXED: [&str; 4] = ["host: ", "user-agent: ", "accept: */*", "accept-encoding: gzip"];

impl Recorded {
    /// `GET /pets?limit=1`, then each header that not every request has, a line each.
    pub(crate) fn shown(&self) -> String {
        let lines = self.head.split("\r\n").filter(|line| !FIXED.iter().any(|fixed| line.starts_with(fixed)));
        lines.collect::<Vec<_>>().join("\n").replacen(" HTTP/1.1", "", 1)
    }

    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.split("\r\n").skip(1).filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// Listens on a free port until the process ends.
#[derive(Debug, Clone)]
pub(crate) struct Recorder {
    url: String,
    requests: Arc<Mutex<Vec<Recorded>>>,
}

impl Recorder {
    /// Answers each request with these pieces, each written on its own; then the connection is closed.
    pub(crate) fn start(answer: impl Fn(&Recorded) -> Vec<Vec<u8>> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (requests, answer) = (Arc::new(Mutex::new(Vec::new())), Arc::new(answer));
        let noted = Arc::clone(&requests);
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let (noted, answer) = (Arc::clone(&noted), Arc::clone(&answer));
                std::thread::spawn(move || serve(connection.expect("a connection"), &noted, &*answer));
            }
        });
        Self { url, requests }
    }

    /// `http://127.0.0.1:34567`
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What came since this was asked last.
    pub(crate) fn take(&self) -> Vec<Recorded> {
        std::mem::take(&mut *self.requests.lock().expect("no panic"))
    }

    /// The one request that came since this was asked last.
    pub(crate) fn take_one(&self) -> Recorded {
        let mut requests = self.take();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.remove(0)
    }
}

/// `HTTP/1.1 STATUS`, these headers, a `content-length`, and the body.
pub(crate) fn answer(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<Vec<u8>> {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let headers = headers.concat();
    let head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
    vec![[head.as_bytes(), body].concat()]
}

fn serve(mut connection: TcpStream, requests: &Mutex<Vec<Recorded>>, answer: &dyn Fn(&Recorded) -> Vec<Vec<u8>>) {
    let Some(request) = receive(&mut connection) else { return };
    let pieces = answer(&request);
    requests.lock().expect("no panic").push(request);
    for piece in pieces {
        // The other side may have gone: that is the point of some tests.
        if connection.write_all(&piece).and_then(|()| connection.flush()).is_err() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

fn receive(connection: &mut TcpStream) -> Option<Recorded> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            break end;
        }
        more(connection, &mut bytes)?;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut recorded = Recorded { head, body: bytes.split_off(end + 4) };
    if let Some(length) = recorded.header("content-length") {
        let length: usize = length.parse().expect("a length");
        while recorded.body.len() < length {
            more(connection, &mut recorded.body)?;
        }
    } else if recorded.header("transfer-encoding") == Some("chunked") {
        while !recorded.body.ends_with(b"0\r\n\r\n") {
            more(connection, &mut recorded.body)?;
        }
        recorded.body = unchunk(&recorded.body);
    }
    Some(recorded)
}

fn more(connection: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let mut buffer = [0; 4096];
    let read = connection.read(&mut buffer).ok().filter(|read| *read > 0)?;
    bytes.extend_from_slice(&buffer[..read]);
    Some(())
}

/// Takes the framing off (RFC 9112, 7.1).
fn unchunk(mut framed: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(at) = find(framed, b"\r\n") {
        let length = std::str::from_utf8(&framed[..at]).expect("a length");
        let length = usize::from_str_radix(length, 16).expect("a length");
        body.extend_from_slice(&framed[at + 2..at + 2 + length]);
        framed = &framed[at + 2 + length + 2..];
    }
    body
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
