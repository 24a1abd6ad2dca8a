//! Many calls at once over loopback, one of a hundred with a fault: none is lost, and none is doubled that must not be.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use clientwright_runtime::codegen::v1::{Builder, Core, Operation};
use clientwright_runtime::{Call, Error, TimeLimits};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const CONCURRENCY: usize = 256;
/// One call of this many has a fault. It is prime, so that calls of all kinds and all faults meet.
const SOUND: usize = 101;
const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n";

/// The number of times that each call was received, by its number.
type Received = Arc<Mutex<HashMap<usize, usize>>>;

/// A server in a thread of its own.
fn serve() -> (String, Received) {
    let received = Received::default();
    let kept = Arc::clone(&received);
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            sender.send(listener.local_addr().unwrap()).unwrap();
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(react(connection, Arc::clone(&kept)));
            }
        });
    });
    (format!("http://{}", receiver.recv().unwrap()), received)
}

/// The responses to the requests of one connection.
async fn react(mut connection: TcpStream, received: Received) {
    while let Some(call) = read_call(&mut connection).await {
        let times = {
            let mut received = received.lock().unwrap();
            let times = received.entry(call).or_default();
            *times += 1;
            *times
        };
        let fault = (call.is_multiple_of(SOUND) && times == 1).then_some(call / SOUND % 4);
        let sent = match fault {
            None => format!("{HEAD}[1]"),
            Some(0) => "HTTP/1.1 503 X\r\ncontent-length: 0\r\n\r\n".to_owned(),
            Some(1) => "HTTP/1.1 500 X\r\ncontent-length: 4\r\n\r\noops".to_owned(),
            Some(2) => String::new(),
            Some(_) => format!("{HEAD}["),
        };
        connection.write_all(sent.as_bytes()).await.unwrap();
        match fault {
            Some(2) => return,
            Some(3) => return connection.set_zero_linger().unwrap(),
            _ => {}
        }
    }
}

/// The number in the header `x-call`, once the request has arrived.
async fn read_call(connection: &mut TcpStream) -> Option<usize> {
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let read = connection.read(&mut buffer).await.ok().filter(|read| *read > 0)?;
        request.extend_from_slice(&buffer[..read]);
        let text = std::str::from_utf8(&request).unwrap();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let field = |name: &str| {
            let value = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix(name).map(str::to_owned));
            value.map_or(0, |value| value.trim().parse().unwrap())
        };
        if body.len() == field("content-length:") {
            return Some(field("x-call:"));
        }
    }
}

/// The kinds of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Get,
    Post,
    PostWithKey,
}

impl Kind {
    fn of(call: usize) -> Self {
        [Self::Get, Self::Post, Self::PostWithKey][call % 3]
    }
}

async fn send(core: Core, number: usize) -> Result<Vec<i64>, Error<Infallible>> {
    let kind = Kind::of(number);
    let method = if kind == Kind::Get { "GET" } else { "POST" };
    let mut call: Call<Vec<i64>, Infallible> =
        core.call(Operation::new("load", method, "/pets"), |response| match response.status().as_u16() {
            200 => response.ok_json(std::convert::identity),
            _ => response.undocumented(),
        });
    call.with_header("x-call", number.to_string());
    if kind != Kind::Get {
        call.json(&vec![i64::try_from(number).unwrap(); 20]);
    }
    if kind == Kind::PostWithKey {
        call.with_header("idempotency-key", number.to_string());
    }
    call.await
}

/// The memory of this process in kilobytes: the present one (`VmRSS`), or the most so far (`VmHWM`).
fn memory(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or_default()
}

/// Makes the calls of these numbers, and returns those that fail.
async fn send_all(core: &Core, numbers: std::ops::Range<usize>) -> Vec<usize> {
    let mut running = tokio::task::JoinSet::new();
    let mut failed = Vec::new();
    let mut left = numbers;
    loop {
        while running.len() < CONCURRENCY
            && let Some(number) = left.next()
        {
            let core = core.clone();
            running.spawn(async move { (number, send(core, number).await.is_ok()) });
        }
        match running.join_next().await {
            Some(done) => failed.extend(Some(done.unwrap()).filter(|(_, is_ok)| !is_ok).map(|(number, _)| number)),
            None => return failed,
        }
    }
}

/// Makes this number of calls; the growth of the memory in kilobytes after the first quarter.
async fn load(calls: usize) -> usize {
    let (url, received) = serve();
    let limits = TimeLimits::default().connect(Duration::from_secs(30));
    let builder = Builder::new(&[], None, "load").base_url(url).retries(super::quick()).time_limits(limits);
    let core = builder.build().unwrap();
    let start = Instant::now();
    let mut failed = send_all(&core, 1..calls / 4 + 1).await;
    let memory_before = (memory("VmRSS"), memory("VmHWM"));
    failed.extend(send_all(&core, calls / 4 + 1..calls + 1).await);
    let memory_after = (memory("VmRSS"), memory("VmHWM"));
    let elapsed = start.elapsed();
    failed.sort_unstable();

    let is_faulty = |call: &usize| call.is_multiple_of(SOUND);
    let lost: Vec<usize> = (1..=calls).filter(is_faulty).filter(|call| Kind::of(*call) == Kind::Post).collect();
    assert_eq!(failed, lost, "the calls without a key that met a fault fail, and no others");
    let received = received.lock().unwrap();
    for call in 1..=calls {
        let expected = if is_faulty(&call) && Kind::of(call) != Kind::Post { 2 } else { 1 };
        assert_eq!(received.get(&call), Some(&expected), "{:?} {call}", Kind::of(call));
    }
    println!(
        "{calls} calls in {elapsed:?}, {} faults, {} failed; VmRSS and VmHWM in kB after a quarter {memory_before:?}, at the \
         end {memory_after:?}",
        calls / SOUND,
        failed.len(),
    );
    memory_after.0.saturating_sub(memory_before.0)
}

#[tokio::test]
async fn a_load_loses_and_doubles_nothing() {
    load(1000).await;
}

/// `cargo test -p clientwright-runtime --test faults load -- --ignored --nocapture`
#[tokio::test]
#[ignore = "10,000 calls"]
async fn a_heavy_load_loses_and_doubles_nothing() {
    // It is the only test that runs, so that the memory is its own.
    let growth = load(10_000).await;
    assert!(growth < 8 << 10, "memory grew by {growth} kB");
}
