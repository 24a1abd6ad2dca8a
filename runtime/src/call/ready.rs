//! Completes the draft: credentials, URL, headers and body become a request that is ready to be sent.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;

use http::header::{ACCEPT, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};

use bytes::Bytes;

use super::asked::{Asked, AskedAll};
use super::carried::Carried;
use super::copy::Kept;
use super::curl::Redacted;
use super::draft::Draft;
use super::plan::Plan;
use crate::boxed::boxed;
use crate::client::{BaseUrl, Selected};
use crate::credential::{Placed, Prepared, SchemeKind, SecurityScheme};
use crate::encode;
use crate::error::{CredentialsError, Error, ExchangeError, RequestError};
use crate::policy::{is_key_header, new_key, takes_key};
use crate::response::ShownUrl;
use crate::secret::{SentSecrets, secrets_of_query};
use crate::transport::{Body, Timeout};

/// A request that is ready to be sent.
pub(super) struct Ready {
    pub(super) request: http::Request<Body>,
    pub(super) carried: Carried,
    /// The place for the response.
    pub(super) response: http::Response<Body>,
    /// The place for a copy of the request.
    pub(super) kept: Option<Kept>,
    /// The URL without secrets.
    pub(super) shown: ShownUrl,
}

/// The URL of a request, and the same URL with its secrets redacted.
struct Target {
    url: http::Uri,
    shown: ShownUrl,
    has_secrets: bool,
}

impl Draft {
    /// The request alone, with everything that belongs to it.
    pub(super) fn build(mut self: Box<Self>) -> Result<http::Request<Body>, ExchangeError> {
        let Ready { mut request, carried, .. } = *self.ready()?;
        carried.put_into(&mut request);
        Ok(request)
    }

    /// The request. An error is logged.
    pub(super) fn complete(&mut self) -> Result<Box<Ready>, ExchangeError> {
        let operation = self.operation;
        self.ready().inspect_err(|error| {
            tracing::warn!(operation = operation.id, method = operation.method, path = operation.path, %error, "not sent");
        })
    }

