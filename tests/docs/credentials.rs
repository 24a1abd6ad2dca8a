//! `docs/credentials.md`.
#![allow(unreachable_pub, reason = "the page shows items as a crate has them")]

use clientwright_tests::{Answer, Server};

fn start() -> Server {
    Server::start(|_| Answer::json(200, "[]"))
}

#[tokio::test]
async fn oauth2_is_a_value_of_the_setter() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(|request| match request.url.as_str() {
        "/token" => Answer::json(200, r#"{"access_token": "t", "token_type": "bearer", "expires_in": 3600}"#),
        _ => Answer::json(200, "[]"),
    });
    let (token_url, builder) = (format!("{}/token", server.url()), petstore_client::Client::builder());
    let builder = builder.base_url(server.url());
    // docs: client-credentials
    use petstore_client::runtime::oauth2::OAuth2;

    let oauth = OAuth2::client_credentials("client id", "client secret")
        .token_url(token_url) // unless the document has it
        .audience("https://api.example.com");
    let client = builder.api_key(oauth).build()?;
    // docs: end
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-api-key"), Some("t"));
    Ok(())
}

#[tokio::test]
async fn a_check_tells_what_is_wrong() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(|_| Answer::json(401, r#"{"detail": "no such key"}"#));
    let client = petstore_client::Client::builder().base_url(server.url()).api_key("k").build()?;
    // docs: check
    use petstore_client::CheckErrorKind;

    match client.check().await {
        Ok(checked) => println!("the API responds within {:?}", checked.round_trip()),
        Err(error) if error.kind() == CheckErrorKind::Unauthorized => println!("get a new key: {error}"),
        Err(error) => println!("{error}"),
    }
    // docs: end
    let error = client.check().await.err().ok_or("the server refuses the key")?;
    assert_eq!(error.kind(), CheckErrorKind::Unauthorized);
    assert_eq!(server.last_request().url, "/pets");
    Ok(())
}

mod file {
    // docs: file
    use std::path::{Path, PathBuf};
    use std::sync::{Mutex, PoisonError};
    use std::time::SystemTime;

    use petstore_client::http::header::HeaderMap;
    use petstore_client::http::{Request, response};
    use petstore_client::{Body, Credentials, CredentialsContext, CredentialsFuture, Secret};

    /// A key that another program replaces from time to time. The file is read again when it has changed.
    pub struct KeyFile {
        path: PathBuf,
        known: Mutex<Option<Key>>,
    }

    #[derive(Clone)]
    struct Key {
        modified: SystemTime,
        key: Secret,
    }

    impl KeyFile {
        pub fn new(path: impl Into<PathBuf>) -> Self {
            Self { path: path.into(), known: Mutex::default() }
        }

        async fn key(&self, known: Option<Key>) -> std::io::Result<Secret> {
            let path = self.path.clone();
            // Files are read on a thread where that does not delay other tasks.
            let read =
                tokio::task::spawn_blocking(move || read(&path, known)).await.map_err(std::io::Error::other)??;
            *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(read.clone());
            Ok(read.key)
        }

        fn known(&self) -> Option<Key> {
            self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
        }
    }

    fn read(path: &Path, known: Option<Key>) -> std::io::Result<Key> {
        let modified = std::fs::metadata(path)?.modified()?;
        match known.filter(|known| known.modified == modified) {
            Some(known) => Ok(known),
            None => Ok(Key { modified, key: std::fs::read_to_string(path)?.trim().into() }),
        }
    }

    impl Credentials for KeyFile {
        fn apply<'a>(
            &'a self,
            request: Request<Body>,
            context: CredentialsContext<'a>,
        ) -> CredentialsFuture<'a, Request<Body>> {
            Box::pin(async move { context.attach(request, self.key(self.known()).await?) })
        }

        /// After a response of 401, the file is read whatever its time is. Another key is worth another attempt.
        fn rejected<'a>(
            &'a self,
            _: &'a HeaderMap,
            _: &'a response::Parts,
            _: CredentialsContext<'a>,
        ) -> CredentialsFuture<'a, bool> {
            Box::pin(async move {
                let old = self.known().map(|known| known.key);
                Ok(Some(self.key(None).await?) != old)
            })
        }
    }
    // docs: end
}

