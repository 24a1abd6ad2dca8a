//! Every grant against an authorization server that others wrote: `tests/authorization-server/run.sh` starts it, and a program that
//! acts for a person with a browser.

use std::process::Stdio;
use std::sync::{Arc, Mutex};

use clientwright_runtime::oauth2::{ClientAuthentication, OAuth2, Token, TokenStore};
use clientwright_runtime::{Credential, transport::BoxFuture};

use crate::accounts::types::Owner;
use crate::accounts::{Client, ClientBuilder};
use crate::loopback::Loopback;

type Tested = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// The URL of the server.
fn server() -> String {
    std::env::var("AUTHORIZATION_SERVER")
        .expect("the URL of the server, as `tests/authorization-server/run.sh` sets it")
}

fn builder() -> ClientBuilder {
    Client::builder().base_url(server())
}

async fn owner(
    client: &Client,
) -> Result<(String, Option<String>, Option<String>), Box<dyn std::error::Error + Send + Sync>> {
    let Owner { client, account, scope, .. } = client.api().get().await?;
    Ok((client, account, scope))
}

fn told(client: &str, account: Option<&str>, scope: &str) -> (String, Option<String>, Option<String>) {
    (client.to_owned(), account.map(str::to_owned), Some(scope.to_owned()))
}

/// Opens a URL as a person does, and signs in.
fn open(url: &str) -> std::io::Result<std::process::Child> {
    let program = std::env::var("PERSON").expect("the program of the person");
    std::process::Command::new("node").arg(program).arg(url).stdout(Stdio::null()).spawn()
}

fn metadata() -> String {
    format!("{}/.well-known/openid-configuration", server())
}

/// The last tokens.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Token>>>);

impl TokenStore for Kept {
    fn load<'a>(
        &'a self,
        _: &'a [String],
    ) -> BoxFuture<'a, Result<Option<Token>, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async { Ok(None) })
    }

    fn save<'a>(
        &'a self,
        _: &'a [String],
        token: &'a Token,
    ) -> BoxFuture<'a, Result<(), Box<dyn std::error::Error + Send + Sync>>> {
        self.0.lock().expect("no panic").push(token.clone());
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
#[ignore = "needs the server"]
async fn a_program_gets_a_token_for_itself() -> Tested {
    let oauth = OAuth2::client_credentials("machine", "s3cret +/");
    assert_eq!(owner(&builder().login(oauth).build()?).await?, told("machine", None, "read"));
    let oauth = OAuth2::client_credentials("machine-body", "s3cret").client_authentication(ClientAuthentication::Body);
    assert_eq!(owner(&builder().login(oauth).build()?).await?, told("machine-body", None, "read"));
    let error =
        builder().login(OAuth2::client_credentials("machine", "wrong")).build()?.api().get().await.expect_err("wrong");
    println!("a wrong secret: {error}");
    assert!(error.to_string().contains("invalid_client"), "{error}");
    Ok(())
}

#[tokio::test]
#[ignore = "needs the server"]
async fn discovery_gives_the_urls() -> Tested {
    let oauth = OAuth2::client_credentials("machine", "s3cret +/").scopes(["read"]);
    assert_eq!(owner(&builder().openid(oauth).build()?).await?, told("machine", None, "read"));
    Ok(())
}

#[tokio::test]
#[ignore = "needs the server"]
async fn a_person_signs_in_with_a_browser_and_tokens_are_refreshed() -> Tested {
    let (loopback, kept) = (Loopback::start().await?, Kept::default());
    let oauth = OAuth2::authorization_code("app", loopback.redirect_url()?)
        .discovery_url(metadata())
        .scopes(["openid", "read"])
        .store(kept.clone());
    let sign_in = oauth.sign_in().await?;
    let mut person = open(sign_in.url())?;
    let oauth = loopback.finish(sign_in).await?;
    person.wait()?;
    assert_eq!(owner(&builder().login(oauth).build()?).await?, told("app", Some("ann"), "openid read"));

    let first = kept.0.lock().expect("no panic").last().cloned().ok_or("a token")?;
    let refresh = first.refresh_token().ok_or("a refresh token")?.clone();
    let oauth = OAuth2::refresh_token("app", refresh.clone())
        .discovery_url(metadata())
        .scopes(["openid", "read"])
        .store(kept.clone());
    assert_eq!(owner(&builder().login(oauth.clone()).build()?).await?, told("app", Some("ann"), "openid read"));
    let second = kept.0.lock().expect("no panic").last().cloned().ok_or("a token")?;
    assert_ne!(first.access_token().expose(), second.access_token().expose());
    // The server rotates refresh tokens: one that was used is refused.
    let oauth = OAuth2::refresh_token("app", refresh).discovery_url(metadata()).scopes(["openid", "read"]);
    let error = builder().login(oauth).build()?.api().get().await.expect_err("used");
    println!("a refresh token that was used: {error}");
    assert!(error.to_string().contains("invalid_grant"), "{error}");
    Ok(())
}

#[tokio::test]
#[ignore = "needs the server"]
async fn a_person_signs_in_on_another_device() -> Tested {
    let oauth = OAuth2::device("tv").discovery_url(metadata()).scopes(["openid", "read"]);
    let device = oauth.device_code().await?;
    println!("{} {}", device.url(), device.user_code());
    let mut person = open(device.complete_url().ok_or("a URL with the code")?)?;
    let oauth = device.wait().await?;
    person.wait()?;
    assert_eq!(owner(&builder().login(oauth).build()?).await?, told("tv", Some("ann"), "openid read"));
    Ok(())
}

#[tokio::test]
#[ignore = "needs the server"]
#[expect(deprecated, reason = "it is tested")]
async fn a_password_is_a_grant_of_the_past() -> Tested {
    let oauth = |password: &str| OAuth2::password("old", "ann", password);
    assert_eq!(owner(&builder().login(oauth("p w")).build()?).await?, told("old", Some("ann"), "read"));
    let error = builder().login(oauth("other")).build()?.api().get().await.expect_err("another password");
    println!("a wrong password: {error}");
    assert!(error.to_string().ends_with("invalid_grant: wrong password"), "{error}");
    Ok(())
}

#[tokio::test]
#[ignore = "needs the server"]
async fn a_token_that_the_server_does_not_know_is_unauthorised() -> Tested {
    let client = builder().login(Credential::from("unknown")).build()?;
    let error = client.check().await.err().ok_or("no token")?;
    assert_eq!(error.kind(), clientwright_runtime::CheckErrorKind::Unauthorized);
    Ok(())
}
