//! `docs/middleware.md`.
#![allow(unreachable_pub, reason = "the page shows items as a crate has them")]

use clientwright_tests::{Answer, Server};

use super::REX;

#[tokio::test]
async fn a_function_is_a_middleware() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(|_| Answer::json(200, "[]"));
    let builder = petstore_client::Client::builder().base_url(server.url()).api_key("k");
    // docs: from-fn
    use petstore_client::{http, middleware};

    let tenant = middleware::from_fn(async |mut request, next| {
        request.headers_mut().insert("x-tenant", http::HeaderValue::from_static("blue"));
        next.run(request).await
    });
    let client = builder.middleware(tenant).build()?;
    // docs: end
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-tenant"), Some("blue"));
    Ok(())
}

mod refuse {
    // docs: trait
    use petstore_client::middleware::{Middleware, Next};
    use petstore_client::{Body, TransportError, http};

    /// Refuses everything that writes, and says which operation that was.
    pub struct ReadOnly;

    impl Middleware for ReadOnly {
        async fn handle(
            &self,
            request: http::Request<Body>,
            next: Next,
        ) -> Result<http::Response<Body>, TransportError> {
            let operation = next.operation();
            if matches!(operation.method(), "GET" | "HEAD") || operation.tag() == Some("search") {
                return next.run(request).await;
            }
            Err(TransportError::new(format!("{} is not allowed here", operation.id())))
        }
    }
    // docs: end
}

#[tokio::test]
async fn a_middleware_refuses() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(|_| Answer::json(200, "[]"));
    let builder = petstore_client::Client::builder().base_url(server.url()).api_key("k");
    let client = builder.middleware(refuse::ReadOnly).build()?;
    client.pets().list().await?;
    let error = client.pets().delete(7).await.expect_err("a refusal");
    assert!(error.to_string().contains("is not allowed here"), "{error}");
    assert_eq!(server.requests().len(), 1);
    Ok(())
}

mod sigv4 {
    // docs: sigv4
    use std::time::SystemTime;

    use aws_credential_types::Credentials;
    use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
    use aws_sigv4::sign::v4;
    use petstore_client::middleware::{Middleware, Next};
    use petstore_client::{Body, TransportError, http};

    /// Signs each request by AWS Signature Version 4.
    pub struct SigV4 {
        pub credentials: Credentials,
        pub region: &'static str,
        pub service: &'static str,
    }

    impl SigV4 {
        fn sign(&self, request: &mut http::Request<Body>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            let identity = self.credentials.clone().into();
            let params = v4::SigningParams::builder()
                .identity(&identity)
                .region(self.region)
                .name(self.service)
                .time(SystemTime::now())
                .settings(SigningSettings::default())
                .build()?
                .into();
            let headers = request.headers().iter();
            let headers = headers.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
            // The hash of a stream is not known before it is sent.
            let body = request.body().as_bytes().map_or(SignableBody::UnsignedPayload, SignableBody::Bytes);
            let url = request.uri().to_string();
            let signable = SignableRequest::new(request.method().as_str(), url, headers, body)?;
            let (instructions, _) = sign(signable, &params)?.into_parts();
            instructions.apply_to_request_http1x(request);
            Ok(())
        }
    }

    impl Middleware for SigV4 {
        async fn handle(
            &self,
            mut request: http::Request<Body>,
            next: Next,
        ) -> Result<http::Response<Body>, TransportError> {
            self.sign(&mut request).map_err(TransportError::new)?;
            next.run(request).await
        }
    }
    // docs: end
}

#[tokio::test]
async fn requests_are_signed_by_sigv4() -> Result<(), Box<dyn std::error::Error>> {
    use aws_credential_types::Credentials;
    use sigv4::SigV4;

    let server = Server::start(|_| Answer::json(200, REX));
    let builder = petstore_client::Client::builder().base_url(server.url()).api_key("k");
    // docs: sigv4-use
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI", None, None, "settings");
    let client =
        builder.attempt_middleware(SigV4 { credentials, region: "eu-central-1", service: "execute-api" }).build()?;
    // docs: end
    client.pets().get(7).await?;
    let request = server.last_request();
    let date = request.header("x-amz-date").expect("a date");
    let authorization = request.header("authorization").expect("a signature");
    let scope = format!("{}/eu-central-1/execute-api/aws4_request", &date[..8]);
    let start = format!("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}, SignedHeaders=");
    assert!(authorization.starts_with(&start), "{authorization}");
    assert!(authorization.contains("host;"), "{authorization}");
    let (_, signature) = authorization.split_once("Signature=").expect("a signature");
    assert!(signature.len() == 64 && signature.bytes().all(|byte| byte.is_ascii_hexdigit()), "{signature}");
    Ok(())
}

mod etag {
    // docs: etag
    use std::collections::HashMap;
    use std::sync::{Mutex, PoisonError};

    use petstore_client::http::header::{ETAG, IF_NONE_MATCH};
    use petstore_client::http::{Method, StatusCode, Uri, response::Parts};
    use petstore_client::middleware::{Middleware, Next};
    use petstore_client::{Body, Bytes, TransportError, http};

    /// Keeps responses that have an `ETag`, and asks the server if they are still current (RFC 9110, 13.1.2).
    #[derive(Default)]
    pub struct Cache(Mutex<HashMap<Uri, (Parts, Bytes)>>);