#[tokio::test]
async fn a_key_is_read_for_each_request() -> Result<(), Box<dyn std::error::Error>> {
    let (server, folder) = (start(), tempfile::tempdir()?);
    let path = folder.path().join("key");
    std::fs::write(&path, "first\n")?;
    let builder = petstore_client::Client::builder().base_url(server.url());
    use file::KeyFile;
    let key_path = path.clone();
    // docs: custom
    use petstore_client::Credential;

    let client = builder.api_key(Credential::custom(KeyFile::new(key_path))).build()?;
    // docs: end
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-api-key"), Some("first"));
    let written = std::fs::metadata(&path)?.modified()?;
    std::fs::write(&path, "second")?;
    set_time(&path, written)?;
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-api-key"), Some("first"), "the time of the file is the same");
    set_time(&path, written + std::time::Duration::from_secs(1))?;
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-api-key"), Some("second"));
    Ok(())
}

fn set_time(path: &std::path::Path, time: std::time::SystemTime) -> std::io::Result<()> {
    std::fs::File::options().write(true).open(path)?.set_modified(time)
}

#[tokio::test]
async fn a_key_that_is_rejected_is_read_again() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(|request| match request.header("x-api-key") {
        Some("second") => Answer::json(200, "[]"),
        _ => Answer::json(401, "{}"),
    });
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("key");
    std::fs::write(&path, "first")?;
    let written = std::fs::metadata(&path)?.modified()?;
    let key = petstore_client::Credential::custom(file::KeyFile::new(&path));
    let client = petstore_client::Client::builder().base_url(server.url()).api_key(key).build()?;
    assert_eq!(client.pets().list().await.expect_err("the old key").status().map(|status| status.as_u16()), Some(401));
    assert_eq!(server.requests().len(), 1, "the file has the same key");
    std::fs::write(&path, "second")?;
    set_time(&path, written)?;
    client.pets().list().await?;
    let keys: Vec<_> = server.requests().iter().map(|request| request.header("x-api-key").map(str::to_owned)).collect();
    assert_eq!(keys, [Some("first".to_owned()), Some("first".to_owned()), Some("second".to_owned())]);
    Ok(())
}

mod hmac_signature {
    // docs: hmac
    use std::time::{SystemTime, UNIX_EPOCH};

    use hmac::{Hmac, KeyInit as _, Mac as _};
    use petstore_client::http::Request;
    use petstore_client::http::header::HeaderValue;
    use petstore_client::{Body, Credentials, CredentialsContext, CredentialsFuture, Secret};
    use sha2::Sha256;

    /// Signs method, path, time and body of each request: `X-Api-Key: t=1700000000,v1=575a…`.
    pub struct Signed(pub Secret);

    impl Signed {
        pub fn signature(&self, method: &str, path: &str, time: u64, body: &[u8]) -> String {
            // HMAC takes keys of every length.
            let mut mac = <Hmac<Sha256>>::new_from_slice(self.0.expose().as_bytes()).expect("a key");
            mac.update(format!("{method}\n{path}\n{time}\n").as_bytes());
            mac.update(body);
            mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
        }
    }

    impl Credentials for Signed {
        fn apply<'a>(
            &'a self,
            mut request: Request<Body>,
            context: CredentialsContext<'a>,
        ) -> CredentialsFuture<'a, Request<Body>> {
            Box::pin(async move {
                let time = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
                let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
                let body = request.body().as_bytes().ok_or("the body is a stream, which cannot be signed")?;
                let signature = self.signature(request.method().as_str(), path, time, body);
                // Signatures are not shown in logs and errors.
                let mut value = HeaderValue::try_from(format!("t={time},v1={signature}"))?;
                value.set_sensitive(true);
                let _ = context; // the operation, its scheme and scopes
                request.headers_mut().insert("x-api-key", value);
                Ok(request)
            })
        }
    }
    // docs: end
}

