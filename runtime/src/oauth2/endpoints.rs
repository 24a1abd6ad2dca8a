//! The URLs of the authorization server: as the caller set them, from the flows of the document, or by discovery.

use std::sync::Arc;

use oauth2::url::Url;
use serde_json::Value;

use super::error::OAuth2Error;
use super::exchange::get_json;
use crate::credential::{OAuthFlow, SchemeKind};
use crate::transport::Transport;

/// The URLs that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Endpoints {
    pub(super) authorization: Option<String>,
    pub(super) token: Option<String>,
    pub(super) refresh: Option<String>,
    pub(super) device: Option<String>,
    /// The metadata of the server (RFC 8414; OpenID Connect Discovery 1.0).
    pub(super) discovery: Option<String>,
}

/// The place of the URLs in the document, and the URL against which relative ones are resolved.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub(super) kind: Option<SchemeKind>,
    pub(super) base_url: String,
}

impl Endpoints {
    /// These URLs, completed with those that the document gives for a flow.
    pub(super) fn or_described(&self, described: &Described, flow: &str) -> Result<Self, OAuth2Error> {
        let flows: &[OAuthFlow] = match described.kind {
            Some(SchemeKind::OAuth2(flows)) => flows,
            _ => &[],
        };
        let own = flows.iter().filter(|one| one.name == flow);
        let others = flows.iter().filter(|one| one.name != flow);
        let all: Vec<&OAuthFlow> = own.chain(others).collect();
        let find = |set: &Option<String>, url: fn(&OAuthFlow) -> &'static str| match set {
            Some(set) => Ok(Some(set.clone())),
            None => {
                let found = all.iter().map(|flow| url(flow)).find(|url| !url.is_empty());
                found.map(|url| absolute(url, &described.base_url)).transpose()
            }
        };
        let refresh_url = |flow: &OAuthFlow| flow.refresh_url;
        let discovery = match described.kind {
            Some(SchemeKind::OpenIdConnect(url)) if !url.is_empty() => Some(absolute(url, &described.base_url)?),
            _ => None,
        };
        let token_is_set = self.token.is_some();
        Ok(Self {
            authorization: find(&self.authorization, |flow| flow.authorization_url)?,
            token: find(&self.token, |flow| flow.token_url)?,
            // A token endpoint of the caller's replaces both of the document's.
            refresh: if token_is_set { self.refresh.clone() } else { find(&self.refresh, refresh_url)? },
            device: find(&self.device, |flow| flow.device_authorization_url)?,
            discovery: self.discovery.clone().or(discovery),
        })
    }

    /// These URLs, completed with those of the metadata of the server, if its URL is known.
    pub(super) async fn or_discovered(self, transport: &Arc<dyn Transport>) -> Result<Self, OAuth2Error> {
        let Some(url) = &self.discovery else { return Ok(self) };
        let metadata = get_json(transport, url).await?;
        let url = |set: &Option<String>, name: &str| {
            set.clone().or_else(|| metadata.get(name).and_then(Value::as_str).map(str::to_owned))
        };
        Ok(Self {
            authorization: url(&self.authorization, "authorization_endpoint"),
            token: url(&self.token, "token_endpoint"),
            device: url(&self.device, "device_authorization_endpoint"),
            ..self
        })
    }

    pub(super) fn token(&self) -> Result<&str, OAuth2Error> {
        needed(self.token.as_deref(), "the token endpoint", "token_url")
    }

    pub(super) fn refresh(&self) -> Result<&str, OAuth2Error> {
        self.refresh.as_deref().map_or_else(|| self.token(), Ok)
    }

    pub(super) fn authorization(&self) -> Result<&str, OAuth2Error> {
        needed(self.authorization.as_deref(), "the authorization endpoint", "authorization_url")
    }

    pub(super) fn device(&self) -> Result<&str, OAuth2Error> {
        needed(self.device.as_deref(), "the device authorization endpoint", "device_authorization_url")
    }
}

fn needed<'a>(url: Option<&'a str>, what: &str, setter: &str) -> Result<&'a str, OAuth2Error> {
    url.ok_or_else(|| OAuth2Error::new(format!("the document does not give {what}; set it with `.{setter}(…)`")))
}

