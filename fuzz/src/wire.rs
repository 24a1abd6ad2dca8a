//! Entry points of the runtime: what a server sends.
//!
//! An input is a response as it is written: a status, headers, an empty line, the body.

use std::convert::{Infallible, identity};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use clientwright_runtime::codegen::v1::{
    self as codegen, Builder, Call, Core, Credential, DecodeResult, Operation, RawResponse, Requirement, SchemeKind,
    SecurityScheme, xml,
};
use clientwright_runtime::http::{HeaderMap, HeaderName, HeaderValue, Response};
use clientwright_runtime::webhooks::{StandardWebhooks, VerifySignature};
use clientwright_runtime::{Body, Error, Event, Json, RateLimit, TransportError, transport};
use http_body::Frame;

const SCHEMES: &[SecurityScheme] = &[SecurityScheme { name: "door", setter: "door", kind: SchemeKind::Digest }];
const OPERATION: Operation = Operation::new("get", "GET", "/a/b").accept("application/json");
const DOOR: &[&[Requirement]] = &[&[Requirement { scheme: "door", scopes: &[] }]];

/// The largest number of times that a future of this program is polled: each has what it waits for.
const POLLS: usize = 1 << 20;

/// Headers of every form.
#[derive(Debug)]
struct Headers {
    #[allow(dead_code, reason = "it is shown")]
    read: [Option<Json>; 6],
}

impl clientwright_runtime::FromHeaders for Headers {
    fn from_headers(headers: &HeaderMap) -> Result<Self, clientwright_runtime::HeaderError> {
        use codegen::HeaderForm::{ExplodedObject, Json, Lines, List, Literal, Object, Text};
        let of = |name, form| codegen::headers_presence::optional(headers, name, &form);
        Ok(Self {
            read: [
                of("link", List(&Text))?,
                of("retry-after", Literal)?,
                of("content-disposition", Object(&[("a", Literal)], &Text))?,
                of("x-page", ExplodedObject(&[("a", Literal)], &Text))?,
                of("set-cookie", Lines)?,
                of("x-json", Json)?,
            ],
        })
    }
}

/// Reads headers about times and limits, and typed ones: the same value in each.
pub fn header(data: &[u8]) {
    const NAMES: [&str; 13] = [
        "retry-after",
        "date",
        "ratelimit",
        "ratelimit-policy",
        "x-ratelimit-limit",
        "x-ratelimit-reset",
        "link",
        "content-disposition",
        "x-page",
        "set-cookie",
        "x-json",
        "webhook-timestamp",
        "webhook-signature",
    ];
    let Ok(value) = HeaderValue::from_bytes(data) else { return };
    let headers: HeaderMap = NAMES.map(|name| (HeaderName::from_static(name), value.clone())).into_iter().collect();
    let _ = format!("{:?}", RateLimit::from_headers(&headers));
    let _ = format!("{:?}", <Headers as clientwright_runtime::FromHeaders>::from_headers(&headers));
    if let Ok(signatures) = StandardWebhooks::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") {
        let _ = format!("{:?}", signatures.verify(&headers, data));
    }
}

/// Reads events and sequences of values: those that arrive in pieces are those that arrive at once.
pub fn events(data: &[u8]) {
    let (size, body) = data.split_first().map_or((1, data), |(size, body)| (usize::from(*size % 16) + 1, body));
    for kind in ["text events", "JSON events", "lines", "records"] {
        let whole = read_all(kind, body.to_vec().into());
        let pieces = body.chunks(size).map(<[u8]>::to_vec).collect::<Vec<_>>();
        assert_eq!(whole, read_all(kind, Body::stream(Chunks(pieces.into_iter()))), "{kind} in pieces of {size} bytes");
    }
}

/// Reads a response by each decoder, as success and as error, and shows the errors.
pub fn response(data: &[u8]) {
    let decoders: [fn(&mut RawResponse) -> DecodeResult<Json, Json>; 9] = [
        |response| response.ok_json(identity),
        |response| response.ok_text(Json::from),
        |response| response.ok_xml(identity, &XML),
        |response| response.err_json(identity),
        |response| response.err_text(Json::from),
        |response| response.err_only_text(Json::from),
        |response| response.err_xml(identity, &XML),
        |response| response.undocumented(),
        |response| response.err_bytes(|bytes| Json::from(bytes.len().to_string())),
    ];
    for decode in decoders {
        let core = core(data);
        let call: Call<Json, Json> = core.call(OPERATION, decode);
        match wait(call.send()) {
            Ok(response) => drop(format!("{:?} {:?}", response.rate_limit(), response.body())),
            Err(error) => show(&error),
        }
    }
    let challenged: Call<Json, Infallible> = core(data).call(OPERATION.secured(DOOR), |response| response.ok_json(identity));
    if let Err(error) = wait(challenged.send()) {
        show(&error);
    }
}

