//! The loopback redirect of `docs/credentials.md`.
#![allow(unreachable_pub, reason = "the page shows items as a crate has them")]

// docs: loopback
use std::time::Duration;

use petstore_client::runtime::oauth2::{OAuth2, SignIn};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// A port of this machine, to which the browser returns (RFC 8252, 7.3).
pub struct Loopback(TcpListener);

impl Loopback {
    pub async fn start() -> std::io::Result<Self> {
        Ok(Self(TcpListener::bind("127.0.0.1:0").await?))
    }

    pub fn redirect_url(&self) -> std::io::Result<String> {
        Ok(format!("http://{}/", self.0.local_addr()?))
    }

    /// Waits for the browser. The error is that of the sign-in: the person refused, or the `state` is another.
    pub async fn finish(self, sign_in: SignIn) -> Result<OAuth2, Box<dyn std::error::Error + Send + Sync>> {
        loop {
            let (mut browser, _) = self.0.accept().await?;
            // Browsers connect without a request, too.
            let Ok(Ok(target)) = timeout(Duration::from_secs(5), target(&mut browser)).await else { continue };
            if !target.contains("state=") {
                // It asks for `/favicon.ico`.
                let _ = respond(&mut browser, "404 Not Found", "").await;
                continue;
            }
            let finished = sign_in.finish(&target).await;
            let text = if finished.is_ok() { "You are signed in." } else { "The sign-in failed." };
            // The browser may have gone.
            let _ = respond(&mut browser, "200 OK", text).await;
            return Ok(finished?);
        }
    }
}

/// Reads `GET /?code=…&state=… HTTP/1.1`, and returns the path with its query.
async fn target(browser: &mut TcpStream) -> std::io::Result<String> {
    let mut line = String::new();
    BufReader::new(browser.take(16 << 10)).read_line(&mut line).await?;
    Ok(line.split(' ').nth(1).unwrap_or_default().to_owned())
}

async fn respond(browser: &mut TcpStream, status: &str, text: &str) -> std::io::Result<()> {
    let length = text.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/plain\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    browser.write_all(format!("{head}{text}").as_bytes()).await?;
    browser.shutdown().await
}
// docs: end