#[tokio::test]
async fn requests_are_signed_by_hmac() -> Result<(), Box<dyn std::error::Error>> {
    use hmac_signature::Signed;

    let signed = || Signed("key".into());
    // By another implementation: `hmac.new(b"key", message, hashlib.sha256)` of Python.
    let expected = "575a74f283925fd42f094305269e5b5a83ebfdd3dd5686fde84e327b9273b851";
    assert_eq!(signed().signature("POST", "/pets?a=b", 1_700_000_000, br#"{"name":"Rex"}"#), expected);
    let server = start();
    let credential = petstore_client::Credential::custom(signed());
    let client = petstore_client::Client::builder().base_url(server.url()).api_key(credential).build()?;
    client.pets().list().limit(2).await?;
    let request = server.last_request();
    let value = request.header("x-api-key").expect("a signature");
    let (time, signature) = value.strip_prefix("t=").and_then(|rest| rest.split_once(",v1=")).expect("both parts");
    assert_eq!(signature, signed().signature("GET", "/pets?limit=2", time.parse()?, b""));
    Ok(())
}

/// The program of a person with a browser: it opens the URL, and follows the redirect.
async fn open(url: String, answer: impl Fn(&str) -> String) -> Result<(), Box<dyn std::error::Error>> {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let pairs: std::collections::HashMap<&str, &str> =
        url.split_once('?').expect("a query").1.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let redirect = pairs["redirect_uri"].replace("%3A", ":").replace("%2F", "/");
    let host = redirect.trim_start_matches("http://").trim_end_matches('/');
    // A browser asks for its icon, too, and connects without a request.
    for path in ["favicon.ico".to_owned(), String::new(), answer(pairs["state"])] {
        let mut browser = tokio::net::TcpStream::connect(host).await?;
        if !path.is_empty() {
            browser.write_all(format!("GET /{path} HTTP/1.1\r\nhost: {host}\r\n\r\n").as_bytes()).await?;
            let mut page = String::new();
            browser.read_to_string(&mut page).await?;
            assert!(page.starts_with("HTTP/1.1 "), "{page}");
        }
    }
    Ok(())
}

async fn signed_in(
    answer: impl Fn(&str) -> String,
) -> Result<petstore_client::runtime::oauth2::OAuth2, Box<dyn std::error::Error + Send + Sync>> {
    use petstore_client::runtime::oauth2::OAuth2;

    use crate::loopback::Loopback;

    let server = Server::start(|_| Answer::json(200, r#"{"access_token": "t", "token_type": "bearer"}"#));
    let loopback = Loopback::start().await?;
    let oauth = OAuth2::authorization_code("client id", loopback.redirect_url()?)
        .authorization_url("https://id.example.com/authorize")
        .token_url(format!("{}/token", server.url()));
    let sign_in = oauth.sign_in().await?;
    let url = sign_in.url().to_owned();
    let (finished, opened) = tokio::join!(loopback.finish(sign_in), open(url, answer));
    opened.map_err(|error| error.to_string())?;
    finished
}

#[tokio::test]
async fn a_browser_returns_to_this_machine() {
    let oauth = signed_in(|state| format!("?code=c&state={state}")).await.expect("a token");
    assert!(format!("{oauth:?}").contains("authorizationCode"));
    let told = async |answer: fn(&str) -> String| signed_in(answer).await.expect_err("no token").to_string();
    assert_eq!(
        told(|state| format!("?error=access_denied&error_description=No.&state={state}")).await,
        "the authorization server refuses an access token: access_denied: No."
    );
    assert_eq!(
        told(|_| "?code=c&state=another".to_owned()).await,
        "the redirect has another `state`: it belongs to another sign-in"
    );
}

#[tokio::test]
async fn a_person_types_in_a_code() -> Result<(), Box<dyn std::error::Error>> {
    use petstore_client::Client;
    use petstore_client::runtime::oauth2::OAuth2;

    let server = Server::start(|request| match request.url.as_str() {
        "/device" => Answer::json(
            200,
            r#"{"device_code": "d", "user_code": "AB-CD", "verification_uri": "https://id.example/go", "expires_in": 60, "interval": 1}"#,
        ),
        "/token" => Answer::json(200, r#"{"access_token": "t", "token_type": "bearer"}"#),
        _ => Answer::json(200, "[]"),
    });
    let (device_url, token_url) = (format!("{}/device", server.url()), format!("{}/token", server.url()));
    let builder = Client::builder().base_url(server.url());
    // docs: device
    let oauth = OAuth2::device("client id")
        .device_authorization_url(device_url) // these two unless the document has them
        .token_url(token_url)
        .scopes(["read:pets"]);
    let device = oauth.device_code().await?;
    println!("open {} and type in {}", device.url(), device.user_code());
    let client = builder.api_key(device.wait().await?).build()?;
    // docs: end
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-api-key"), Some("t"));
    Ok(())
}

mod store {
    // docs: store
    use std::path::PathBuf;

    use petstore_client::runtime::oauth2::{Token, TokenStore};
    use petstore_client::transport::BoxFuture;

    type Stored<'a, T> = BoxFuture<'a, Result<T, Box<dyn std::error::Error + Send + Sync>>>;

    /// A file for the tokens of one program. Only its user may read it: tokens are secrets.
    pub struct TokenFile(pub PathBuf);

    impl TokenStore for TokenFile {
        fn load<'a>(&'a self, _scopes: &'a [String]) -> Stored<'a, Option<Token>> {
            Box::pin(async move {
                match std::fs::read_to_string(&self.0) {
                    Ok(json) => Ok(Some(Token::from_json(&json)?)),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                    Err(error) => Err(error.into()),
                }
            })
        }

        fn save<'a>(&'a self, _scopes: &'a [String], token: &'a Token) -> Stored<'a, ()> {
            Box::pin(async move { Ok(std::fs::write(&self.0, token.to_json().expose())?) })
        }
    }
    // docs: end
}

#[tokio::test]
async fn tokens_are_kept_in_a_file() -> Result<(), Box<dyn std::error::Error>> {
    use petstore_client::runtime::oauth2::OAuth2;

    let server = Server::start(|request| match request.url.as_str() {
        "/token" => Answer::json(200, r#"{"access_token": "t", "token_type": "bearer", "expires_in": 3600}"#),
        _ => Answer::json(200, "[]"),
    });
    let folder = tempfile::tempdir()?;
    for requests in [2, 3] {
        let oauth = OAuth2::client_credentials("me", "s3cret").token_url(format!("{}/token", server.url()));
        let oauth = oauth.store(store::TokenFile(folder.path().join("tokens")));
        let client = petstore_client::Client::builder().base_url(server.url()).api_key(oauth).build()?;
        client.pets().list().await?;
        assert_eq!((server.requests().len(), server.last_request().header("x-api-key")), (requests, Some("t")));
    }
    Ok(())
}

#[tokio::test]
async fn parameters_of_every_call_are_set_once() -> Result<(), Box<dyn std::error::Error>> {
    use crate::accounts::Client;

    let server = Server::start(|_| Answer::json(204, ""));
    let builder = Client::builder().base_url(server.url());
    // docs: client-parameters
    let client = builder.x_account_id("a-1").api_version("2025-01").build()?;
    client.orders().list().await?;
    client.orders().list().x_account_id("a-2").await?; // another account, for this call
    // docs: end
    let sent: Vec<_> =
        server.requests().iter().map(|one| (one.url.clone(), one.header("x-account-id").map(str::to_owned))).collect();
    let expected = |account: &str| ("/orders?api-version=2025-01".to_owned(), Some(account.to_owned()));
    assert_eq!(sent, [expected("a-1"), expected("a-2")]);
    Ok(())
}

#[expect(dead_code, reason = "a person has to sign in")]
async fn sign_in() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    use crate::loopback::Loopback;
    use petstore_client::Client;
    use petstore_client::runtime::oauth2::OAuth2;
    // docs: sign-in
    let loopback = Loopback::start().await?;
    let oauth = OAuth2::authorization_code("client id", loopback.redirect_url()?)
        .of_scheme(&Client::SECURITY_SCHEMES[0]) // the URLs of the document
        .scopes(["read:pets"]);
    let sign_in = oauth.sign_in().await?;
    println!("open {}", sign_in.url());
    let oauth = loopback.finish(sign_in).await?;
    let client = Client::builder().api_key(oauth).build()?;
    // docs: end
    drop(client);
    Ok(())
}
