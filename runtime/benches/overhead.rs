//! Calls by a client of this runtime, and the same calls by hand with `serde`, over the same `hyper` or the same `reqwest`:
//! processor time and allocations per call. Both take turns in one process; the server is another process, and not measured.
//!
//! The program by hand does what its author would write: the URL by `format!`, the same two headers, a time limit of 30 seconds, a
//! check of the status, a size limit where the library has one, and `serde_json` on the bytes of the body. It has no retries.
//!
//! On one processor the figures repeat; on two they depend on where the kernel puts the server.
//!
//! ```sh
//! taskset -c 0 cargo bench -p clientwright-runtime --bench overhead
//! taskset -c 0 cargo bench -p clientwright-runtime --bench overhead --features reqwest
//! ```
//!
//! `calls hyper|reqwest runtime|hand small|large COUNT` makes calls of one kind only, one at a time, for counters of instructions: the
//! difference between two counts is that of the calls. It prints the processor time of one.
//!
//! ```sh
//! valgrind --tool=callgrind target/release/deps/overhead-… calls hyper runtime small 2000
//! ```
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program to be run by hand")]
#![allow(clippy::cast_precision_loss, reason = "figures are rounded")]

#[path = "../tests/petstore/mod.rs"]
mod petstore;

use std::alloc::System;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use clientwright_runtime::http;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tokio::runtime::Runtime;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const ROUNDS: usize = 21;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("serve") => serve(),
        Some("calls") => make_calls(&std::env::args().skip(2).collect::<Vec<_>>()),
        _ => measure(),
    }
}

/// 43 bytes.
const SMALL: &str = r#"{"id":1234567,"name":"Rex of the low hill"}"#;

/// 24 KB.
fn large() -> String {
    let pet =
        |id: usize| format!(r#"{{"id":{id},"name":"A name of some length {id}","status":"available","level":2}}"#);
    format!("[{}]", (1000..1320).map(pet).collect::<Vec<_>>().join(","))
}

fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("{}", listener.local_addr().unwrap());
    for connection in listener.incoming() {
        std::thread::spawn(move || respond(connection.unwrap()));
    }
}

fn respond(mut connection: TcpStream) {
    connection.set_nodelay(true).unwrap();
    let response = |body: &str| {
        let length = body.len();
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
    };
    let (small, large) = (response(SMALL), response(&large()));
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = connection.read(&mut buffer) {
        let is_small = buffer[..read].starts_with(b"GET /pets/");
        let body = if is_small { &small } else { &large };
        if connection.write_all(body.as_bytes()).is_err() {
            return;
        }
    }
}

struct Server(Child, String);

