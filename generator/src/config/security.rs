//! Security schemes that the document does not declare, or declares wrongly.
//!
//! ```toml
//! [security.token]                   # ClientBuilder::token(self, token: &str)
//! type = "http"                      # as a Security Scheme Object
//! scheme = "bearer"
//! include = ["tag:admin"]            # the operations that need it; `exclude` takes some of them away
//! ```

use indexmap::IndexMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::api::{OAuthFlow, SecurityKind};
use crate::select::{Filter, Selection};

/// A security scheme, written as a Security Scheme Object (OAS 3.2.0, 4.27), and the operations that need it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "Written"))]
#[serde(try_from = "Written")]
pub struct SecurityOption {
    kind: SecurityKind,
    written: Written,
}

impl SecurityOption {
    /// The kind of credential.
    pub(crate) fn kind(&self) -> &SecurityKind {
        &self.kind
    }

    /// The description.
    pub(crate) fn description(&self) -> Option<&str> {
        self.written.description.as_deref()
    }

    /// Returns true if the scheme is deprecated.
    pub(crate) fn is_deprecated(&self) -> bool {
        self.written.deprecated
    }

    /// The URL of the authorization server's metadata.
    pub(crate) fn metadata_url(&self) -> Option<&str> {
        self.written.oauth2_metadata_url.as_deref()
    }

    /// The scopes that the operations need.
    pub(crate) fn scopes(&self) -> &[String] {
        &self.written.scopes
    }

    /// The filters of the operations that need the scheme; `None` if there are none.
    pub(crate) fn selection(&self) -> Option<Selection> {
        let selection = Selection::new(self.written.include.clone(), self.written.exclude.clone());
        (!selection.is_everything()).then_some(selection)
    }

    /// The scheme as it is written.
    pub(crate) fn written(&self) -> &impl Serialize {
        &self.written
    }
}

/// The keys of a Security Scheme Object, and those that say which operations need it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Written {
    r#type: Type,
    description: Option<String>,
    scheme: Option<String>,
    #[serde(rename = "bearerFormat")]
    bearer_format: Option<String>,
    r#in: Option<KeyLocation>,
    name: Option<String>,
    flows: Option<IndexMap<FlowName, Flow>>,
    #[serde(rename = "openIdConnectUrl")]
    open_id_connect_url: Option<String>,
    #[serde(rename = "oauth2MetadataUrl")]
    oauth2_metadata_url: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "write_filters")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    include: Vec<Filter>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "write_filters")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    exclude: Vec<Filter>,
}

fn write_filters<S: Serializer>(filters: &[Filter], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(filters.iter().map(ToString::to_string))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum Type {
    ApiKey,
    Http,
    Oauth2,
    OpenIdConnect,
    #[serde(rename = "mutualTLS")]
    MutualTls,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum KeyLocation {
    Header,
    Query,
    Cookie,
}

/// The flows of OAS 3.2.0, 4.28.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum FlowName {
    Implicit,
    Password,
    ClientCredentials,
    AuthorizationCode,
    DeviceAuthorization,
}

/// An OAuth Flow Object.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Flow {
    authorization_url: Option<String>,
    token_url: Option<String>,
    refresh_url: Option<String>,
    device_authorization_url: Option<String>,
    /// A map in OpenAPI; `scopes` beside the flows names those that operations need.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    scopes: IndexMap<String, String>,
}

impl TryFrom<Written> for SecurityOption {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        written.check_keys()?;
        let kind = written.kind()?;
        Ok(Self { kind, written })
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
                    KeyLocation::Header => SecurityKind::HeaderKey(name),
                    KeyLocation::Query => SecurityKind::QueryKey(name),
                    KeyLocation::Cookie => SecurityKind::CookieKey(name),
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