    /// Boxed, because it is large and passed on several times.
    fn ready(&mut self) -> Result<Box<Ready>, ExchangeError> {
        if let Some(fault) = self.fault.take() {
            return Err(Error::Request(fault));
        }
        self.inherit()?;
        self.authorize()?;
        let Target { url, shown, has_secrets } = self.url().map_err(|reason| self.unbuildable(reason))?;
        let (content_type, body) = match self.take_body().map_err(|reason| self.unbuildable(reason))? {
            Some((content_type, body)) => (Some(content_type), body),
            None => (None, Body::empty()),
        };
        let mut headers = self.headers(content_type.as_deref()).map_err(|reason| self.unbuildable(reason))?;
        // RFC 9110, 8.6: methods whose content has a meaning declare a missing body, which some servers require.
        if body.as_bytes() == Some(&[]) && matches!(self.operation.method, "POST" | "PUT" | "PATCH") {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let method = self.method().map_err(|reason| self.unbuildable(reason))?;
        self.add_key(&method, &mut headers);
        self.check_scheme(&url, &headers)?;
        let mut request = http::Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = url;
        *request.headers_mut() = headers;
        let carried = self.carried(&request, has_secrets.then(|| shown.as_str()));
        Ok(boxed(|| Ready { request, carried, response: http::Response::default(), kept: None, shown }))
    }

    /// Adds an idempotency key, where the document or the client has a header for it and the caller has set none. It is the same in
    /// all attempts of the call.
    fn add_key(&self, method: &http::Method, headers: &mut HeaderMap) {
        let of_document = self.operation.idempotency_key.and_then(|name| name.parse().ok());
        let of_client = || self.core.settings().idempotency_header.clone().filter(|_| takes_key(method));
        let Some(name) = of_document.or_else(of_client) else { return };
        if !headers.keys().any(|name| is_key_header(name.as_str())) && !headers.contains_key(&name) {
            headers.extend(new_key().map(|key| (name, key)));
        }
    }

    /// # Errors
    /// Credentials would cross a network without TLS.
    fn check_scheme(&self, url: &http::Uri, headers: &HeaderMap) -> Result<(), ExchangeError> {
        let settings = self.core.settings();
        if settings.allow_plain_http || settings.is_local || url.scheme_str() != Some("http") {
            return Ok(());
        }
        let has_credentials = self.has_credentials || headers.values().any(HeaderValue::is_sensitive);
        if !has_credentials || is_loopback(url) {
            return Ok(());
        }
        let host = url.host().unwrap_or_default().escape_debug();
        Err(self.unbuildable(format!(
            "credentials are not sent to `{host}` over `http` without TLS; use `https`, or set `.allow_plain_http(true)` on the \
             client's builder"
        )))
    }

    /// `shown_url` is the URL without its secrets, if it has some.
    fn carried(&mut self, request: &http::Request<Body>, shown_url: Option<&str>) -> Carried {
        let plan = self.plan();
        let asked = self.take_extras().map(|extras| extras.asked).unwrap_or_default();
        let timeout = match self.timeout {
            // A stream may go on for days, unless its caller says otherwise.
            Some(limit) => Some(Timeout(limit)).filter(|_| !limit.is_zero()),
            None => plan.call_limit(request, plan.times.call),
        };
        Carried {
            operation: self.operation,
            plan,
            timeout,
            asked: (!asked.is_empty()).then(|| AskedAll(Arc::new((self.operation, asked)))),
            secrets: SentSecrets::new(&self.shown.secrets).with_client(&self.core.settings().secrets),
            redacted: self.redacted(request, shown_url).map(Box::new),
            resent: 0,
        }
    }

    fn plan(&mut self) -> Plan {
        let of_client = || Arc::clone(&self.core.settings().policies);
        Plan::new(self.policies.take().map_or_else(of_client, Arc::from), self.streams)
    }

    /// The form of a request that is shown, if it has secrets in its URL or body.
    fn redacted(&mut self, request: &http::Request<Body>, shown_url: Option<&str>) -> Option<Redacted> {
        let (shown_body, hides_body) = (self.shown.body.take(), self.shown.hides_body);
        let has_body = shown_body.is_some() || hides_body;
        if !has_body && shown_url.is_none() {
            return None;
        }
        let url = shown_url.map_or_else(|| request.uri().to_string(), str::to_owned);
        let body = request.body().as_bytes().filter(|_| has_body).map(Bytes::copy_from_slice);
        Some(Redacted { uri: request.uri().clone(), url, body, shown_body, hides_body })
    }

    fn method(&self) -> Result<http::Method, String> {
        match self.target() {
            Some(target) => Ok(target.method.clone()),
            None => http::Method::from_bytes(self.operation.method.as_bytes()).map_err(|error| error.to_string()),
        }
    }

    pub(super) fn unbuildable(&self, reason: impl Into<String>) -> ExchangeError {
        Error::Request(RequestError::new(self.operation, reason.into()))
    }

    /// Adds the credentials of the first alternative that the client can satisfy.
    fn authorize(&mut self) -> Result<(), ExchangeError> {
        if self.anonymous || (self.target().is_none() && self.operation.security().is_empty()) {
            return Ok(());
        }
        let core = self.core.clone();
        let settings = core.settings();
        let selected = match self.target() {
            Some(_) => Some(settings.all_credentials()),
            None => settings.select(self.operation.security(), |kind| self.carries(kind)),
        };
        let Some(selected) = selected else {
            let error = CredentialsError::missing(self.operation, settings.schemes, settings.environment);
            return Err(Error::Credentials(error));
        };
        if self.target().is_none()
            && let Some([first, second]) = rivals(&selected)
        {
            let place = first.kind.place();
            return Err(self.unbuildable(format!(
                "`.{}(…)` and `.{}(…)` are required together, but both are sent in {place}",
                first.setter, second.setter
            )));
        }
        for Selected { scheme, scopes, prepared } in selected {
            self.has_credentials |= !matches!(prepared, Prepared::Connection);
            match prepared {
                Prepared::Placed(Placed::Header(name, value)) => {
                    self.headers.insert(name, value.clone());
                }
                Prepared::Placed(Placed::Query(name, value)) => {
                    self.query_credential(name, value.expose());
                    self.extras().query_credentials.push(name);
                }
                Prepared::Placed(Placed::Cookie(name, value)) => {
                    self.extras().cookies.push(format!("{name}={}", value.expose()));
                }
                Prepared::Custom(credentials) => {
                    // A header that the caller sets for this call takes precedence.
                    let is_given = match scheme.kind {
                        SchemeKind::ApiKeyHeader(name) => self.overrides(name),
                        kind => kind.is_authorization() && self.overrides(AUTHORIZATION.as_str()),
                    };
                    if !is_given {
                        self.extras().asked.push(Asked { credentials: Arc::clone(credentials), scheme, scopes });
                    }
                }
                Prepared::Connection => {}
            }
        }
        Ok(())
    }

    /// Returns true if the caller has put a credential of this kind into the request, by a header, query parameter or cookie.
    pub(super) fn carries(&self, kind: SchemeKind) -> bool {
        let defaults = &self.core.settings().headers;
        let has = |name: &str| {
            self.overrides(name) || [&self.headers, defaults].into_iter().any(|map| map.contains_key(name))
        };
        match kind {
            SchemeKind::MutualTls => self.core.settings().own_transport,
            SchemeKind::ApiKeyHeader(name) => has(name),
            SchemeKind::ApiKeyQuery(name) => self.has_pair(|pair| is_named(pair, name)),
            SchemeKind::ApiKeyCookie(name) => {
                let extras = self.extras_if_any();
                let maps = extras.map(|extras| &extras.overrides).into_iter().chain([defaults]);
                let headers = maps.filter_map(|map| map.get(COOKIE)?.to_str().ok());
                let own = extras.into_iter().flat_map(|extras| &extras.cookies).map(String::as_str);
                let mut cookies = headers.flat_map(|value| value.split(';')).chain(own);
                cookies.any(|cookie| cookie.trim().split_once('=').is_some_and(|(known, _)| known == name))
            }
            kind => kind.is_authorization() && has(AUTHORIZATION.as_str()),
        }
    }

    /// Returns true if the caller has set this header for this call.
    fn overrides(&self, name: &str) -> bool {
        self.extras_if_any().is_some_and(|extras| extras.overrides.contains_key(name))
    }

    /// Returns true if the request has a query parameter of this pair's name.
    pub(super) fn has_query(&self, pair: &str) -> bool {
        let name = |pair: &str| pair.split_once('=').map_or(pair, |(name, _)| name).to_owned();
        self.has_pair(|other| name(other) == name(pair))
    }

    fn has_pair(&self, is_wanted: impl Fn(&str) -> bool) -> bool {
        let base = self.core.settings().base_url_of(self.server);
        let of_base = base.as_ref().map_or("", |base| base.query());
        let of_target = self.target().and_then(|target| Some(target.path.split_once('?')?.1));
        [of_base, of_target.unwrap_or_default(), &self.query].iter().any(|query| query.split('&').any(&is_wanted))
    }

    fn url(&mut self) -> Result<Target, String> {
        let base = self.core.settings().base_url_of(self.server).map_err(|error| error.to_string())?;
        let target = match self.target() {
            Some(target) => encode::whole(start_of(&base, &target.path), &target.path)?,
            None => self.expand(&base, &self.path)?,
        };
        let of_client = self.extras_if_any().map_or(&[][..], |extras| &extras.query_credentials);
        let of_base = without_pairs(base.query(), of_client);
        let is_secret = self.target().is_none() && !self.shown.path.is_empty();
        let shown = if is_secret || ![&*of_base, &target.query, &self.query].iter().all(|query| query.is_empty()) {
            let redacted = is_secret.then(|| self.expand(&base, &self.shown_path())).transpose()?;
            let shown = redacted.as_ref().unwrap_or(&target);
            let query = joined([&hidden(&of_base), &shown.query, &self.shown.query]);
            let is_secret = |name: &str| self.core.settings().hides(name);
            let secrets = secrets_of_query(&query, is_secret);
            self.shown.secrets.extend(secrets.into_iter().filter(|secret| secret.expose() != "[redacted]"));
            Some(with_query(shown.path.clone(), [&redact(&query, is_secret)]))
        } else {
            None
        };
        let sent = Bytes::from(with_query(target.path, [&of_base, &target.query, &self.query]));
        let shown = shown.filter(|shown| *shown != sent).map(Bytes::from);
        let has_secrets = shown.is_some();
        let shown = ShownUrl::new(shown.unwrap_or_else(|| sent.clone()));
        let url = base.extended(&sent).map_err(|error| format!("its URL cannot be sent: {error}"))?;
        Ok(Target { url, shown, has_secrets })
    }

    fn expand(&self, base: &BaseUrl, values: &[(&'static str, String)]) -> Result<encode::Expansion, String> {
        encode::expand(start_of(base, self.operation.path), self.operation.path, values)
    }

    /// The path parameters, with secrets redacted.
    fn shown_path(&self) -> Vec<(&'static str, String)> {
        let shown = |name: &str| self.shown.path.iter().find(|(known, _)| *known == name);
        self.path.iter().map(|pair| shown(pair.0).unwrap_or(pair).clone()).collect()
    }

    fn headers(&mut self, content_type: Option<&str>) -> Result<HeaderMap, &'static str> {
        let of_client = &self.core.settings().headers;
        // Space for all of them, and for those that are added later: a body's type and length, the host.
        let mut headers = HeaderMap::with_capacity(of_client.len() + self.headers.len() + 4);
        headers.extend(of_client.iter().map(|(name, value)| (name.clone(), value.clone())));
        let value = |value: &str| HeaderValue::from_str(value);
        if !self.accept.is_empty() {
            headers.insert(
                ACCEPT,
                HeaderValue::from_maybe_shared(Bytes::from_static(self.accept.as_bytes()))
                    .map_err(|_| "the media types of the document are not a valid `Accept` header")?,
            );
        }
        if self.upgrades {
            // RFC 9110, 7.8: the caller, or a parameter, chooses the protocol.
            headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        }
        if let Some(content_type) = content_type {
            headers.insert(
                CONTENT_TYPE,
                value(content_type)
                    .map_err(|_| "the media type of the document is not a valid `Content-Type` header")?,
            );
        }
        if !self.headers.is_empty() {
            headers.extend(std::mem::take(&mut self.headers));
        }
        let Some(extras) = self.extras_if_any() else { return Ok(headers) };
        if !extras.cookies.is_empty() {
            let set = headers.get(COOKIE).and_then(|set| set.to_str().ok()).filter(|set| !set.trim().is_empty());
            let cookies = set.into_iter().chain(extras.cookies.iter().map(String::as_str)).collect::<Vec<_>>();
            let mut cookies =
                value(&cookies.join("; ")).map_err(|_| "a cookie has a character that a header cannot hold")?;
            cookies.set_sensitive(true);
            headers.insert(COOKIE, cookies);
        }
        headers.extend(std::mem::take(&mut self.extras().overrides));
        Ok(headers)
    }
}

/// Two schemes whose credentials are sent in the same place.
fn rivals(selected: &[Selected<'_>]) -> Option<[&'static SecurityScheme; 2]> {
    let schemes = selected.iter().map(|one| one.scheme);
    schemes.clone().enumerate().find_map(|(at, second)| {
        let first = schemes.clone().take(at).find(|first| first.kind.is_rival(second.kind))?;
        Some([first, second])
    })
}

/// Returns `true` if the host is this machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).
fn is_loopback(url: &http::Uri) -> bool {
    let host = url.host().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || host.ends_with(".localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// The base URL, up to the path of an operation, with space for that.
fn start_of(base: &BaseUrl, path: &str) -> String {
    let mut start = String::with_capacity(base.as_str().len() + path.len() + 64);
    start.push_str(base.as_str());
    if !path.starts_with('/') {
        start.push('/');
    }
    start
}

/// A URL with all of the queries.
fn with_query<const N: usize>(mut url: String, queries: [&str; N]) -> String {
    let mut separator = '?';
    for query in queries.into_iter().filter(|query| !query.is_empty()) {
        url.push(separator);
        url.push_str(query);
        separator = '&';
    }
    url
}

fn joined(queries: [&str; 3]) -> String {
    queries.into_iter().filter(|query| !query.is_empty()).collect::<Vec<_>>().join("&")
}

/// Returns `true` if a pair of a query has this name.
fn is_named(pair: &str, name: &str) -> bool {
    let encoded = pair.split_once('=').map_or(pair, |(encoded, _)| encoded);
    percent_encoding::percent_decode_str(encoded).eq(name.bytes())
}

/// The query of a base URL without the keys that the client sends.
fn without_pairs<'q>(query: &'q str, names: &[&str]) -> Cow<'q, str> {
    let is_sent = |pair: &&str| names.iter().any(|name| is_named(pair, name));
    if query.is_empty() || names.is_empty() || !query.split('&').any(|pair| is_sent(&pair)) {
        return Cow::Borrowed(query);
    }
    query.split('&').filter(|pair| !is_sent(pair)).collect::<Vec<_>>().join("&").into()
}

/// The query of a base URL without its values. It is there for a key, or the signature of a URL.
fn hidden(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| match pair.split_once('=') {
        Some((name, _)) => format!("{name}=[redacted]"),
        None => "[redacted]".to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// The query without the values of API keys, and of parameters whose names tell a secret, as in signed URLs.
fn redact(query: &str, is_secret: impl Fn(&str) -> bool) -> String {
    let shown = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if is_secret(name) => format!("{name}=[redacted]"),
        _ => pair.to_owned(),
    });
    shown.collect::<Vec<_>>().join("&")
}
