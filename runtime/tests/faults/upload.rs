//! A call that is dropped while its body is sent: the server sees that the request is not complete, the connection is not used
//! again, and whatever the body was read from is closed.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::{Body, TransportError, Upload};
use http_body::{Body as HttpBody, Frame};

use super::{call, core, prepare};

const FINE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n[1]";
const LENGTH: usize = 64 << 20;

/// The bytes of each connection that has ended, in the order of their ends.
type Received = Arc<Mutex<Vec<Vec<u8>>>>;

/// A server that responds to `GET`, and reads some of any other request before it waits.
fn serve() -> (String, Received) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let received = Received::default();
    let kept = Arc::clone(&received);
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let kept = Arc::clone(&kept);
            std::thread::spawn(move || {
                let bytes = react(connection);
                kept.lock().unwrap().push(bytes);
            });
        }
    });
    (url, received)
}

fn react(mut connection: TcpStream) -> Vec<u8> {
    let (mut received, mut buffer) = (Vec::new(), vec![0; 1 << 16]);
    while let Ok(read @ 1..) = connection.read(&mut buffer) {
        if buffer.starts_with(b"GET ") {
            connection.write_all(FINE).unwrap();
        } else if received.is_empty() {
            // The buffers between are full before the client goes.
            std::thread::sleep(Duration::from_millis(300));
        }
        received.extend_from_slice(&buffer[..read]);
    }
    received
}

/// Zeros without end, a piece each ten milliseconds.
struct Slow {
    pause: Pin<Box<tokio::time::Sleep>>,
    dropped: Arc<AtomicBool>,
}

impl HttpBody for Slow {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.pause.as_mut().poll(context).map(|()| {
            self.pause = Box::pin(tokio::time::sleep(Duration::from_millis(10)));
            Some(Ok(Frame::data(Bytes::from_static(&[0; 100]))))
        })
    }
}

impl Drop for Slow {
    fn drop(&mut self) {
        self.dropped.store(true, Ordering::SeqCst);
    }
}

/// Sends a body and drops the call in the middle; the bytes that the server has received of it.
async fn drop_upload(body: Body) -> Vec<u8> {
    let (url, received) = serve();
    let core = core(&url);
    let mut upload = prepare(&core, "PUT");
    upload.body("application/octet-stream", body);
    let limit = Duration::from_millis(150);
    assert!(tokio::time::timeout(limit, upload.send()).await.is_err(), "it is still being sent");
    assert_eq!(call(&core, "GET", false).await.kind, "200", "the next call");
    tokio::time::sleep(Duration::from_millis(600)).await;
    let received = received.lock().unwrap();
    assert_eq!(received.len(), 1, "the connection of the upload has ended, and that of the next call has not");
    received[0].clone()
}

#[tokio::test]
async fn a_stream_is_dropped_and_never_ended() {
    let dropped = Arc::new(AtomicBool::new(false));
    let pause = Box::pin(tokio::time::sleep(Duration::ZERO));
    let received = drop_upload(Body::stream(Slow { pause, dropped: Arc::clone(&dropped) })).await;
    let text = String::from_utf8_lossy(&received).to_ascii_lowercase();
    assert!(text.starts_with("put /pets ") && text.contains("transfer-encoding: chunked"), "{text}");
    assert!(received.len() > 300 && !received.ends_with(b"0\r\n\r\n"), "no last chunk");
    assert!(dropped.load(Ordering::SeqCst));
}

#[tokio::test]
async fn a_file_is_closed_and_not_sent_to_its_end() {
    let path = std::env::temp_dir().join(format!("clientwright-dropped-{}", std::process::id()));
    std::fs::File::create(&path).unwrap().set_len(LENGTH as u64).unwrap();
    let received = drop_upload(Upload::open(&path).unwrap().into()).await;
    let text = String::from_utf8_lossy(&received[..500]).to_ascii_lowercase();
    assert!(text.contains(&format!("content-length: {LENGTH}")), "{text}");
    assert!(received.len() > 1000 && received.len() < LENGTH, "{}", received.len());
    assert_eq!(open_files(&path), 0);
    std::fs::remove_file(&path).unwrap();
}

/// The number of handles of this process to a file; zero where the system does not list them.
fn open_files(path: &std::path::Path) -> usize {
    let handles = std::fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
    handles.filter(|handle| std::fs::read_link(handle.path()).is_ok_and(|file| file == path)).count()
}
