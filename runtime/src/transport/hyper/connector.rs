//! The way to a server: directly, or by a proxy that the environment names (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`,
//! `NO_PROXY`).

use std::path::Path;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::header::PROXY_AUTHORIZATION;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::{SocksV4, SocksV5, Tunnel};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
#[cfg(unix)]
use hyper_util::rt::TokioIo;
use tower_service::Service;

use super::connection::{Connection, Protocol, Stream};
use super::tls::Tls;
use crate::transport::{Body, BoxFuture, Handshake, Options};

/// The time after which a silent connection is probed.
const KEEPALIVE: Duration = Duration::from_secs(15);

/// The variables that name proxies of plain requests.
const PROXIES: [&str; 4] = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

pub(super) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Opens connections.
#[derive(Clone)]
pub(super) struct Connector {
    direct: Direct,
    proxies: Arc<Matcher>,
    /// A proxy may have to be authorized with each plain request.
    has_proxies: bool,
    unix_socket: Option<Arc<Path>>,
    /// The time in which a connection must be made, with TLS.
    limit: Option<Duration>,
}

impl Connector {
    pub(super) fn new(options: Options) -> Result<Self, String> {
        let Options { roots, unix_socket, identity, connect } = options;
        let limit = Some(connect).filter(|limit| !limit.is_zero());
        if unix_socket.is_some() && cfg!(not(unix)) {
            return Err("`.unix_socket(…)` needs a platform with Unix sockets".to_owned());
        }
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(limit);
        tcp.set_keepalive(Some(KEEPALIVE));
        let has_proxies = PROXIES.iter().any(|name| std::env::var_os(name).is_some());
        let proxies = if unix_socket.is_some() { Matcher::builder().build() } else { Matcher::from_env() };
        Ok(Self {
            direct: Direct { tcp, tls: Tls::new(&roots, identity.as_ref())? },
            proxies: Arc::new(proxies),
            has_proxies,
            unix_socket: unix_socket.map(Arc::from),
            limit,
        })
    }

    /// Adds what a proxy asks for that is sent the request itself; a tunnel is authorized when it is opened.
    pub(super) fn authorize(&self, request: &mut http::Request<Body>) {
        if !self.has_proxies || request.uri().scheme() != Some(&Scheme::HTTP) {
            return;
        }
        let proxy = self.proxies.intercept(request.uri());
        if let Some(value) = proxy.as_ref().and_then(Intercept::basic_auth) {
            request.headers_mut().insert(PROXY_AUTHORIZATION, value.clone());
        }
    }

    async fn connect_in_time(self, uri: Uri) -> Result<Connection, BoxError> {
        let Some(limit) = self.limit else { return self.connect(uri).await };
        let connection = tokio::time::timeout(limit, self.connect(uri)).await;
        connection.unwrap_or_else(|_| Err(format!("no connection within {limit:?}").into()))
    }

    async fn connect(self, uri: Uri) -> Result<Connection, BoxError> {
        #[cfg(unix)]
        if let Some(path) = &self.unix_socket {
            let stream = TokioIo::new(tokio::net::UnixStream::connect(path).await?);
            return self.direct.secure(stream, &uri).await;
        }
        let Some(proxy) = self.proxies.intercept(&uri) else { return self.direct.connect(uri).await };
        match proxy.uri().scheme_str() {
            Some("http" | "https") if uri.scheme() == Some(&Scheme::HTTPS) => self.tunnel(&proxy, uri).await,
            Some("http" | "https") => Ok(self.direct.connect(proxy.uri().clone()).await?.forwarding()),
            Some("socks4" | "socks4a" | "socks5" | "socks5h") => self.through_socks(&proxy, uri).await,
            scheme => Err(format!("a proxy of the scheme `{}` is not supported", scheme.unwrap_or_default()).into()),
        }
    }

    /// A connection through a proxy that forwards bytes (`CONNECT`, RFC 9110, 9.3.6).
    async fn tunnel(self, proxy: &Intercept, uri: Uri) -> Result<Connection, BoxError> {
        let Direct { tls, .. } = self.direct.clone();
        let mut tunnel = Tunnel::new(proxy.uri().clone(), self.direct);
        if let Some(value) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(value.clone());
        }
        let connection = tunnel.call(uri.clone()).await?;
        wrap(&tls, connection, &uri).await
    }

    /// A connection through a SOCKS proxy; names are resolved by the proxy in versions 4a and 5h.
    async fn through_socks(self, proxy: &Intercept, uri: Uri) -> Result<Connection, BoxError> {
        let Direct { tcp, .. } = self.direct.clone();
        let scheme = proxy.uri().scheme_str().unwrap_or_default();
        let resolves_here = matches!(scheme, "socks4" | "socks5");
        let stream = if scheme.starts_with("socks4") {
            SocksV4::new(proxy.uri().clone(), tcp).local_dns(resolves_here).call(uri.clone()).await?
        } else {
            let mut socks = SocksV5::new(proxy.uri().clone(), tcp).local_dns(resolves_here);
            if let Some((user, password)) = proxy.raw_auth() {
                socks = socks.with_auth(user.to_owned(), password.to_owned());
            }
            socks.call(uri.clone()).await?
        };
        self.direct.secure(stream, &uri).await
    }
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Connection, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        Box::pin(self.clone().connect_in_time(uri))
    }
}

/// Opens connections without a proxy between.
#[derive(Clone)]
struct Direct {
    tcp: HttpConnector,
    tls: Tls,
}

impl Direct {
    async fn connect(mut self, uri: Uri) -> Result<Connection, BoxError> {
        std::future::poll_fn(|context| self.tcp.poll_ready(context)).await?;
        let stream = self.tcp.call(uri.clone()).await?;
        self.secure(stream, &uri).await
    }

    /// A connection over an open stream, within TLS where the URL asks for it.
    async fn secure(&self, stream: impl Stream + 'static, uri: &Uri) -> Result<Connection, BoxError> {
        if uri.scheme() == Some(&Scheme::HTTPS) {
            wrap(&self.tls, stream, uri).await
        } else {
            Ok(Connection::new(stream, Protocol::Http1))
        }
    }
}

/// A connection within TLS. Its errors are marked as those of a handshake.
async fn wrap(tls: &Tls, stream: impl Stream + 'static, uri: &Uri) -> Result<Connection, BoxError> {
    tls.connect(stream, uri).await.map_err(|error| Handshake(error).into())
}

impl Service<Uri> for Direct {
    type Response = Connection;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Connection, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        Box::pin(self.clone().connect(uri))
    }
}