impl Server {
    fn start() -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut child = command.arg("serve").stdout(Stdio::piped()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self(child, format!("http://{}", address.trim()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The client that somebody writes who has only this API.
#[derive(Clone)]
struct ByHand {
    client: Sender,
    base_url: String,
}

#[derive(Clone)]
#[cfg_attr(feature = "reqwest", expect(clippy::large_enum_variant, reason = "there is one of it"))]
enum Sender {
    Hyper(Hyper<HttpConnector, Full<bytes::Bytes>>),
    #[cfg(feature = "reqwest")]
    Reqwest(reqwest::Client),
}

impl Sender {
    fn hyper() -> Self {
        let mut builder = Hyper::builder(TokioExecutor::new());
        builder.pool_idle_timeout(Duration::from_secs(90)).pool_timer(TokioTimer::new());
        Self::Hyper(builder.build(HttpConnector::new()))
    }

    async fn get(&self, url: &str) -> bytes::Bytes {
        match self {
            Self::Hyper(client) => {
                let request = http::Request::get(url)
                    .header("user-agent", "petstore/1.0")
                    .header("accept", "application/json")
                    .body(Full::default());
                let exchange = async {
                    let response = client.request(request.unwrap()).await.unwrap();
                    assert!(response.status().is_success());
                    Limited::new(response.into_body(), 64 << 20).collect().await.unwrap().to_bytes()
                };
                tokio::time::timeout(Duration::from_secs(30), exchange).await.unwrap()
            }
            #[cfg(feature = "reqwest")]
            Self::Reqwest(client) => {
                let request = client.get(url).header("user-agent", "petstore/1.0").header("accept", "application/json");
                let response = request.timeout(Duration::from_secs(30)).send().await.unwrap();
                response.error_for_status().unwrap().bytes().await.unwrap()
            }
        }
    }
}

#[derive(serde::Deserialize)]
struct Pet {
    id: i64,
    #[expect(dead_code, reason = "it is decoded")]
    name: String,
    #[expect(dead_code, reason = "it is decoded")]
    status: Option<Status>,
    #[expect(dead_code, reason = "it is decoded")]
    level: Option<i64>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Available,
    SoldOut,
}

impl ByHand {
    async fn get<T: serde::de::DeserializeOwned>(&self, path: &str) -> T {
        serde_json::from_slice(&self.client.get(&format!("{}{path}", self.base_url)).await).unwrap()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    Small,
    Large,
}

async fn by_runtime(client: petstore::Client, size: Size, calls: usize) {
    for _ in 0..calls {
        let id = match size {
            Size::Small => client.get("1234567").await.unwrap().id,
            Size::Large => client.list().await.unwrap()[0].id,
        };
        assert!(id >= 1000);
    }
}

async fn by_hand(client: ByHand, size: Size, calls: usize) {
    for _ in 0..calls {
        let id = match size {
            Size::Small => client.get::<Pet>("/pets/1234567").await.id,
            Size::Large => client.get::<Vec<Pet>>("/pets").await[0].id,
        };
        assert!(id >= 1000);
    }
}

/// Processor time of this thread in nanoseconds, which runs everything.
fn processor_time() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse().unwrap()
}

/// Processor time in nanoseconds and allocations of one call.
async fn cost<F: Future<Output = ()> + 'static>(at_once: usize, calls: usize, run: impl Fn(usize) -> F) -> [f64; 2] {
    let (start, region) = (processor_time(), Region::new(ALLOCATOR));
    let tasks = tokio::task::LocalSet::new();
    for _ in 0..at_once {
        tasks.spawn_local(run(calls / at_once));
    }
    tasks.await;
    let time = processor_time() - start;
    let allocations = region.change();
    let made = allocations.allocations + allocations.reallocations;
    [time as f64 / calls as f64, made as f64 / calls as f64]
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn measure() {
    let server = Server::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let builder = || petstore::Client::builder().base_url(server.1.clone());
    compare("hyper", &runtime, &builder().build().unwrap(), Sender::hyper(), &server);
    #[cfg(feature = "reqwest")]
    {
        let client = reqwest::Client::new();
        let ours = builder().transport(client.clone()).build().unwrap();
        compare("reqwest", &runtime, &ours, Sender::Reqwest(client), &server);
    }
}

/// Calls of one kind.
fn make_calls(arguments: &[String]) {
    let [over, by, size, count] = arguments else {
        unreachable!("`calls hyper|reqwest runtime|hand small|large COUNT`")
    };
    let (size, count) = (if size == "small" { Size::Small } else { Size::Large }, count.parse().unwrap());
    let server = Server::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let builder = petstore::Client::builder().base_url(server.1.clone());
    let (client, sender) = match over.as_str() {
        #[cfg(feature = "reqwest")]
        "reqwest" => {
            let client = reqwest::Client::new();
            (builder.transport(client.clone()).build().unwrap(), Sender::Reqwest(client))
        }
        _ => (builder.build().unwrap(), Sender::hyper()),
    };
    let hand = ByHand { client: sender, base_url: server.1.clone() };
    let start = processor_time();
    match by.as_str() {
        "runtime" => runtime.block_on(by_runtime(client, size, count)),
        _ => runtime.block_on(by_hand(hand, size, count)),
    }
    println!("{:.2} µs", (processor_time() - start) as f64 / 1000.0 / count as f64);
}

fn compare(over: &str, runtime: &Runtime, client: &petstore::Client, sender: Sender, server: &Server) {
    let hand = ByHand { client: sender, base_url: server.1.clone() };
    println!("over {over}");
    println!("body    at once   µs by hand   µs runtime   ratio   allocations by hand   runtime   ratio");
    for (size, name, calls) in [(Size::Small, "43 B ", 1920), (Size::Large, "24 KB", 640)] {
        for at_once in [1, 64] {
            let mut rounds: [[Vec<f64>; 2]; 2] = Default::default();
            for round in 0..=ROUNDS {
                let ours = || runtime.block_on(cost(at_once, calls, |calls| by_runtime(client.clone(), size, calls)));
                let theirs = || runtime.block_on(cost(at_once, calls, |calls| by_hand(hand.clone(), size, calls)));
                // They take turns in beginning a round.
                let first = (round % 2 == 0).then(ours);
                let (theirs, ours) = (theirs(), first.unwrap_or_else(ours));
                // The first round opens the connections.
                for (found, kept) in [(ours, 0), (theirs, 1)].into_iter().filter(|_| round > 0) {
                    rounds[kept][0].push(found[0]);
                    rounds[kept][1].push(found[1]);
                }
            }
            let [[time, allocations], [time_by_hand, allocations_by_hand]] = rounds.map(|kept| kept.map(median));
            println!(
                "{name} {at_once:>10} {:>12.1} {:>12.1} {:>7.2} {allocations_by_hand:>21.1} {allocations:>9.1} {:>7.2}",
                time_by_hand / 1000.0,
                time / 1000.0,
                time / time_by_hand,
                allocations / allocations_by_hand
            );
        }
    }
}
