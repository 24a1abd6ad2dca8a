//! The state that all calls of a client share.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use http::header::HeaderName;
use percent_encoding::percent_decode_str;

use super::base_url::{BaseUrl, is_relative};
use super::parameter::{ClientParameter, Preset};
use crate::credential::{Prepared, SchemeKind, SecurityScheme, VariableNames};
use crate::middleware::AnyMiddleware;
use crate::operation::{BuildError, Inherited, Requirement, Server};
use crate::policy::{Budget, Policies, Redirects};
use crate::secret::{SentSecrets, is_secret_name};
use crate::transport::{Timer, Transport};

/// The part of a client that is not generated: base URL, credentials, transport. Cloning it is cheap.
#[derive(Clone)]
pub struct Core(Arc<Settings>);

pub(crate) struct Settings {
    pub(crate) base_url: BaseUrl,
    /// The base URL that the caller set: it counts for every operation.
    pub(super) overridden: Overridden,
    pub(crate) variables: Vec<(String, String)>,
    pub(crate) schemes: &'static [SecurityScheme],
    pub(crate) credentials: Vec<(&'static str, Prepared)>,
    pub(crate) environment: Option<VariableNames>,
    /// The parameters that the client can have values for, and the values.
    pub(super) parameters: &'static [ClientParameter],
    pub(crate) presets: Vec<Preset>,
    pub(crate) headers: HeaderMap,
    /// The secrets that requests may have: credentials, and values of parameters and default headers.
    pub(crate) secrets: SentSecrets,
    pub(crate) policies: Arc<Policies>,
    pub(crate) budget: Budget,
    pub(crate) redirects: Redirects,
    /// The header in which requests without an idempotency key get one.
    pub(crate) idempotency_header: Option<HeaderName>,
    pub(crate) allow_plain_http: bool,
    /// The server is on this machine, whatever the host of its URL.
    pub(crate) is_local: bool,
    pub(crate) check_parameters: bool,
    pub(crate) check_bodies: bool,
    pub(crate) allow_anonymous: bool,
    /// Around each call, and around each attempt.
    pub(crate) middleware: Arc<[Arc<dyn AnyMiddleware>]>,
    pub(crate) attempt_middleware: Arc<[Arc<dyn AnyMiddleware>]>,
    pub(crate) transport: Arc<dyn Transport>,
    /// The caller set the transport, which may have a certificate.
    pub(crate) own_transport: bool,
    pub(crate) timer: Option<Arc<dyn Timer>>,
}

/// A credential that a call needs.
#[derive(Clone, Copy)]
pub(crate) struct Selected<'a> {
    pub(crate) scheme: &'static SecurityScheme,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) prepared: &'a Prepared,
}

/// The part of the servers' URLs that the caller overrides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overridden {
    Nothing,
    /// Scheme and host; relative servers keep their paths.
    Host,
    Whole,
}

impl Core {
    pub(super) fn new(settings: Settings) -> Self {
        Self(Arc::new(settings))
    }

    /// The base URL of the API, without a slash at the end.
    pub fn base_url(&self) -> &str {
        self.0.base_url.as_str()
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0
    }
}

