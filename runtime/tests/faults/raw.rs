//! A server that sends bytes.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpSocket;

/// The reaction to a request.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// These bytes; then the connection is closed.
    Send(Vec<u8>),
    /// The connection is closed at once.
    Close,
    /// These bytes, and then nothing for a while.
    Stall(Vec<u8>),
    /// These bytes; then the connection is reset (`RST`).
    Reset(Vec<u8>),
    /// These bytes, one every 30 milliseconds, while the client is there.
    Trickle(Vec<u8>),
    /// The first bytes once, and the second ones until the client has gone.
    Endless(Vec<u8>, Vec<u8>),
}

pub(crate) struct Raw {
    pub(crate) url: String,
    requests: Arc<AtomicUsize>,
    finished: Arc<AtomicUsize>,
    bodies: Arc<Mutex<Vec<String>>>,
}

impl Raw {
    /// A server that reacts to the first request with the first act, and so on; the last one stays.
    pub(crate) fn start(acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(AtomicUsize::new(0));
        let bodies = Arc::new(Mutex::new(Vec::new()));
        let finished = Arc::new(AtomicUsize::new(0));
        let (counted, kept, ended) = (Arc::clone(&requests), Arc::clone(&bodies), Arc::clone(&finished));
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (acts, counted, kept, ended) =
                    (acts.clone(), Arc::clone(&counted), Arc::clone(&kept), Arc::clone(&ended));
                std::thread::spawn(move || {
                    react(connection, &acts, &counted, &kept);
                    ended.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self { url, requests, finished, bodies }
    }

    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// The number of connections that have ended.
    pub(crate) fn finished(&self) -> usize {
        self.finished.load(Ordering::SeqCst)
    }

    /// The bodies of the requests, without the empty ones.
    pub(crate) fn bodies(&self) -> Vec<String> {
        self.bodies.lock().unwrap().clone()
    }
}

fn react(mut connection: TcpStream, acts: &[Act], counted: &AtomicUsize, bodies: &Mutex<Vec<String>>) {
    let Some(body) = read_request(&mut connection) else { return };
    if !body.is_empty() {
        bodies.lock().unwrap().push(body);
    }
    let turn = counted.fetch_add(1, Ordering::SeqCst).min(acts.len() - 1);
    // The client may have gone: that is the point of some cases.
    let _ = match &acts[turn] {
        Act::Send(bytes) => connection.write_all(bytes),
        Act::Close => Ok(()),
        Act::Stall(bytes) => {
            let sent = connection.write_all(bytes);
            std::thread::sleep(Duration::from_millis(1500));
            sent
        }
        Act::Reset(bytes) => {
            let sent = connection.write_all(bytes);
            // What is still on its way would be lost with the connection.
            std::thread::sleep(Duration::from_millis(30));
            TcpSocket::from_std_stream(connection).set_zero_linger().unwrap();
            sent
        }
        Act::Trickle(bytes) => bytes.iter().try_for_each(|byte| {
            std::thread::sleep(Duration::from_millis(30));
            connection.write_all(&[*byte])
        }),
        Act::Endless(start, rest) => {
            let mut sent = connection.write_all(start);
            while sent.is_ok() {
                sent = connection.write_all(rest);
            }
            sent
        }
    };
}

/// The body of one request; `None` if the client has gone.
fn read_request(connection: &mut TcpStream) -> Option<String> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        if connection.read(&mut byte).unwrap_or(0) == 0 {
            return None;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    connection.read_exact(&mut body).ok()?;
    String::from_utf8(body).ok()
}

pub(crate) fn response(status: u16, headers: &str, body: &str) -> Act {
    let length = body.len();
    Act::Send(
        format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
            .into_bytes(),
    )
}

pub(crate) fn fine() -> Act {
    response(200, "content-type: application/json\r\n", "[1]")
}

pub(crate) fn bytes(text: &str) -> Act {
    Act::Send(text.as_bytes().to_vec())
}
