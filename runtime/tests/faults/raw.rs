//! A server that sends bytes.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The reaction to a request.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// These bytes; then the connection is closed.
    Send(Vec<u8>),
    /// The connection is closed at once.
    Close,
    /// These bytes, and then nothing for a while.
    Stall(Vec<u8>),
}

pub(crate) struct Raw {
    pub(crate) url: String,
    requests: Arc<AtomicUsize>,
}

impl Raw {
    /// A server that reacts to the first request with the first act, and so on; the last one stays.
    pub(crate) fn start(acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (acts, counted) = (acts.clone(), Arc::clone(&counted));
                std::thread::spawn(move || react(connection, &acts, &counted));
            }
        });
        Self { url, requests }
    }

    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

fn react(mut connection: TcpStream, acts: &[Act], counted: &AtomicUsize) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        if connection.read(&mut byte).unwrap_or(0) == 0 {
            return;
        }
        head.push(byte[0]);
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
    };
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
