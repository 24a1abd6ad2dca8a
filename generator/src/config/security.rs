//! Security schemes that the document does not declare.
//!
//! ```toml
//! [security.token]                   # ClientBuilder::token(self, token: &str)
//! type = "http"                      # as a Security Scheme Object
//! scheme = "bearer"
//! ```

use serde::{Deserialize, Serialize};

use crate::api::SecurityKind;

/// A security scheme, written as in a document: `type`, `scheme`, `in` and `name`.
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

    /// The scheme as it is written.
    pub(crate) fn written(&self) -> &impl Serialize {
        &self.written
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Written {
    r#type: String,
    scheme: Option<String>,
    r#in: Option<String>,
    name: Option<String>,
}

impl TryFrom<Written> for SecurityOption {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { r#type, scheme, r#in, name } = written.clone();
        let kind = match (&*r#type, scheme.as_deref(), r#in.as_deref(), name) {
            ("http", Some("bearer"), None, None) => SecurityKind::Bearer,
            ("oauth2" | "openIdConnect", None, None, None) => SecurityKind::OAuth2(Vec::new()),
            ("mutualTLS", None, None, None) => SecurityKind::MutualTls,
            ("http", Some("digest"), None, None) => SecurityKind::Digest,
            ("http", Some("basic"), None, None) => SecurityKind::Basic,
            ("apiKey", None, Some("header"), Some(name)) => SecurityKind::HeaderKey(name),
            ("apiKey", None, Some("query"), Some(name)) => SecurityKind::QueryKey(name),
            ("apiKey", None, Some("cookie"), Some(name)) => SecurityKind::CookieKey(name),
            _ => {
                let forms = "`type = \"http\"` with `scheme = \"bearer\"`, `\"basic\"` or `\"digest\"`, or `type = \"apiKey\"` with `in` \
                             (`header`, `query`, `cookie`) and `name`";
                return Err(format!("not a supported security scheme: expected {forms}"));
            }
        };
        Ok(Self { kind, written })
    }
}