impl Settings {
    /// The credentials of the first alternative that are all at hand; else those of the first one that is complete with
    /// what the request carries already. `None` where no alternative is, and none is empty.
    pub(crate) fn select(
        &self,
        alternatives: &[&'static [Requirement]],
        carries: impl Fn(SchemeKind) -> bool,
    ) -> Option<Vec<Selected<'_>>> {
        let is_carried = |name: &str| self.scheme(name).is_some_and(|scheme| carries(scheme.kind));
        let satisfied = |required: &&'static [Requirement]| required.iter().map(|one| self.selected(one)).collect();
        let completed = |required: &&'static [Requirement]| {
            let is_there = |one: &Requirement| self.credential(one.scheme).is_some() || is_carried(one.scheme);
            required.iter().all(is_there).then(|| required.iter().filter_map(|one| self.selected(one)).collect())
        };
        let named = || alternatives.iter().filter(|required| !required.is_empty());
        let anonymous = alternatives.iter().any(|required| required.is_empty()) || alternatives.is_empty();
        let found = named().find_map(satisfied).or_else(|| named().find_map(completed));
        found.or_else(|| (anonymous || self.allow_anonymous).then(Vec::new))
    }

    /// Every credential that the caller gave, once each.
    pub(crate) fn all_credentials(&self) -> Vec<Selected<'_>> {
        let requirements = self.schemes.iter().map(|scheme| Requirement { scheme: scheme.name, scopes: &[] });
        requirements.filter_map(|requirement| self.selected(&requirement)).collect()
    }

    /// The client's parameter of which an operation takes the value.
    pub(crate) fn parameter(&self, inherited: &Inherited) -> Option<&'static ClientParameter> {
        self.parameters.iter().find(|known| known.is(inherited))
    }

    /// The value that the client has for it.
    pub(crate) fn preset(&self, inherited: &Inherited) -> Option<&Preset> {
        self.presets.iter().find(|preset| preset.parameter.is(inherited))
    }

    fn selected(&self, requirement: &Requirement) -> Option<Selected<'_>> {
        let scheme = self.scheme(requirement.scheme)?;
        Some(Selected { scheme, scopes: requirement.scopes, prepared: self.credential(requirement.scheme)? })
    }

    fn scheme(&self, name: &str) -> Option<&'static SecurityScheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }

    /// The base URL of an operation, which may have a server of its own.
    pub(crate) fn base_url_of(&self, server: Option<&Server>) -> Result<Cow<'_, BaseUrl>, BuildError> {
        let url = server.filter(|_| self.overridden != Overridden::Whole).map(|server| server.expand(&self.variables));
        match url.filter(|url| self.overridden == Overridden::Nothing || is_relative(url)) {
            Some(url) => self.base_url.join(&url).map(Cow::Owned),
            None => Ok(Cow::Borrowed(&self.base_url)),
        }
    }

    fn credential(&self, scheme: &str) -> Option<&Prepared> {
        self.credentials.iter().find(|(name, _)| *name == scheme).map(|(_, credential)| credential)
    }

    /// Returns `true` if a query parameter of this name, percent-encoded, carries an API key.
    pub(crate) fn is_secret_parameter(&self, encoded: &str) -> bool {
        is_parameter_of_scheme(self.schemes, encoded)
    }

    /// Returns `true` if the value of a query parameter of this name is not shown.
    pub(crate) fn hides(&self, encoded: &str) -> bool {
        self.is_secret_parameter(encoded) || is_secret_name(encoded)
    }

    /// Returns `true` if code of the caller may change requests.
    pub(crate) fn has_middleware(&self) -> bool {
        !self.middleware.is_empty() || !self.attempt_middleware.is_empty()
    }

    /// Returns `true` if a header of this name carries a credential of a security scheme.
    pub(crate) fn is_secret_header(&self, name: &str) -> bool {
        is_header_of_scheme(self.schemes, name)
    }
}

/// Returns `true` if a query parameter of this name, percent-encoded, carries an API key.
pub(super) fn is_parameter_of_scheme(schemes: &[SecurityScheme], encoded: &str) -> bool {
    let is_key = |kind| matches!(kind, SchemeKind::ApiKeyQuery(key) if percent_decode_str(encoded).eq(key.bytes()));
    schemes.iter().any(|scheme| is_key(scheme.kind))
}

/// Returns `true` if a header of this name carries an API key.
pub(super) fn is_header_of_scheme(schemes: &[SecurityScheme], name: &str) -> bool {
    let is_key = |kind| matches!(kind, SchemeKind::ApiKeyHeader(header) if header.eq_ignore_ascii_case(name));
    schemes.iter().any(|scheme| is_key(scheme.kind))
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<_> = self.0.credentials.iter().map(|(name, _)| name).collect();
        f.debug_struct("Core")
            .field("base_url", &self.0.base_url.as_str())
            .field("credentials_for", &schemes)
            .finish_non_exhaustive()
    }
}