/// Any element, with lists and attributes.
static XML: xml::Xml = xml::element(xml::Content::Object(&[
    xml::optional("a", &xml::element(xml::Content::Array(&xml::element(xml::Content::Any)))),
    xml::optional("b", &xml::attribute(xml::Content::Integer)),
    xml::optional("c", &xml::element(xml::Content::Map(&xml::element(xml::Content::Any)))),
]));

/// A message is one that a terminal and a log can take.
fn show<E: std::fmt::Debug>(error: &Error<E>) {
    let text = format!("{error}");
    let _ = format!("{error:?} {:?} {:?} {}", error.retry_after(), error.request_id(), error.is_retryable());
    let is_harmful = |character: char| {
        character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    assert!(!text.contains(is_harmful), "{text:?}");
}

/// A client whose server responds with this.
fn core(data: &[u8]) -> Core {
    let data = data.to_vec();
    let respond = move |_| std::future::ready(Ok::<_, TransportError>(parse(&data)));
    let builder = Builder::new(SCHEMES, Some("http://localhost/"), "fuzz/1.0").transport(transport::from_fn(respond));
    let login = Credential::Basic { username: "a".to_owned(), password: "b".into() };
    builder.credential("door", login).build().expect("a client")
}

/// The response that is written so: `200`, `name: value` for each header, an empty line, the body.
fn parse(data: &[u8]) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    let mut rest = data;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\n') {
        let (line, after) = (rest[..at].trim_ascii(), &rest[at + 1..]);
        rest = after;
        if line.is_empty() {
            break;
        }
        if let Some(colon) = line.iter().position(|&byte| byte == b':') {
            let name = HeaderName::from_bytes(&line[..colon]);
            let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
            if let (Ok(name), Ok(value)) = (name, value) {
                let _ = response.headers_mut().try_append(name, value);
            }
        } else if let Ok(status) = line.try_into() {
            *response.status_mut() = status;
        }
    }
    *response.body_mut() = rest.to_vec().into();
    response
}

/// The items of a stream, and the errors between them.
fn read_all(kind: &str, body: Body) -> Vec<String> {
    let media_type = match kind {
        "lines" => "application/jsonl",
        "records" => "application/json-seq",
        _ => "text/event-stream",
    };
    let body = std::sync::Mutex::new(Some(body));
    let respond = move |_| {
        let body = body.lock().ok().and_then(|mut body| body.take()).unwrap_or_default();
        let mut response = Response::new(body);
        response.headers_mut().insert("content-type", HeaderValue::from_static(media_type));
        std::future::ready(Ok::<_, TransportError>(response))
    };
    let builder = Builder::new(&[], Some("http://localhost/"), "fuzz/1.0").transport(transport::from_fn(respond));
    let core = builder.build().expect("a client");
    let mut read = Vec::new();
    macro_rules! read_by {
        ($decode:expr, $item:expr) => {{
            let call: Call<_, Infallible> = core.call(OPERATION.streams(), $decode);
            match wait(call.send()) {
                Err(error) => read.push(error.to_string()),
                Ok(response) => {
                    let mut stream = response.into_body();
                    while let Some(item) = wait(stream.next()) {
                        read.push(item.map_or_else(|error| format!("{error}"), $item));
                    }
                }
            }
        }};
    }
    match kind {
        "text events" => read_by!(|response| response.ok_text_events(identity), |event: Event<String>| format!("{event:?}")),
        "JSON events" => read_by!(|response| response.ok_events::<Json, _, _>(identity), |event: Event<Json>| format!("{event:?}")),
        _ => read_by!(|response| response.ok_items::<Json, _, _>(identity), |value: Json| value.to_string()),
    }
    read
}

/// A body in pieces.
struct Chunks(std::vec::IntoIter<Vec<u8>>);

impl http_body::Body for Chunks {
    type Data = clientwright_runtime::bytes::Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, TransportError>>> {
        Poll::Ready(self.0.next().map(|chunk| Ok(Frame::data(chunk.into()))))
    }
}

/// The result of a future that has to wait for nothing.
fn wait<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..POLLS {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
    panic!("the future does not end")
}
