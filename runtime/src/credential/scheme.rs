//! Security Scheme Objects (OAS 3.2.0, 4.27).

use http::header::AUTHORIZATION;

use super::flow::OAuthFlow;

/// A security scheme of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the document, by which operations ask for it.
    pub name: &'static str,
    /// The method of the generated builder that takes its credential.
    pub setter: &'static str,
    /// The place of the credential in a request.
    pub kind: SchemeKind,
}

/// The place of a credential in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// Into the header of this name.
    ApiKeyHeader(&'static str),
    /// Into the query parameter of this name.
    ApiKeyQuery(&'static str),
    /// Into the cookie of this name.
    ApiKeyCookie(&'static str),
    /// `Authorization: Bearer …` (RFC 6750, 2.1).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// An access token of OAuth 2.0, sent as a bearer token.
    OAuth2(&'static [OAuthFlow]),
    /// An access token of OpenID Connect, sent as a bearer token. The URL has the metadata of the provider.
    OpenIdConnect(&'static str),
    /// `Authorization: Digest …` (RFC 7616).
    Digest,
    /// `Authorization: NAME …` with another scheme of HTTP: the credential is the rest of the header.
    Http(&'static str),
    /// The certificate of the connection (RFC 8705).
    MutualTls,
}

impl SchemeKind {
    /// The place of a credential of this kind, as messages name it.
    pub(crate) fn place(self) -> String {
        match self {
            Self::ApiKeyHeader(name) => format!("the header `{}`", name.to_ascii_lowercase()),
            Self::ApiKeyQuery(name) => format!("the query parameter `{name}`"),
            Self::ApiKeyCookie(name) => format!("the cookie `{name}`"),
            Self::MutualTls => "the connection".to_owned(),
            _ => "the header `authorization`".to_owned(),
        }
    }

    /// Returns `true` if a request can carry a credential of one of both kinds only.
    pub(crate) fn is_rival(self, other: Self) -> bool {
        match (self, other) {
            (Self::ApiKeyHeader(name), Self::ApiKeyHeader(other)) => name.eq_ignore_ascii_case(other),
            (Self::ApiKeyQuery(name), Self::ApiKeyQuery(other))
            | (Self::ApiKeyCookie(name), Self::ApiKeyCookie(other)) => name == other,
            _ => self.is_authorization() && other.is_authorization(),
        }
    }

    /// Returns `true` if a credential of this kind is in the header `Authorization`.
    pub(crate) fn is_authorization(self) -> bool {
        match self {
            Self::ApiKeyHeader(name) => AUTHORIZATION.as_str().eq_ignore_ascii_case(name),
            Self::ApiKeyQuery(_) | Self::ApiKeyCookie(_) | Self::MutualTls => false,
            Self::Bearer | Self::Basic | Self::Digest | Self::OAuth2(_) | Self::OpenIdConnect(_) | Self::Http(_) => {
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SchemeKind::{self, ApiKeyCookie, ApiKeyHeader, ApiKeyQuery, Bearer, Http, MutualTls};

    #[test]
    fn the_place_of_a_credential_has_words() {
        let place = SchemeKind::place;
        assert_eq!(place(ApiKeyHeader("X-Key")), "the header `x-key`");
        assert_eq!(place(ApiKeyQuery("Key")), "the query parameter `Key`");
        assert_eq!(place(ApiKeyCookie("sid")), "the cookie `sid`");
        assert_eq!(place(MutualTls), "the connection");
        assert_eq!(place(Http("Negotiate")), "the header `authorization`");
    }

    #[test]
    fn two_credentials_in_one_place_are_rivals() {
        assert!(Bearer.is_rival(SchemeKind::Basic));
        assert!(Bearer.is_rival(ApiKeyHeader("authorization")));
        assert!(ApiKeyHeader("X-Key").is_rival(ApiKeyHeader("x-key")));
        assert!(ApiKeyQuery("key").is_rival(ApiKeyQuery("key")));
        assert!(!ApiKeyQuery("key").is_rival(ApiKeyQuery("Key")), "names of parameters are case-sensitive");
        assert!(!ApiKeyQuery("key").is_rival(ApiKeyCookie("key")));
        assert!(!Bearer.is_rival(ApiKeyHeader("X-Key")));
        assert!(!Bearer.is_rival(ApiKeyQuery("key")));
        assert!(!MutualTls.is_rival(MutualTls));
    }
}
