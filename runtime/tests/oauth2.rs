//! Access tokens of OAuth 2.0, against an authorization server that is a function.
#![cfg(feature = "oauth2")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use clientwright_runtime::codegen::v1::{
    Builder, Core, Infallible, OAuthFlow, Operation, Requirement, SchemeKind, SecurityScheme,
};
use clientwright_runtime::oauth2::{ClientAuthentication, OAuth2, Token, TokenStore};
use clientwright_runtime::transport::BoxFuture;
use clientwright_runtime::{Body, Credential, Error, Transport, TransportError, http};

const SCHEMES: &[SecurityScheme] = &[
    SecurityScheme {
        name: "login",
        setter: "login",
        kind: SchemeKind::OAuth2(&[
            OAuthFlow::new("clientCredentials").token_url("/token"),
            OAuthFlow::new("authorizationCode")
                .authorization_url("https://id.example/authorize")
                .token_url("https://id.example/code")
                .refresh_url("https://id.example/refresh"),
            OAuthFlow::new("deviceAuthorization")
                .device_authorization_url("https://id.example/device")
                .token_url("https://id.example/token"),
        ]),
    },
    SecurityScheme { name: "openid", setter: "openid", kind: SchemeKind::OpenIdConnect("https://id.example/metadata") },
];
const READ: Operation =
    Operation::new("read", "GET", "/r").secured(&[&[Requirement { scheme: "login", scopes: &["read"] }]]);
const WRITE: Operation =
    Operation::new("write", "POST", "/w").secured(&[&[Requirement { scheme: "login", scopes: &["write", "read"] }]]);
const NAMED: Operation =
    Operation::new("named", "GET", "/n").secured(&[&[Requirement { scheme: "openid", scopes: &[] }]]);

/// What was requested, as `POST /token scope=read` or `GET /r Bearer a`.
type Log = Arc<Mutex<Vec<String>>>;
type Respond = dyn Fn(&str) -> (u16, String) + Send + Sync;

/// A server whose `respond` gets the line of the log. Each response takes two polls.
#[derive(Clone)]
struct Server {
    log: Log,
    respond: Arc<Respond>,
}

fn server(respond: impl Fn(&str) -> (u16, String) + Send + Sync + 'static) -> Server {
    Server { log: Log::default(), respond: Arc::new(respond) }
}

impl Server {
    fn log(&self) -> Vec<String> {
        std::mem::take(&mut *self.log.lock().unwrap())
    }
}

impl Transport for Server {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let Self { log, respond } = self.clone();
        Box::pin(async move {
            let body = String::from_utf8_lossy(request.body().as_bytes().unwrap()).into_owned();
            let authorization = request.headers().get("authorization").map(|value| {
                assert!(value.is_sensitive());
                value.to_str().unwrap().to_owned()
            });
            let line = [request.method().to_string(), request.uri().to_string(), body]
                .into_iter()
                .chain(authorization)
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            log.lock().unwrap().push(line.clone());
            tokio::task::yield_now().await;
            let (status, body) = respond(&line);
            Ok(http::Response::builder().status(status).body(body.into()).unwrap())
        })
    }

    fn timer(&self) -> Option<Arc<dyn clientwright_runtime::Timer>> {
        clientwright_runtime::transport::from_fn(|_| std::future::ready(Err(TransportError::timeout()))).timer()
    }
}

fn client(server: &Server, credential: impl Into<Credential>) -> Core {
    let builder = Builder::new(SCHEMES, Some("https://api.example"), "test").transport(server.clone());
    builder.credential("login", credential).build().unwrap()
}

async fn call(core: &Core, operation: Operation) -> Result<u16, Error<Infallible>> {
    let call = core.call::<(), Infallible, clientwright_runtime::NoHeaders>(operation, |_| Ok(()));
    call.send_undecoded().await.map(|response| response.status().as_u16())
}

fn credentials() -> OAuth2 {
    OAuth2::client_credentials("me", "s3cret")
}

