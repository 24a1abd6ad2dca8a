//! The spans of a call. A program of its own: no other test may be the first to meet a point that logs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use clientwright_runtime::{TransportError, http, transport};
use petstore::{Client, Pet};
use tracing::field::{Field, Visit};
use tracing::span;

/// The spans: name, parent, fields.
#[derive(Debug, Default, Clone)]
struct Found {
    name: String,
    parent: Option<u64>,
    fields: BTreeMap<String, String>,
}

#[derive(Clone, Default)]
struct Spans(Arc<Mutex<(Vec<Found>, Vec<u64>)>>);

impl Visit for Found {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}"));
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }
}

impl tracing::Subscriber for Spans {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        let (spans, entered) = &mut *self.0.lock().unwrap();
        let name = attributes.metadata().name().to_owned();
        let mut found = Found { name, parent: entered.last().copied(), ..Found::default() };
        attributes.record(&mut found);
        spans.push(found);
        span::Id::from_u64(spans.len() as u64)
    }
    fn record(&self, id: &span::Id, values: &span::Record<'_>) {
        let (spans, _) = &mut *self.0.lock().unwrap();
        values.record(&mut spans[usize::try_from(id.into_u64()).unwrap() - 1]);
    }
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, _: &tracing::Event<'_>) {}
    fn enter(&self, id: &span::Id) {
        self.0.lock().unwrap().1.push(id.into_u64());
    }
    fn exit(&self, _: &span::Id) {
        self.0.lock().unwrap().1.pop();
    }
}

impl Spans {
    /// The spans of this crate since the last time.
    fn take(&self) -> Vec<Found> {
        let spans = std::mem::take(&mut self.0.lock().unwrap().0);
        spans.into_iter().filter(|span| span.name.starts_with("http_")).collect()
    }
}

fn fields(span: &Found) -> Vec<(&str, &str)> {
    span.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn a_call_and_its_attempts_have_spans() {
    let spans = Spans::default();
    let _guard = tracing::subscriber::set_default(spans.clone());

    let transport = transport::from_fn(async |_| Ok(http::Response::new(r#"{"id":7,"name":"Rex"}"#.into())));
    let client = Client::builder().transport(transport).build().unwrap();
    client.get("7").await.unwrap();
    let found = spans.take();
    assert_eq!(found.iter().map(|span| span.name.as_str()).collect::<Vec<_>>(), ["http_call", "http_request"]);
    assert_eq!((found[0].parent, found[1].parent), (None, Some(1)));
    let common = [
        ("http.request.method", "GET"),
        ("http.response.status_code", "200"),
        ("otel.name", "GET /pets/{id}"),
        ("server.address", "api.example.com"),
        ("server.port", "443"),
        ("url.template", "/pets/{id}"),
    ];
    let with = |more: (&'static str, &'static str)| {
        let mut all = Vec::from(common);
        all.push(more);
        all.sort_unstable();
        all
    };
    assert_eq!(fields(&found[0]), with(("operation", "getPet")));
    assert_eq!(fields(&found[1]), with(("otel.kind", "client")));

    let transport = transport::from_fn(async |_| Ok(http::Response::builder().status(404).body("no".into()).unwrap()));
    let client = Client::builder().base_url("http://127.0.0.1:8080").transport(transport).build().unwrap();
    client.get("7").await.unwrap_err();
    for span in spans.take() {
        let of = |name: &str| span.fields.get(name).map(String::as_str);
        assert_eq!((of("http.response.status_code"), of("error.type")), (Some("404"), Some("404")));
        assert_eq!((of("server.address"), of("server.port")), (Some("127.0.0.1"), Some("8080")));
    }

    let transport = transport::from_fn(async |_| Err(TransportError::connect("refused")));
    let client = Client::builder().token("t").transport(transport).build().unwrap();
    client.create(&Pet::new(1, "Rex")).await.unwrap_err();
    let found = spans.take();
    let resent = found.iter().skip(1).map(|span| span.fields.get("http.request.resend_count").map(String::as_str));
    let expected = [None, Some("1"), Some("2")];
    assert_eq!(resent.collect::<Vec<_>>(), expected[..found.len() - 1]);
    for span in &found {
        assert_eq!(span.fields.get("error.type").map(String::as_str), Some("connect"));
        assert_eq!(span.fields.get("http.response.status_code"), None);
    }
}

#[tokio::test]
async fn the_status_and_the_port_are_those_of_the_response_and_the_url() {
    let spans = Spans::default();
    let _guard = tracing::subscriber::set_default(spans.clone());
    for (url, port) in [("http://127.0.0.1", "80"), ("https://a.example", "443"), ("https://a.example:8443", "8443")] {
        for (status, error) in [("200", None), ("304", None), ("399", None), ("400", Some("400")), ("501", Some("501"))]
        {
            let response = move || {
                let body = r#"{"id":7,"name":"Rex"}"#.into();
                http::Response::builder().status(status).body(body).unwrap()
            };
            let transport = transport::from_fn(move |_| std::future::ready(Ok(response())));
            let client = Client::builder().base_url(url).transport(transport).build().unwrap();
            let _ = client.get("7").await;
            let found = spans.take();
            assert!(found.len() > 1, "{found:?}");
            for span in found {
                let of = |name: &str| span.fields.get(name).map(String::as_str);
                assert_eq!((of("http.response.status_code"), of("error.type")), (Some(status), error), "{status}");
                assert_eq!(of("server.port"), Some(port), "{url}");
            }
        }
    }
}
