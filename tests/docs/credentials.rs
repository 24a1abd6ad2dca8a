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
    use petstore_client::http::Request;
    use petstore_client::{Body, Credentials, CredentialsContext, CredentialsFuture};

    /// A key that another program replaces from time to time.
    pub struct KeyFile(pub std::path::PathBuf);

    impl Credentials for KeyFile {
        fn apply<'a>(
            &'a self,
            request: Request<Body>,
            context: CredentialsContext<'a>,
        ) -> CredentialsFuture<'a, Request<Body>> {
            Box::pin(async move {
                let key = std::fs::read_to_string(&self.0)?;
                context.attach(request, key.trim())
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
    let key_file = file::KeyFile(path.clone());
    // docs: custom
    use petstore_client::Credential;

    let client = builder.api_key(Credential::custom(key_file)).build()?;
    // docs: end
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-api-key"), Some("first"));
    std::fs::write(&path, "second")?;
    client.pets().list().await?;
    assert_eq!(server.last_request().header("x-api-key"), Some("second"));
    Ok(())
}

#[expect(dead_code, reason = "a person has to sign in")]
async fn sign_in() -> Result<(), Box<dyn std::error::Error>> {
    use petstore_client::Client;
    use petstore_client::runtime::oauth2::OAuth2;
    // docs: sign-in
    use std::io::{BufRead as _, Write as _};

    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let redirect_url = format!("http://{}/", listener.local_addr()?);
    let oauth = OAuth2::authorization_code("client id", redirect_url)
        .of_scheme(&Client::SECURITY_SCHEMES[0]) // the URLs of the document
        .scopes(["read:pets"]);
    let sign_in = oauth.sign_in().await?;
    println!("open {}", sign_in.url());
    // The browser returns with the code: `GET /?code=…&state=… HTTP/1.1`.
    let (mut browser, _) = listener.accept()?;
    let mut line = String::new();
    std::io::BufReader::new(&browser).read_line(&mut line)?;
    browser.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nDone.")?;
    let redirected = line.split(' ').nth(1).unwrap_or_default();
    let client = Client::builder().api_key(sign_in.finish(redirected).await?).build()?;
    // docs: end
    drop(client);
    Ok(())
}