    impl Middleware for Cache {
        async fn handle(
            &self,
            mut request: http::Request<Body>,
            next: Next,
        ) -> Result<http::Response<Body>, TransportError> {
            if request.method() != Method::GET {
                return next.run(request).await;
            }
            let url = request.uri().clone();
            let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&url).cloned();
            if let Some(etag) = known.as_ref().and_then(|(head, _)| head.headers.get(ETAG)) {
                request.headers_mut().insert(IF_NONE_MATCH, etag.clone());
            }
            let response = next.run(request).await?;
            if let (StatusCode::NOT_MODIFIED, Some((head, body))) = (response.status(), known) {
                return Ok(http::Response::from_parts(head, body.into()));
            }
            let (head, body) = response.into_parts();
            // The body is in memory unless the call returns a stream.
            if let (true, Some(bytes)) = (head.headers.contains_key(ETAG), body.as_bytes()) {
                let entry = (head.clone(), Bytes::copy_from_slice(bytes));
                self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(url, entry);
            }
            Ok(http::Response::from_parts(head, body))
        }
    }
    // docs: end
}

#[tokio::test]
async fn responses_are_kept_by_their_etag() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(|request| match request.header("if-none-match") {
        Some("\"v1\"") => Answer::empty(304),
        _ => Answer::json(200, REX).with_header("etag", "\"v1\""),
    });
    let builder = petstore_client::Client::builder().base_url(server.url()).api_key("k");
    // docs: etag-use
    let client = builder.middleware(etag::Cache::default()).build()?;
    // docs: end
    assert_eq!(client.pets().get(7).await?.name, "Rex");
    assert_eq!(client.pets().get(7).await?.name, "Rex");
    let requests = server.requests();
    let asked: Vec<_> = requests.iter().map(|request| request.header("if-none-match")).collect();
    assert_eq!(asked, [None, Some("\"v1\"")]);
    Ok(())
}

mod pace {
    // docs: pace
    use std::sync::{Mutex, PoisonError};
    use std::time::Duration;

    use petstore_client::middleware::{Middleware, Next};
    use petstore_client::{Body, TransportError, http};
    use tokio::time::Instant;

    /// Sends one request in each interval; the others wait for their turn.
    pub struct Pace {
        interval: Duration,
        turn: Mutex<Instant>,
    }

    impl Pace {
        pub fn new(interval: Duration) -> Self {
            Self { interval, turn: Mutex::new(Instant::now()) }
        }

        fn take_turn(&self) -> Instant {
            let mut turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            let taken = (*turn).max(Instant::now());
            *turn = taken + self.interval;
            taken
        }
    }

    impl Middleware for Pace {
        async fn handle(
            &self,
            request: http::Request<Body>,
            next: Next,
        ) -> Result<http::Response<Body>, TransportError> {
            tokio::time::sleep_until(self.take_turn()).await;
            next.run(request).await
        }
    }
    // docs: end
}

#[tokio::test]
async fn requests_are_paced() -> Result<(), Box<dyn std::error::Error>> {
    use std::time::Duration;

    let server = Server::start(|_| Answer::json(200, "[]"));
    let builder = petstore_client::Client::builder().base_url(server.url()).api_key("k");
    // docs: pace-use
    let client = builder.attempt_middleware(pace::Pace::new(Duration::from_millis(50))).build()?;
    // docs: end
    let start = std::time::Instant::now();
    for _ in 0..4 {
        client.pets().list().await?;
    }
    assert!(start.elapsed() >= Duration::from_millis(150));
    Ok(())
}

mod propagate {
    // docs: propagate
    use opentelemetry::propagation::Injector;
    use petstore_client::http::{HeaderMap, HeaderName, HeaderValue};
    use petstore_client::middleware::{Middleware, Next};
    use petstore_client::{Body, TransportError, http};
    use tracing_opentelemetry::OpenTelemetrySpanExt as _;

    /// Sends the trace context of the present span: with the propagator of W3C, as `traceparent`.
    pub struct Propagate;

    impl Middleware for Propagate {
        async fn handle(
            &self,
            mut request: http::Request<Body>,
            next: Next,
        ) -> Result<http::Response<Body>, TransportError> {
            let context = tracing::Span::current().context();
            opentelemetry::global::get_text_map_propagator(|propagator| {
                propagator.inject_context(&context, &mut Headers(request.headers_mut()));
            });
            next.run(request).await
        }
    }

    struct Headers<'a>(&'a mut HeaderMap);

    impl Injector for Headers<'_> {
        fn set(&mut self, name: &str, value: String) {
            if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::try_from(value)) {
                self.0.insert(name, value);
            }
        }
    }
    // docs: end
}

#[tokio::test]
async fn the_trace_context_is_propagated() -> Result<(), Box<dyn std::error::Error>> {
    use opentelemetry::trace::TracerProvider as _;
    use tracing_subscriber::layer::SubscriberExt as _;

    let provider = opentelemetry_sdk::trace::SdkTracerProvider::builder().build();
    opentelemetry::global::set_text_map_propagator(opentelemetry_sdk::propagation::TraceContextPropagator::new());
    let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("docs"));
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));

    let server = Server::start(|_| Answer::json(200, "[]"));
    let builder = petstore_client::Client::builder().base_url(server.url()).api_key("k");
    // docs: propagate-use
    let client = builder.attempt_middleware(propagate::Propagate).build()?;
    // docs: end
    client.pets().list().await?;
    let sent = server.last_request();
    let context = sent.header("traceparent").expect("a trace context").split('-').collect::<Vec<_>>();
    assert_eq!(context.iter().map(|part| part.len()).collect::<Vec<_>>(), [2, 32, 16, 2]);
    assert_ne!(context[2], "0000000000000000");
    Ok(())
}