fn absolute(url: &str, base: &str) -> Result<String, OAuth2Error> {
    let unusable = || OAuth2Error::new(format!("`{url}` is not a URL of an authorization server"));
    match Url::parse(url) {
        Ok(url) => Ok(url.into()),
        Err(_) => Ok(Url::parse(base).and_then(|base| base.join(url)).map_err(|_| unusable())?.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Described, Endpoints, absolute, needed};
    use crate::credential::{OAuthFlow, SchemeKind};

    #[test]
    fn a_missing_endpoint_is_named_with_its_setter() {
        assert_eq!(
            needed(Some("https://a.example/t"), "the token endpoint", "token_url").ok(),
            Some("https://a.example/t")
        );
        assert_eq!(
            needed(None, "the token endpoint", "token_url").unwrap_err().to_string(),
            "the document does not give the token endpoint; set it with `.token_url(…)`"
        );
    }

    #[test]
    fn a_relative_endpoint_is_joined_to_the_base_url() {
        let of = |url: &str, base: &str| absolute(url, base).ok();
        assert_eq!(of("https://a.example/t", "https://b.example/v1/").as_deref(), Some("https://a.example/t"));
        assert_eq!(of("/t", "https://b.example/v1/").as_deref(), Some("https://b.example/t"));
        assert_eq!(of("t", "https://b.example/v1/").as_deref(), Some("https://b.example/v1/t"));
        assert_eq!(of("t", ""), None);
    }

    #[test]
    fn each_endpoint_is_its_own_and_is_named_where_it_is_missing() {
        let url = |name: &str| Some(format!("https://a.example/{name}"));
        let all = Endpoints {
            authorization: url("authorize"),
            token: url("token"),
            refresh: url("refresh"),
            device: url("device"),
            discovery: None,
        };
        assert_eq!(all.authorization().unwrap(), "https://a.example/authorize");
        assert_eq!(all.token().unwrap(), "https://a.example/token");
        assert_eq!(all.refresh().unwrap(), "https://a.example/refresh");
        assert_eq!(all.device().unwrap(), "https://a.example/device");
        let without_refresh = Endpoints { refresh: None, ..all };
        assert_eq!(without_refresh.refresh().unwrap(), "https://a.example/token", "it is that of the token endpoint");
        let none = Endpoints::default();
        assert_eq!(
            none.authorization().unwrap_err().to_string(),
            "the document does not give the authorization endpoint; set it with `.authorization_url(…)`"
        );
        assert_eq!(
            none.device().unwrap_err().to_string(),
            "the document does not give the device authorization endpoint; set it with `.device_authorization_url(…)`"
        );
        assert_eq!(none.refresh().unwrap_err().to_string(), none.token().unwrap_err().to_string());
    }

    /// The flow of the grant comes first, then the others; what the caller sets replaces what the document has.
    #[test]
    fn urls_are_those_of_the_flow_then_of_other_flows() {
        const FLOWS: &[OAuthFlow] = &[
            OAuthFlow::new("password").token_url("/password").refresh_url("/refresh"),
            OAuthFlow::new("authorizationCode").authorization_url("/authorize").token_url("/code"),
        ];
        let described = |kind| Described { kind: Some(kind), base_url: "https://a.example".to_owned() };
        let of = |set: Endpoints, kind, flow: &str| set.or_described(&described(kind), flow).unwrap();
        let url = |path: &str| Some(format!("https://a.example/{path}"));
        let code = of(Endpoints::default(), SchemeKind::OAuth2(FLOWS), "authorizationCode");
        let expected = Endpoints {
            authorization: url("authorize"),
            token: url("code"),
            refresh: url("refresh"),
            ..Endpoints::default()
        };
        assert_eq!(code, expected);
        assert_eq!(of(Endpoints::default(), SchemeKind::OAuth2(FLOWS), "password").token, url("password"));
        let own = Endpoints { token: url("own"), ..Endpoints::default() };
        let expected = Endpoints { authorization: url("authorize"), token: url("own"), ..Endpoints::default() };
        assert_eq!(of(own, SchemeKind::OAuth2(FLOWS), "password"), expected, "the refresh URL is not of this server");
        let discovery = |kind| of(Endpoints::default(), kind, "password").discovery;
        assert_eq!(discovery(SchemeKind::OpenIdConnect("/metadata")), url("metadata"));
        assert_eq!(discovery(SchemeKind::OpenIdConnect("")), None);
        assert_eq!(discovery(SchemeKind::Bearer), None);
    }
}
