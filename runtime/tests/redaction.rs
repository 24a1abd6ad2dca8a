//! Secrets are never shown. A program of its own: no other test may be the first to meet a point that logs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use clientwright_runtime::{Error, Secret, http, transport};
use petstore::{Client, ClientBuilder, Pet};
use tracing::field::{Field, Visit};

const SECRET: &str = "s3cr3t-v4lue";

/// Keeps the text of all events.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0.lock().unwrap(), " {field}={value:?}").unwrap();
    }
}

impl tracing::Subscriber for Log {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        writeln!(self.0.lock().unwrap()).unwrap();
        write!(self.0.lock().unwrap(), "{}", event.metadata().level()).unwrap();
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

#[tokio::test]
async fn secrets_are_not_shown() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let mut shown = format!("{:?} {}", Secret::from(SECRET), Secret::from(SECRET));
    for status in [200, 500] {
        let response = move || http::Response::builder().status(status).body("no".into()).unwrap();
        let transport = || transport::from_fn(move |_| std::future::ready(Ok(response())));
        let all: [fn(ClientBuilder) -> ClientBuilder; 4] = [
            |b| b.token(SECRET),
            |b| b.login("me", SECRET),
            |b| b.api_key(SECRET).session(SECRET),
            |b| b.query_key(SECRET),
        ];
        for one in all {
            let builder = one(Client::builder()).default_header("Authorization", SECRET).transport(transport());
            write!(shown, "{builder:?}").unwrap();
            let client = builder.build().unwrap();
            let call =
                client.create(&Pet::new(1, "Rex")).with_header("Authorization", SECRET).with_query("key", SECRET);
            write!(shown, "{client:?}{call:?}").unwrap();
            let answer = call.send().await;
            write!(shown, "{answer:?}").unwrap();
            if let Err(error) = answer {
                write!(shown, "{error}").unwrap();
            }
        }
    }
    let log = log.0.lock().unwrap().clone();
    assert!(!shown.contains(SECRET), "{shown}");
    assert!(!log.contains(SECRET), "{log}");
    assert!(log.contains("DEBUG message=response operation=\"createPet\" method=\"POST\" url=\"https://api.example.com/v1/pets?key=[redacted]\" status=200"), "{log}");
    assert!(log.contains("WARN"), "{log}");
}

#[tokio::test]
async fn a_key_is_not_shown_after_another_parameter() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let transport = transport::from_fn(|_| async { Ok(http::Response::new("not JSON".into())) });
    let client = Client::builder().query_key("k").transport(transport).build().unwrap();
    let call = client.list().with_query("q", "a").with_query("key", SECRET).with_query("z", "b");
    let Err(Error::Decode(error)) = call.await else { panic!("the body is no JSON") };
    assert_eq!(error.url(), "https://api.example.com/v1/pets?q=a&key=[redacted]&z=b");
    let log = log.0.lock().unwrap().clone();
    assert!(!log.contains(SECRET) && !error.to_string().contains(SECRET), "{log}{error}");
    assert!(log.contains("url=\"https://api.example.com/v1/pets?q=[redacted]&key=[redacted]&z=[redacted]\""), "{log}");
    let warning = "WARN message=unexpected response operation=\"listPets\" method=\"GET\" path=\"/pets\" status=200";
    assert!(log.contains(warning), "{log}");
}
