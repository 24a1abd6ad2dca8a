//! Security schemes that the document does not declare, or declares wrongly.
//!
//! ```toml
//! [security.token]                   # ClientBuilder::token(self, token: &str)
//! type = "http"                      # as a Security Scheme Object
//! scheme = "bearer"
//! include = ["tag:admin"]            # the operations that need it; `exclude` takes some of them away
//! ```

use indexmap::IndexMap;
use serde::Deserialize;

use crate::api::{OAuthFlow, SecurityKind};
use crate::select::{Filter, Selection};

/// A security scheme, written as a Security Scheme Object (OAS 3.2.0, 4.27), and the operations that need it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct SecurityOption {
    kind: SecurityKind,
    description: Option<String>,
    deprecated: bool,
    metadata_url: Option<String>,
    scopes: Vec<String>,
    include: Vec<Filter>,
    exclude: Vec<Filter>,
}

impl SecurityOption {
    /// The kind of credential.
    pub(crate) fn kind(&self) -> &SecurityKind {
        &self.kind
    }

    /// The description.
    pub(crate) fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Returns true if the scheme is deprecated.
    pub(crate) fn is_deprecated(&self) -> bool {
        self.deprecated
    }

    /// The URL of the authorization server's metadata.
    pub(crate) fn metadata_url(&self) -> Option<&str> {
        self.metadata_url.as_deref()
    }

    /// The scopes that the operations need.
    pub(crate) fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// The filters of the operations that need the scheme; `None` if there are none.
    pub(crate) fn selection(&self) -> Option<Selection> {
        let selection = Selection::new(self.include.clone(), self.exclude.clone());
        (!selection.is_everything()).then_some(selection)
    }

    /// The form that the lock keeps.
    pub(crate) fn fingerprint(&self) -> String {
        let filters = Selection::new(self.include.clone(), self.exclude.clone());
        format!("{:?} {:?} {filters}", self.kind, self.scopes)
    }
}

/// The keys of a Security Scheme Object, and those that say which operations need it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    r#type: Type,
    description: Option<String>,
    scheme: Option<String>,
    #[serde(rename = "bearerFormat")]
    bearer_format: Option<String>,
    r#in: Option<Place>,
    name: Option<String>,
    flows: Option<IndexMap<FlowName, Flow>>,
    #[serde(rename = "openIdConnectUrl")]
    open_id_connect_url: Option<String>,
    #[serde(rename = "oauth2MetadataUrl")]
    oauth2_metadata_url: Option<String>,
    #[serde(default)]
    deprecated: bool,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    include: Vec<Filter>,
    #[serde(default)]
    exclude: Vec<Filter>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
enum Type {
    ApiKey,
    Http,
    Oauth2,
    OpenIdConnect,
    #[serde(rename = "mutualTLS")]
    MutualTls,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Header,
    Query,
    Cookie,
}

/// The flows of OAS 3.2.0, 4.28.
#[derive(Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "camelCase")]
enum FlowName {
    Implicit,
    Password,
    ClientCredentials,
    AuthorizationCode,
    DeviceAuthorization,
}

/// An OAuth Flow Object.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Flow {
    authorization_url: Option<String>,
    token_url: Option<String>,
    refresh_url: Option<String>,
    device_authorization_url: Option<String>,
    /// A map in OpenAPI; `scopes` beside the flows names those that operations need.
    #[serde(default)]
    #[expect(dead_code, reason = "it is a key of the object, and changes nothing")]
    scopes: IndexMap<String, String>,
}

impl TryFrom<Written> for SecurityOption {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        written.check_keys()?;
        let kind = written.kind()?;
        let Written { description, deprecated, oauth2_metadata_url: metadata_url, .. } = written;
        let Written { scopes, include, exclude, .. } = written;
        Ok(Self { kind, description, deprecated, metadata_url, scopes, include, exclude })
    }
}

impl Type {
    /// The word of OpenAPI.
    fn word(self) -> &'static str {
        match self {
            Self::ApiKey => "apiKey",
            Self::Http => "http",
            Self::Oauth2 => "oauth2",
            Self::OpenIdConnect => "openIdConnect",
            Self::MutualTls => "mutualTLS",
        }
    }

    /// The keys that schemes of this type have.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::ApiKey => &["in", "name"],
            Self::Http => &["scheme", "bearerFormat"],
            Self::Oauth2 => &["flows", "oauth2MetadataUrl"],
            Self::OpenIdConnect => &["openIdConnectUrl"],
            Self::MutualTls => &[],
        }
    }
}

impl Written {
    /// # Errors
    /// A key that schemes of the type do not have.
    fn check_keys(&self) -> Result<(), String> {
        let given = [
            ("in", self.r#in.is_some()),
            ("name", self.name.is_some()),
            ("scheme", self.scheme.is_some()),
            ("bearerFormat", self.bearer_format.is_some()),
            ("flows", self.flows.is_some()),
            ("oauth2MetadataUrl", self.oauth2_metadata_url.is_some()),
            ("openIdConnectUrl", self.open_id_connect_url.is_some()),
        ];
        let (word, keys) = (self.r#type.word(), self.r#type.keys());
        match given.into_iter().find(|(key, is_given)| *is_given && !keys.contains(key)) {
            Some((key, _)) => Err(format!("a security scheme of `type = \"{word}\"` has no `{key}`")),
            None => Ok(()),
        }
    }

    fn kind(&self) -> Result<SecurityKind, String> {
        let word = self.r#type.word();
        let needed = |key: &str| format!("a security scheme of `type = \"{word}\"` needs `{key}`");
        match self.r#type {
            Type::ApiKey => {
                let place = self.r#in.as_ref().ok_or_else(|| needed("in"))?;
                let name = self.name.clone().filter(|name| !name.is_empty()).ok_or_else(|| needed("name"))?;
                Ok(match place {
                    Place::Header => SecurityKind::HeaderKey(name),
                    Place::Query => SecurityKind::QueryKey(name),
                    Place::Cookie => SecurityKind::CookieKey(name),
                })
            }
            Type::Http => {
                let scheme = self.scheme.as_deref().ok_or_else(|| needed("scheme"))?;
                let fault = || format!("`scheme = \"{scheme}\"` is not the name of an HTTP authentication scheme");
                SecurityKind::of_http(scheme).ok_or_else(fault)
            }
            Type::Oauth2 => {
                let flows = self.flows.iter().flatten();
                Ok(SecurityKind::OAuth2(flows.map(|(name, flow)| flow.named(name.word())).collect()))
            }
            Type::OpenIdConnect => {
                Ok(SecurityKind::OpenIdConnect(self.open_id_connect_url.clone().unwrap_or_default()))
            }
            Type::MutualTls => Ok(SecurityKind::MutualTls),
        }
    }
}

impl FlowName {
    fn word(&self) -> &'static str {
        match self {
            Self::Implicit => "implicit",
            Self::Password => "password",
            Self::ClientCredentials => "clientCredentials",
            Self::AuthorizationCode => "authorizationCode",
            Self::DeviceAuthorization => "deviceAuthorization",
        }
    }
}

impl Flow {
    fn named(&self, name: &str) -> OAuthFlow {
        let url = |url: &Option<String>| url.clone().unwrap_or_default();
        OAuthFlow {
            name: name.to_owned(),
            authorization_url: url(&self.authorization_url),
            token_url: url(&self.token_url),
            refresh_url: url(&self.refresh_url),
            device_authorization_url: url(&self.device_authorization_url),
        }
    }
}