/// Tokens that are counted: `t1`, `t2`, each of this life.
fn counted(life: u64) -> impl Fn(&str) -> (u16, String) + Send + Sync + 'static {
    let count = AtomicUsize::new(0);
    move |line| {
        if line.starts_with("POST https://api.example/token") {
            let count = count.fetch_add(1, Ordering::SeqCst) + 1;
            (200, format!(r#"{{"access_token": "t{count}", "token_type": "Bearer", "expires_in": {life}}}"#))
        } else {
            (200, String::new())
        }
    }
}

const TOKEN: &str = "POST https://api.example/token grant_type=client_credentials";
const BASIC: &str = "Basic bWU6czNjcmV0";

#[tokio::test]
async fn a_token_is_requested_once_for_the_scopes_of_the_operation() {
    let server = server(counted(3600));
    let core = client(&server, credentials());
    assert_eq!(call(&core, READ).await.unwrap(), 200);
    assert_eq!(call(&core, READ).await.unwrap(), 200);
    assert_eq!(
        server.log(),
        [
            format!("{TOKEN}&scope=read {BASIC}"),
            "GET https://api.example/r Bearer t1".to_owned(),
            "GET https://api.example/r Bearer t1".to_owned()
        ]
    );
    // A token with more scopes serves the operations that need fewer.
    call(&core, WRITE).await.unwrap();
    assert_eq!(server.log()[0], format!("{TOKEN}&scope=write+read {BASIC}"));
    let other = client(&server, credentials().scopes(["all"]));
    call(&other, WRITE).await.unwrap();
    call(&other, READ).await.unwrap();
    assert_eq!(
        server.log(),
        [
            format!("{TOKEN}&scope=all {BASIC}"),
            "POST https://api.example/w Bearer t3".to_owned(),
            "GET https://api.example/r Bearer t3".to_owned()
        ]
    );
}

#[tokio::test]
async fn parameters_and_the_client_go_where_they_are_asked_for() {
    let server = server(counted(3600));
    let credentials = credentials()
        .client_authentication(ClientAuthentication::Body)
        .audience("https://a.example")
        .resource("urn:b")
        .token_url("https://api.example/token?v=2");
    call(&client(&server, credentials), READ).await.unwrap();
    assert_eq!(
        server.log()[0],
        "POST https://api.example/token?v=2 grant_type=client_credentials&scope=read&client_id=me&\
         client_secret=s3cret&audience=https%3A%2F%2Fa.example&resource=urn%3Ab"
    );
}

#[tokio::test]
async fn a_hundred_callers_make_one_request() {
    let server = server(counted(3600));
    let core = client(&server, credentials());
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let core = core.clone();
            tokio::spawn(async move { call(&core, READ).await.unwrap() })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), 200);
    }
    let log = server.log();
    assert_eq!(log.iter().filter(|line| line.starts_with("POST")).count(), 1);
    assert_eq!(log.len(), 101);
}

#[tokio::test]
async fn a_hundred_callers_refresh_an_expired_token_once() {
    let server = server(counted(1));
    let core = client(&server, credentials());
    call(&core, READ).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1050)).await;
    server.log();
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let core = core.clone();
            tokio::spawn(async move { call(&core, READ).await.unwrap() })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), 200);
    }
    let log = server.log();
    assert_eq!(log.iter().filter(|line| line.starts_with("POST")).count(), 1);
    assert_eq!(log.iter().filter(|line| line.ends_with("Bearer t2")).count(), 100);
}

#[tokio::test]
async fn a_rotated_refresh_token_survives_the_caller_that_began_the_refresh() {
    let server = server(rotating());
    let core = client(&server, OAuth2::refresh_token("me", "r1"));
    {
        let mut leader = pin!(call(&core, READ));
        poll_fn(|context| {
            assert!(leader.as_mut().poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
    }
    call(&core, READ).await.unwrap();
    assert_eq!(
        server.log(),
        [
            "POST https://id.example/refresh grant_type=refresh_token&refresh_token=r1&client_id=me",
            // Its life is over at once; the refresh token that came with it is not lost.
            "POST https://id.example/refresh grant_type=refresh_token&refresh_token=r2&client_id=me",
            "GET https://api.example/r Bearer t3",
        ]
    );
}

/// A clock that was wrong when a token was saved: the server rejects a token that seems valid, and one that seems expired is not
/// used.
#[tokio::test]
async fn a_clock_that_is_ten_minutes_off_costs_one_request() {
    const SKEW: Duration = Duration::from_secs(600);
    for (seems, expected) in [
        (SKEW, vec!["GET https://api.example/r Bearer old", "POST", "GET https://api.example/r Bearer t1"]),
        (Duration::ZERO, vec!["POST", "GET https://api.example/r Bearer t1"]),
    ] {
        let counted = counted(3600);
        let server = server(move |line| match line {
            "GET https://api.example/r Bearer old" => (401, String::new()),
            line => counted(line),
        });
        let store = Memory::default();
        store.save(&["read".to_owned()], &Token::new("old", None, Some(seems))).await.unwrap();
        let core = client(&server, credentials().store(store));
        assert_eq!(call(&core, READ).await.unwrap(), 200);
        let log = server.log();
        let log: Vec<&str> = log.iter().map(|line| if line.starts_with("POST") { "POST" } else { line }).collect();
        assert_eq!(log, expected);
    }
}

#[tokio::test]
async fn a_refresh_survives_the_caller_that_began_it() {
    let server = server(counted(3600));
    let core = client(&server, credentials());
    {
        let mut leader = pin!(call(&core, READ));
        poll_fn(|context| {
            assert!(leader.as_mut().poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
    }
    assert_eq!(server.log(), [format!("{TOKEN}&scope=read {BASIC}")]);
    call(&core, READ).await.unwrap();
    assert_eq!(server.log(), ["GET https://api.example/r Bearer t1"]);
}

#[tokio::test]
async fn a_token_is_refreshed_before_it_expires() {
    let server = server(counted(1));
    let core = client(&server, credentials());
    call(&core, READ).await.unwrap();
    call(&core, READ).await.unwrap();
    tokio::time::sleep(Duration::from_millis(920)).await;
    call(&core, READ).await.unwrap();
    let sent: Vec<String> = server.log().into_iter().filter(|line| line.starts_with("GET")).collect();
    let sent: Vec<&str> = sent.iter().map(|line| line.rsplit_once(' ').unwrap().1).collect();
    assert_eq!(sent, ["t1", "t1", "t2"]);
}

#[tokio::test]
async fn the_old_token_is_used_while_it_is_valid() {
    let count = AtomicUsize::new(0);
    let server = server(move |line| match line.starts_with("POST") {
        true if count.fetch_add(1, Ordering::SeqCst) == 0 => {
            (200, r#"{"access_token": "t", "expires_in": "1"}"#.into())
        }
        true => (500, "<h1>sorry</h1>".into()),
        false => (200, String::new()),
    });
    let core = client(&server, credentials());
    call(&core, READ).await.unwrap();
    tokio::time::sleep(Duration::from_millis(910)).await;
    assert_eq!(call(&core, READ).await.unwrap(), 200);
    assert_eq!(call(&core, READ).await.unwrap(), 200);
    // One refresh was tried, and not again for a while.
    assert_eq!(server.log().iter().filter(|line| line.starts_with("POST")).count(), 2);
    tokio::time::sleep(Duration::from_millis(200)).await;
    let error = call(&core, READ).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /r (read): no credentials for the security scheme `login`, set by `.login(…)`: no access token from the \
         authorization server: the exchange with the server failed: the authorization server responds with the status \
         500 Internal Server Error"
    );
    assert!(matches!(&error, Error::Credentials(error) if error.scheme() == Some("login")));
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_refusal_says_why() {
    let server = server(|_| (401, r#"{"error": "invalid_client", "error_description": "no such client"}"#.into()));
    let error = call(&client(&server, credentials()), READ).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /r (read): no credentials for the security scheme `login`, set by `.login(…)`: the authorization server \
         refuses an access token: invalid_client: no such client"
    );
    assert_eq!(server.log().len(), 1);
}

#[tokio::test]
async fn a_rejected_token_is_replaced_once() {
    let counted = counted(3600);
    let server = server(move |line| match line {
        "GET https://api.example/r Bearer t1" => (401, String::new()),
        line => counted(line),
    });
    let core = client(&server, credentials());
    assert_eq!(call(&core, READ).await.unwrap(), 200);
    let log = server.log();
    assert_eq!(log.len(), 4);
    assert_eq!(log[3], "GET https://api.example/r Bearer t2");
}

#[tokio::test]
async fn a_server_that_rejects_every_token_is_asked_twice() {
    let counted = counted(3600);
    let server = server(move |line| if line.starts_with("GET") { (401, String::new()) } else { counted(line) });
    let core = client(&server, credentials());
    assert_eq!(call(&core, READ).await.unwrap(), 401);
    assert_eq!(server.log().len(), 4);
}

/// Rotation: each refresh token is valid once.
fn rotating() -> impl Fn(&str) -> (u16, String) + Send + Sync + 'static {
    let count = AtomicUsize::new(1);
    move |line| {
        let Some((_, token)) = line.split_once("refresh_token=") else { return (200, String::new()) };
        let now = count.load(Ordering::SeqCst);
        if !token.starts_with(&format!("r{now}&")) && token != format!("r{now}") {
            return (400, r#"{"error": "invalid_grant"}"#.into());
        }
        let next = count.fetch_add(1, Ordering::SeqCst) + 1;
        (200, format!(r#"{{"access_token": "t{next}", "refresh_token": "r{next}", "expires_in": 0}}"#))
    }
}

#[tokio::test]
async fn refresh_tokens_rotate() {
    let server = server(rotating());
    let core = client(&server, OAuth2::refresh_token("me", "r1"));
    for _ in 0..3 {
        call(&core, READ).await.unwrap();
    }
    assert_eq!(
        server.log(),
        [
            "POST https://id.example/refresh grant_type=refresh_token&refresh_token=r1&client_id=me",
            "GET https://api.example/r Bearer t2",
            "POST https://id.example/refresh grant_type=refresh_token&refresh_token=r2&client_id=me",
            "GET https://api.example/r Bearer t3",
            "POST https://id.example/refresh grant_type=refresh_token&refresh_token=r3&client_id=me",
            "GET https://api.example/r Bearer t4",
        ]
    );
    let error = call(&client(&server, OAuth2::refresh_token("me", "r1")), READ).await.unwrap_err();
    assert!(error.to_string().ends_with("refuses an access token: invalid_grant"), "{error}");
}

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<(String, String)>>>);

impl TokenStore for Memory {
    fn load<'a>(
        &'a self,
        scopes: &'a [String],
    ) -> BoxFuture<'a, Result<Option<Token>, Box<dyn std::error::Error + Send + Sync>>> {
        let found = self.0.lock().unwrap().iter().find(|(known, _)| *known == scopes.join(" ")).cloned();
        Box::pin(async move { Ok(found.map(|(_, json)| Token::from_json(&json)).transpose()?) })
    }

    fn save<'a>(
        &'a self,
        scopes: &'a [String],
        token: &'a Token,
    ) -> BoxFuture<'a, Result<(), Box<dyn std::error::Error + Send + Sync>>> {
        let mut saved = self.0.lock().unwrap();
        saved.retain(|(known, _)| *known != scopes.join(" "));
        saved.push((scopes.join(" "), token.to_json().expose().to_owned()));
        Box::pin(std::future::ready(Ok(())))
    }
}

#[tokio::test]
async fn tokens_outlive_the_process() {
    let (server, store) = (server(counted(3600)), Memory::default());
    call(&client(&server, credentials().store(store.clone())), READ).await.unwrap();
    server.log();
    // Another process.
    call(&client(&server, credentials().store(store.clone())), READ).await.unwrap();
    assert_eq!(server.log(), ["GET https://api.example/r Bearer t1"]);
    let saved = &store.0.lock().unwrap()[0];
    assert_eq!(saved.0, "read");
    assert!(saved.1.contains(r#""access_token":"t1""#), "{saved:?}");
}

#[tokio::test]
async fn a_person_signs_in_with_a_browser() {
    let server = server(|line| {
        if line.contains("/code ") {
            (200, r#"{"access_token": "t", "token_type": "bearer", "refresh_token": "r"}"#.into())
        } else {
            (200, String::new())
        }
    });
    let oauth = OAuth2::authorization_code("me", "http://127.0.0.1:9/back").of_scheme(&SCHEMES[0]).scopes(["a", "b"]);
    let oauth = oauth.transport(server.clone());
    let sign_in = oauth.sign_in().await.unwrap();
    let (page, query) = sign_in.url().split_once('?').unwrap();
    assert_eq!(page, "https://id.example/authorize");
    let find = |name: &str| {
        let pairs = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        pairs.unwrap_or_default().to_owned()
    };
    assert_eq!((find("response_type"), find("client_id"), find("scope")), ("code".into(), "me".into(), "a+b".into()));
    assert_eq!(
        (find("redirect_uri"), find("code_challenge_method")),
        ("http%3A%2F%2F127.0.0.1%3A9%2Fback".into(), "S256".into())
    );
    assert_eq!(find("code_challenge").len(), 43);
    let back = format!("/back?code=c%2F1&state={}", find("state"));
    let oauth = sign_in.finish(&back).await.unwrap();
    let log = server.log();
    let sent =
        log[0].strip_prefix("POST https://id.example/code grant_type=authorization_code&code=c%2F1&code_verifier=");
    let (verifier, rest) = sent.unwrap().split_once('&').unwrap();
    assert_eq!(rest, "client_id=me&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fback");
    assert!((43..=128).contains(&verifier.len()));
    call(&client(&server, oauth), WRITE).await.unwrap();
    assert_eq!(server.log(), ["POST https://api.example/w Bearer t"]);
}

#[tokio::test]
async fn a_redirect_of_another_sign_in_is_refused() {
    let server = server(|_| (200, String::new()));
    let oauth = OAuth2::authorization_code("me", "http://127.0.0.1:9/").of_scheme(&SCHEMES[0]);
    let oauth = oauth.transport(server.clone());
    let told = |redirected: &'static str| {
        let oauth = oauth.clone();
        async move { oauth.sign_in().await.unwrap().finish(redirected).await.unwrap_err().to_string() }
    };
    let other = "the redirect has another `state`: it belongs to another sign-in";
    assert_eq!(told("/?code=c&state=x").await, other);
    assert_eq!(told("/?error=access_denied").await, other);
    let sign_in = oauth.sign_in().await.unwrap();
    let state = sign_in.url().split('&').find(|pair| pair.starts_with("state=")).unwrap().to_owned();
    let error = sign_in.finish(&format!("/?error=access_denied&{state}")).await.unwrap_err();
    assert_eq!(error.code(), Some("access_denied"));
    let error = call(&client(&server, oauth), READ).await.unwrap_err();
    assert!(error.to_string().ends_with("nobody is signed in, or the sign-in has expired and has no refresh token"));
    assert!(server.log().is_empty());
}

#[tokio::test]
async fn a_person_signs_in_on_another_device() {
    let count = AtomicUsize::new(0);
    let server = server(move |line| {
        match line {
        line if line.contains("/device") => (
            200,
            r#"{"device_code": "d", "user_code": "AB-CD", "verification_uri": "https://id.example/go", "expires_in": 60, "interval": 1}"#.into(),
        ),
        line if line.contains("id.example/token") && count.fetch_add(1, Ordering::SeqCst) == 0 => {
            (400, r#"{"error": "authorization_pending"}"#.into())
        }
        line if line.contains("id.example/token") => (200, r#"{"access_token": "t"}"#.into()),
        _ => (200, String::new()),
    }
    });
    let oauth = OAuth2::device("me").of_scheme(&SCHEMES[0]).scopes(["a"]).transport(server.clone());
    let device = oauth.device_code().await.unwrap();
    assert_eq!((device.url(), device.user_code()), ("https://id.example/go", "AB-CD"));
    let oauth = tokio::spawn(device.wait()).await.unwrap().unwrap();
    call(&client(&server, oauth), READ).await.unwrap();
    let poll = "POST https://id.example/token grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&\
                device_code=d&client_id=me";
    assert_eq!(
        server.log(),
        ["POST https://id.example/device scope=a&client_id=me", poll, poll, "GET https://api.example/r Bearer t"]
    );
}

#[tokio::test]
async fn discovery_gives_the_urls() {
    let server = server(|line| match line {
        "GET https://id.example/metadata" => (200, r#"{"token_endpoint": "https://id.example/t"}"#.into()),
        line if line.starts_with("POST https://id.example/t ") => (200, r#"{"access_token": "t"}"#.into()),
        _ => (200, String::new()),
    });
    let builder = Builder::new(SCHEMES, Some("https://api.example"), "test").transport(server.clone());
    let core = builder.credential("openid", credentials()).build().unwrap();
    call(&core, NAMED).await.unwrap();
    assert_eq!(
        server.log(),
        [
            "GET https://id.example/metadata".to_owned(),
            format!("POST https://id.example/t grant_type=client_credentials {BASIC}"),
            "GET https://api.example/n Bearer t".to_owned()
        ]
    );
}

#[tokio::test]
async fn a_password_is_a_grant_of_the_past() {
    let server = server(counted(3600));
    #[expect(deprecated, reason = "it is tested")]
    let credentials = OAuth2::password("me", "ann", "p w");
    call(&client(&server, credentials.token_url("https://api.example/token")), READ).await.unwrap();
    assert_eq!(
        server.log()[0],
        "POST https://api.example/token grant_type=password&username=ann&password=p+w&scope=read&client_id=me"
    );
}

#[test]
fn secrets_are_not_shown() {
    let credentials = OAuth2::client_credentials("me", "s3cret");
    assert_eq!(format!("{credentials:?}"), r#"OAuth2 { flow: "clientCredentials", client_id: "me", .. }"#);
    let token = Token::new("s3cret", Some("s3cret".into()), None);
    assert!(!format!("{token:?} {:?}", Credential::from(credentials)).contains("s3cret"));
}
